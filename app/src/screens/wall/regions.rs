//! The regions: how far each is behind or ahead, as bars around the schedule, its score against its
//! targets, and its cards.

use battle_map::{
    model::{rule::Lamp, series::AimKind},
    view::{
        map::LegendEntry,
        score::{Basis, Score},
        wall::RegionLine,
    },
};
use leptos::prelude::*;

use crate::{
    format::signed,
    parts::sign::{Sign, lag_class},
    score,
    texts::use_texts,
};

/// All regions, the one farthest behind first.
#[component]
pub fn Regions(
    /// The figures of each region.
    lines: Vec<RegionLine>,
) -> impl IntoView {
    let texts = use_texts();
    let scale = Scale::of(&lines);
    let rows = lines.into_iter().map(|line| view! { <Line line scale /> });
    let kinds = AimKind::ALL.into_iter().map(|kind| {
        let key = format!("regions.{}", kind.code());
        view! { <th scope="col">{texts.get(&key)}</th> }
    });
    view! {
        <section class="wall-regions" aria-labelledby="regions">
            <table>
                <thead>
                    <tr>
                        <th scope="col"><h2 id="regions">{texts.get("regions.title")}</h2></th>
                        <th scope="col" colspan="2">{texts.get("regions.lag")}</th>
                        {kinds.collect_view()}
                        <th scope="col"><span class="quiet">{texts.get("lamp.yellow")}</span></th>
                        <th scope="col"><span class="quiet">{texts.get("lamp.red")}</span></th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

#[component]
fn Line(line: RegionLine, scale: Scale) -> impl IntoView {
    let texts = use_texts();
    let name = if line.id.is_some() { line.name } else { texts.get("regions.none") };
    let (yellow, red) = line.cards;
    // What is ahead of schedule stands above zero here.
    let points = line.investment.map_or_else(|| "—".to_owned(), |i| signed(-i.lag));
    let bar = line.investment.map(|investment| {
        let (x, width) = scale.bar(investment.lag);
        view! { <rect class=lag_class(investment.lag) x=tenth(x) width=tenth(width) height="100%" /> }
    });
    let scores = line.scores;
    let reached = AimKind::ALL.into_iter().map(|kind| view! { <Reached score=scores.get(kind) /> });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>
                <svg class="region-track" aria-hidden="true">
                    {bar}
                    <rect class="region-zero" x=tenth(scale.zero()) y="-40%" width="1" height="180%" />
                </svg>
            </td>
            <td>{points}</td>
            {reached.collect_view()}
            <td><Cards lamp=Lamp::Yellow count=yellow /></td>
            <td><Cards lamp=Lamp::Red count=red /></td>
        </tr>
    }
}

/// `12+1/15`: recognised, claimed beyond that, target; slanted where the plan serves as target.
#[component]
fn Reached(score: Option<Score>) -> impl IntoView {
    let texts = use_texts();
    let words = score.map(|score| score::words(texts, &score));
    let by_plan = score.is_some_and(|score| score.basis == Basis::Plan);
    let figures = score.map(|score| {
        let (reached, aim) = score::short(&score);
        view! { {reached} <small class:by-plan=by_plan>"/" {aim}</small> }
    });
    view! { <td class="region-reached" title=words>{figures}</td> }
}

#[component]
fn Cards(lamp: Lamp, count: u32) -> impl IntoView {
    view! {
        <span class="region-cards" class:nothing=count == 0>
            <Sign entry=LegendEntry::Lamp(lamp) />
            {count}
        </span>
    }
}

/// The position of the schedule within the bars, so that the longest bar on each side just fits.
#[derive(Debug, Clone, Copy)]
struct Scale {
    behind: i64,
    ahead: i64,
}

impl Scale {
    fn of(lines: &[RegionLine]) -> Self {
        let lags = || lines.iter().filter_map(|line| Some(line.investment?.lag));
        Self {
            behind: lags().max().unwrap_or(0).max(50),
            ahead: -lags().min().unwrap_or(0).min(-20),
        }
    }

    /// The position of the schedule, in thousandths of the width.
    const fn zero(self) -> i64 {
        self.behind * 1_000 / (self.behind + self.ahead)
    }

    /// Left edge and width of a bar, in thousandths: behind to the left, ahead to the right.
    fn bar(self, lag: i64) -> (i64, i64) {
        let width = lag.abs() * 1_000 / (self.behind + self.ahead);
        (if lag > 0 { self.zero() - width } else { self.zero() }, width)
    }
}

/// Thousandths as a length of SVG.
fn tenth(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_grow_from_the_schedule_to_either_side() {
        let scale = Scale { behind: 150, ahead: 50 };
        assert_eq!(scale.zero(), 750);
        assert_eq!(scale.bar(150), (0, 750));
        assert_eq!(scale.bar(-20), (750, 100));
        assert_eq!(tenth(755), "75.5%");
    }
}
