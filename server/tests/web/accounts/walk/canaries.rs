//! Every query, feed, page and refusal, asked as every kind of person, of a city in which every text
//! that is hidden from somebody carries a canary: who reads one that is not theirs is found out.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
    time::Duration,
};

use axum::{
    body::{Body, BodyDataStream},
    http::{Request, StatusCode, header},
};
use battle_map::view::{
    cards::{CardQuery, CardQueue},
    filter::Filter,
    ledger_table::TableQuery,
    map_page::MapQuery,
    notices::NoticeQuery,
    plan_board::PlanQuery,
};
use battle_map_app::ask::QUESTIONS;
use battle_map_server::{log::Store, paper::FontFiles};
use futures::StreamExt;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::{
    ask, roles, walkers,
    ways::{WAYS, Way},
};
use crate::support::{Answer, Browser, City, pdf};

mod crawl;
mod merged;
mod planted;
mod table;

use table::{KINDS, TABLE};

const EVENTS: &str = include_str!("../../../data/events.jsonl");

/// How many projects, notices, editions and files there are to be asked for by number.
const THINGS: u32 = 4;

/// Pages and files with a question in their address, which the table of ways leaves out.
const PAGES: &[&str] = &[
    "/notices?state=all",
    "/cards?queue=standing",
    "/cards?queue=ended",
    "/cards/sheet?batch=1",
    "/problems?state=all",
    "/projects?print=1",
    "/plan?mine=1",
    "/plan?from=2026&to=2028&group=unit",
    "/feed/plan.xlsx?from=2026&to=2028",
    "/feed/plan.pdf?from=2026&to=2028&paper=a2",
    "/?selected=1",
    "/?selected=2",
    "/my?month=2026-06",
    "/feed/notices.xlsx?state=all",
    "/feed/problems.xlsx?state=all",
    "/feed/month.xlsx?edition=1",
    "/feed/bulletin.docx?edition=2",
];

/// Every page and file of a thing that has a number, for the first of these things.
fn numbered() -> Vec<String> {
    let ways = WAYS.iter().filter(|way| way.method == "GET" && way.path.contains("{id}"));
    ways.flat_map(|way| (1..=THINGS).map(|id| way.path.replace("{id}", &id.to_string()))).collect()
}

/// Questions with other bodies than those of the table of ways.
fn questions() -> Vec<(&'static str, Value)> {
    let all = NoticeQuery { progress: "all".parse().unwrap(), ..NoticeQuery::default() };
    let selected = MapQuery { selected: "1".parse().ok(), ..MapQuery::default() };
    let mut asked = vec![
        ("notices", json!(all)),
        ("desk", json!({ "month": "2026-06" })),
        ("map-page", json!({ "query": selected })),
        ("wall", json!({ "shown": null, "scene": { "alone": "notices" } })),
        ("wall", json!({ "shown": null, "scene": { "alone": "problems" } })),
    ];
    for id in 1..=THINGS {
        let scene = json!({ "alone": { "close-up": id } });
        asked.push(("wall", json!({ "shown": null, "scene": scene })));
    }
    for queue in CardQueue::ALL {
        asked.push(("cards", json!(CardQuery { queue, ..CardQuery::default() })));
    }
    for (project, milestone) in (1..=THINGS).flat_map(|p| (1..=2 * THINGS).map(move |m| (p, m))) {
        asked.push(("plan-cell", json!({ "project": project, "milestone": milestone })));
    }
    for way in WAYS.iter().filter(|way| way.body().1 == r#"{"id":1}"#) {
        let Some(name) = way.path.strip_prefix(QUESTIONS) else { continue };
        asked.extend((1..=THINGS).map(|id| (name, json!({ "id": id }))));
    }
    asked
}

