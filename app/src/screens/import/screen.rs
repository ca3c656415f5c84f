//! The import page as a whole.

use battle_map::{
    model::ledger::{Issue, IssueCode},
    view::import_preview::{ImportDesk, ImportPreview},
};
use leptos::prelude::*;

use super::{
    choose::Choose,
    confirm::Confirm,
    issues::{Absent, Issues},
    past::PastImports,
    questions::Questions,
    rejected::Rejected,
    rows::Rows,
    sheets::Sheets,
    sums::{Done, Sums},
};
use crate::{
    live::{Followed, latest},
    parts::{frame::NavPage, view_page::ViewPage},
    screens::import::Importing,
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn ImportScreen(
    /// What the page offers before a file was chosen.
    view: Followed<ImportDesk>,
) -> impl IntoView {
    let texts = use_texts();
    let desk = latest(view);
    let lists = Memo::new(move |_| desk.with(|d| d.as_ref().map(|d| d.lists.clone())));
    // What was chosen, typed and decided outlives every change of the city.
    let today = Memo::new(move |known: Option<&Option<_>>| {
        known.copied().flatten().or_else(|| desk.with(|d| d.as_ref().map(|d| d.today)))
    });
    let imports = Memo::new(move |_| {
        desk.with(|d| d.as_ref().map(|d| d.imports.clone()).unwrap_or_default())
    });
    let now =
        Signal::derive(move || desk.with(|d| d.as_ref().map(|d| d.frame.now).unwrap_or_default()));
    view! {
        <ViewPage view latest=desk frame=|view| &view.frame here=NavPage::Office title="import.title" class="import-page">
            {move || today.get().map(|today| {
                let importing = Importing::new(today);
                let lists = lists.get_untracked().unwrap_or_default();
                view! {
                    <header class="my-head">
                        <h1>{texts.get("import.title")}</h1>
                        <a href="/office">{texts.get("office.title")}</a>
                    </header>
                    <Choose importing lists />
                    {move || importing.done().map(|tally| view! { <Done tally /> })}
                    {move || importing.standing().map(|preview| view! { <Preview importing preview /> })}
                    <PastImports imports now />
                }
            })}
        </ViewPage>
    }
}

#[component]
fn Preview(importing: Importing, preview: ImportPreview) -> impl IntoView {
    let texts = use_texts();
    let (new, changed): (Vec<_>, Vec<_>) =
        preview.rows.iter().cloned().partition(|row| row.project.is_none());
    let moved = importing.has_moved();
    // What was not understood stands with its sheet, where it can be corrected.
    let shown =
        |issue: &&Issue| !matches!(issue.code, IssueCode::UnknownColumn | IssueCode::UnknownStatus);
    let warnings: Vec<Issue> = preview.warnings.iter().filter(shown).cloned().collect();
    view! {
        <div class="import-preview">
            {moved.then(|| view! { <p class="import-moved" role="alert">{texts.get("import.moved")}</p> })}
            <Sums preview=preview.clone() />
            <Sheets importing preview=preview.clone() />
            <Questions importing questions=preview.questions.clone() answered=preview.answered.clone() />
            <Rejected importing preview=preview.clone() />
            <Issues heading="import.warnings" class="warned" issues=warnings />
            <Rows heading="import.changed" rows=changed />
            <Rows heading="import.new" rows=new />
            <Absent projects=preview.absent.clone() />
            <Confirm importing preview />
        </div>
    }
}
