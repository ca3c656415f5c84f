//! What the flags mean, and how many of each stand on the board.

use battle_map::view::plan_board::{Flag, FlagCounts};
use leptos::prelude::*;

use super::flags::FlagSign;
use crate::texts::use_texts;

/// The flags in their order, each with its count.
#[component]
pub fn PlanLegend(
    /// The flags of the years, of all projects that pass the filter.
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

/// The flags of a group that it has, each with its count and its meaning for the ear.
#[component]
pub fn FlagSums(
    /// The flags of the group.
    flags: FlagCounts,
) -> impl IntoView {
    let texts = use_texts();
    let there = Flag::ALL.iter().copied().filter(move |flag| flags.of(*flag) > 0);
    let entries = there.map(|flag| {
        let words = texts.get(&format!("plan.flag.{}", flag.code()));
        let title = words.clone();
        view! {
            <span title=title>
                <FlagSign flag />
                {flags.of(flag)}
                <span class="quiet">{words}</span>
            </span>
        }
    });
    view! { <span class="plan-sums">{entries.collect_view()}</span> }
}
