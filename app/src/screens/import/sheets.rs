//! How a ledger was read: its sheets and columns, each with what it was taken for. Whoever knows better
//! says so, and the preview is made anew.

use battle_map::{
    model::ledger::{SheetKind, SheetReport},
    view::import_preview::ImportPreview,
};
use leptos::prelude::*;

use super::{Importing, columns::unknown_words, sheet::Sheet};
use crate::{form::Restored, lazy::lazily, texts::use_texts};

/// How a ledger was read, behind a button; open from the start where something was not understood.
#[component]
pub fn Sheets(
    /// The state of the import on this page.
    importing: Importing,
    /// The preview whose sheets are shown.
    preview: ImportPreview,
) -> impl IntoView {
    let texts = use_texts();
    let Understood { sheets, known, unknown, words } = Understood::of(&preview);
    let open = RwSignal::new(
        unknown + words > 0 || sheets > 1 || preview.is_barred() || !preview.corrections.is_empty(),
    );
    let counts = [
        ("import.read-sheets", sheets),
        ("import.read-columns", known),
        ("import.unread-columns", unknown),
        ("import.unread-words", words),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| {
        let class = if key.starts_with("import.unread") { "unread" } else { "" };
        view! { <span class=class>{texts.fill(key, &[("count", &count.to_string())])}</span> }
    });
    let any = preview.tops.iter().any(|top| !top.rows.is_empty());
    let key = move || if open.get() { "import.hide-sheets" } else { "import.show-sheets" };
    any.then(|| {
        view! {
            <section class="import-part import-sheets">
                <header>
                    <h2>{texts.get("import.sheets")}</h2>
                    <p>{counts.collect_view()}</p>
                    <button
                        class="button"
                        type="button"
                        aria-expanded=move || open.get().to_string()
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        {move || texts.get(key())}
                    </button>
                </header>
                {move || open.get().then(|| taken(importing))}
            </section>
        }
    })
}

/// How much of a file was understood.
struct Understood {
    sheets: usize,
    known: usize,
    unknown: usize,
    words: usize,
}

impl Understood {
    fn of(preview: &ImportPreview) -> Self {
        let read = preview.sheets.iter().filter(|sheet| sheet.rows > 0);
        let columns = preview.sheets.iter().filter(|sheet| is_read(sheet));
        let columns: Vec<_> = columns.flat_map(|sheet| &sheet.columns).collect();
        let known = columns.iter().filter(|column| column.field.is_some()).count();
        let words = unknown_words(&preview.warnings, None).len();
        Self { sheets: read.count(), known, unknown: columns.len() - known, words }
    }
}

/// Whether a sheet is part of the ledger, or could be once its columns are named.
fn is_read(sheet: &SheetReport) -> bool {
    sheet.kind == SheetKind::Data
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
    let sheets = untrack(|| importing.standing()).map(|preview| {
        let several = preview.sheets.len() > 1;
        let nothing_read = !preview.sheets.iter().any(is_read);
        let tops = preview.tops.iter().cloned().map(Some).chain(std::iter::repeat(None));
        let sheets = preview.sheets.iter().cloned().zip(tops);
        let fields = StoredValue::new(preview.fields.clone());
        let sheets = sheets.map(|(sheet, top)| {
            let name = several.then_some(sheet.name.as_str());
            let words = unknown_words(&preview.warnings, name);
            view! { <Sheet importing sheet top=top.unwrap_or_default() fields words several nothing_read /> }
        });
        sheets.collect_view()
    });
    view! {
        <p class="hint">{texts.get("import.sheets-hint")}</p>
        <Restored form=importing.corrections() />
        <ul class="import-taken">{sheets}</ul>
        <Again importing label="import.preview-corrected" />
    }
}

/// The button that makes the preview anew with all that was said since.
#[component]
pub fn Again(
    /// The state of the import on this page.
    importing: Importing,
    /// The key of its words.
    label: &'static str,
) -> impl IntoView {
    let idle = move || importing.progress().is_none();
    view! {
        <button
            class="button import-again"
            type="button"
            disabled=move || !idle() || !importing.is_pending()
            on:click=move |_| importing.preview()
        >
            {use_texts().get(label)}
        </button>
    }
}
