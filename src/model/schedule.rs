//! 序时进度: the share of a year's plan that should be done by the end of a closed month.

use serde::{Deserialize, Serialize};

use crate::value::{Fraction, Money, Month, Year};

/// How the scheduled share grows through the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Curve {
    /// Closed months ÷ 12, the default; the same for one project, a sum or the whole city.
    #[default]
    Linear,
    /// Percent of the plan due at the end of each quarter, cumulative; linear in between.
    Quarterly([u8; 4]),
    /// Each project's own monthly plan; linear where it has none.
    MonthlyPlan,
    /// Counts only the months in which the project is under construction, with equal weight.
    OwnSpan,
}

impl Curve {
    /// Whether the share never falls and reaches 100 percent at the end of the year.
    pub const fn is_rising(self) -> bool {
        match self {
            Self::Quarterly([a, b, c, d]) => a <= b && b <= c && c <= d && d == 100,
            Self::Linear | Self::MonthlyPlan | Self::OwnSpan => true,
        }
    }
}

/// What a project's own schedule needs besides the curve.
#[derive(Debug, Clone, Copy, Default)]
pub struct OwnSchedule<'a> {
    /// The month of the planned start; `None` where it is not planned.
    pub start: Option<Month>,
    /// The month of the planned completion; `None` where it is not planned.
    pub completion: Option<Month>,
    /// The year's plan per month, January first; `None` where only the year is planned.
    pub monthly: Option<&'a [Money; 12]>,
}

/// The share of `year`'s plan due at the end of `month`: 0 before the year, 1 after it.
///
/// ```
/// use battle_map::{model::schedule::{Curve, OwnSchedule, scheduled}, value::Month};
/// let october = Month::new(2026, 10).unwrap();
/// assert_eq!(scheduled(Curve::Linear, OwnSchedule::default(), october.year(), october).tenths(), 833);
/// ```
pub fn scheduled(curve: Curve, span: OwnSchedule<'_>, year: Year, month: Month) -> Fraction {
    if month.year() < year {
        return Fraction::ZERO;
    }
    if month.year() > year {
        return Fraction::ONE;
    }
    let closed = i128::from(month.number());
    match curve {
        Curve::Linear => linear(closed),
        Curve::Quarterly(quarters) => quarterly(quarters, closed),
        Curve::MonthlyPlan => {
            span.monthly.and_then(|plan| by_plan(plan, month)).unwrap_or(linear(closed))
        }
        Curve::OwnSpan => own_span(span, year, month).unwrap_or(linear(closed)),
    }
}

fn linear(closed: i128) -> Fraction {
    Fraction::new(closed, 12).unwrap_or(Fraction::ZERO)
}

fn quarterly(quarters: [u8; 4], closed: i128) -> Fraction {
    let quarter = usize::try_from((closed - 1) / 3).unwrap_or(0).min(3);
    let before = if quarter == 0 { 0 } else { i128::from(quarters[quarter - 1]) };
    let into = closed - 3 * i128::try_from(quarter).unwrap_or(0);
    let percent_thirds = before * 3 + (i128::from(quarters[quarter]) - before) * into;
    Fraction::new(percent_thirds, 300).unwrap_or(Fraction::ZERO)
}

fn by_plan(plan: &[Money; 12], month: Month) -> Option<Fraction> {
    let upto = usize::try_from(month.number()).ok()?;
    let due: Money = plan[..upto].iter().copied().sum();
    let whole: Money = plan.iter().copied().sum();
    Fraction::new(i128::from(due.fen()), i128::from(whole.fen()))
}

/// Months weigh equally; completion before the year means 1, start after it 0.
fn own_span(span: OwnSchedule<'_>, year: Year, month: Month) -> Option<Fraction> {
    let (start, completion) = (span.start?, span.completion?);
    if completion.year() < year {
        return Some(Fraction::ONE);
    }
    if start.year() > year {
        return Some(Fraction::ZERO);
    }
    let mut months = year.months();
    let (january, december) = (months.next()?, months.next_back()?);
    let (first, last) = (start.max(january), completion.min(december));
    let whole = i128::from(first.months_until(last) + 1);
    let done = i128::from(first.months_until(month) + 1).clamp(0, whole.max(0));
    Fraction::new(done, whole)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn january_to_october_is_833_and_half_a_year_is_500() {
        let year = month("2026-01").year();
        let at = |m| scheduled(Curve::Linear, OwnSchedule::default(), year, month(m)).tenths();
        assert_eq!((at("2026-10"), at("2026-06"), at("2026-12")), (833, 500, 1000));
        assert_eq!((at("2025-12"), at("2027-01")), (0, 1000));
    }

    #[test]
    fn a_project_from_september_on_owes_half_of_its_year_at_the_end_of_october() {
        let span = OwnSchedule {
            start: Some(month("2026-09")),
            completion: Some(month("2028-03")),
            monthly: None,
        };
        let year = month("2026-01").year();
        assert_eq!(scheduled(Curve::OwnSpan, span, year, month("2026-10")).tenths(), 500);
        assert_eq!(scheduled(Curve::OwnSpan, span, year, month("2026-08")).tenths(), 0);
    }

    #[test]
    fn completion_before_the_year_means_all_and_start_after_it_nothing() {
        let year = month("2026-01").year();
        let over = OwnSchedule {
            start: Some(month("2024-01")),
            completion: Some(month("2025-12")),
            monthly: None,
        };
        let ahead = OwnSchedule {
            start: Some(month("2027-01")),
            completion: Some(month("2028-12")),
            monthly: None,
        };
        assert_eq!(scheduled(Curve::OwnSpan, over, year, month("2026-01")), Fraction::ONE);
        assert_eq!(scheduled(Curve::OwnSpan, ahead, year, month("2026-12")), Fraction::ZERO);
    }

    #[test]
    fn quarters_are_met_at_their_ends_and_run_straight_between() {
        let curve = Curve::Quarterly([10, 40, 70, 100]);
        let year = month("2026-01").year();
        let at = |m| scheduled(curve, OwnSchedule::default(), year, month(m)).tenths();
        assert_eq!(
            (at("2026-03"), at("2026-06"), at("2026-12"), at("2026-04")),
            (100, 400, 1000, 200)
        );
    }

    proptest! {
        #[test]
        fn no_curve_ever_falls_or_leaves_zero_to_one(
            a in 0_u8..=100, b in 0_u8..=100, c in 0_u8..=100,
            start in 0_i32..60, length in 0_i32..60, money in proptest::array::uniform12(0_i64..1_000_000),
        ) {
            let mut quarters = [a, b, c, 100];
            quarters.sort_unstable();
            let base = month("2024-01");
            let monthly = money.map(Money::from_fen);
            let span = OwnSchedule { start: Some(base.plus(start)), completion: Some(base.plus(start + length)), monthly: Some(&monthly) };
            let year = month("2026-01").year();
            for curve in [Curve::Linear, Curve::Quarterly(quarters), Curve::MonthlyPlan, Curve::OwnSpan] {
                let shares: Vec<_> = year.months().map(|m| scheduled(curve, span, year, m)).collect();
                prop_assert!(shares.windows(2).all(|w| w[0] <= w[1]));
                prop_assert!(shares.iter().all(|s| *s >= Fraction::ZERO && *s <= Fraction::ONE));
            }
        }
    }
}
