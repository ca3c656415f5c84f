//! The milestones along an axis of time on a light band. Each stands at its date with its flag; a former
//! date hangs below the axis and points at the present one.
//!
//! Everything is placed in percent of the band, because a page may carry no styles of its own.

use battle_map::{
    value::{Day, LedgerDate, Month},
    view::plan_board::{Flag, PlanMilestone},
};
use leptos::prelude::*;

use crate::{
    format::{date, day},
    texts::{Texts, use_texts},
};

/// Thousandths of the band that a milestone's words need.
const WORDS: i64 = 150;
/// Rows in which words may stand.
const ROWS: usize = 2;
/// Days before the first date, and after the words of the last.
const ROOM: i32 = 20;

/// The span of time that the band shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Axis {
    from: Day,
    days: i64,
}

impl Axis {
    /// The span of all dates and of today.
    fn of(milestones: &[PlanMilestone], today: Day) -> Self {
        let dates = milestones.iter().flat_map(|milestone| {
            [Some(milestone.date), milestone.first_planned].into_iter().flatten()
        });
        let days: Vec<Day> = dates.map(LedgerDate::due).chain([today]).collect();
        let first = days.iter().min().copied().unwrap_or(today).plus(-ROOM);
        let last = days.iter().max().copied().unwrap_or(today);
        // The words of the last one need their room as well.
        let last = last.plus(ROOM + first.days_until(last) / 5);
        Self { from: first, days: i64::from(first.days_until(last)).max(1) }
    }

    /// Where a day stands, in thousandths of the band.
    fn at(self, day: Day) -> i64 {
        i64::from(self.from.days_until(day)) * 1_000 / self.days
    }

    /// The first days of the years within, each with its year.
    fn years(self) -> impl Iterator<Item = (i64, String)> {
        let mut year = self.from.year();
        let last = self.from.plus(i32::try_from(self.days).unwrap_or(0)).year();
        let mut years = Vec::new();
        while year < last {
            year = year.following();
            years.push(year);
        }
        years.into_iter().filter_map(move |year| {
            let first = Month::new(year.number(), 1).ok()?.first_day();
            Some((self.at(first), year.to_string()))
        })
    }
}

/// The row in which the words of each milestone stand, by their places; none where there is no room.
fn rows(places: &[i64]) -> Vec<Option<usize>> {
    let mut ends = [i64::MIN; ROWS];
    let place = |at: &i64| {
        let row = ends.iter().position(|end| *end <= *at)?;
        ends[row] = at + WORDS;
        Some(row)
    };
    places.iter().map(place).collect()
}

/// The band.
#[component]
pub fn Band(
    /// The milestones by date.
    milestones: Vec<PlanMilestone>,
    /// The present day.
    today: Day,
) -> impl IntoView {
    let texts = use_texts();
    let axis = Axis::of(&milestones, today);
    let places: Vec<i64> = milestones.iter().map(|m| axis.at(m.date.due())).collect();
    let rows = rows(&places);
    let shown = milestones.into_iter().zip(places).zip(rows).map(|((milestone, at), row)| {
        let former = milestone.first_planned.map(|first| axis.at(first.due()));
        view! { <Dated milestone today at row former /> }
    });
    let years = axis.years().map(|(at, year)| {
        view! {
            <line class="band-year" x1=percent(at) x2=percent(at) y1="58%" y2="63%" />
            <svg x=percent(at) y="58%">
                <text class="band-small" x=".3em" y="1.2em">{year}</text>
            </svg>
        }
    });
    let now = axis.at(today);
    let (anchor, beside) = if now > 800 { ("end", "-.3em") } else { ("start", ".3em") };
    view! {
        <section class="close-band" aria-label=texts.get("project.milestones")>
            <svg class="band">
                <line class="band-axis" x1="0" x2="100%" y1="58%" y2="58%" />
                <line class="band-gone" x1="0" x2=percent(now) y1="58%" y2="58%" />
                {years.collect_view()}
                <line class="band-today" x1=percent(now) x2=percent(now) y1="0" y2="100%" />
                <svg x=percent(now) y="98%">
                    <text class="band-small band-now" x=beside text-anchor=anchor>
                        {texts.fill("close-up.today", &[("day", &day(texts, today))])}
                    </text>
                </svg>
                {shown.collect_view()}
            </svg>
        </section>
    }
}

