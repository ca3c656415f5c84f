//! Which columns the ledger shows: a form that works as a plain GET; with JavaScript a change takes
//! effect at once.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    columns::{HIDEABLE, hidden_columns, keep},
    texts::use_texts,
};

/// The choice of columns, folded away.
#[component]
pub fn ColumnChoice() -> impl IntoView {
    let texts = use_texts();
    let hidden = RwSignal::new(hidden_columns());
    let location = use_location();
    let back = move || {
        let (path, search) = (location.pathname.get(), location.search.get());
        if search.is_empty() { path } else { format!("{path}?{search}") }
    };
    let boxes = HIDEABLE.map(|code| {
        let shown = move || hidden.with(|hidden| !hidden.hides(code));
        let choose = move |event| {
            hidden.update(|hidden| *hidden = hidden.with(code, event_target_checked(&event)));
            hidden.with_untracked(keep);
        };
        view! {
            <label>
                <input
                    type="checkbox"
                    name="show"
                    value=code
                    checked=hidden.with_untracked(|hidden| !hidden.hides(code))
                    prop:checked=shown
                    on:change=choose
                />
                {texts.get(&format!("ledger.column.{code}"))}
            </label>
        }
    });
    view! {
        <details class="ledger-choice">
            <summary class="button">{texts.get("ledger.columns")}</summary>
            <form method="get" action="/columns">
                <input type="hidden" name="back" value=back />
                {boxes.collect_view()}
                <button class="button" type="submit">{texts.get("filter.apply")}</button>
            </form>
        </details>
    }
}
