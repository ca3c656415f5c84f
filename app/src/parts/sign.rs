//! The signs of the map beside words: a project's mark, a card, an entry of the legend.

use battle_map::{
    model::{card::CardLevel, finding::Level, rule::Lamp, stage::StageGroup},
    view::{
        figures::lamp_of_lag,
        map::{LegendEntry, MarkStyle, legend_svg, sign_svg},
        wall::LaggingLine,
    },
};
use leptos::prelude::*;

use crate::texts::use_texts;

/// An entry of the legend with its words.
#[component]
pub fn LegendItem(
    /// The entry of the legend whose sign is drawn.
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

/// The sign of a project's stage and lamp, with a name for screen readers.
#[component]
pub fn LampSign(
    /// How far the rules find the project behind.
    lamp: Lamp,
    /// The stage, which gives its mark the shape.
    stage: StageGroup,
) -> impl IntoView {
    let texts = use_texts();
    let words = texts.get(&format!("lamp.{}", lamp.code()));
    view! {
        <span class="lamp-sign" role="img" aria-label=words inner_html=sign_svg(MarkStyle::of(stage, lamp))></span>
    }
}

/// The mark of a lagging project as on the map, its card included, with a name for screen readers.
#[component]
pub fn LaggingSign(
    /// The line of the project.
    line: LaggingLine,
) -> impl IntoView {
    let texts = use_texts();
    let explained = line.explained.is_some();
    let words = [
        Some(texts.get(&format!("lamp.{}", line.lamp.code()))),
        explained.then(|| texts.get("map.explained")),
        line.card.map(|card| texts.get(&format!("level.{}", card.code()))),
    ];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let look = MarkStyle { explained, card: line.card, ..MarkStyle::of(line.stage, line.lamp) };
    view! { <span class="lamp-sign" role="img" aria-label=words inner_html=sign_svg(look)></span> }
}

/// The CSS classes that give a lag, in tenths of a point, its colour.
#[must_use]
pub fn lag_class(lag: i64) -> String {
    format!("lag lamp-{}", lamp_of_lag(lag).map_or("none", Lamp::code))
}

/// A card that is out or proposed, with a name for screen readers.
#[component]
pub fn CardSign(
    /// The colour of the card.
    level: CardLevel,
) -> impl IntoView {
    let entry = LegendEntry::Card(level);
    view! {
        <span class="lamp-sign" role="img" aria-label=use_texts().get(&entry.key())>
            <Sign entry />
        </span>
    }
}

/// What a finding of a level leads to, with a name for screen readers: a card, or only attention.
#[component]
pub fn LevelSign(
    /// The level of the finding.
    level: Level,
) -> impl IntoView {
    match CardLevel::of(level) {
        Some(level) => view! { <CardSign level /> }.into_any(),
        None => view! { <LampSign lamp=Lamp::Watch stage=StageGroup::Building /> }.into_any(),
    }
}
