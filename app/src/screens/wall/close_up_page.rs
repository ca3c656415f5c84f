//! `/wall/project/:id`: one project filling the wall.

use battle_map::{
    value::ProjectId,
    view::scene::{Scene, SceneAsked},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::page::REFRESH;
use crate::{screens::wall::WallScreen, texts::use_texts};

/// The page at `/wall/project/:id`.
#[component]
pub fn CloseUpPage() -> impl IntoView {
    let parameters = use_params_map();
    // What is no number is no project either. The page of another project is another page.
    let id = Memo::new(move |_| {
        let id = parameters.with(|all| all.get("id").and_then(|id| id.parse().ok()));
        id.unwrap_or(ProjectId(0))
    });
    view! {
        <Title text=use_texts().get("close-up.title") />
        <noscript inner_html=REFRESH></noscript>
        {move || view! { <WallScreen begins_with=SceneAsked::Alone(Scene::CloseUp(id.get())) /> }}
    }
}
