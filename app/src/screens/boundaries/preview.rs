//! What a file would do: the small map, the names with what becomes of them, and the confirmation.

use battle_map::view::boundaries::{BoundariesPreview, LayerPreview, OutlinesPreview};
use leptos::prelude::*;

use super::BoundariesFile;
use crate::{
    preview_file::{Decide, Loading},
    texts::use_texts,
};

/// The preview of a file, with the buttons that load it or let it go.
#[component]
pub fn Preview(
    /// The state of loading the file.
    loading: Loading<BoundariesFile>,
    /// What loading it would do.
    preview: BoundariesPreview,
    /// Whether the city has changed since the preview that was confirmed.
    moved: bool,
) -> impl IntoView {
    let texts = use_texts();
    let (map, does) = (preview.map().to_owned(), preview.does_something());
    let notes = preview.notes().iter().cloned().map(|note| view! { <li>{note}</li> });
    let notes = notes.collect_view();
    let words = match preview {
        BoundariesPreview::Outlines(outlines) => view! { <Outlines outlines /> }.into_any(),
        BoundariesPreview::Layer(layer) => view! { <Layer layer /> }.into_any(),
    };
    view! {
        <div class="boundaries-preview">
            {moved.then(|| view! { <p class="import-moved" role="alert">{texts.get("import.moved")}</p> })}
            // The words beside it say all that it shows; its links lead nowhere.
            <div class="boundaries-map" inert=true inner_html=map></div>
            <div class="boundaries-words">
                {words}
                <ul class="boundaries-notes">{notes}</ul>
                {(!does).then(|| view! { <p>{texts.get("import.nothing-to-do")}</p> })}
                <Decide loading words=texts.get("boundaries.confirm") may=does />
            </div>
        </div>
    }
}

#[component]
fn Outlines(outlines: OutlinesPreview) -> impl IntoView {
    let texts = use_texts();
    let count = outlines.outlines.len().to_string();
    let lines = outlines.outlines.into_iter().map(|line| {
        let fate = texts.get(&format!("boundaries.fate.{}", line.fate.code()));
        view! { <li><b>{line.name}</b> " " <span>{fate}</span></li> }
    });
    let others = outlines.others.join(&texts.get("list.joint"));
    let others = (!others.is_empty()).then(
        || view! { <p class="hint">{texts.fill("boundaries.others", &[("names", &others)])}</p> },
    );
    view! {
        <h3>{texts.fill("boundaries.found", &[("count", &count)])}</h3>
        <ul class="boundaries-names">{lines.collect_view()}</ul>
        {others}
    }
}

#[component]
fn Layer(layer: LayerPreview) -> impl IntoView {
    let texts = use_texts();
    let (shapes, before) = (layer.shapes.to_string(), layer.before.to_string());
    view! {
        <h3>{texts.fill("boundaries.found-shapes", &[("count", &shapes)])}</h3>
        {(layer.before > 0).then(|| view! {
            <p class="hint">{texts.fill("boundaries.replaces", &[("count", &before)])}</p>
        })}
    }
}
