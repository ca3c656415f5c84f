//! What reports name and nobody wrote down yet: each with the form that raises it, filled in with the
//! words of the report.

use battle_map::view::{
    paged::Paged,
    problems::{ProblemQuery, ReportedProblem},
};
use leptos::prelude::*;

use super::raise::RaiseReported;
use crate::{
    erased::Show,
    format,
    live::Lines,
    map::links::address,
    parts::pages::Pages,
    texts::{Texts, use_texts},
};

/// The problems of the latest reports; nothing where all are written down.
#[component]
pub fn ReportedProblems(
    /// The filter in the page's address.
    query: Memo<ProblemQuery>,
    /// What the latest reports name.
    reported: Memo<Paged<ReportedProblem>>,
) -> impl IntoView {
    let texts = use_texts();
    let lines = Memo::new(move |_| reported.with(|all| all.lines.clone()));
    let count = move || reported.with(|all| all.count).to_string();
    let pages = move || {
        let ((here, last), query) = (reported.with(|all| (all.page, all.last())), query.get());
        let turned = move |reported| ProblemQuery { reported, ..query };
        let href = move |page| address("/problems", &turned(page).parameters());
        view! { <Pages class="card-pages" here last href /> }
    };
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <section>
                <h2>{move || texts.fill("problems.reported", &[("count", &count())])}</h2>
                <ul class="problem-list">
                    <Lines lines key=|line| (line.project, line.month) let:line>
                        <li class="problem">
                            {move || line.with(|line| said(texts, line))}
                            <RaiseReported line />
                        </li>
                    </Lines>
                </ul>
                {pages}
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
