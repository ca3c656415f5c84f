//! The sheets of a ledger and their columns, each with what it was taken for; whoever knows better
//! says so, and the preview is made anew.

use std::collections::BTreeSet;

use battle_map::{
    model::ledger::{Corrections, IssueCode, ProjectStatus, SheetColumn, SheetKind, SheetReport},
    value::Name,
    view::import_preview::ImportPreview,
};
use leptos::prelude::*;

use super::{Importing, remembered::Remembered};
use crate::{
    form::Restored,
    lazy::lazily,
    texts::{Texts, use_texts},
};

/// The value of a choice that nothing is meant.
const NOTHING: &str = "nothing";

/// A preview's sheets behind a button; open from the start where something was not understood.
#[component]
pub fn Sheets(
    /// The state of the import on this page.
    importing: Importing,
    /// The preview whose sheets are shown.
    preview: ImportPreview,
) -> impl IntoView {
    let texts = use_texts();
    let unknown = preview
        .warnings
        .iter()
        .any(|issue| matches!(issue.code, IssueCode::UnknownColumn | IssueCode::UnknownStatus));
    let open = RwSignal::new(
        unknown
            || preview.sheets.len() > 1
            || !preview.corrections.is_empty()
            || preview.is_barred(),
    );
    let has_header = preview.sheets.iter().any(|sheet| !sheet.columns.is_empty());
    has_header.then(|| {
        view! {
            <section class="import-part import-sheets">
                <button
                    class="button"
                    type="button"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {texts.get("import.sheets")}
                </button>
                {move || open.get().then(|| taken(importing))}
            </section>
        }
    })
}

lazily! {
    /// What each sheet and column was taken for, with the ways to correct it.
    fn taken in forms (importing: Importing) {
        view! { <Taken importing /> }
    }
}

#[component]
fn Taken(importing: Importing) -> impl IntoView {
    let texts = use_texts();
    let preview = importing.standing();
    let parts = preview.map(|preview| {
        let several = preview.sheets.len() > 1;
        let sheets = preview.sheets.iter().map(|sheet| {
            let words = unknown_words(&preview, sheet);
            let fields = preview.fields.clone();
            view! { <Sheet importing sheet=sheet.clone() fields words several /> }
        });
        let sheets = sheets.collect_view();
        view! {
            <ul class="import-taken">{sheets}</ul>
            <Remembered importing corrections=preview.corrections.clone() />
        }
    });
    view! {
        <p class="hint">{texts.get("import.sheets-hint")}</p>
        <Restored form=importing.corrections() />
        {parts}
        <button
            class="button"
            type="button"
            disabled=move || !importing.has_corrections() || importing.progress().is_some()
            on:click=move |_| importing.preview()
        >
            {texts.get("import.preview-corrected")}
        </button>
    }
}

/// The words of status of a sheet that nobody knows.
fn unknown_words(preview: &ImportPreview, sheet: &SheetReport) -> Vec<Name> {
    let own = |name: &Option<Name>| match name {
        Some(name) => name.as_str() == sheet.name.trim(),
        None => sheet.kind == SheetKind::Data,
    };
    let unknown = preview.warnings.iter();
    let unknown =
        unknown.filter(|issue| issue.code == IssueCode::UnknownStatus && own(&issue.sheet));
    let words: BTreeSet<Name> = unknown.filter_map(|issue| Name::new(&issue.value).ok()).collect();
    words.into_iter().collect()
}

/// One sheet: what it was taken for, its columns, and its words that nobody knows.
#[component]
fn Sheet(
    importing: Importing,
    sheet: SheetReport,
    fields: Vec<String>,
    words: Vec<Name>,
    several: bool,
) -> impl IntoView {
    let texts = use_texts();
    let kind = texts
        .fill(&format!("import.sheet.{}", sheet.kind.code()), &[("rows", &sheet.rows.to_string())]);
    let layout = StoredValue::new(sheet.layout.clone());
    let part = sheet.key.clone().filter(|_| several && !sheet.layout.is_empty());
    let part = part.map(|key| view! { <IsPart importing layout key kind=sheet.kind /> });
    let fields = StoredValue::new(fields);
    let columns = sheet.columns.into_iter();
    let columns = columns.map(|column| view! { <ColumnIs importing layout column fields /> });
    let words = words.into_iter().map(|word| view! { <WordMeans importing layout word /> });
    view! {
        <li>
            <p><b>{sheet.name}</b> " " <span>{kind}</span></p>
            {part}
            <ul class="import-columns">{columns.collect_view()}{words.collect_view()}</ul>
        </li>
    }
}

