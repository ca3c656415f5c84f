//! What lies on the map, listed: each with its name, a fact beside it, and a button that takes it off.

use std::{fmt::Display, hash::Hash};

use battle_map::command::ReadVersion;
use leptos::prelude::*;

use crate::{
    erased::Show,
    execute::CommandJson,
    form::{Confirm, FormFault, Typed, use_form},
    live::Lines,
    texts::{Texts, use_texts},
};

/// The words with which a thing is taken off the map, by their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemovalWords {
    /// What stands there while there is none.
    pub none: &'static str,
    /// The words of the first button.
    pub remove: &'static str,
    /// The second button, which sends it.
    pub confirm: &'static str,
    /// The question between the two; it names the thing as `{name}`.
    pub sure: &'static str,
}

/// A thing on the map that can be taken off it.
pub trait Removable: Clone + PartialEq + Send + Sync + 'static {
    /// What identifies it.
    type Id: Copy + Eq + Hash + Display + Send + Sync + 'static;
    /// The name of the form that sends the removal.
    const FORM: &'static str;
    /// The words of its buttons and its question.
    const WORDS: RemovalWords;

    /// Its identifier.
    fn id(&self) -> Self::Id;
    /// The name of the region or layer.
    fn name(&self, texts: Texts) -> String;
    /// How much lies on it, in words.
    fn fact(&self, texts: Texts) -> String;
    /// The command that takes it off the map, and what that is based on.
    fn removal(&self) -> Option<(CommandJson, ReadVersion)>;
}

/// All things of one kind, each with its button.
#[component]
pub fn Removables<T: Removable>(
    /// What lies on the map.
    lines: Memo<Vec<T>>,
) -> impl IntoView {
    let texts = use_texts();
    let none = move || lines.with(Vec::is_empty);
    view! {
        <ul class="admin-layers">
            <Lines lines key=T::id let:line>
                <RemovableLine line />
            </Lines>
        </ul>
        <Show when=none><p class="hint">{texts.get(T::WORDS.none)}</p></Show>
    }
}

#[component]
fn RemovableLine<T: Removable>(line: Memo<T>) -> impl IntoView {
    let texts = use_texts();
    let form = use_form(T::FORM, line.with_untracked(T::id), Typed::default());
    let name = move || line.with(|line| line.name(texts));
    let fact = move || line.with(|line| line.fact(texts));
    let what = move || view! { <p>{texts.fill(T::WORDS.sure, &[("name", &name())])}</p> };
    let remove = move |()| {
        if let Some((order, read)) = line.with_untracked(T::removal) {
            form.send(order, vec![read]);
        }
    };
    view! {
        <li>
            <b>{name}</b>
            <span>{fact}</span>
            <Confirm
                form
                label=T::WORDS.remove
                confirm=T::WORDS.confirm
                ready=|()| true
                what
                send=remove
                primary=false
            />
            <FormFault form />
        </li>
    }
}
