//! `/office/next-year`: with `?list=1` the list that is carried over, with `&into=5` a list of the next
//! year that there is already.

use battle_map::view::{next_year::NextYear, paged::number};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::screen::NextYearScreen;
use crate::live::follow;

/// The page at `/office/next-year`.
#[component]
pub fn NextYearPage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| {
        let id = |key| parameters.with(|all| all.get(key).and_then(|id| id.trim().parse().ok()));
        let page = |key| parameters.with(|all| number(&all.get(key).unwrap_or_default()));
        NextYear {
            list: id("list"),
            into: id("into"),
            carried: page("carried"),
            left: page("left"),
        }
    });
    let view = follow(move || query.get());
    view! {
        <Transition>
            <NextYearScreen query view />
        </Transition>
    }
}
