//! The columns of a sheet and its words of status, each with what it was taken for. What nobody knows
//! and what was corrected stands open; the rest is folded away.

use std::collections::BTreeSet;

use battle_map::{
    model::ledger::{
        Corrections, Issue, IssueCode, ProjectStatus, SheetColumn, SheetReport, SheetTop, letters,
    },
    value::Name,
};
use leptos::prelude::*;

use super::{
    Importing,
    choice::{AS_FOUND, Choice, NOTHING, choices},
};
use crate::texts::use_texts;

/// How many cells of a column are shown beside its header.
const SAMPLES: usize = 3;

/// The words of status of a sheet that nobody knows; of all sheets where none is named.
pub fn unknown_words(warnings: &[Issue], sheet: Option<&str>) -> Vec<Name> {
    let own = |issue: &&Issue| {
        let named = issue.sheet.as_ref().map(Name::as_str);
        sheet.is_none_or(|sheet| named.is_none_or(|named| named == sheet.trim()))
    };
    let unknown = warnings.iter().filter(|issue| issue.code == IssueCode::UnknownStatus);
    let words: BTreeSet<Name> =
        unknown.filter(own).filter_map(|issue| Name::new(&issue.value).ok()).collect();
    words.into_iter().collect()
}

/// The columns of a sheet.
#[component]
pub fn Columns(
    /// The state of the import on this page.
    importing: Importing,
    /// The layout under which corrections are remembered.
    layout: StoredValue<Vec<Name>>,
    /// The sheet whose columns are shown.
    sheet: SheetReport,
    /// The rows at its top.
    top: SheetTop,
    /// Codes of the fields that a column may hold.
    fields: StoredValue<Vec<String>>,
    /// Its words of status that nobody knows.
    words: Vec<Name>,
) -> impl IntoView {
    let texts = use_texts();
    let said = importing.corrections_now(layout).columns;
    let is_said =
        |column: &SheetColumn| said.iter().any(|it| Some(&it.column) == column.key.as_ref());
    let header = sheet.header.map_or(0, |(_, last)| last);
    let line = |column: SheetColumn| {
        let samples: Vec<_> = top.samples(column.index, header).take(SAMPLES).collect();
        let samples = samples.join(" · ");
        view! { <ColumnIs importing layout column samples fields /> }
    };
    let (open, known): (Vec<_>, Vec<_>) =
        sheet.columns.into_iter().partition(|it| it.field.is_none() || is_said(it));
    let count = known.len().to_string();
    let some = !known.is_empty();
    let open = (!open.is_empty()).then(|| {
        view! { <ul class="import-columns">{open.into_iter().map(line).collect_view()}</ul> }
    });
    let known = some.then(|| {
        view! {
            <details>
                <summary>{texts.fill("import.known-columns", &[("count", &count)])}</summary>
                <ul class="import-columns">{known.into_iter().map(line).collect_view()}</ul>
            </details>
        }
    });
    view! {
        {open}
        <Words importing layout words />
        {known}
    }
}

/// A column with the field it was taken for, or is said to be.
#[component]
fn ColumnIs(
    importing: Importing,
    layout: StoredValue<Vec<Name>>,
    column: SheetColumn,
    samples: String,
    fields: StoredValue<Vec<String>>,
) -> impl IntoView {
    let texts = use_texts();
    let SheetColumn { index, label, key, field } = column;
    let unknown = field.is_none();
    let words = |code: &String| texts.get(&format!("import.column.{code}"));
    let fields = fields.with_value(|fields| {
        fields.iter().map(|code| (words(code), code.clone())).collect::<Vec<_>>()
    });
    let is_said = importing.corrections_now(layout).columns.into_iter();
    let is_said = is_said.map(|said| said.column).any(|known| Some(&known) == key.as_ref());
    let found = match &field {
        _ if is_said => texts.get("import.as-found"),
        Some(code) => texts.fill("import.found", &[("what", &words(code))]),
        None => texts.get("import.not-found"),
    };
    let choices = choices(found, texts.get("import.column-nothing"), fields);
    key.map(|key| {
        let known = key.clone();
        let chosen = Signal::derive(move || {
            let said = layout.with_value(|layout| importing.corrections_of(layout)).columns;
            let said = said.into_iter().find(|said| said.column == known);
            said.map_or_else(
                || AS_FOUND.to_owned(),
                |said| said.field.unwrap_or_else(|| NOTHING.to_owned()),
            )
        });
        let say = Callback::new(move |code: String| {
            let column = key.clone();
            layout.with_value(|layout| {
                importing.correct(layout, |said| say_column(said, column, &code));
            });
        });
        let mark = letters(index);
        view! { <Choice mark label samples choices chosen say unknown /> }
    })
}

fn say_column(said: &mut Corrections, column: Name, code: &str) {
    match code {
        AS_FOUND => said.columns.retain(|known| known.column != column),
        NOTHING => said.say_column(column, None),
        code => said.say_column(column, Some(code.to_owned())),
    }
}

/// The words of status that nobody knows, and those of which somebody said what they mean.
#[component]
fn Words(importing: Importing, layout: StoredValue<Vec<Name>>, words: Vec<Name>) -> impl IntoView {
    let said = importing.corrections_now(layout).words;
    let mut lines: Vec<(Name, bool)> = words.into_iter().map(|word| (word, true)).collect();
    for known in said {
        if lines.iter().all(|(word, _)| *word != known.word) {
            lines.push((known.word, false));
        }
    }
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|(word, unknown)| {
            view! { <WordMeans importing layout word unknown /> }
        });
        view! { <ul class="import-columns">{lines.collect_view()}</ul> }
    })
}

/// A word of status with what it means.
#[component]
fn WordMeans(
    importing: Importing,
    layout: StoredValue<Vec<Name>>,
    word: Name,
    unknown: bool,
) -> impl IntoView {
    let texts = use_texts();
    let statuses = ProjectStatus::ALL.into_iter().map(|status| {
        (texts.get(&format!("import.status.{}", status.code())), status.code().to_owned())
    });
    let nothing = texts.get("import.status-nothing");
    let choices = choices(texts.get("import.status-open"), nothing, statuses.collect());
    let label = texts.fill("import.word", &[("word", word.as_str())]);
    let known = word.clone();
    let chosen = Signal::derive(move || {
        let said = layout.with_value(|layout| importing.corrections_of(layout)).words;
        let said = said.into_iter().find(|said| said.word == known);
        let code = said.map(|said| said.status.map_or(NOTHING, ProjectStatus::code));
        code.unwrap_or(AS_FOUND).to_owned()
    });
    let say = Callback::new(move |code: String| {
        let word = word.clone();
        layout.with_value(|layout| importing.correct(layout, |said| say_word(said, word, &code)));
    });
    view! { <Choice mark=String::new() label samples=String::new() choices chosen say unknown /> }
}

fn say_word(said: &mut Corrections, word: Name, code: &str) {
    if code == AS_FOUND {
        said.words.retain(|known| known.word != word);
    } else {
        said.say_word(word, ProjectStatus::from_code(code));
    }
}
