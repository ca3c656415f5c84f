//! The key of the wall's map with its counts: lamps, stages, places; each list adds up to all
//! entries, so that nothing on the map has to be explained elsewhere.

use battle_map::{
    model::{card::CardLevel, rule::Lamp},
    view::{
        map::LegendEntry,
        wall::{PointEdges, WallView},
    },
};
use leptos::prelude::*;

use super::figures::{STAGES, source};
use crate::{
    format::month_end,
    parts::sign::Sign,
    texts::{Texts, use_texts},
};

const LAMPS: [Lamp; 6] =
    [Lamp::Severe, Lamp::Lagging, Lamp::Watch, Lamp::Ok, Lamp::Unjudged, Lamp::Off];

/// The key of the marks in blocks: what was computed, the stages, and all else that marks bear. What has no
/// contents is not explained, but for lamps and stages in use.
#[component]
pub fn MapLegend(
    /// The wall's view, with the counts.
    wall: WallView,
) -> impl IntoView {
    let texts = use_texts();
    let lamps = LAMPS.map(|lamp| {
        let range = wall.edges.and_then(|edges| range(texts, lamp, edges));
        item(LegendEntry::Lamp(lamp), wall.standing.lamp(lamp), range)
    });
    let stages =
        STAGES.map(|stage| item(LegendEntry::Stage(stage), wall.standing.stage(stage), None));
    let others = [
        (LegendEntry::Card(CardLevel::Red), wall.cards.1),
        (LegendEntry::Card(CardLevel::Yellow), wall.cards.0),
        (LegendEntry::Notice, wall.unsigned),
        (LegendEntry::Explained, wall.lag.explained),
        (LegendEntry::Flag, wall.withheld),
        (LegendEntry::Approximate, wall.approximate),
    ];
    let marked = others.iter().any(|(_, count)| *count > 0) || wall.unplaced > 0;
    let others = others.map(|(entry, count)| item(entry, count, None));
    let unplaced = (wall.unplaced > 0).then(|| {
        view! {
            <span class="legend-item">
                <span>{texts.get("legend.unplaced")}</span>
                <b>{wall.unplaced}</b>
            </span>
        }
    });
    let closed = wall.frame.closed.map(|closed| {
        let to = texts.fill("legend.to", &[("month", &month_end(texts, closed))]);
        view! { " " <em class="source">{to}</em> }
    });
    let source = source(texts, &wall.standing);
    let source = source.map(|words| view! { " " <em class="source">{words}</em> });
    view! {
        <div class="legend">
            <h2 class="legend-title">{texts.get("legend.lamps")} {closed}</h2>
            {lamps.collect_view()}
        </div>
        <div class="legend">
            <h2 class="legend-title">{texts.get("legend.stages")} {source}</h2>
            {stages.collect_view()}
        </div>
        {marked.then(|| view! {
            <div class="legend">
                <h2 class="legend-title">{texts.get("legend.others")}</h2>
                {others.collect_view()}
                {unplaced}
            </div>
        })}
    }
}

/// One sign with its words, its number and what it stands for; nothing where there is none.
fn item(entry: LegendEntry, count: u32, range: Option<String>) -> Option<impl IntoView> {
    (count > 0).then(|| {
        view! {
            <span class="legend-item">
                <Sign entry />
                <span>{use_texts().get(&entry.key())}</span>
                <b>{count}</b>
                {range.map(|range| view! { <small>{range}</small> })}
            </span>
        }
    })
}

/// The points behind that a lamp stands for: `低 10–30 点`; none where the rules count no points.
fn range(texts: Texts, lamp: Lamp, edges: PointEdges) -> Option<String> {
    let text = |at: Option<u16>| at.map(|at| at.to_string());
    let PointEdges { watch, lagging, severe } = edges;
    let (key, from, to) = match lamp {
        Lamp::Severe => ("legend.points-over", text(severe)?, String::new()),
        Lamp::Lagging => ("legend.points", text(lagging)?, text(severe)?),
        Lamp::Watch => ("legend.points", text(watch)?, text(lagging.or(severe))?),
        Lamp::Ok => ("legend.points-under", String::new(), text(watch.or(lagging).or(severe))?),
        Lamp::Unjudged | Lamp::Off => return None,
    };
    Some(texts.fill(key, &[("from", &from), ("to", &to)]))
}
