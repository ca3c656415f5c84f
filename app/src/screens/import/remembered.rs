//! What is remembered of a ledger's layout, line by line, and how it is let go.

use battle_map::{
    model::ledger::{Corrections, ProjectStatus},
    value::Name,
};
use leptos::prelude::*;

use super::Importing;
use crate::texts::{Texts, use_texts};

/// What was said of the sheets of a preview, now or for an earlier file.
#[component]
pub fn Remembered(
    /// The state of the import on this page.
    importing: Importing,
    /// What held for the preview.
    corrections: Vec<Corrections>,
) -> impl IntoView {
    let texts = use_texts();
    let lines: Vec<_> = corrections.iter().flat_map(|said| lines(texts, importing, said)).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h3>{texts.get("import.remembered")}</h3>
            <ul class="import-remembered">{lines}</ul>
        }
    })
}

fn lines(texts: Texts, importing: Importing, said: &Corrections) -> Vec<AnyView> {
    let code = |field: &Option<String>| match field {
        Some(code) => texts.get(&format!("import.column.{code}")),
        None => texts.get("import.column-nothing"),
    };
    let columns = said.columns.iter().map(|known| {
        let words = [("name", known.column.as_str()), ("means", &code(&known.field))];
        let column = known.column.clone();
        let forget = move |said: &mut Corrections| said.columns.retain(|it| it.column != column);
        line(texts, importing, &said.layout, texts.fill("import.column-is", &words), forget)
    });
    let sheets = said.sheets.iter().map(|known| {
        let key = if known.part { "import.sheet-is-part" } else { "import.sheet-is-no-part" };
        let sheet = known.sheet.clone();
        let words = texts.fill(key, &[("name", sheet.as_str())]);
        let forget = move |said: &mut Corrections| said.sheets.retain(|it| it.sheet != sheet);
        line(texts, importing, &said.layout, words, forget)
    });
    let status = |status: Option<ProjectStatus>| match status {
        Some(status) => texts.get(&format!("import.status.{}", status.code())),
        None => texts.get("import.status-nothing"),
    };
    let words = said.words.iter().map(|known| {
        let words = [("name", known.word.as_str()), ("means", &status(known.status))];
        let word = known.word.clone();
        let forget = move |said: &mut Corrections| said.words.retain(|it| it.word != word);
        line(texts, importing, &said.layout, texts.fill("import.column-is", &words), forget)
    });
    columns.chain(sheets).chain(words).collect()
}

fn line(
    texts: Texts,
    importing: Importing,
    layout: &[Name],
    words: String,
    forget: impl Fn(&mut Corrections) + 'static,
) -> AnyView {
    let layout = layout.to_vec();
    let named = texts.fill("import.forget-named", &[("what", &words)]);
    let forget = move |_| {
        importing.correct(&layout, |said| forget(said));
        importing.preview();
    };
    view! {
        <li>
            <span>{words}</span>
            <button class="button" type="button" aria-label=named on:click=forget>
                {texts.get("import.forget")}
            </button>
        </li>
    }
    .into_any()
}
