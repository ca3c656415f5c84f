//! The notices that the addressee has to sign for or answer, or that the county was asked to follow
//! up; they are at the top of the desk.

use battle_map::{
    model::notice::Mover,
    view::{desk::DeskView, notices::NoticeLine},
};
use leptos::prelude::*;

use crate::{
    erased::Show,
    live::{Lines, use_clock},
    screens::notices::{deadline, left},
    texts::use_texts,
};

/// The cards, most urgent first; nothing while nothing is due.
#[component]
pub fn DueNotices(
    /// The desk's view, with the notices that are due.
    desk: Memo<Option<DeskView>>,
) -> impl IntoView {
    let notices = Memo::new(move |_| {
        desk.with(|desk| desk.as_ref().map(|desk| desk.notices.clone())).unwrap_or_default()
    });
    view! {
        <Show when=move || !notices.with(Vec::is_empty)>
            <ul class="due-notices">
                <Lines lines=notices key=|line| line.id let:line>
                    {move || view! { <Due line=line.get() /> }}
                </Lines>
            </ul>
        </Show>
    }
}

#[component]
fn Due(line: NoticeLine) -> impl IntoView {
    let texts = use_texts();
    let now = use_clock();
    let turn = line.turn;
    let late = move || turn.overdue(now.get()).is_some();
    let time = move || left(texts, turn, now.get());
    let signs = turn.mover == Mover::Sign;
    let (title, button) = match (line.escalated, signs) {
        (true, true) => ("notice.due-escalated-sign", "notice.open-escalated"),
        (true, false) => ("notice.due-escalated-answer", "notice.open-escalated"),
        (false, true) => ("notice.due-sign", "notice.open-sign"),
        (false, false) => ("notice.due-answer", "notice.open-answer"),
    };
    let title = texts.fill(title, &[("word", &line.word), ("addressee", &line.addressee)]);
    let second = line.escalated || !signs;
    let until = turn.until.map(|until| deadline(texts, until)).unwrap_or_default();
    let demand = line.demand.replace('\n', &texts.get("list.joint"));
    view! {
        <li class="due-notice" class:late=late>
            <h2>{title} " " <b>{time}</b></h2>
            <p>{line.number.clone()} " · " {line.name.clone()}</p>
            <p>{texts.fill("notice.demands", &[("demand", &demand)])}</p>
            <p class="hint">{texts.fill("notice.by", &[("until", &until)])}</p>
            <a class="primary" class:second=second href=format!("/notices/{}", line.id)>{texts.get(button)}</a>
        </li>
    }
}
