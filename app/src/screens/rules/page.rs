//! `/office/rules`: rule sets, where each one applies, and previews of changes.

use battle_map::model::rule::{Preset, RuleSetId};
use battle_map::view::questions::Rules;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{live::follow, screens::rules::RulesScreen};

/// The page at `/office/rules`.
#[component]
pub fn RulesPage() -> impl IntoView {
    let parameters = use_query_map();
    let chosen = Memo::new(move |_| {
        let named = parameters.with(|all| all.get("set")).and_then(|set| set.parse().ok());
        named.unwrap_or(RuleSetId::Preset(Preset::Points))
    });
    let view = follow(|| Rules {});
    view! {
        <Transition>
            <RulesScreen chosen view />
        </Transition>
    }
}
