//! From when cards are issued, in one line, as long as they are not: until then only lamps are lit.

use battle_map::view::head::Frame;
use leptos::prelude::*;

use crate::{
    format,
    texts::{Texts, use_texts},
};

/// The line, while it is needed.
#[component]
pub fn CardsBegin(
    /// The frame of the screen; `None` until its view has arrived.
    frame: Signal<Option<Frame>>,
) -> impl IntoView {
    let texts = use_texts();
    let words = Memo::new(move |_| frame.with(|frame| cards_begin(texts, frame.as_ref()?)));
    move || words.get().map(|words| view! { <p class="cards-begin hint">{words}</p> })
}

/// The line in words: `黄红牌自12月1日起评发 · 此前只亮环，不发牌`; `None` once cards have begun.
pub fn cards_begin(texts: Texts, frame: &Frame) -> Option<String> {
    if frame.cards_have_begun() {
        return None;
    }
    Some(match frame.cards_from {
        Some(from) => texts.fill("cards.begin", &[("day", &format::day(texts, from))]),
        None => texts.get("cards.begin-unset"),
    })
}
