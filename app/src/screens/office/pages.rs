//! The links between the pages of the desk's long lists; each list turns its own.

use battle_map::view::office::OfficeQuery;
use leptos::prelude::*;

use crate::{map::links::address, parts::pages::Pages};

/// Links to the other pages of a list.
#[component]
pub fn OfficePages(
    /// The pages in the page's address.
    query: Memo<OfficeQuery>,
    /// The number of the page that is shown, and that of the last one.
    shown: Signal<(u32, u32)>,
    /// The same pages, with another one of this list.
    turn: fn(OfficeQuery, u32) -> OfficeQuery,
) -> impl IntoView {
    let pages = move || {
        let (here, last) = shown.get();
        let query = query.get();
        let href = move |page| address("/office", &turn(query, page).parameters());
        view! { <Pages class="card-pages" here last href /> }
    };
    view! { {pages} }
}
