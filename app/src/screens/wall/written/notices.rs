//! 点球 · 未销号: every notice that is not over, whose turn it is, and the time left.

use battle_map::{
    value::Timestamp,
    view::notices::{NoticeLine, foremost},
};
use leptos::prelude::*;

use crate::{
    screens::notices::Dots,
    screens::notices::{left, now_words},
    texts::use_texts,
};

/// The number of notices that fit; the head counts all.
const LINES: usize = 3;

/// The open notices, new and then overdue ones first; nothing while none is open.
#[component]
pub fn Notices(
    /// The notices that are not over.
    lines: Vec<NoticeLine>,
    /// How many notices were issued this year.
    year: u32,
    /// The current moment, for the time left.
    now: Timestamp,
) -> impl IntoView {
    let texts = use_texts();
    let open = lines.len();
    let of_year = texts.fill("wall.notices-year", &[("count", &year.to_string())]);
    (open > 0).then(|| {
        let shown = foremost(lines, LINES, now).into_iter().map(|line| view! { <Line line now /> });
        view! {
            <section class="wall-notices" aria-labelledby="wall-notices">
                <h2 id="wall-notices">
                    <span>{texts.get("wall.notices")} " " <b>{open}</b></span>
                    <span>{of_year}</span>
                </h2>
                <ol>{shown.collect_view()}</ol>
            </section>
        }
    })
}

#[component]
fn Line(line: NoticeLine, now: Timestamp) -> impl IntoView {
    let texts = use_texts();
    let late = line.turn.overdue(now).is_some();
    view! {
        <li class:late=late>
            <a href=format!("/notices/{}", line.id)>{line.name}</a>
            <b>{left(texts, line.turn, now)}</b>
            <span>{line.short} " · " {line.addressee}</span>
            <span class="why">
                <Dots done=line.dots late />
                {now_words(texts, &line.phase, line.turn.mover, late)}
            </span>
        </li>
    }
}

/// The notices as a scene of their own, as many as fit.
#[component]
pub fn NoticeStage(
    /// The notices that are not over.
    lines: Vec<NoticeLine>,
    /// The current moment, for the time left.
    now: Timestamp,
) -> impl IntoView {
    let texts = use_texts();
    let open = lines.len();
    let late = lines.iter().filter(|line| line.overdue).count();
    let late = texts.fill("wall.problems-overdue", &[("count", &late.to_string())]);
    let none =
        (open == 0).then(|| view! { <p class="stage-none">{texts.get("scene.notices-none")}</p> });
    view! {
        <div class="stage-list wall-notices">
            <h2>
                <span>{texts.get("wall.notices")} " " <b>{open}</b></span>
                <span>{late}</span>
            </h2>
            <ol>{lines.into_iter().map(|line| view! { <Line line now /> }).collect_view()}</ol>
            {none}
        </div>
    }
}
