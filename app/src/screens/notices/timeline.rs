//! The history of a notice, oldest first.

use battle_map::{
    model::notice::{StepKind, TimelineEntry},
    view::evidence::EvidenceLine,
};
use leptos::prelude::*;

use crate::{
    format,
    parts::evidence::ShownFiles,
    screens::notices::since,
    texts::{Texts, use_texts},
};

/// The steps of the history, one line each.
#[component]
pub fn Timeline(
    /// The steps, oldest first.
    steps: Vec<TimelineEntry>,
    /// The files that the steps name and the reader may have.
    files: Vec<EvidenceLine>,
) -> impl IntoView {
    let texts = use_texts();
    let steps = steps.into_iter().map(|step| line(texts, &step, &files)).collect_view();
    view! {
        <section class="notice-timeline" aria-labelledby="timeline">
            <h2 id="timeline">{texts.get("notice.timeline")}</h2>
            <ol>{steps}</ol>
        </section>
    }
}

fn line(texts: Texts, step: &TimelineEntry, files: &[EvidenceLine]) -> impl IntoView + use<> {
    let said = step.text.clone().filter(|_| step.kind != StepKind::Acknowledged);
    view! {
        <li class=step.kind.code()>
            <time>{since(texts, step.stamp.at)}</time>
            <div>
                <b>{headline(texts, step)}</b>
                " "
                <span>{step.stamp.by.to_string()}</span>
                {said.map(|said| view! { <q>{said.to_string()}</q> })}
                <ShownFiles named=step.evidence.clone() files=files.to_vec() />
            </div>
        </li>
    }
}

/// A step in words: `签收，签收人：陈××`, `退回，12月11日前重报`, `签收超时，已督促县区政府`.
fn headline(texts: Texts, step: &TimelineEntry) -> String {
    let day = step.day.map(|day| format::day(texts, day)).unwrap_or_default();
    match step.kind {
        StepKind::Escalated { missed, level, informs } => {
            let who = texts.get(&format!("escalation-level.{}", level.code()));
            let late = texts.get(&format!("notice-escalation.{}", missed.code()));
            let more =
                if informs { texts.get("notice-escalation.informed") } else { String::new() };
            texts.fill("notice-escalation", &[("late", &late), ("who", &who), ("more", &more)])
        }
        StepKind::Acknowledged => {
            let signer = step.text.as_ref().map(ToString::to_string).unwrap_or_default();
            let key = if step.day.is_some() {
                "notice-step-is.recorded"
            } else {
                "notice-step-is.acknowledged"
            };
            texts.fill(key, &[("signer", &signer), ("day", &day)])
        }
        kind => texts.fill(&format!("notice-step-is.{}", kind.code()), &[("day", &day)]),
    }
}
