//! Choosing a ledger file, with options for what the file itself does not state.

use battle_map::value::Name;
use leptos::prelude::*;

use super::FILE;
use crate::{
    form::{CheckField, ChoiceField, FieldFault, LineField, MonthField, NumberField, Restored},
    parts::{
        datum,
        file_choice::{FileChoice, Progress},
    },
    screens::import::Importing,
    texts::use_texts,
};

/// The form in which a file is chosen and its options are set.
#[component]
pub fn Choose(
    /// The state of the import on this page.
    importing: Importing,
    /// The names of the lists that are known.
    lists: Vec<Name>,
) -> impl IntoView {
    let form = importing.options();
    let lists: Vec<_> = lists.iter().map(ToString::to_string).collect();
    let datums = Signal::stored(datum::choices(use_texts()));
    view! {
        <section class="import-choose">
            <ChooseFile importing />
            <div class="import-options">
                <LineField form name="list" label="import.field.list" proposals=lists />
                <NumberField form name="year" label="import.field.year" />
                <MonthField form name="period" label="import.field.period" />
                <ChoiceField form name="crs" label="import.field.crs" choices=datums />
            </div>
            <CheckField form name="recognised" label="import.field.recognised" />
            <p class="hint">{use_texts().get("import.options-hint")}</p>
            <Restored form />
            <SendFile importing />
        </section>
    }
}

#[component]
fn ChooseFile(importing: Importing) -> impl IntoView {
    let texts = use_texts();
    let name = move || {
        let name = importing.chosen.with(|chosen| chosen.as_ref().map(|file| file.name.clone()));
        name.unwrap_or_else(|| texts.get("import.no-file"))
    };
    view! {
        <FileChoice label="import.choose" take=Callback::new(move |chosen| importing.take(chosen))>
            <b>{name}</b>
        </FileChoice>
        <FieldFault form=importing.options() name=FILE />
    }
}

/// The button that sends the file, and the progress of the upload.
#[component]
fn SendFile(importing: Importing) -> impl IntoView {
    let texts = use_texts();
    let idle = move || importing.progress().is_none();
    view! {
        <div class="import-send">
            <button
                class="primary"
                type="button"
                disabled=move || !idle() || importing.chosen.with(Option::is_none)
                on:click=move |_| importing.preview()
            >
                {texts.get("import.preview")}
            </button>
            <Progress progress=Signal::derive(move || importing.progress()) />
        </div>
    }
}
