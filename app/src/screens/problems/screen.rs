//! The problems page as a whole.

use battle_map::view::problems::{ProblemQuery, ProblemRow, ProblemsView};
use leptos::prelude::*;

use super::{filter::ProblemFilter, reported::ReportedProblems, row::ProblemCard};
use crate::{
    erased::Show,
    live::{Followed, Lines, latest},
    map::links::address,
    parts::{frame::NavPage, pages::Pages, view_page::ViewPage},
    texts::{Texts, use_texts},
};

/// The page, as far as its view is there.
#[component]
pub fn ProblemsScreen(
    /// The filter in the page's address.
    query: Memo<ProblemQuery>,
    /// The view of the problems, followed as it changes.
    view: Followed<ProblemsView>,
) -> impl IntoView {
    let texts = use_texts();
    let problems = latest(view);
    let rows = Memo::new(move |_| {
        problems.with(|p| p.as_ref().map(|p| p.rows.lines.clone())).unwrap_or_default()
    });
    let shown = Memo::new(move |_| {
        problems.with(|p| p.as_ref().map(|p| (p.rows.page, p.rows.last()))).unwrap_or_default()
    });
    let reported = Memo::new(move |_| {
        problems.with(|p| p.as_ref().map(|p| p.reported.clone())).unwrap_or_default()
    });
    let regions = Memo::new(move |_| {
        problems.with(|p| p.as_ref().map(|p| p.regions.clone())).unwrap_or_default()
    });
    let counts = move || {
        problems.with(|p| p.as_ref().map(|p| (p.open.to_string(), p.overdue.to_string()))).map(
            |(open, overdue)| {
                texts.fill("problems.counts", &[("open", &open), ("overdue", &overdue)])
            },
        )
    };
    let file = move || {
        let whole = ProblemQuery { page: 0, reported: 0, ..query.get() };
        let parameters = whole.parameters();
        let parts: Vec<_> =
            parameters.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
        format!("/feed/problems.xlsx?{}", parts.join("&"))
    };
    view! {
        <ViewPage view latest=problems frame=|view| &view.frame here=NavPage::Problems title="problems.title" class="problems-page">
            <header class="my-head">
                <h1>{texts.get("problems.title")}</h1>
                <p>{counts}</p>
                <a class="button" rel="external" href=file download="">{texts.get("problems.xlsx")}</a>
            </header>
            <ProblemFilter query regions />
            <ReportedProblems query reported />
            <ul class="problem-list">
                <Lines lines=rows key=|row| row.id let:row>
                    {move || row.with(|row| agenda_heading(texts, row))}
                    <ProblemCard row named=true />
                </Lines>
            </ul>
            {move || {
                let ((here, last), query) = (shown.get(), query.get());
                let href = move |page| address("/problems", &ProblemQuery { page, ..query }.parameters());
                view! { <Pages class="card-pages" here last href /> }
            }}
            <Show when=move || problems.with(|p| p.as_ref().is_some_and(|p| p.rows.count == 0))>
                <p class="hint">{texts.get("problems.none")}</p>
            </Show>
        </ViewPage>
    }
}

/// The heading of a group in a meeting's order: the level and the solver.
fn agenda_heading(texts: Texts, row: &ProblemRow) -> Option<impl IntoView + use<>> {
    row.leads.map(|count| {
        let level = texts.get(&format!("problem-level.{}", row.level.code()));
        let solver = row.solver.as_ref().map(|unit| unit.name.clone());
        let solver = solver.unwrap_or_else(|| texts.get("wall.problem-nobody"));
        let values =
            [("level", level.as_str()), ("solver", &solver), ("count", &count.to_string())];
        view! { <li class="agenda-heading"><h2>{texts.fill("problems.agenda", &values)}</h2></li> }
    })
}
