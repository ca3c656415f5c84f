//! Context layers of the map: listed, and taken off.

use std::sync::Arc;

use battle_map::{
    command::ReadVersion, event::Subject, model::layer::LayerAction, value::Name,
    view::admin::LayerLine,
};
use leptos::prelude::*;

use super::{
    choose::layer_words,
    removable::{Removable, RemovalWords},
};
use crate::{
    erased::Show,
    execute::CommandJson,
    form::{Typed, use_form},
    live::Lines,
    texts::use_texts,
};

const WORDS: RemovalWords = RemovalWords {
    remove: "admin.layer-remove",
    confirm: "admin.layer-remove-now",
    sure: "admin.layer-remove-sure",
};

/// The map's context layers, each with a button that removes it.
#[component]
pub fn Layers(
    /// All context layers of the city.
    layers: Memo<Vec<LayerLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let none = move || layers.with(Vec::is_empty);
    view! {
        <ul class="admin-layers">
            <Lines lines=layers key=|layer| layer.id let:layer>
                <Layer layer />
            </Lines>
        </ul>
        <Show when=none><p class="hint">{texts.get("admin.no-layers")}</p></Show>
    }
}

#[component]
fn Layer(layer: Memo<LayerLine>) -> impl IntoView {
    let texts = use_texts();
    let id = layer.with_untracked(|layer| layer.id);
    let form = use_form("remove-layer", id, Typed::default());
    let name = Signal::derive(move || layer.with(|layer| layer_words(texts, &layer.name)));
    let shapes = Signal::derive(move || {
        let shapes = layer.with(|layer| layer.shapes.to_string());
        texts.fill("admin.shapes", &[("count", &shapes)])
    });
    let remove = move |()| {
        let (name, version) = layer.with_untracked(|layer| (Name::new(&layer.name), layer.version));
        if let Ok(name) = name {
            let load = LayerAction::Load { name, shapes: Arc::default() };
            let read = ReadVersion { subject: Subject::Layer(id), version };
            form.send(CommandJson::of(Subject::City, load), vec![read]);
        }
    };
    view! { <Removable form words=WORDS name fact=shapes remove /> }
}
