//! The way to the poster: the sizes of paper, each as a link to the file.

use battle_map::{
    access::{Screen, may_open},
    view::poster::PaperSize,
};
use leptos::prelude::*;

use crate::{me::use_me, texts::use_texts};

/// A menu of the sizes of paper on which the map is printed; nothing on a display.
#[component]
pub fn PosterLinks() -> impl IntoView {
    let texts = use_texts();
    if use_me().actor.is_some_and(|actor| !may_open(&actor, Screen::Projects)) {
        return None;
    }
    let links = PaperSize::ALL.map(|size| {
        let href = |form: &str| format!("/poster.{form}?size={}", size.code());
        view! {
            <li>
                <a rel="external" download href=href("pdf")>{format!("{} PDF", size.name())}</a>
                <a rel="external" download href=href("svg")>"SVG"</a>
            </li>
        }
    });
    Some(view! {
        <details class="poster-links">
            <summary class="button" title=texts.get("poster.get")>{texts.get("poster.download")}</summary>
            <ul aria-label=texts.get("poster.size")>{links.into_iter().collect_view()}</ul>
        </details>
    })
}
