//! A register of notices: what it would do, and the numbers that follow.

use battle_map::{
    model::register::RegisterColumn,
    view::past::{PastNotice, PastPreview, RowFault},
};
use leptos::prelude::*;

use super::{
    register::{RegisterJob, RegisterPart, RegisterWords},
    wire::PastAbout,
};
use crate::{
    form::Reading,
    preview_file::{FileJob, Loading},
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

impl RegisterJob for NoticesJob {
    type Column = RegisterColumn;
    const WORDS: RegisterWords = RegisterWords {
        head: "past-notices-head",
        title: "notices.title",
        href: "/notices",
        what: "past.what",
        columns: "past.columns",
        choose: "past.choose",
        done: "past.done",
    };
    const COLUMNS: &'static [RegisterColumn] = &RegisterColumn::ALL;
    const REQUIRED: &'static [RegisterColumn] = &RegisterColumn::REQUIRED;

    fn header(texts: Texts, column: RegisterColumn) -> String {
        texts.get(&format!("past.column.{}", column.code()))
    }

    fn rejected(preview: &PastPreview) -> &[RowFault] {
        &preview.rejected
    }

    fn may_be_taken(preview: &PastPreview) -> bool {
        preview.may_be_taken()
    }

    fn confirm(texts: Texts, preview: &PastPreview) -> String {
        texts.fill("past.confirm", &[("count", &preview.count().to_string())])
    }

    fn shown(_loading: Loading<Self>, texts: Texts, preview: &PastPreview) -> AnyView {
        let next = preview.next.join(&texts.get("list.joint"));
        let next = (!next.is_empty()).then(|| texts.fill("past.next", &[("next", &next)]));
        view! {
            <ul class="import-issues">{preview.notices.iter().cloned().map(notice).collect_view()}</ul>
            {next.map(|words| view! { <p>{words}</p> })}
        }
        .into_any()
    }
}

fn notice(notice: PastNotice) -> impl IntoView {
    view! {
        <li>
            <b>{notice.number}</b>
            <span>{notice.project}</span>
            <span>{notice.addressee}</span>
        </li>
    }
}

/// The part of the page that takes a register of notices.
#[component]
pub fn NoticeRegister(
    /// The prefixes under which papers are numbered, in one text.
    series: Memo<String>,
) -> impl IntoView {
    let texts = use_texts();
    let known = move || texts.fill("past.series", &[("series", &series.get())]);
    let hint = view! {
        <p class="hint">{known} " " <a href="/notices/types">{texts.get("documents.title")}</a></p>
    };
    view! { <RegisterPart register=NoticesJob hint=hint.into_any() /> }
}
