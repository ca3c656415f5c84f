//! What the lines of the grid open below them, for browsers without JavaScript: every milestone that is
//! due, written out. Hydration ignores `noscript`.

use battle_map::view::desk::DeskRow;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::grid::PAGE;
#[cfg(feature = "ssr")]
use super::milestones::facts;
#[cfg(feature = "ssr")]
use crate::texts::use_texts;

/// The milestones that are due, project by project.
#[component]
pub fn DueWithoutScript(
    /// The desk's rows.
    rows: Memo<Vec<DeskRow>>,
    /// Which page of them is shown, counted from 0.
    page: Memo<usize>,
) -> impl IntoView {
    let page = page.get_untracked();
    view! { <noscript inner_html=rows.with_untracked(|rows| written(rows, page))></noscript> }
}

#[cfg(feature = "ssr")]
fn written(rows: &[DeskRow], page: usize) -> String {
    let texts = use_texts();
    let project = |row: &DeskRow| {
        let facts = |due| view! { <li>{facts(texts, due)}</li> };
        let lines = row.milestones.iter().map(facts).collect_view();
        let href = format!("/projects/{}", row.id);
        view! { <section class="grid-due"><h2><a href=href>{row.name.clone()}</a></h2><ul>{lines}</ul></section> }
    };
    let rows = rows.chunks(PAGE).nth(page).unwrap_or_default();
    let due = rows.iter().filter(|row| !row.milestones.is_empty());
    due.map(|row| project(row).to_html()).collect()
}

/// The browser that is here has what the server wrote no use for.
#[cfg(not(feature = "ssr"))]
const fn written(_: &[DeskRow], _: usize) -> String {
    String::new()
}
