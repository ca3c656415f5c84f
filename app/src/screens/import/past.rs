//! The last imports, each with what taking it back would do, or what keeps it from that.

use battle_map::{
    event::Subject,
    model::ledger::LedgerAction,
    value::{Seq, Timestamp},
    view::past_imports::{BuiltOn, PastImport, PastImportState, Undoing},
};
use leptos::prelude::*;

use crate::{
    erased::Show,
    execute::CommandJson,
    form::{Confirm, FormFault, Typed, use_form},
    format,
    live::Lines,
    texts::{Texts, use_texts},
};

/// The last imports, newest first.
#[component]
pub fn PastImports(
    /// All that are remembered.
    imports: Memo<Vec<PastImport>>,
    /// The moment from which the others are named.
    now: Signal<Timestamp>,
) -> impl IntoView {
    let texts = use_texts();
    let any = move || imports.with(|imports| !imports.is_empty());
    view! {
        <Show when=any>
            <section class="import-part import-past">
                <h2>{texts.get("import.past")}</h2>
                <ol class="import-issues">
                    <Lines lines=imports key=|line: &PastImport| line.seq.0 let:line>
                        <Line line now />
                    </Lines>
                </ol>
            </section>
        </Show>
    }
}

#[component]
fn Line(line: Memo<PastImport>, now: Signal<Timestamp>) -> impl IntoView {
    let texts = use_texts();
    let (seq, file) = line.with_untracked(|line| (line.seq, line.file.to_string()));
    let facts = move || line.with(|line| facts(texts, line, now.get()));
    let free = move || line.with(|line| matches!(line.state, PastImportState::Free(_)));
    let words = move || line.with(|line| standing(texts, &line.state, now.get()));
    view! {
        <li>
            <b>{file}</b>
            <span>{facts}</span>
            {words}
            <Show when=free><TakeBack seq line /></Show>
        </li>
    }
}

/// The button that takes an import back, and the question before it.
#[component]
fn TakeBack(seq: Seq, line: Memo<PastImport>) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("take-back-import", seq.0, Typed::default());
    let what = move || {
        let counts = line.with(|line| match &line.state {
            PastImportState::Free(undoing) => undone(texts, undoing),
            _ => Vec::new(),
        });
        let counts = counts.into_iter().map(|words| view! { <li>{words}</li> });
        view! {
            <p>{texts.get("import.take-back-means")}</p>
            <ul>{counts.collect_view()}</ul>
        }
    };
    let send = move |()| {
        let action = LedgerAction::TakeBack { import: seq };
        form.send(CommandJson::of(Subject::Ledger, action), Vec::new());
    };
    view! {
        <Confirm
            form
            label="import.take-back"
            confirm="import.take-back-now"
            ready=|()| true
            what
            send
            primary=false
        />
        <FormFault form />
    }
}

/// When, by whom, for which list and month, and how the rows came out.
fn facts(texts: Texts, line: &PastImport, now: Timestamp) -> String {
    let when = format!("{} {}", format::moment(texts, line.at, now), line.by);
    let list = line.list.as_ref();
    let list = list.map(|list| texts.fill("import.of-list", &[("list", list.as_str())]));
    let period = line.period.map(|month| {
        texts.fill("import.of-period", &[("month", &format::month_end(texts, month))])
    });
    let (new, changed) = (line.tally.new.to_string(), line.tally.changed.to_string());
    let rows = texts.fill("import.past-rows", &[("new", &new), ("changed", &changed)]);
    let mended = (line.tally.mended > 0)
        .then(|| texts.fill("import.past-mended", &[("count", &line.tally.mended.to_string())]));
    [Some(when), list, period, Some(rows), mended]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What taking an import back would do, one line for each kind of thing.
fn undone(texts: Texts, undoing: &Undoing) -> Vec<String> {
    let some = undoing.counts().into_iter().filter(|(_, count)| *count > 0);
    some.map(|(code, count)| {
        texts.fill(&format!("import.undo.{code}"), &[("count", &count.to_string())])
    })
    .collect()
}

/// Why an import cannot be taken back, or that it was.
fn standing(texts: Texts, state: &PastImportState, now: Timestamp) -> AnyView {
    match state {
        PastImportState::Free(_) => ().into_any(),
        PastImportState::Unknown => {
            view! { <span class="hint">{texts.get("import.past-unknown")}</span> }.into_any()
        }
        PastImportState::TakenBack { at, by } => {
            let at = format::moment(texts, *at, now);
            let words = texts.fill("import.taken-back", &[("at", &at), ("by", by.as_str())]);
            view! { <em>{words}</em> }.into_any()
        }
        PastImportState::BuiltOn { things, more } => built_on(texts, things, *more),
    }
}

fn built_on(texts: Texts, things: &[BuiltOn], more: u32) -> AnyView {
    let count = u32::try_from(things.len()).unwrap_or(u32::MAX).saturating_add(more);
    let lines = things.iter().map(|thing| {
        let kind = texts.get(&format!("import.on.{}", thing.kind));
        let month = thing.month.map(|month| format::month(texts, month)).unwrap_or_default();
        let words = [thing.name.clone(), kind, month];
        let words: Vec<_> = words.into_iter().filter(|words| !words.is_empty()).collect();
        view! { <li><a href=address(thing.subject) target="_blank">{words.join(" · ")}</a></li> }
    });
    let lines: Vec<_> = lines.collect();
    let more = (more > 0).then(|| {
        view! { <p>{texts.fill("import.on.more", &[("count", &more.to_string())])}</p> }
    });
    view! {
        <details>
            <summary>{texts.fill("import.built-on", &[("count", &count.to_string())])}</summary>
            <ul class="import-absent">{lines}</ul>
            {more}
        </details>
    }
    .into_any()
}

/// The page on which a thing is shown.
fn address(subject: Subject) -> String {
    match subject {
        Subject::Notice(_, id) | Subject::Draft(id) => format!("/notices/{id}"),
        Subject::Edition(id) => format!("/editions/{id}"),
        Subject::Period(_) => "/editions".to_owned(),
        Subject::Unit(_) | Subject::Region(_) | Subject::List(_) | Subject::Person(_) => {
            "/admin".to_owned()
        }
        Subject::Problem(..) => "/problems".to_owned(),
        _ => match subject.project() {
            Some(project) => format!("/projects/{project}"),
            None if matches!(subject, Subject::Card(..)) => "/cards".to_owned(),
            None => "/office".to_owned(),
        },
    }
}
