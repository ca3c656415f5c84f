//! The confirmation: all rows, or only the good ones; with the document that replaces plans.

use battle_map::view::import_preview::ImportPreview;
use leptos::prelude::*;

use crate::{
    form::{DayField, LineField, Restored},
    parts::file_choice::Progress,
    screens::import::{Importing, sheets::Again},
    texts::use_texts,
};

/// The buttons below a preview.
#[component]
pub fn Confirm(
    /// The state of the import on this page.
    importing: Importing,
    /// The preview that would be carried out.
    preview: ImportPreview,
) -> impl IntoView {
    let texts = use_texts();
    let rejected = preview.rejected_rows();
    let may = preview.does_something() && !preview.is_barred();
    let good = (preview.tally.new + preview.tally.changed).to_string();
    let takes = preview.tally.new + preview.tally.changed > 0;
    let whole = may && rejected == 0;
    let partial = may && rejected > 0;
    let pending = Memo::new(move |_| importing.is_pending());
    let busy = move || importing.progress().is_some() || pending.get();
    let words = match (preview.is_barred(), preview.does_something(), rejected) {
        (true, ..) => Some("import.barred"),
        (_, false, 0) => Some("import.nothing-to-do"),
        (_, false, _) => Some("import.nothing-good"),
        (_, true, 1..) => Some("import.some-rejected"),
        (_, true, 0) => None,
    };
    let count = [("count", good.as_str())];
    view! {
        <section class="import-confirm">
            {words.map(|key| view! { <p>{texts.get(key)}</p> })}
            {move || pending.get().then(|| view! {
                <p class="import-pending">
                    {texts.get("import.pending")} " "
                    <Again importing label="import.preview-pending" />
                </p>
            })}
            {(may && preview.replanned > 0).then(|| view! { <Paper importing count=preview.replanned /> })}
            <div class="import-send">
                {whole.then(|| view! {
                    <button class="primary" type="button" disabled=busy on:click=move |_| importing.confirm(false)>
                        {if takes { texts.fill("import.confirm", &count) } else { texts.get("import.confirm-reading") }}
                    </button>
                })}
                {partial.then(|| view! {
                    <button class="primary" type="button" disabled=busy on:click=move |_| importing.confirm(true)>
                        {texts.fill("import.confirm-partial", &count)}
                    </button>
                })}
                {(rejected > 0).then(|| view! {
                    <button class="button" type="button" disabled=busy on:click=move |_| importing.fetch_rejected()>
                        {texts.get("import.fetch-rejected")}
                    </button>
                })}
                <button class="button" type="button" disabled=move || importing.progress().is_some() on:click=move |_| importing.let_go()>
                    {texts.get("import.let-go")}
                </button>
                <Progress progress=Signal::derive(move || importing.progress()) />
            </div>
        </section>
    }
}

/// The fields for the document by which standing plans are replaced.
#[component]
fn Paper(importing: Importing, count: u32) -> impl IntoView {
    let texts = use_texts();
    let form = importing.paper();
    view! {
        <fieldset class="import-paper">
            <legend>{texts.fill("import.paper", &[("count", &count.to_string())])}</legend>
            <LineField form name="document" label="import.field.document" />
            <LineField form name="reason" label="import.field.reason" />
            <DayField form name="since" label="import.field.since" />
            <Restored form />
        </fieldset>
    }
}
