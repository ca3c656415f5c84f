//! 存在问题 on the wall: how many are open, how many overdue, and the gravest ones with who solves them
//! and since when.

use battle_map::view::problems::agenda::{GraveProblem, ProblemSum};
use leptos::prelude::*;

use crate::texts::use_texts;

/// The panel of problems; absent while none is open.
#[component]
pub fn Problems(
    /// The number of problems, and the gravest ones.
    sum: ProblemSum,
) -> impl IntoView {
    (sum.open > 0).then(|| view! { <Panel sum /> })
}

#[component]
fn Panel(sum: ProblemSum) -> impl IntoView {
    let texts = use_texts();
    let overdue = texts.fill("wall.problems-overdue", &[("count", &sum.overdue.to_string())]);
    let late = sum.overdue > 0;
    let lines = sum.gravest.into_iter().map(|line| view! { <Line line /> });
    view! {
        <section class="wall-problems" aria-labelledby="wall-problems">
            <h2 id="wall-problems">
                <span>{texts.get("wall.problems")} " " <b>{sum.open}</b></span>
                <span class:late=late>{overdue}</span>
            </h2>
            <ol>{lines.collect_view()}</ol>
        </section>
    }
}

#[component]
fn Line(line: GraveProblem) -> impl IntoView {
    let texts = use_texts();
    let kind = texts.get(&format!("problem-kind.{}", line.kind.code()));
    let days = match line.days {
        ..=0 => texts.get("problems.since-today"),
        days => texts.fill("wall.problem-days", &[("days", &days.to_string())]),
    };
    let overdue =
        line.overdue.map(|days| texts.fill("desk.overdue", &[("days", &days.to_string())]));
    let solver = line.solver.unwrap_or_else(|| texts.get("wall.problem-nobody"));
    let late = overdue.is_some();
    let (big, small) = match overdue {
        Some(overdue) => (overdue, Some(days)),
        None => (days, None),
    };
    view! {
        <li>
            <a href=format!("/projects/{}", line.project)>{line.name}</a>
            <b class:late=late>{big}</b>
            <span>{kind} " · " {solver} " · " {line.text}</span>
            <span class="why">{small}</span>
        </li>
    }
}

/// The problems as a scene of their own, as many as fit.
#[component]
pub fn ProblemStage(
    /// The number of problems, and the gravest ones.
    sum: ProblemSum,
) -> impl IntoView {
    let texts = use_texts();
    let late = texts.fill("wall.problems-overdue", &[("count", &sum.overdue.to_string())]);
    let none = (sum.open == 0)
        .then(|| view! { <p class="stage-none">{texts.get("scene.problems-none")}</p> });
    view! {
        <div class="stage-list wall-problems">
            <h2>
                <span>{texts.get("wall.problems")} " " <b>{sum.open}</b></span>
                <span class:late=sum.overdue != 0>{late}</span>
            </h2>
            <ol>{sum.gravest.into_iter().map(|line| view! { <Line line /> }).collect_view()}</ol>
            {none}
        </div>
    }
}
