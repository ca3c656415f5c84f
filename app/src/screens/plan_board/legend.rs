//! What the flags mean, and how many of each stand on the board.

use battle_map::view::plan_board::{Flag, FlagCounts};
use leptos::prelude::*;

use super::flags::FlagSign;
use crate::texts::use_texts;

/// The flags in their order, each with its count.
#[component]
pub fn PlanLegend(
    /// The flags of the year, of all projects that pass the filter.
    flags: FlagCounts,
) -> impl IntoView {
    let texts = use_texts();
    let entries = Flag::ALL.iter().copied().map(|flag| {
        let code = flag.code();
        view! {
            <li class=format!("plan-{code}")>
                <FlagSign flag />
                <b>{flags.of(flag)}</b>
                <span>{texts.get(&format!("plan.flag.{code}"))}</span>
            </li>
        }
    });
    view! { <ul class="plan-legend" aria-label=texts.get("plan.legend")>{entries.collect_view()}</ul> }
}
