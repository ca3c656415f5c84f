//! The signs of the map beside words: a project's mark, a card, an entry of the legend.

use battle_map::{
    model::{finding::Level, rule::Lamp, stage::StageGroup},
    view::{
        figures::lamp_of_lag,
        map::{LegendEntry, legend_svg},
    },
};
use leptos::prelude::*;

use crate::texts::use_texts;

/// An entry of the legend with its words.
#[component]
pub fn LegendItem(
    /// The legend's entry.
    entry: LegendEntry,
) -> impl IntoView {
    let words = use_texts().get(&entry.key());
    view! {
        <span class="legend-item">
            <Sign entry />
            {words}
        </span>
    }
}

/// The sign alone, as on the map; its words stand beside it.
#[component]
pub fn Sign(
    /// The legend's entry whose sign is shown.
    entry: LegendEntry,
) -> impl IntoView {
    view! { <span class="sign-box" inner_html=legend_svg(entry)></span> }
}

/// The sign of a project's lamp, with a name for screen readers.
#[component]
pub fn LampSign(
    /// The project's lamp.
    lamp: Lamp,
    /// The stage, which gives a project in time its shape.
    stage: StageGroup,
) -> impl IntoView {
    let texts = use_texts();
    let entry = match lamp {
        Lamp::Ok => LegendEntry::Stage(stage),
        other => LegendEntry::Lamp(other),
    };
    view! {
        <span class="lamp-sign" role="img" aria-label=texts.get(&entry.key())>
            <Sign entry />
        </span>
    }
}

/// The CSS classes that give a lag, in tenths of a point, its colour.
#[must_use]
pub fn lag_class(lag: i64) -> String {
    format!("lag lamp-{}", lamp_of_lag(lag).map_or("none", Lamp::code))
}

/// The card that a finding proposes, with a name for screen readers.
#[component]
pub fn LevelSign(
    /// The level of the finding, from which the card's colour follows.
    level: Level,
) -> impl IntoView {
    let lamp = match level {
        Level::Red => Lamp::Red,
        Level::Yellow => Lamp::Yellow,
        Level::Watch => Lamp::Watch,
    };
    view! { <LampSign lamp stage=StageGroup::Building /> }
}
