//! A year's investment against its schedule as one chart: the scheduled and the actual curve, and
//! the gap at the last closed month.

use battle_map::view::project_file::Chart;
use leptos::prelude::*;

use super::sign::lag_class;
use crate::{
    format::{gap, percent, tenths},
    texts::{Texts, use_texts},
};

/// The chart's inner width, in its own units.
const WIDTH: i64 = 360;
/// The chart's inner height, in the same units.
const HEIGHT: i64 = 112;

/// The chart of schedule and investment of one year.
#[component]
pub fn YearChart(
    /// The figures of the chart.
    chart: Chart,
) -> impl IntoView {
    let texts = use_texts();
    let scale = ChartScale::of(&chart);
    let (closed, lag) = (chart.closed, lag(&chart));
    let x = end_of(i64::from(closed));
    let gap_line = lag.map(|(scheduled, actual)| {
        let (from, to) = (scale.y(scheduled), scale.y(actual));
        // Right of the gap nothing was done yet, so no line is in the way.
        let (anchor, beside, below) =
            if closed > 10 { ("end", x - 6, 26) } else { ("start", x + 6, 12) };
        view! {
            <g class=format!("chart-gap {}", lag_class(scheduled - actual))>
                <path d=format!("M{x} {from}V{to}") />
                <text x=beside y=from.max(to) + below text-anchor=anchor>
                    {gap(texts, scheduled - actual)}
                </text>
            </g>
        }
    });
    view! {
        <svg class="chart" viewBox="-34 -8 404 142" role="img" aria-label=words(texts, &chart)>
            <Grid top=scale.top />
            <path class="chart-closed" d=format!("M{x} 0V{HEIGHT}") />
            <polyline class="chart-scheduled" points=scheduled(&chart, &scale) />
            <polyline class=format!("chart-actual {}", lag_class(lag.map_or(0, |(s, a)| s - a))) points=actual(&chart, &scale) />
            {gap_line}
            <Months closed />
        </svg>
    }
}

/// Grid lines at zero, half and the whole of the plan.
#[component]
fn Grid(top: i64) -> impl IntoView {
    let scale = ChartScale { top };
    let lines = [0, 500, 1_000].map(|share| {
        let y = scale.y(share);
        view! {
            <path class="chart-grid" d=format!("M0 {y}H{WIDTH}") />
            <text class="chart-share" x="-6" y=y + 4 text-anchor="end">{format!("{}%", share / 10)}</text>
        }
    });
    lines.collect_view()
}

/// Labels of the first, the closed and the last month.
#[component]
fn Months(closed: i8) -> impl IntoView {
    let texts = use_texts();
    let shown = [1, closed, 12]
        .into_iter()
        .filter(move |&month| month == closed || (month - closed).abs() > 1);
    shown
        .map(|month| {
            view! {
                <text class="chart-month" x=end_of(i64::from(month)) y=HEIGHT + 16 text-anchor="middle">
                    {texts.get(&format!("month.{month:02}"))}
                </text>
            }
        })
        .collect_view()
}

/// The conversion of shares to the chart's units.
struct ChartScale {
    /// The share at the upper edge, in tenths of a percent.
    top: i64,
}

impl ChartScale {
    fn of(chart: &Chart) -> Self {
        let most = chart.actual.iter().map(|(_, share)| *share).max().unwrap_or(0);
        Self { top: most.max(1_000) }
    }

    const fn y(&self, share: i64) -> i64 {
        HEIGHT - share * HEIGHT / self.top
    }

    fn points(&self, shares: impl Iterator<Item = (i64, i64)>) -> String {
        let points = shares.map(|(month, share)| format!("{},{}", end_of(month), self.y(share)));
        points.collect::<Vec<_>>().join(" ")
    }
}

/// The horizontal position of the end of a month.
const fn end_of(month: i64) -> i64 {
    month * WIDTH / 12
}

fn scheduled(chart: &Chart, scale: &ChartScale) -> String {
    scale.points(std::iter::once((0, 0)).chain((1..).zip(chart.scheduled.iter().copied())))
}

fn actual(chart: &Chart, scale: &ChartScale) -> String {
    let months = chart.actual.iter().map(|&(month, share)| (i64::from(month), share));
    scale.points(std::iter::once((0, 0)).chain(months))
}

/// Scheduled and actual share at the closed month; without a report there, the last one counts.
fn lag(chart: &Chart) -> Option<(i64, i64)> {
    let index = usize::try_from(chart.closed).ok()?.checked_sub(1)?;
    Some((*chart.scheduled.get(index)?, chart.actual.last()?.1))
}

/// The chart in words, for screen readers.
fn words(texts: Texts, chart: &Chart) -> String {
    let year = chart.year.number().to_string();
    let Some((scheduled, actual)) = lag(chart) else {
        return texts.fill("chart.unreported", &[("year", &year)]);
    };
    texts.fill(
        "chart.words",
        &[
            ("year", &year),
            ("scheduled", &percent(scheduled)),
            ("actual", &percent(actual)),
            ("lag", &tenths(scheduled - actual)),
        ],
    )
}
