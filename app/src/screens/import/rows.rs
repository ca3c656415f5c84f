//! New and changed rows, field by field.

use battle_map::view::import_preview::{PreviewChange, PreviewRow};
use leptos::prelude::*;

use super::words;
use crate::texts::{Texts, use_texts};

/// How many rows are shown at first; the rest is shown on demand.
const SHOWN: usize = 200;

/// The new rows of a preview, or the changed ones.
#[component]
pub fn Rows(
    /// The key of the heading, which counts them.
    heading: &'static str,
    /// The rows that are listed.
    rows: Vec<PreviewRow>,
) -> impl IntoView {
    let texts = use_texts();
    let count = rows.len();
    let all = RwSignal::new(false);
    let rows = StoredValue::new(rows);
    let shown = move || {
        let most = if all.get() { usize::MAX } else { SHOWN };
        rows.with_value(|rows| rows.iter().take(most).map(|row| line(texts, row)).collect_view())
    };
    let more = move || (!all.get() && count > SHOWN).then(|| count - SHOWN);
    (count > 0).then(|| {
        view! {
            <section class="import-part">
                <h2>{texts.fill(heading, &[("count", &count.to_string())])}</h2>
                <ol class="import-rows">{shown}</ol>
                {move || more().map(|more| view! {
                    <button class="button" type="button" on:click=move |_| all.set(true)>
                        {texts.fill("import.more", &[("count", &more.to_string())])}
                    </button>
                })}
            </section>
        }
    })
}

fn line(texts: Texts, row: &PreviewRow) -> impl IntoView + use<> {
    let place = words::row(texts, row.sheet.as_ref(), row.row);
    let name = match row.project {
        Some(id) => {
            let address = format!("/projects/{id}");
            view! { <a href=address target="_blank">{row.name.clone()}</a> }.into_any()
        }
        None => view! { <b>{row.name.clone()}</b> }.into_any(),
    };
    let is_new = row.project.is_none();
    let changes = row.changes.iter().map(|change| field(texts, change, is_new));
    view! {
        <li class="import-row">
            <header><span>{place}</span> {name} <span>{row.region.clone()}</span></header>
            <dl>{changes.collect_view()}</dl>
        </li>
    }
}

/// One field's change: the old value struck through, then the new one.
fn field(texts: Texts, change: &PreviewChange, is_new: bool) -> impl IntoView + use<> {
    let old = (!is_new).then(|| words::said(texts, change.old.as_ref()));
    let new = words::said(texts, change.new.as_ref());
    let reported = change.reported.then(|| texts.get("import.over-report"));
    view! {
        <div>
            <dt>{texts.get(&format!("field.{}", change.field))}</dt>
            <dd>
                {old.map(|old| view! { <del>{old}</del> <span aria-hidden="true">"→"</span> })}
                <ins>{new}</ins>
                {reported.map(|words| view! { <em>{words}</em> })}
            </dd>
        </div>
    }
}
