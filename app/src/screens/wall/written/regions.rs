//! The regions: how far each is behind or ahead as bars around the schedule, how many of its projects
//! lag, its scores and cards where there are any, and its money; the last row is the whole city.

use battle_map::{
    model::{card::CardLevel, series::AimKind},
    value::{Money, MoneyUnit},
    view::{
        figures::Investment,
        map::LegendEntry,
        score::{Score, ScoreBasis},
        wall::{WallRegion, WallView},
    },
};
use leptos::prelude::*;

use super::figures::is_scored;
use crate::{
    format::signed,
    parts::sign::{Sign, lag_class},
    score,
    texts::use_texts,
};

/// The kinds of aim that are counted; money has its own column.
const COUNTED: [AimKind; 2] = [AimKind::Starts, AimKind::Completions];

/// Which columns have contents, and how long the bars are.
#[derive(Debug, Clone, Copy)]
struct RegionColumns {
    scores: bool,
    cards: bool,
    scale: BarScale,
}

/// All regions, the one farthest behind first, and the city to which they add up.
#[component]
pub fn Regions(
    /// The wall's view, with the figures of each region.
    wall: WallView,
    /// Whether they are those of the whole city.
    whole: bool,
) -> impl IntoView {
    let texts = use_texts();
    let WallView { regions: lines, city, scores, cards, .. } = wall;
    let columns = RegionColumns {
        scores: is_scored(&scores),
        cards: cards.0 + cards.1 > 0,
        scale: BarScale::of(&lines),
    };
    let rounded = is_rounded(&lines, &city).then(|| texts.get("regions.rounded"));
    let rows = lines.into_iter().map(|line| {
        let name = if line.id.is_some() { line.name.clone() } else { texts.get("regions.none") };
        view! { <Line name line columns /> }
    });
    view! {
        <section
            class="wall-regions"
            class:full=columns.scores || columns.cards
            aria-labelledby="regions"
        >
            <table>
                <Heads columns rounded />
                <tbody>{rows.collect_view()}</tbody>
                <tfoot><Line name=texts.get(if whole { "regions.city" } else { "regions.sum" }) line=city columns /></tfoot>
            </table>
        </section>
    }
}

#[component]
fn Heads(columns: RegionColumns, rounded: Option<String>) -> impl IntoView {
    let texts = use_texts();
    let head = |key: &str| view! { <th scope="col">{texts.get(key)}</th> };
    // Beside scores the key of the map names the unit.
    let money = if columns.scores { "targets.investment" } else { "regions.money" };
    let scores = columns
        .scores
        .then(|| COUNTED.map(|kind| head(&format!("regions.{}", kind.code()))).collect_view());
    let cards = columns.cards.then(|| {
        let quiet =
            |key: &str| view! { <th scope="col"><span class="quiet">{texts.get(key)}</span></th> };
        [quiet("level.yellow"), quiet("level.red")].collect_view()
    });
    view! {
        <thead>
            <tr>
                <th scope="col"><h2 id="regions">{texts.get("regions.title")}</h2></th>
                <th scope="col" colspan="2">{texts.get("regions.lag")}</th>
                {head("regions.entries")}
                {head("regions.lagging")}
                {head("regions.severe")}
                {scores}
                {cards}
                <th scope="col">{texts.get(money)} {rounded}</th>
            </tr>
        </thead>
    }
}

