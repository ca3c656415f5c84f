//! A text to paste into a chat group: what is due, from whom, by when.

use battle_map::{model::notice::Turn, view::notices::IssuedNotice};
use leptos::prelude::*;

use crate::{
    live::use_clock,
    parts::paste::PasteText,
    screens::notices::turn_words,
    texts::{Texts, use_texts},
};

/// The text, folded away; absent once the notice is over.
#[component]
pub fn Remind(
    /// The name of the project that the notice is about.
    name: String,
    /// Whose turn it is, and until when.
    turn: Turn,
    /// The notice's current state.
    stage: IssuedNotice,
) -> impl IntoView {
    let texts = use_texts();
    turn.until?;
    let late = turn.overdue(use_clock().get_untracked()).is_some();
    let words = words(texts, &name, (turn, late), &stage);
    Some(view! {
        <details class="notice-move">
            <summary>{texts.get("notice.remind")}</summary>
            <p class="hint">{texts.get("notice.remind-hint")}</p>
            <PasteText label=texts.get("notice.remind") words />
        </details>
    })
}

fn words(texts: Texts, name: &str, (turn, late): (Turn, bool), stage: &IssuedNotice) -> String {
    let paper = &stage.paper;
    let turn = turn_words(texts, turn, &stage.phase, paper.addressee_name.as_str());
    let demand = paper.demand.as_str().replace('\n', &texts.get("list.joint"));
    texts.fill(
        if late { "notice.remind-late" } else { "notice.remind-text" },
        &[
            ("word", paper.word.as_str()),
            ("number", &stage.number),
            ("project", name),
            ("turn", &turn),
            ("demand", &demand),
            ("contact", &contact(texts, stage)),
        ],
    )
}

fn contact(texts: Texts, stage: &IssuedNotice) -> String {
    let paper = &stage.paper;
    let Some(name) = &paper.contact else { return String::new() };
    let telephone = paper.telephone.as_ref().map(ToString::to_string).unwrap_or_default();
    texts.fill("notice.remind-contact", &[("name", name.as_str()), ("telephone", &telephone)])
}
