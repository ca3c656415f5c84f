//! The way to the poster: the sizes of paper, each as a link to the file.

use battle_map::view::poster::PaperSize;
use leptos::prelude::*;

use crate::texts::use_texts;

/// A menu of the sizes of paper on which the map is printed.
#[component]
pub fn PosterLinks() -> impl IntoView {
    let texts = use_texts();
    let links = PaperSize::ALL.map(|size| {
        let href = |form: &str| format!("/poster.{form}?size={}", size.code());
        view! {
            <li>
                <a rel="external" download href=href("pdf")>{format!("{} PDF", size.name())}</a>
                <a rel="external" download href=href("svg")>"SVG"</a>
            </li>
        }
    });
    view! {
        <details class="poster-links">
            <summary class="button" title=texts.get("poster.get")>{texts.get("poster.download")}</summary>
            <ul aria-label=texts.get("poster.size")>{links.into_iter().collect_view()}</ul>
        </details>
    }
}