#[component]
fn Line(name: String, line: WallRegion, columns: RegionColumns) -> impl IntoView {
    let texts = use_texts();
    let scale = columns.scale;
    let (yellow, red) = line.cards;
    // What is ahead of schedule stands above zero here.
    let points = line.investment.map_or_else(|| "—".to_owned(), |i| signed(-i.lag));
    let bar = line.investment.map(|investment| {
        let (x, width) = scale.bar(investment.lag);
        view! { <rect class=lag_class(investment.lag) x=tenth(x) width=tenth(width) height="100%" /> }
    });
    let place = line.place.map(|place| {
        view! { <small>{texts.fill("regions.place", &[("place", &place.to_string())])}</small> }
    });
    let scores = line.scores;
    let reached = columns
        .scores
        .then(|| COUNTED.map(|kind| view! { <Reached score=scores.get(kind) /> }).collect_view());
    let cards = columns.cards.then(|| {
        view! {
            <td><Cards level=CardLevel::Yellow count=yellow /></td>
            <td><Cards level=CardLevel::Red count=red /></td>
        }
    });
    view! {
        <tr>
            <th scope="row">{name} " " {place}</th>
            <td>
                <svg class="region-track" aria-hidden="true">
                    {bar}
                    <rect class="region-zero" x=tenth(scale.zero()) y="-40%" width="1" height="180%" />
                </svg>
            </td>
            <td>{points}</td>
            <td>{line.entries}</td>
            <td>{line.lag.lagging}</td>
            <td>{line.lag.severe}</td>
            {reached}
            {cards}
            <td class="region-money">{line.investment.map(|sum| view! { <MoneyOf sum /> })}</td>
        </tr>
    }
}

/// `12+1/15`: recognised, claimed beyond that, target; slanted where the plan serves as target.
#[component]
fn Reached(score: Option<Score>) -> impl IntoView {
    let texts = use_texts();
    let words = score.map(|score| score::words(texts, &score));
    let by_plan = score.is_some_and(|score| score.basis == ScoreBasis::Plan);
    let figures = score.map(|score| {
        let (reached, aim) = score::short(texts, &score);
        view! { {reached} <small class:by-plan=by_plan>"/" {aim}</small> }
    });
    view! { <td class="region-reached" title=words>{figures}</td> }
}

/// `57.3/90.8`: the year's money and its plan in 亿元.
#[component]
fn MoneyOf(sum: Investment) -> impl IntoView {
    view! { <b>{yi(sum.done)}</b> <small>"/" {yi(sum.plan)}</small> }
}

#[component]
fn Cards(level: CardLevel, count: u32) -> impl IntoView {
    view! {
        <span class="region-cards" class:nothing=count == 0>
            <Sign entry=LegendEntry::Card(level) />
            {count}
        </span>
    }
}

/// An amount as the column writes it: 亿元 to one decimal.
fn yi(amount: Money) -> String {
    amount.rounded(MoneyUnit::Yi, 1)
}

/// Whether the printed amounts of the regions do not add up to those printed for the city, so that
/// the column has to say that it is rounded.
fn is_rounded(lines: &[WallRegion], city: &WallRegion) -> bool {
    let differ = |of: fn(Investment) -> Money| {
        let printed = |line: &WallRegion| line.investment.map_or(0, |sum| tenths(&yi(of(sum))));
        lines.iter().map(printed).sum::<i64>() != printed(city)
    };
    differ(|sum| sum.done) || differ(|sum| sum.plan)
}

/// The digits of a number that is written to one decimal.
fn tenths(written: &str) -> i64 {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let number: i64 = digits.parse().unwrap_or_default();
    if written.starts_with(['-', '−']) { -number } else { number }
}

/// The position of the schedule within the bars, so that the longest bar on each side just fits.
#[derive(Debug, Clone, Copy)]
struct BarScale {
    behind: i64,
    ahead: i64,
}

impl BarScale {
    fn of(lines: &[WallRegion]) -> Self {
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
        let scale = BarScale { behind: 150, ahead: 50 };
        assert_eq!(scale.zero(), 750);
        assert_eq!(scale.bar(150), (0, 750));
        assert_eq!(scale.bar(-20), (750, 100));
        assert_eq!(tenth(755), "75.5%");
    }

    #[test]
    fn printed_amounts_are_compared_as_they_are_printed() {
        assert_eq!((tenths("57.3"), tenths("-0.4"), tenths("0.0")), (573, -4, 0));
    }
}
