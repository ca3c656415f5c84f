//! `/cards/sheet`: cards for a leader's signature, or signed by one, on one sheet of paper.

use battle_map::view::{paged::number, questions::Sheet};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{live::follow_while, screens::cards::SheetScreen};

/// The page; `batch` in its address names a sheet that was approved, `print=1` asks for all its cards.
#[component]
pub fn CardSheetPage() -> impl IntoView {
    let parameters = use_query_map();
    let sheet = Memo::new(move |_| {
        parameters.with(|all| Sheet {
            batch: all.get("batch").and_then(|batch| batch.parse().ok()),
            page: all.get("page").map_or(0, |page| number(&page)),
            print: all.get("print").is_some_and(|print| print == "1"),
        })
    });
    let view = follow_while(move || sheet.get(), move || !sheet.with(|sheet| sheet.print));
    view! {
        <Transition>
            <SheetScreen view />
        </Transition>
    }
}
