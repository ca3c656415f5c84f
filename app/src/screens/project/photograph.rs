//! The picture of a project's site.

use battle_map::view::project_file::{ProjectFile, SitePhotograph};
use leptos::prelude::*;

use crate::{
    format::day,
    parts::evidence::Thumbnail,
    texts::{Texts, use_texts},
};

/// The newest photograph that was released, which opens; nothing where there is none.
#[component]
pub fn ProjectPhotograph(
    /// The file of the project.
    file: ProjectFile,
) -> impl IntoView {
    let texts = use_texts();
    file.photograph.map(|known| {
        let href = format!("/files/{}", known.id);
        let name = texts.fill("photograph.of", &[("project", &file.name)]);
        view! {
            <figure class="site-photograph">
                <a href=href target="_blank" rel="noopener">
                    <Thumbnail id=known.id document=false name />
                </a>
                <figcaption>{when(texts, &known)}</figcaption>
            </figure>
        }
    })
}

/// When it was taken, or uploaded: `现场照片 · 2026.11.23 拍摄`.
pub fn when(texts: Texts, known: &SitePhotograph) -> String {
    let key = if known.is_taken { "photograph.taken" } else { "photograph.uploaded" };
    texts.fill(key, &[("day", &day(texts, known.day))])
}