/// Everything that somebody gets, by what was asked.
async fn everything(browser: &Browser) -> Vec<(String, String)> {
    let mut told = Vec::new();
    let asks = |way: &&Way| way.method == "GET" || way.path.starts_with("/api/view/");
    for way in WAYS.iter().filter(asks).filter(|way| !way.ends_the_session()) {
        told.push((format!("{} {}", way.method, way.address), text(&ask(browser, way).await)));
    }
    let pages = PAGES.iter().map(|page| (*page).to_owned());
    for page in pages.chain(numbered()) {
        let said = text(&browser.get(&page).await);
        told.push((page, said));
    }
    for (name, body) in questions() {
        let request = Request::post(format!("/api/view/{name}"))
            .header(header::CONTENT_TYPE, "application/json");
        let answer = browser.send(request.body(Body::from(body.to_string())).unwrap()).await;
        told.push((format!("{name} {body}"), text(&answer)));
    }
    told
}

/// What an answer says; of a package what its parts say, of a PDF what its pages say, too.
fn text(answer: &Answer) -> String {
    let mut said = format!("{:?}", answer.headers);
    if answer.bytes.starts_with(b"%PDF") {
        return said + &answer.text + &pdf::text(&answer.bytes);
    }
    if !answer.bytes.starts_with(b"PK") {
        return said + &answer.text;
    }
    let mut package = zip::ZipArchive::new(Cursor::new(&answer.bytes)).unwrap();
    for part in 0..package.len() {
        let mut bytes = Vec::new();
        package.by_index(part).unwrap().read_to_end(&mut bytes).unwrap();
        said += &String::from_utf8_lossy(&bytes);
    }
    said
}

/// Things that have a version, of every kind; some of them nobody made here.
const SUBJECTS: &[&str] = &[
    "city",
    "display/1",
    "ledger",
    "region/1",
    "unit/1",
    "list/1",
    "layer/1",
    "person/1",
    "period/2026-05",
    "period/2026-06",
    "edition/1",
    "checklist/start",
    "batch/1",
    "series/1",
    "rule-set/1",
    "rule-scopes",
    "document/0",
    "draft/1",
    "draft/3",
    "project/1",
    "project/1/milestone/1",
    "project/1/milestone/2",
    "project/1/milestone/3",
    "project/1/plan/2026",
    "project/1/report/2026-05",
    "project/1/report/2026-06",
    "project/2/report/2026-06",
    "project/1/problem/1",
    "project/1/card/1",
    "project/1/card/2",
    "project/1/card/3",
    "project/1/card/4",
    "project/1/evidence/1",
    "project/1/evidence/2",
    "project/1/notice/1",
    "project/1/notice/2",
    "project/1/notice/4",
    "project/1/bottom-line/1",
    "project/1/bottom-line/2",
    "project/2/bottom-line/3",
];

/// The words of a subject without its numbers: `project/card` of `project/1/card/2`.
fn kind_of(subject: &str) -> String {
    let word = |part: &&str| !part.starts_with(|c: char| c.is_ascii_digit());
    subject.split('/').filter(word).take(2).collect::<Vec<_>>().join("/")
}

#[test]
fn the_versions_of_every_kind_of_thing_are_asked_for() {
    let events: Vec<Value> =
        EVENTS.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let subjects = events.iter().filter_map(|event| event["event"]["subject"].as_str());
    let known: BTreeSet<_> = subjects.map(kind_of).collect();
    let asked: BTreeSet<_> = SUBJECTS.iter().copied().map(kind_of).collect();
    assert!(known.len() > 20, "{known:?}");
    let missing: Vec<_> = known.difference(&asked).collect();
    assert!(missing.is_empty(), "ask for one of each in SUBJECTS: {missing:#?}");
}

/// A command that somebody may give, so that what it read is compared.
fn allowed(walker: &str) -> Value {
    let forecast = |subject: &str| json!({ "subject": subject, "action": { "milestone": { "forecast": { "date": "2028-01-15" } } } });
    match walker {
        "leader" => {
            let raise = json!({ "raise": { "line": "quality", "reason": "混凝土强度不足" } });
            json!({ "subject": "project/1", "action": { "bottom-line": raise } })
        }
        "other-unit" | "other-county" => forecast("project/3/milestone/4"),
        _ => forecast("project/1/milestone/1"),
    }
}

