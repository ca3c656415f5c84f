//! Choosing a file of outlines or of a context layer, with what the file itself does not state.

use battle_map::view::boundaries::BoundariesPreview;
use leptos::prelude::*;

use super::{
    preview::Preview,
    wire::{BoundariesAbout, BoundariesContent},
};
use crate::{
    erased::Show,
    form::{CheckField, ChoiceField, Reading, coded},
    parts::datum,
    preview_file::{ChooseFile, FileJob, Loading},
    texts::{Texts, use_texts},
};

/// The layers to choose from, by the names under which they are loaded.
const LAYERS: [&str; 5] = ["rivers", "lakes", "expressways", "railways", "parks"];

/// The name of a layer in words; a name that is none of the common ones stands as it is.
pub fn layer_words(texts: Texts, name: &str) -> String {
    let known = LAYERS.contains(&name);
    if known { texts.get(&format!("boundaries.layer.{name}")) } else { name.to_owned() }
}

/// What kind of file is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoundariesFile {
    /// Outlines of regions, which the file names.
    Outlines,
    /// A context layer of the map.
    Layer,
}

impl FileJob for BoundariesFile {
    type About = BoundariesAbout;
    type Preview = BoundariesPreview;
    const ADDRESS: &'static str = "/api/boundaries";

    fn form(self) -> &'static str {
        match self {
            Self::Outlines => "load-outlines",
            Self::Layer => "load-layer",
        }
    }

    fn about(self, typed: &mut Reading<'_>) -> Option<BoundariesAbout> {
        let target = match self {
            Self::Outlines => {
                Some(BoundariesContent::Outlines { replace: typed.is_checked("replace") })
            }
            Self::Layer => typed.name("layer").map(BoundariesContent::Layer),
        };
        let crs = datum::read(typed, "crs");
        Some(BoundariesAbout { target: target?, crs: crs? })
    }
}

/// The form that loads a file of one kind: choose, look, confirm.
#[component]
pub fn LoadFile(
    /// What kind of file it loads.
    kind: BoundariesFile,
) -> impl IntoView {
    let texts = use_texts();
    let loading = Loading::new(kind);
    let form = loading.form();
    let label = match kind {
        BoundariesFile::Outlines => "boundaries.choose",
        BoundariesFile::Layer => "boundaries.choose-layer",
    };
    let datums = Signal::stored(datum::choices(texts));
    let layers = Signal::stored(coded(texts, "boundaries.layer", LAYERS));
    let options = match kind {
        BoundariesFile::Outlines => {
            view! { <CheckField form name="replace" label="boundaries.replace" /> }.into_any()
        }
        BoundariesFile::Layer => {
            view! { <ChoiceField form name="layer" label="boundaries.layer" choices=layers optional=true /> }.into_any()
        }
    };
    view! {
        <section class="boundaries-load">
            <ChooseFile loading label accept=".geojson,.json">
                <div class="import-options">
                    <ChoiceField form name="crs" label="import.field.crs" choices=datums />
                    {options}
                </div>
            </ChooseFile>
            <Show when=move || loading.is_done()>
                <p class="import-done" role="status">{texts.get("boundaries.done")}</p>
            </Show>
            {move || loading.standing().map(|(preview, moved)| view! { <Preview loading preview moved /> })}
        </section>
    }
}
