//! A register of notices: its file, what it would do, and the numbers that follow.

use battle_map::{model::register::RegisterColumn, view::past::PastPreview};
use leptos::prelude::*;

use super::{fault::line, wire::PastAbout};
use crate::{
    erased::Show,
    form::Reading,
    preview_file::{ChooseFile, Decide, FileJob, Loading},
    texts::{Texts, use_texts},
};

/// Loading a register of notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct NoticesJob;

impl FileJob for NoticesJob {
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

/// The part of the page that takes a register of notices.
#[component]
pub fn NoticeRegister(
    /// The prefixes under which papers are numbered, in one text.
    series: Memo<String>,
) -> impl IntoView {
    let texts = use_texts();
    let loading = Loading::new(NoticesJob);
    let hint = move || texts.fill("past.series", &[("series", &series.get())]);
    view! {
        <section class="boundaries-load" aria-labelledby="past-notices-head">
            <h2 id="past-notices-head">{texts.get("notices.title")}</h2>
            <p>{texts.get("past.what")}</p>
            <p class="hint">{columns(texts)}</p>
            <p class="hint">{hint} " " <a href="/notices/types">{texts.get("documents.title")}</a></p>
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
fn Preview(loading: Loading<NoticesJob>, preview: PastPreview, moved: bool) -> impl IntoView {
    let texts = use_texts();
    let (may, count) = (preview.may_be_taken(), preview.count().to_string());
    let words = texts.fill("past.confirm", &[("count", &count)]);
    let next = preview.next.join(&texts.get("list.joint"));
    let next = (!next.is_empty()).then(|| texts.fill("past.next", &[("next", &next)]));
    let column = |column: RegisterColumn| texts.get(&format!("past.column.{}", column.code()));
    let rejected = preview.rejected.iter().map(|fault| line(texts, fault, column)).collect_view();
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
