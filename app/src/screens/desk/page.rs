//! `/my`: the desk of units and county offices; `/my?month=2026-10` shows another open month.

use battle_map::value::Month;
use battle_map::view::questions::{Desk, MyCards};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{live::follow, screens::desk::DeskScreen};

/// The page at `/my`.
#[component]
pub fn MyPage() -> impl IntoView {
    let parameters = use_query_map();
    let month = Memo::new(move |_| {
        parameters.with(|all| all.get("month")).and_then(|month| month.parse::<Month>().ok())
    });
    let view = follow(move || Desk { month: month.get() });
    let cards = follow(|| MyCards {});
    view! {
        <Transition>
            <DeskScreen view cards />
        </Transition>
    }
}
