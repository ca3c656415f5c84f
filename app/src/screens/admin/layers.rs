//! Context layers of the map: listed, and taken off; they are loaded from files.

use std::sync::Arc;

use battle_map::{
    command::Read, event::Subject, model::layer::LayerAction, value::Name, view::admin::LayerLine,
};
use leptos::prelude::*;

use crate::{
    deed::{DeedFault, use_deed},
    execute::Order,
    texts::use_texts,
};

/// The layers.
#[component]
pub fn Layers(
    /// All of them.
    layers: Memo<Vec<LayerLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let none = move || layers.with(Vec::is_empty);
    view! {
        <ul class="admin-layers">
            <For each=move || layers.get() key=|layer| (layer.id.0, layer.version.0) let:layer>
                <Layer layer />
            </For>
        </ul>
        <Show when=none><p class="hint">{texts.get("admin.no-layers")}</p></Show>
    }
}

#[component]
fn Layer(layer: LayerLine) -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let LayerLine { id, name, shapes, version } = layer;
    let question = texts.fill("admin.layer-remove-sure", &[("name", &name)]);
    let called = name.clone();
    let remove = move |_| {
        if let Ok(name) = Name::new(&called) {
            let load = LayerAction::Load { name, shapes: Arc::default() };
            let read = Read { subject: Subject::Layer(id), version };
            deed.give(Order::of(Subject::City, load), vec![read]);
        }
    };
    view! {
        <li>
            <b>{name}</b>
            <span>{texts.fill("admin.shapes", &[("count", &shapes.to_string())])}</span>
            <details class="confirm">
                <summary class="button">{texts.get("admin.layer-remove")}</summary>
                <p>{question}</p>
                <button class="button" type="button" disabled=move || deed.is_busy() on:click=remove>
                    {texts.get("admin.layer-remove")}
                </button>
            </details>
            <DeedFault deed />
        </li>
    }
}