/// The answer to a command that read a version long gone.
async fn stale(browser: &Browser, walker: &str, subject: &str) -> Answer {
    let reads = json!([{ "subject": subject, "version": 1 }]);
    let order = json!({ "id": "command-stale", "reads": reads, "command": allowed(walker) });
    browser.execute(&order.to_string()).await
}

#[tokio::test]
async fn no_canary_is_heard_by_whoever_may_not_hear_it() {
    let city = planted::city().await;
    let mut heard: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (walker, browser) in everybody(&city).await {
        let mut told = everything(&browser).await;
        for subject in SUBJECTS {
            told.push((format!("stale {subject}"), text(&stale(&browser, walker, subject).await)));
        }
        for (asked, said) in &told {
            for row in TABLE.iter().filter(|row| said.contains(row.canary)) {
                heard.entry(row.canary).or_default().insert(walker);
                if !row.readers.contains(&walker) {
                    wrong.push(format!("{walker} reads {} in {asked}", row.canary));
                }
            }
            for word in said.split("CANARY-").skip(1) {
                let mut known = TABLE.iter().filter_map(|row| row.canary.strip_prefix("CANARY-"));
                assert!(known.any(|known| word.starts_with(known)), "no row: {word:.40}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for row in TABLE {
        assert!(heard.contains_key(row.canary), "nobody ever reads {}: is it planted?", row.canary);
    }
}

/// A notice's PDF is read like a page, so that what it tells is compared with the table above.
#[tokio::test]
async fn what_a_paper_says_is_read_out_of_its_file() {
    if FontFiles::find(None).is_err() {
        eprintln!("no Chinese font is installed: nothing to set a paper in");
        return;
    }
    let city = planted::city().await;
    for (walker, reads) in [("office", true), ("unit", true), ("viewer", false)] {
        let paper = city.signed_in(walker).await.get("/notices/1/paper.pdf").await;
        let said = if reads { pdf::text(&paper.bytes) } else { text(&paper) };
        for canary in ["facts", "demand", "basis", "signatory"] {
            let canary = format!("CANARY-notice-{canary}");
            assert_eq!(said.contains(&canary), reads, "{walker}, {canary}: {said:.4000}");
        }
        assert_eq!(said.contains("岳池人民医院迁建"), reads, "{walker}");
    }
}

/// What somebody finds by some words, on the ledger and on the map, without the words themselves.
async fn found(browser: &Browser, words: &str) -> Vec<(&'static str, String)> {
    let filter = Filter { text: words.to_owned(), ..Filter::default() };
    let table = TableQuery { filter: filter.clone(), ..TableQuery::default() };
    let map = MapQuery { filter, ..MapQuery::default() };
    let mut found = Vec::new();
    for (name, body, told) in [
        ("ledger", json!(table), "/shown"),
        ("plan", json!(PlanQuery { table, ..PlanQuery::default() }), "/rows/count"),
        ("map-page", json!({ "query": map }), "/sums"),
    ] {
        let request = Request::post(format!("{QUESTIONS}{name}"))
            .header(header::CONTENT_TYPE, "application/json");
        let answer = browser.send(request.body(Body::from(body.to_string())).unwrap()).await;
        if answer.status == StatusCode::OK {
            let view: Value = serde_json::from_str(&answer.text).unwrap();
            let told = view.pointer(told).unwrap_or_else(|| panic!("{name}: {view}"));
            found.push((name, told.to_string().replace(words, "")));
        }
    }
    found
}

#[tokio::test]
async fn nobody_finds_a_project_by_words_that_they_may_not_read() {
    let city = planted::city().await;
    for (walker, browser) in walkers(&city).await {
        let nothing = found(&browser, "CANARY-nobody-planted").await;
        let known = found(&browser, "岳池").await;
        assert!(known.iter().zip(&nothing).all(|(known, nothing)| known != nothing), "{known:?}");
        for row in TABLE.iter().filter(|row| !row.readers.contains(&walker)) {
            assert_eq!(found(&browser, row.canary).await, nothing, "{walker}, {}", row.canary);
        }
    }
}

/// The next message of a live link, as JSON.
async fn message(stream: &mut BodyDataStream) -> Value {
    let bytes = timeout(Duration::from_secs(20), stream.next()).await.unwrap().unwrap().unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    serde_json::from_str(text.trim().strip_prefix("data: ").unwrap()).unwrap()
}

#[tokio::test]
async fn a_live_link_tells_where_the_log_stands_and_nothing_else() {
    let city = City::with_a_project(&roles()).await;
    let office = city.signed_in("office").await;
    let mut links = Vec::new();
    for (walker, browser) in walkers(&city).await {
        let (status, _, body) =
            browser.open(Request::get("/live").body(Body::empty()).unwrap()).await;
        assert_eq!(status, StatusCode::OK, "{walker}");
        links.push((walker, body.into_data_stream()));
    }
    let before = city.log.head().await.unwrap().seq;
    let name = json!({ "unit": { "register": { "name": "CANARY-unit" } } });
    let command = json!({ "subject": "city", "action": name });
    let given = office.execute(&json!({ "id": "told-live", "command": command }).to_string()).await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.text);
    for (walker, link) in &mut links {
        let mut seq = 0;
        while seq <= before {
            let told = message(link).await;
            let keys: Vec<_> = told.as_object().unwrap().keys().cloned().collect();
            assert_eq!(keys, ["build", "date", "seq", "time"], "{walker}: {told}");
            seq = told["seq"].as_u64().unwrap();
        }
    }
}

/// All who walk, and a stranger.
async fn everybody(city: &City) -> Vec<(&'static str, Browser)> {
    let mut all = walkers(city).await;
    all.push(("nobody", city.browser([10, 0, 0, 9])));
    all
}

#[tokio::test]
async fn a_version_that_somebody_may_not_see_is_answered_like_one_that_does_not_exist() {
    let city = planted::city().await;
    let hidden = [
        ("project/1/report/2026-06", "project/99/report/2026-06"),
        ("project/1/evidence/1", "project/1/evidence/99"),
        ("draft/3", "draft/99"),
        ("project/1/bottom-line/1", "project/1/bottom-line/99"),
        ("person/1", "person/99"),
    ];
    for walker in ["other-unit", "other-county"] {
        let browser = city.signed_in(walker).await;
        for (known, missing) in hidden {
            let known = stale(&browser, walker, known).await;
            let missing = stale(&browser, walker, missing).await;
            assert_eq!((known.status, &known.text), (missing.status, &missing.text), "{walker}");
            assert_eq!(known.status, StatusCode::FORBIDDEN, "{walker}: {}", known.text);
        }
    }
}

#[test]
fn every_kind_of_text_in_the_log_has_a_row() {
    let mut found = BTreeSet::new();
    for line in EVENTS.lines().filter(|line| !line.is_empty()) {
        let event: Value = serde_json::from_str(line).unwrap();
        texts(String::new(), &event["event"]["change"], &mut found);
    }
    let listed: BTreeSet<_> = KINDS.iter().map(|(place, _)| (*place).to_owned()).collect();
    let missing: Vec<_> = found.difference(&listed).collect();
    assert!(missing.is_empty(), "say in canaries/table.rs who may read them: {missing:#?}");
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(gone.is_empty(), "no such text any more: {gone:#?}");
    for canary in KINDS.iter().filter_map(|(_, canary)| *canary) {
        assert!(TABLE.iter().any(|row| row.canary == canary), "{canary} has no row");
    }
}

/// The places of an event at which somebody's words stand: what is neither a code, a date nor a mark.
fn texts(place: String, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(words) if !words.is_ascii() => {
            found.insert(place);
        }
        Value::Array(all) => all.iter().for_each(|one| texts(place.clone(), one, found)),
        Value::Object(all) => {
            for (key, one) in all {
                let dot = if place.is_empty() { "" } else { "." };
                texts(format!("{place}{dot}{key}"), one, found);
            }
        }
        _ => {}
    }
}
