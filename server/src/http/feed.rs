//! `/feed`: the ledger as files for other programs, filtered and ordered like the page that links here.
//!
//! Each is made once for all who may see the same, and leaves in pieces ([`SharedFiles`]): however many
//! are fetched at once, by however slow a client, the server holds little more than one in making.

use std::{collections::HashMap, sync::Arc};

use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::Response,
    routing::get,
};
use battle_map::{
    access::{self, Screen},
    model::{finding::Arithmetic, rule::DayKind},
    value::{Day, LedgerDate},
    view::{
        assessment::Assessment,
        cards::{self, CardRow},
        export::{ExportRow, ExportTable},
        ledger_table::{TableQuery, order},
        notices::{self, NoticeQuery},
        plan_board::PlanQuery,
        problems::ProblemQuery,
        rules::{self, FirstCard},
        seen::Seen,
    },
};
use battle_map_app::{
    ask::{Asker, SharedBackend},
    finding, format,
    paper::PAPER_WORDS,
    parts::rule::{condition as words_of, reach},
    texts::Language,
};
use battle_map_ledger::export::{self, ExportFormat, cards::Reason, first_round::RuleWords};
use serde::Serialize;

use crate::{
    auth::Who,
    clock,
    http::{
        disposition::{self, FileOf},
        refusal::refused,
    },
};

mod answered;
mod plan;
mod shared;

use answered::{bulletin_text, month, problems};
pub use shared::{Download, FileKey, MadeFile, NoFile, SharedFiles};

/// What files are made of, and those that were made.
#[derive(Clone)]
struct Feeds {
    backend: SharedBackend,
    files: Arc<SharedFiles>,
    /// The font of papers that was chosen, if one was.
    font: Option<String>,
}

/// The routes, open to everybody who passes the gate.
pub fn router(backend: SharedBackend, files: Arc<SharedFiles>, font: Option<String>) -> Router {
    Router::new().route("/feed/{file}", get(feed)).with_state(Feeds { backend, files, font })
}

/// A request for a file: by whom, and how they want to be answered.
struct FileRequest {
    files: Arc<SharedFiles>,
    asker: Asker,
    headers: HeaderMap,
    font: Option<String>,
}

impl FileRequest {
    /// What they see at present.
    fn seen(&self) -> Seen {
        self.asker.backend.seen(&self.asker.actor)
    }
}

async fn feed(
    State(Feeds { backend, files, font }): State<Feeds>,
    Path(file): Path<String>,
    who: Option<Extension<Who>>,
    Query(parameters): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    // A wall shows its screens and takes no files away.
    if !access::may_open(&who.actor, Screen::Projects) {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    }
    let asker = Asker { backend, actor: who.actor, language: Language::Chinese };
    let order = FileRequest { files, asker, headers, font };
    let get = |key: &str| parameters.iter().find(|(k, _)| k == key).map(|(_, v)| v.clone());
    let query = TableQuery::read(get);
    match file.as_str() {
        "month.xlsx" => month(order, get("edition")).await,
        "cards.xlsx" => of_cards(order).await,
        "bulletin.docx" => bulletin_text(order, get("edition")).await,
        "first-round.xlsx" => {
            first_round(order, get("from").and_then(|day| day.parse().ok())).await
        }
        "problems.xlsx" => problems(order, ProblemQuery::read(get)).await,
        "notices.xlsx" => register(order, NoticeQuery::read(get)).await,
        "plan.xlsx" => plan::xlsx(order, PlanQuery::read(get)).await,
        "plan.pdf" => plan::pdf(order, PlanQuery::read(get), get("paper")).await,
        "ledger.xlsx" => table(order, query, &file, ExportFormat::Xlsx).await,
        "ledger.csv" => table(order, query, &file, ExportFormat::Csv).await,
        "projects.geojson" => table(order, query, &file, ExportFormat::Geojson).await,
        _ => refused(StatusCode::NOT_FOUND, "not-found"),
    }
}

/// The ledger in a `format`, filtered and ordered like the page.
async fn table(
    order: FileRequest,
    query: TableQuery,
    file: &str,
    format: ExportFormat,
) -> Response {
    let seen = order.seen();
    let key = if format == ExportFormat::Geojson { "places" } else { "ledger" };
    let download = Download {
        key: FileKey::new(&seen, asked(file, &query)),
        disposition: disposition::download(key, today(), file),
        media_type: format.media_type(),
    };
    let write = move || format.pieces(shown(&seen.assessment, &query));
    order.files.answer(&order.headers, download, write).await
}

/// A file together with the question it answers, the same for all who ask the same.
fn asked(file: &str, question: &impl Serialize) -> String {
    // A question always serialises: it came as one.
    format!("{file} {}", serde_json::to_string(question).unwrap_or_default())
}

