//! What reports name and nobody wrote down yet: each with the form that raises it, filled in with the
//! words of the report.

use battle_map::view::problems::ReportedProblem;
use leptos::prelude::*;

use super::raise::RaiseReported;
use crate::{
    erased::Show,
    format,
    live::Lines,
    texts::{Texts, use_texts},
};

/// The problems of the latest reports; nothing where all are written down.
#[component]
pub fn ReportedProblems(
    /// What the latest reports name.
    reported: Memo<Vec<ReportedProblem>>,
) -> impl IntoView {
    let texts = use_texts();
    let count = move || reported.with(Vec::len).to_string();
    view! {
        <Show when=move || !reported.with(Vec::is_empty)>
            <section>
                <h2>{move || texts.fill("problems.reported", &[("count", &count())])}</h2>
                <ul class="problem-list">
                    <Lines lines=reported key=|line| (line.project, line.month) let:line>
                        <li class="problem">
                            {move || line.with(|line| said(texts, line))}
                            <RaiseReported line />
                        </li>
                    </Lines>
                </ul>
            </section>
        </Show>
    }
}

fn said(texts: Texts, line: &ReportedProblem) -> impl IntoView + use<> {
    let month = format::month(texts, line.month);
    view! {
        <header>
            <span class="badge">{texts.fill("problems.of-report", &[("month", &month)])}</span>
            <a href=format!("/projects/{}", line.project)>{line.name.clone()}</a>
            <span>{line.region.clone()}</span>
        </header>
        <p class="problem-text">{line.text.to_string()}</p>
    }
}
