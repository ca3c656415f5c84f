//! Choosing a ledger file, with options for what the file itself does not state.

use battle_map::value::Name;
use leptos::prelude::*;

use super::FILE;
use crate::{
    file_transfer::UploadProgress,
    form::{
        CheckField, ChoiceField, Choices, FieldFault, LineField, MonthField, NumberField, Restored,
    },
    parts::file_choice::{FileChoice, progress_words},
    screens::import::Importing,
    texts::{Texts, use_texts},
};

/// The datums in degrees to choose from; the empty one means that the file states it.
const DATUMS: [&str; 3] = ["", "gcj02", "bd09"];

/// The central meridian of most local plans, in degrees east; offered first.
const COMMON: u8 = 105;

/// The central meridians of the country's zones of three degrees, the common one first.
fn meridians() -> impl Iterator<Item = u8> {
    let others = (75..=135).step_by(3).filter(|meridian| *meridian != COMMON);
    std::iter::once(COMMON).chain(others)
}

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
    let datums = Signal::stored(datums(use_texts()));
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

/// Datums in degrees, and plane coordinates by their central meridian.
fn datums(texts: Texts) -> Choices {
    let degrees = DATUMS.map(|code| {
        let key = if code.is_empty() { "wgs84" } else { code };
        (code.to_owned(), texts.get(&format!("import.crs.{key}")))
    });
    let metres = meridians().map(|meridian| {
        let words = texts.fill("import.crs.metres", &[("meridian", &meridian.to_string())]);
        (format!("cgcs2000-gk:{meridian}"), words)
    });
    degrees.into_iter().chain(metres).collect()
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
            <Progress importing />
        </div>
    }
}

/// The progress of the upload.
#[component]
pub fn Progress(
    /// The state of the import on this page.
    importing: Importing,
) -> impl IntoView {
    let texts = use_texts();
    let bar = move || {
        importing.progress().map(|progress| {
            let value = match progress {
                UploadProgress::Sending(percent) => Some(percent),
                UploadProgress::Reading => None,
            };
            view! { <progress max="100" value=value aria-label=texts.get("import.progress")></progress> }
        })
    };
    view! {
        {bar}
        <span role="status">{move || importing.progress().map(|progress| progress_words(texts, progress))}</span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_of_the_country_can_be_chosen_and_the_common_one_stands_first() {
        let offered: Vec<_> = meridians().collect();
        assert_eq!((offered.len(), offered[0]), (21, 105));
        let datum =
            |meridian| format!("cgcs2000-gk:{meridian}").parse::<battle_map::geometry::Datum>();
        assert!(offered.into_iter().all(|meridian| datum(meridian).is_ok()));
    }
}