/// A workbook by its name and that of its key in the catalogue.
fn workbook(seen: &Seen, file: String, name: (&str, FileOf), plain: &str) -> Download {
    Download {
        key: FileKey::new(seen, file),
        disposition: disposition::download(name.0, name.1, plain),
        media_type: ExportFormat::Xlsx.media_type(),
    }
}

/// The register of penalty notices, as far as the requester may see it.
async fn register(order: FileRequest, query: NoticeQuery) -> Response {
    let seen = order.seen();
    if !access::may_open(&seen.actor, Screen::Notices) {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    }
    let file = asked("notices.xlsx", &NoticeQuery { page: 0, records: 0, ..query.clone() });
    let download = workbook(&seen, file, ("notices", today()), "notices.xlsx");
    let write = move || {
        let view = notices::whole_register(&seen.assessment, &seen.actor, &query, clock::now());
        export::notices::workbook(&view, &PAPER_WORDS)
    };
    order.files.answer(&order.headers, download, write).await
}

/// What the first round of cards would propose if cards began on `from`, for the headquarters.
async fn first_round(order: FileRequest, from: Option<Day>) -> Response {
    let seen = order.seen();
    let round = rules::whole_first_round(&seen.assessment, &seen.actor, from, clock::now());
    let Some(round) = round else {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    };
    let day = format::date(PAPER_WORDS, LedgerDate::Day(round.from));
    let file = format!("first-round.xlsx {}", round.from);
    let name = ("first-round", FileOf::Day(round.from));
    let download = workbook(&seen, file, name, "first-round.xlsx");
    let title = PAPER_WORDS.fill("start.sheet-title", &[("day", &day)]);
    let write = move || export::first_round::workbook(&round, &title, &rule_words);
    order.files.answer(&order.headers, download, write).await
}

/// Why a card would be proposed, as its papers would say it.
fn rule_words(card: &FirstCard) -> RuleWords {
    let finding = &card.finding;
    let days = match finding.arithmetic {
        Arithmetic::Elapsed { counted, .. } => counted,
        Arithmetic::Share { .. } | Arithmetic::Count { .. } | Arithmetic::Stated(_) => {
            DayKind::Calendar
        }
    };
    let rule = finding.arithmetic.condition().map(|condition| {
        let threshold = reach(PAPER_WORDS, condition, finding.limit, days);
        words_of(PAPER_WORDS, condition) + &threshold
    });
    RuleWords {
        rule: rule.unwrap_or_default(),
        headline: finding::headline(PAPER_WORDS, finding),
        arithmetic: finding::unfolded(PAPER_WORDS, finding),
    }
}

/// The cards that somebody sees, with their evidence, for those who may open the cards.
async fn of_cards(order: FileRequest) -> Response {
    let seen = order.seen();
    if !access::may_open(&seen.actor, Screen::Cards) {
        return refused(StatusCode::FORBIDDEN, "not-allowed");
    }
    let board = &seen.assessment.board;
    let period = seen.assessment.closed.map(|month| board.period_name(month));
    let of = period.map_or_else(today, FileOf::Period);
    let download = workbook(&seen, "cards.xlsx".to_owned(), ("cards", of), "cards.xlsx");
    let write = move || {
        let rows = cards::ledger(&seen.assessment, &seen.actor, clock::now());
        export::cards::workbook(&rows, &PAPER_WORDS, &reason)
    };
    order.files.answer(&order.headers, download, write).await
}

/// Why a card was proposed, as its papers say it.
fn reason(row: &CardRow) -> Reason {
    Reason {
        headline: finding::headline(PAPER_WORDS, &row.finding),
        arithmetic: finding::unfolded(PAPER_WORDS, &row.finding),
    }
}

fn today() -> FileOf {
    FileOf::Day(clock::now().day())
}

/// The rows that pass the filter, in the order in which the page shows them, each with its
/// sub-projects below it.
fn shown(assessment: &Assessment, query: &TableQuery) -> ExportTable {
    let mut table = ExportTable::of(&assessment.board, query.filter.list, clock::now().day());
    let order = order::projects(assessment, query);
    let places: HashMap<_, _> = order.into_iter().zip(0_usize..).collect();
    // The page lists entries only: a sub-project goes where its entry goes.
    let place = |row: &ExportRow| {
        let entry = row.parent.and_then(|entry| places.get(&entry));
        entry.or_else(|| places.get(&row.number)).copied()
    };
    table.rows.retain(|row| place(row).is_some());
    table.rows.sort_by_key(|row| (place(row), row.parent.is_some()));
    table
}
