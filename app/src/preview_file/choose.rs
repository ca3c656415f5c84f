//! Choosing the file, and the progress of sending it.

use leptos::prelude::*;

use super::{FILE, FileJob, Loading};
use crate::{
    form::{FieldFault, Restored},
    parts::file_choice::{FileChoice, Progress},
    texts::use_texts,
};

/// The button that chooses a file, what may have to be said about it, and how far it is.
#[component]
pub fn ChooseFile<J: FileJob>(
    /// The state of the file.
    loading: Loading<J>,
    /// The key of the button's words.
    label: &'static str,
    /// The kinds of files that are offered.
    accept: &'static str,
    /// The fields for what the file itself does not state.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let texts = use_texts();
    let form = loading.form();
    let name = move || {
        let name = loading.chosen.with(|chosen| chosen.as_ref().map(|file| file.name.clone()));
        name.unwrap_or_else(|| texts.get("file.none-chosen"))
    };
    view! {
        <FileChoice label accept take=Callback::new(move |chosen| loading.take(chosen))>
            <b>{name}</b>
        </FileChoice>
        <FieldFault form name=FILE />
        {children.map(|children| children())}
        <Restored form />
        <p class="import-send"><Progress progress=Signal::derive(move || loading.progress()) /></p>
    }
}
