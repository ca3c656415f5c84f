//! A text to paste into a chat group: what is due, from whom, by when.

use battle_map::view::notices::{NoticeFile, Stage};
use leptos::prelude::*;

use crate::{
    notice::turn_words,
    texts::{Texts, use_texts},
};

/// The text, folded away; nothing once it is over.
#[component]
pub fn Remind(
    /// The notice.
    file: NoticeFile,
    /// How it stands.
    stage: Stage,
) -> impl IntoView {
    let texts = use_texts();
    file.turn.until?;
    let words = words(texts, &file, &stage);
    Some(view! {
        <details class="notice-move">
            <summary>{texts.get("notice.remind")}</summary>
            <p class="hint">{texts.get("notice.remind-hint")}</p>
            <textarea rows="6" readonly aria-label=texts.get("notice.remind") on:focus=select>{words}</textarea>
        </details>
    })
}

/// Selects the whole text, so that it is copied with one key.
fn select(event: leptos::ev::FocusEvent) {
    event_target::<leptos::web_sys::HtmlTextAreaElement>(&event).select();
}

fn words(texts: Texts, file: &NoticeFile, stage: &Stage) -> String {
    let paper = &stage.paper;
    let turn = turn_words(texts, file.turn, &stage.phase, paper.addressee_name.as_str());
    let demand = paper.demand.as_str().replace('\n', &texts.get("list.joint"));
    texts.fill(
        if file.overdue { "notice.remind-late" } else { "notice.remind-text" },
        &[
            ("word", paper.word.as_str()),
            ("number", &stage.number),
            ("project", &file.name),
            ("turn", &turn),
            ("demand", &demand),
            ("contact", &contact(texts, stage)),
        ],
    )
}

fn contact(texts: Texts, stage: &Stage) -> String {
    let paper = &stage.paper;
    let Some(name) = &paper.contact else { return String::new() };
    let telephone = paper.telephone.as_ref().map(ToString::to_string).unwrap_or_default();
    texts.fill("notice.remind-contact", &[("name", name.as_str()), ("telephone", &telephone)])
}