#[component]
fn Dated(
    milestone: PlanMilestone,
    today: Day,
    at: i64,
    row: Option<usize>,
    former: Option<i64>,
) -> impl IntoView {
    let texts = use_texts();
    let name = milestone
        .name
        .clone()
        .unwrap_or_else(|| texts.get(&format!("milestone.{}", milestone.kind.code())));
    let (state, planned) = (state(texts, &milestone, today), date(texts, milestone.date));
    let overdue = milestone.flag == Flag::Overdue;
    // The farther up a row stands, the longer its pole.
    let top = match row {
        Some(1) => "0%",
        Some(_) => "27%",
        None => "44%",
    };
    let words = row.map(|_| {
        view! {
            <text class="band-name" x=".3em" y=".75em">{name.clone()}</text>
            <text class="band-small" class:late=overdue x="1.7em" y="2.1em">{state.clone()}</text>
            <text class="band-small" x=".35em" y="3.2em">{planned.clone()}</text>
        }
    });
    let said = format!("{name} {state} {planned}");
    let former = former.map(|from| {
        let y = "78%";
        view! {
            <line class="band-former" x1=percent(from) x2=percent(at) y1=y y2=y />
            <line class="band-former" x1=percent(at) x2=percent(at) y1="60%" y2=y />
            <circle class="band-former-dot" cx=percent(from) cy=y r=".35em" />
            <svg x=percent(from) y=y>
                <text class="band-small" x=".4em" y="1.15em">
                    {milestone.first_planned.map(|first| {
                        texts.fill("close-up.former", &[("date", &date(texts, first))])
                    })}
                </text>
            </svg>
        }
    });
    view! {
        <g class=format!("band-milestone band-{}", milestone.flag.code())>
            <title>{said}</title>
            {former}
            <line class="band-pole" x1=percent(at) x2=percent(at) y1=top y2="58%" />
            <circle class="band-dot" cx=percent(at) cy="58%" r=".5em" />
            <svg x=percent(at) y=top>
                <svg class="band-cloth" y="1.8em" width="2.4em" height="2em" viewBox="0 0 24 20">
                    <path class="band-flag" d="M1 1 22 10 1 19z" />
                </svg>
                {words}
            </svg>
        </g>
    }
}

/// `按期`, `晚 20 天`, `逾期 54 天`, `还有 69 天`, `已申报`.
fn state(texts: Texts, milestone: &PlanMilestone, today: Day) -> String {
    let due = milestone.date.due();
    let days = |key: &str, days: i32| texts.fill(key, &[("days", &days.to_string())]);
    match milestone.flag {
        Flag::Done => texts.get("close-up.in-time"),
        Flag::DoneLate => {
            let reached = milestone.reached.map_or(due, LedgerDate::due);
            days("close-up.late", due.days_until(reached))
        }
        Flag::Claimed => texts.get("close-up.state.claimed"),
        Flag::Overdue => days("finding.overdue", due.days_until(today)),
        Flag::ToCome => days("close-up.days-left", today.days_until(due)),
    }
}

/// Thousandths as a length of SVG.
fn percent(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths.rem_euclid(10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_would_touch_stand_in_another_row_or_not_at_all() {
        assert_eq!(rows(&[0, 50, 60, 160, 400]), [Some(0), Some(1), None, Some(0), Some(0)]);
    }

    #[test]
    fn the_axis_holds_every_date_and_names_its_years() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let axis = Axis { from: day("2025-12-01"), days: 400 };
        assert_eq!((axis.at(day("2025-12-01")), axis.at(day("2027-01-05"))), (0, 1_000));
        let years: Vec<_> = axis.years().map(|(_, year)| year).collect();
        assert_eq!(years, ["2026", "2027"]);
    }
}
