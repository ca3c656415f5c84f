//! The closed month's results: its tables as a workbook, a text for a chat group, and its edition.

use battle_map::view::{editions::Tables, month_tables::MonthTables};
use leptos::prelude::*;

use crate::{
    live::{Followed, follow, latest},
    parts::paste::PasteText,
    screens::editions::{month_words, named},
    texts::use_texts,
};

/// The workbook and text of the last closed month; nothing before one is closed.
#[component]
pub fn MonthText() -> impl IntoView {
    let view = follow(Tables::default);
    view! { <Transition><Results view /></Transition> }
}

/// The results, as far as they are there. What reads them is made within the `Transition` that waits
/// for them: a page that the server finishes before they are read has no place for them.
#[component]
fn Results(view: Followed<Option<MonthTables>>) -> impl IntoView {
    let texts = use_texts();
    let tables = latest(view);
    move || {
        tables.get().flatten().map(|tables| {
            let mark = tables.edition;
            let words = month_words(texts, &tables);
            view! {
                <section class="period">
                    <h3><a href=format!("/editions/{}", mark.id)>{named(texts, mark)}</a></h3>
                    <a class="button" rel="external" href="/feed/month.xlsx" download="">{texts.get("office.month-xlsx")}</a>
                    <a class="button" href="/editions">{texts.get("editions.title")}</a>
                    <details class="silent">
                        <summary>{texts.get("office.month-text")}</summary>
                        <PasteText label=texts.get("office.month-text") words />
                    </details>
                </section>
            }
        })
    }
}
