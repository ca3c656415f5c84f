//! Choosing a ledger, and what is said about it where the file does not say it itself.

use battle_map::value::Name;
use leptos::prelude::*;

use super::field::{FieldFault, TextField};
use crate::{
    hand_over::{Way, choose},
    screens::import::{Importing, Options},
    texts::{Texts, use_texts},
};

/// Datums in degrees to choose from; the empty one leaves it to the file.
const DATUMS: [&str; 3] = ["", "gcj02", "bd09"];

/// The central meridian of most plans here, offered before the others.
const COMMON: u8 = 105;

/// The central meridians of the country's zones of three degrees, the common one first.
fn meridians() -> impl Iterator<Item = u8> {
    let others = (75..=135).step_by(3).filter(|meridian| *meridian != COMMON);
    std::iter::once(COMMON).chain(others)
}

/// The form.
#[component]
pub fn Choose(
    /// The page's state.
    importing: Importing,
    /// Lists that are known.
    lists: Vec<Name>,
) -> impl IntoView {
    let texts = use_texts();
    let proposals =
        lists.into_iter().map(|name| view! { <option value=name.to_string()></option> });
    let datums = DATUMS.map(|code| {
        let key = if code.is_empty() { "wgs84" } else { code };
        view! { <option value=code>{texts.get(&format!("import.crs.{key}"))}</option> }
    });
    let metres = meridians().map(|meridian| {
        let words = texts.fill("import.crs.metres", &[("meridian", &meridian.to_string())]);
        view! { <option value=format!("cgcs2000-gk:{meridian}")>{words}</option> }
    });
    view! {
        <section class="import-choose">
            <ChooseFile importing />
            <div class="import-options">
                <Typed importing field="list" list="import-lists" of=list />
                <Typed importing field="year" of=year />
                <Typed importing field="period" kind="month" of=period />
                <label class="import-field">
                    <span>{texts.get("import.field.crs")}</span>
                    <select on:change=move |event| importing.options.update(|o| o.crs = event_target_value(&event))>
                        {datums.collect_view()}
                        {metres.collect_view()}
                    </select>
                    <FieldFault importing field="crs" />
                </label>
            </div>
            <datalist id="import-lists">{proposals.collect_view()}</datalist>
            <p class="hint">{texts.get("import.options-hint")}</p>
            <SendFile importing />
        </section>
    }
}

const fn list(options: &mut Options) -> &mut String {
    &mut options.list
}

const fn year(options: &mut Options) -> &mut String {
    &mut options.year
}

const fn period(options: &mut Options) -> &mut String {
    &mut options.period
}

#[component]
fn Typed(
    importing: Importing,
    field: &'static str,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "")] list: &'static str,
    of: fn(&mut Options) -> &mut String,
) -> impl IntoView {
    let value = move || importing.options.with(|options| of(&mut options.clone()).clone());
    let on_type = move |text| importing.options.update(|options| *of(options) = text);
    view! { <TextField importing field kind list value=Signal::derive(value) on_type /> }
}

#[component]
fn ChooseFile(importing: Importing) -> impl IntoView {
    let texts = use_texts();
    let name = move || {
        let name = importing.chosen.with(|chosen| chosen.as_ref().map(|file| file.name.clone()));
        name.unwrap_or_else(|| texts.get("import.no-file"))
    };
    view! {
        <label class="import-file">
            <span class="button">{texts.get("import.choose")}</span>
            <input
                class="quiet"
                type="file"
                accept=".xlsx,.xls,.csv"
                aria-label=texts.get("import.choose")
                on:change=move |event| choose(&event, move |chosen| importing.take(chosen))
            />
            <b>{name}</b>
        </label>
        <FieldFault importing field="file" />
    }
}

/// The button, and how far the file has come.
#[component]
fn SendFile(importing: Importing) -> impl IntoView {
    let texts = use_texts();
    let idle = move || importing.way().is_none();
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

/// How far the file has come.
#[component]
pub fn Progress(
    /// The page's state.
    importing: Importing,
) -> impl IntoView {
    let texts = use_texts();
    let bar = move || {
        importing.way().map(|way| {
            let value = match way {
                Way::Sending(percent) => Some(percent),
                Way::Reading => None,
            };
            view! { <progress max="100" value=value aria-label=texts.get("import.progress")></progress> }
        })
    };
    view! {
        {bar}
        <span role="status">{move || importing.way().map(|way| words(texts, way))}</span>
    }
}

fn words(texts: Texts, way: Way) -> String {
    match way {
        Way::Sending(percent) => texts.fill("import.sending", &[("percent", &percent.to_string())]),
        Way::Reading => texts.get("import.reading"),
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