#[component]
fn IsPart(
    importing: Importing,
    layout: StoredValue<Vec<Name>>,
    key: Name,
    kind: SheetKind,
) -> impl IntoView {
    let said = key.clone();
    let is_part = move || {
        let mut said =
            layout.with_value(|layout| importing.corrections_of(layout)).sheets.into_iter();
        said.rfind(|known| known.sheet == key).map_or(kind == SheetKind::Data, |known| known.part)
    };
    let change = move |event| {
        let part = event_target_checked(&event);
        say(importing, layout, |corrections| corrections.say_sheet(said.clone(), part));
    };
    view! {
        <label>
            <input type="checkbox" prop:checked=is_part on:change=change />
            {use_texts().get("import.is-part")}
        </label>
    }
}

/// A column with the field it was taken for, or is said to be.
#[component]
fn ColumnIs(
    importing: Importing,
    layout: StoredValue<Vec<Name>>,
    column: SheetColumn,
    fields: StoredValue<Vec<String>>,
) -> impl IntoView {
    let texts = use_texts();
    let SheetColumn { label, key, field, .. } = column;
    let choices = move || {
        let fields = fields.get_value().into_iter();
        let fields = fields.map(|code| (texts.get(&format!("import.column.{code}")), code));
        choices(texts, "import.column-nothing", fields.collect())
    };
    let taken = field.unwrap_or_else(|| NOTHING.to_owned());
    key.map(|key| {
        let known = key.clone();
        let chosen = Signal::derive(move || {
            let said = layout.with_value(|layout| importing.corrections_of(layout)).columns;
            let said = said.into_iter().find(|said| said.column == known);
            said.map_or_else(
                || taken.clone(),
                |said| said.field.unwrap_or_else(|| NOTHING.to_owned()),
            )
        });
        let say = Callback::new(move |code: String| {
            let field = Some(code).filter(|code| code != NOTHING);
            say(importing, layout, |corrections| corrections.say_column(key.clone(), field));
        });
        view! { <Choice label choices=choices() chosen say /> }
    })
}

/// A word of status that nobody knows, with what it means.
#[component]
fn WordMeans(importing: Importing, layout: StoredValue<Vec<Name>>, word: Name) -> impl IntoView {
    let texts = use_texts();
    let statuses = ProjectStatus::ALL.into_iter().map(|status| {
        (texts.get(&format!("import.status.{}", status.code())), status.code().to_owned())
    });
    let mut choices = choices(texts, "import.status-nothing", statuses.collect());
    choices.insert(0, (texts.get("import.status-open"), String::new()));
    let label = texts.fill("import.word", &[("word", word.as_str())]);
    let known = word.clone();
    let chosen = Signal::derive(move || {
        let said = layout.with_value(|layout| importing.corrections_of(layout)).words;
        let said = said.into_iter().find(|said| said.word == known);
        said.map_or_else(String::new, |said| {
            said.status.map_or(NOTHING, ProjectStatus::code).to_owned()
        })
    });
    let say = Callback::new(move |code: String| {
        say(importing, layout, |corrections| {
            if code.is_empty() {
                corrections.words.retain(|known| known.word != word);
            } else {
                corrections.say_word(word.clone(), ProjectStatus::from_code(&code));
            }
        });
    });
    view! { <Choice label choices chosen say /> }
}

fn choices(texts: Texts, nothing: &str, known: Vec<(String, String)>) -> Vec<(String, String)> {
    let nothing = (texts.get(nothing), NOTHING.to_owned());
    std::iter::once(nothing).chain(known).collect()
}

#[component]
fn Choice(
    label: String,
    choices: Vec<(String, String)>,
    chosen: Signal<String>,
    say: Callback<String>,
) -> impl IntoView {
    let options = choices.into_iter().map(|(words, code)| {
        let own = code.clone();
        view! { <option value=code selected=move || chosen.get() == own>{words}</option> }
    });
    view! {
        <li>
            <label>
                <span>{label}</span>
                <select prop:value=chosen on:change=move |event| say.run(event_target_value(&event))>
                    {options.collect_view()}
                </select>
            </label>
        </li>
    }
}

fn say(
    importing: Importing,
    layout: StoredValue<Vec<Name>>,
    change: impl FnOnce(&mut Corrections),
) {
    layout.with_value(|layout| importing.correct(layout, change));
}
