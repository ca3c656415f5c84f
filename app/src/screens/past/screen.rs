//! The page on which a register comes in, as a whole.

use battle_map::{
    model::register::RegisterColumn,
    view::past::{PastPreview, PastView, RowFault},
};
use leptos::prelude::*;

use super::wire::PastAbout;
use crate::{
    erased::Show,
    form::Reading,
    live::{Followed, latest},
    parts::{frame::NavPage, view_page::ViewPage},
    preview_file::{ChooseFile, Decide, FileJob, Loading},
    texts::{Texts, use_texts},
};

/// Loading a register of notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Notices;

impl FileJob for Notices {
    type About = PastAbout;
    type Preview = PastPreview;
    const ADDRESS: &'static str = "/api/past";

    fn form(self) -> &'static str {
        "past-notices"
    }

    fn about(self, _typed: &mut Reading<'_>) -> Option<PastAbout> {
        Some(PastAbout {})
    }
}

/// The page, as far as its view is there.
#[component]
pub fn PastScreen(
    /// What the page says before a file was chosen.
    view: Followed<PastView>,
) -> impl IntoView {
    let texts = use_texts();
    let page = latest(view);
    let series = Memo::new(move |_| {
        let series = page.with(|p| p.as_ref().map(|p| p.series.clone())).unwrap_or_default();
        let series: Vec<_> = series.iter().map(ToString::to_string).collect();
        series.join(&texts.get("list.joint"))
    });
    let hint = move || texts.fill("past.series", &[("series", &series.get())]);
    view! {
        <ViewPage view latest=page frame=|view| &view.frame here=NavPage::Office title="past.title" class="import-page past-page">
            <Show when=move || page.with(Option::is_some)>
                <header class="my-head">
                    <h1>{texts.get("past.title")}</h1>
                    <a href="/office">{texts.get("office.title")}</a>
                </header>
                <p>{texts.get("past.what")}</p>
                <p class="hint">{columns(texts)}</p>
                <p class="hint">{hint} " " <a href="/notices/types">{texts.get("documents.title")}</a></p>
                <Register />
            </Show>
        </ViewPage>
    }
}

/// The headers that a register has, those in brackets where it likes.
fn columns(texts: Texts) -> String {
    let header = |column: RegisterColumn| texts.get(&format!("past.column.{}", column.code()));
    let (needed, free): (Vec<_>, Vec<_>) =
        RegisterColumn::ALL.into_iter().partition(|c| RegisterColumn::REQUIRED.contains(c));
    let list = |columns: Vec<RegisterColumn>| {
        let headers: Vec<_> = columns.into_iter().map(header).collect();
        headers.join(&texts.get("list.joint"))
    };
    texts.fill("past.columns", &[("needed", &list(needed)), ("free", &list(free))])
}

#[component]
fn Register() -> impl IntoView {
    let texts = use_texts();
    let loading = Loading::new(Notices);
    view! {
        <section class="boundaries-load">
            <ChooseFile loading label="past.choose" accept=".xlsx,.xls,.csv" />
            <Show when=move || loading.is_done()>
                <p class="import-done" role="status">
                    {texts.get("past.done")} " " <a class="button" href="/notices">{texts.get("notices.title")}</a>
                </p>
            </Show>
            {move || loading.standing().map(|(preview, moved)| view! { <Preview loading preview moved /> })}
        </section>
    }
}

#[component]
fn Preview(loading: Loading<Notices>, preview: PastPreview, moved: bool) -> impl IntoView {
    let texts = use_texts();
    let (may, count) = (preview.may_be_taken(), preview.count().to_string());
    let words = texts.fill("past.confirm", &[("count", &count)]);
    let next = preview.next.join(&texts.get("list.joint"));
    let next = (!next.is_empty()).then(|| texts.fill("past.next", &[("next", &next)]));
    let rejected = preview.rejected.iter().map(|fault| line(texts, fault)).collect_view();
    let notices = preview.notices.into_iter().map(|notice| {
        view! {
            <li>
                <b>{notice.number}</b>
                <span>{notice.project}</span>
                <span>{notice.addressee}</span>
            </li>
        }
    });
    view! {
        <div class="past-preview">
            {moved.then(|| view! { <p class="import-moved" role="alert">{texts.get("import.moved")}</p> })}
            {(!preview.rejected.is_empty()).then(|| view! {
                <p role="alert">{texts.get("past.all-or-none")}</p>
                <ul class="import-issues rejected">{rejected}</ul>
            })}
            <ul class="import-issues">{notices.collect_view()}</ul>
            {next.map(|words| view! { <p>{words}</p> })}
            <Decide loading words may />
        </div>
    }
}

/// A row's fault: where it is, what stands there, and what is wrong with it.
fn line(texts: Texts, fault: &RowFault) -> impl IntoView + use<> {
    let column = fault.column.map(|column| texts.get(&format!("past.column.{}", column.code())));
    let row = fault.row.to_string();
    let place = match (fault.row, &column) {
        (0, _) => column.clone().unwrap_or_default(),
        (_, Some(column)) => texts.fill("past.cell", &[("row", &row), ("column", column)]),
        (_, None) => texts.fill("past.row", &[("row", &row)]),
    };
    let own = format!("past.fault.{}", fault.code);
    let words = texts.get(&own);
    // What no words of this page stand for is the code of a refusal.
    let words = if words == own { texts.get(&format!("refusal.{}", fault.code)) } else { words };
    view! {
        <li>
            <b>{place}</b>
            <span>{words}</span>
            <span>{fault.value.clone()}</span>
        </li>
    }
}
