//! Whose move it is: the notice with its five steps and by how much it is late, the card, and what
//! stands in the way.

use battle_map::{
    value::Timestamp,
    view::{
        close_up::CloseUp, map::LegendEntry, notices::NoticeLine, problems::agenda::GraveProblem,
    },
};
use leptos::prelude::*;

use crate::{
    finding::unfolded,
    parts::sign::Sign,
    screens::notices::{Steps, left, turn_words},
    texts::use_texts,
};

/// The panel at the right of a close-up.
#[component]
pub fn WhoseTurn(
    /// What is known of the project.
    shown: CloseUp,
    /// The current moment, for the time left.
    now: Timestamp,
) -> impl IntoView {
    let texts = use_texts();
    let card = shown.card.map(|(level, on)| {
        let days = (on.days_until(now.day()) + 1).to_string();
        let level_words = texts.get(&format!("level.{}", level.code()));
        let words = texts.fill("close-up.card", &[("level", &level_words), ("days", &days)]);
        view! {
            <p class="close-card">
                <Sign entry=LegendEntry::Card(level) />
                {words}
            </p>
        }
    });
    let has_room = shown.notice.is_none() || shown.problem.is_none();
    // Where nobody has the move, or nothing is in the way, what the rules find is told in full.
    let findings = (has_room && !shown.file.findings.is_empty()).then(|| {
        let all = shown.file.findings.iter().take(3).map(|finding| {
            view! { <p>{unfolded(texts, finding)}</p> }
        });
        view! {
            <section class="close-findings">
                <h2>{texts.get("close-up.findings")}</h2>
                {all.collect_view()}
            </section>
        }
    });
    let more = shown.more_problems;
    view! {
        <div class="close-turn">
            {card}
            {shown.notice.map(|line| view! { <Notice line now /> })}
            {shown.problem.map(|line| view! { <Problem line more /> })}
            {findings}
        </div>
    }
}

#[component]
fn Notice(line: NoticeLine, now: Timestamp) -> impl IntoView {
    let texts = use_texts();
    let late = line.turn.overdue(now).is_some();
    let words = turn_words(texts, line.turn, &line.phase, &line.addressee);
    view! {
        <section class="close-notice">
            <h2>{line.word} " · " {line.number}</h2>
            <p class="close-move" class:late=late>
                <b>{words}</b>
                <em>{left(texts, line.turn, now)}</em>
            </p>
            <Steps done=line.dots late withdrawn=false />
        </section>
    }
}

#[component]
fn Problem(line: GraveProblem, more: u32) -> impl IntoView {
    let texts = use_texts();
    let days = texts.fill("wall.problem-days", &[("days", &line.days.max(0).to_string())]);
    let overdue =
        line.overdue.map(|days| texts.fill("desk.overdue", &[("days", &days.to_string())]));
    let solver = line.solver.unwrap_or_else(|| texts.get("wall.problem-nobody"));
    let solver = texts.fill("close-up.solver", &[("unit", &solver)]);
    let more = (more > 0).then(|| texts.fill("close-up.more", &[("count", &more.to_string())]));
    view! {
        <section class="close-problem">
            <h2>
                {texts.get("scene.problems")} " · " {days}
                {overdue.map(|overdue| view! { <em>{overdue}</em> })}
            </h2>
            <p><b>{line.text}</b></p>
            <p>
                {texts.get(&format!("problem-kind.{}", line.kind.code()))} " · " {solver}
                {more.map(|more| format!(" · {more}"))}
            </p>
        </section>
    }
}
