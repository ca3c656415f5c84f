//! The legend of the regions' tints, from on schedule to far behind.

use battle_map::view::map::{LegendEntry, Tint};
use leptos::prelude::*;

use super::sign::Sign;
use crate::texts::{Texts, use_texts};

/// The legend with the five tints and their ranges: `县区低于序时（点）`.
#[component]
pub fn TintLegend() -> impl IntoView {
    let texts = use_texts();
    let tints = Tint::ALL.into_iter().enumerate().map(|(index, tint)| {
        view! {
            <span class="legend-item">
                <Sign entry=LegendEntry::Tint(tint) />
                {range(texts, index)}
            </span>
        }
    });
    view! {
        <div class="legend legend-tints">
            <span>{texts.get("legend.tints")}</span>
            {tints.collect_view()}
        </div>
    }
}

/// The range of points behind that a tint stands for: `≤0`, `0–5`, …, `>20`.
fn range(texts: Texts, index: usize) -> String {
    let step = |index: usize| Tint::STEPS.get(index).map(ToString::to_string);
    let below = index.checked_sub(1).and_then(step);
    match (below, step(index)) {
        (None, Some(to)) => texts.fill("legend.up-to", &[("to", &to)]),
        (Some(from), Some(to)) => texts.fill("legend.between", &[("from", &from), ("to", &to)]),
        (from, None) => texts.fill("legend.over", &[("from", &from.unwrap_or_default())]),
    }
}
