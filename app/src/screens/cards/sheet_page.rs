//! `/cards/sheet`: cards for a leader's signature, or signed by one, on one sheet of paper.

use battle_map::view::questions::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{live::follow, screens::cards::SheetScreen};

/// The page; `batch` in its address names a sheet that was approved.
#[component]
pub fn CardSheetPage() -> impl IntoView {
    let parameters = use_query_map();
    let batch = move || parameters.with(|all| all.get("batch")?.parse().ok());
    let view = follow(move || Sheet { batch: batch() });
    view! {
        <Transition>
            <SheetScreen view />
        </Transition>
    }
}
