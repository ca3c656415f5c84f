//! A bar for the share that is done, with a tick for the share that was scheduled.

use battle_map::view::figures::Investment;
use leptos::prelude::*;

use crate::{finding::shares, texts::use_texts};

/// The bar of one measure; its figures stand beside it.
#[component]
pub fn ScheduleBar(
    /// The investment and its schedule.
    investment: Investment,
    /// The CSS class that gives the bar its colour.
    #[prop(optional, into)]
    class: String,
) -> impl IntoView {
    let words = shares(use_texts(), &investment);
    // In tenths of a percent; what is beyond the whole ends at the whole.
    let done = investment.actual.clamp(0, 1_000);
    let tick = investment.scheduled.clamp(0, 1_000);
    view! {
        <svg
            class=format!("schedule-bar {class}")
            viewBox="0 0 1000 10"
            preserveAspectRatio="none"
            role="img"
            aria-label=words
        >
            <rect class="bar-whole" y="2" width="1000" height="6" />
            <rect class="bar-done" y="2" width=done height="6" />
            <path class="bar-tick" d=format!("M{tick} 0V10") vector-effect="non-scaling-stroke" />
        </svg>
    }
}
