//! `/wall/plan`: the plan board on a wall, live and by itself, filtered by the address.

use battle_map::view::plan_board::{PlanQuery, PlanScene, PlanSceneQuery};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::scene::PlanBoardScene;
use crate::{
    format,
    live::{Followed, follow, latest},
    parts::fault::Fault,
    screens::wall::WallClock,
    texts::use_texts,
};

/// The tag by which browsers without JavaScript reload the page; hydration ignores `noscript`.
const REFRESH: &str = "<meta http-equiv=\"refresh\" content=\"30\">";

/// The page at `/wall/plan`.
#[component]
pub fn WallPlanPage() -> impl IntoView {
    let parameters = use_query_map();
    let query = Memo::new(move |_| {
        let PlanQuery { table, years, .. } =
            parameters.with(|all| PlanQuery::read(|key| all.get(key)));
        PlanSceneQuery { filter: table.filter, years }
    });
    let view = follow(move || query.get());
    view! {
        <Title text=use_texts().get("plan.title") />
        <noscript inner_html=REFRESH></noscript>
        <Transition>
            <WallPlan view />
        </Transition>
    }
}

#[component]
fn WallPlan(view: Followed<PlanScene>) -> impl IntoView {
    let texts = use_texts();
    let scene = latest(view);
    let city = move || scene.with(|s| s.as_ref().map(|s| s.frame.city.clone()));
    let period = Memo::new(move |_| {
        scene.with(|s| s.as_ref().map(|s| format::period(texts, &s.frame))).unwrap_or_default()
    });
    let first = Memo::new(move |_| scene.with(Option::is_some));
    let shown = move || {
        let first = first.get().then(|| scene.get_untracked()).flatten()?;
        let scene = Signal::derive(move || scene.get().unwrap_or_else(|| first.clone()));
        Some(view! { <PlanBoardScene scene /> })
    };
    view! {
        <main class="wall wall-plan">
            <header class="wall-head">
                <h1>{city} <span>{texts.get("plan.title")}</span></h1>
                <p></p>
                <WallClock period=period.into() />
            </header>
            <Fault view />
            {shown}
        </main>
    }
}
