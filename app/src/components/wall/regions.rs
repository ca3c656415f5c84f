//! The regions: how far each is behind or ahead, as bars around the schedule, and its cards.

use battle_map::{
    model::rule::Lamp,
    view::{map::LegendEntry, wall::RegionLine},
};
use leptos::prelude::*;

use super::screen::Part;
use crate::{
    components::sign::{Sign, lag_class},
    format::signed,
    texts::use_texts,
};

/// All regions, the one farthest behind first.
#[component]
pub fn Regions(
    /// Their figures.
    lines: Part<Vec<RegionLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let rows = move || {
        let lines = lines.get().unwrap_or_default();
        let scale = Scale::of(&lines);
        lines.into_iter().map(|line| view! { <Line line scale /> }).collect_view()
    };
    view! {
        <section class="wall-regions" aria-labelledby="regions">
            <h2 id="regions">
                <span>{texts.get("regions.title")}</span>
                <span>{texts.get("regions.unit")}</span>
            </h2>
            <table>
                <thead class="quiet">
                    <tr>
                        <th scope="col">{texts.get("regions.name")}</th>
                        <th scope="col">{texts.get("regions.lag")}</th>
                        <th scope="col">{texts.get("regions.points")}</th>
                        <th scope="col">{texts.get("lamp.yellow")}</th>
                        <th scope="col">{texts.get("lamp.red")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
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
            <td><Cards lamp=Lamp::Yellow count=yellow /></td>
            <td><Cards lamp=Lamp::Red count=red /></td>
        </tr>
    }
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

/// Where the schedule stands in the bars, so that the longest of either side just finds room.
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

    /// The schedule, in thousandths of the width.
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
