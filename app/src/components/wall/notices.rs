//! 点球 · 未销号: every notice that is not over, whose move it is, and how long there is.

use battle_map::view::notices::{NoticeLine, foremost};
use leptos::prelude::*;

use super::screen::Part;
use crate::{
    components::notices::Dots,
    live::use_clock,
    notice::{left, now_words},
    texts::use_texts,
};

/// Lines for which the wall has room; the head counts all.
const LINES: usize = 3;

/// The notices, news and then overdue ones first; nothing while the year has had none.
#[component]
pub fn Notices(
    /// Those that are not over.
    lines: Part<Vec<NoticeLine>>,
    /// How many were issued this year.
    year: Part<u32>,
) -> impl IntoView {
    let texts = use_texts();
    let open = move || lines.with(|lines| lines.as_ref().map_or(0, Vec::len));
    let some = move || open() > 0 || year.get().unwrap_or(0) > 0;
    let clock = use_clock();
    let first = Memo::new(move |_| foremost(lines.get().unwrap_or_default(), LINES, clock.get()));
    let shown = move || first.get().into_iter().map(|line| view! { <Line line /> }).collect_view();
    let of_year =
        move || texts.fill("wall.notices-year", &[("count", &year.get().unwrap_or(0).to_string())]);
    view! {
        <Show when=some>
            <section class="wall-notices" aria-labelledby="wall-notices">
                <h2 id="wall-notices">
                    <span>{texts.get("wall.notices")} " " <b>{open}</b></span>
                    <span>{of_year}</span>
                </h2>
                <ol>{shown}</ol>
            </section>
        </Show>
    }
}

#[component]
fn Line(line: NoticeLine) -> impl IntoView {
    let texts = use_texts();
    let clock = use_clock();
    let (turn, phase, dots) = (line.turn, line.phase.clone(), line.dots);
    let late = Memo::new(move |_| turn.overdue(clock.get()).is_some());
    let time = Memo::new(move |_| left(texts, turn, clock.get()));
    let words = move || now_words(texts, &phase, turn.mover, late.get());
    view! {
        <li class:late=move || late.get()>
            <a href=format!("/notices/{}", line.id)>{line.name.clone()}</a>
            <b>{move || time.get()}</b>
            <span>{line.short.clone()} " · " {line.addressee.clone()}</span>
            <span class="why">
                {move || view! { <Dots done=dots late=late.get() /> }}
                {words}
            </span>
        </li>
    }
}
