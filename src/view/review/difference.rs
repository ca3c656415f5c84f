//! How a report differs from the month before and from its plan: what a reviewer looks at first. Nothing
//! here is a fault; what a report may not say its rules refuse.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    model::report::{Figures, doubt},
    value::{Money, Text, code::codes, text::normalised},
};

/// From this many times the month before, a month is a jump; the other way round, a drop.
const TWICE: i64 = 2;

/// What a reviewer should look at; the gravest are declared first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Difference {
    /// 累计 is not the total before plus 当月: a month before was put right since.
    TotalDoesNotFollow,
    /// 当月 is ten times the month before or the year's plan, which the unit confirmed.
    Unusual,
    /// 核减: 当月 is negative.
    Correction,
    /// No 当月 is stated, though there was one the month before.
    NoAmount,
    /// 当月 is half of the month before or less.
    Drop,
    /// 当月 is twice the month before or more.
    Jump,
    /// A problem is stated, and none was the month before.
    ProblemAppeared,
    /// No problem is stated, and one was the month before.
    ProblemGone,
    /// 形象进度 says the same as the month before.
    SameWords,
}

codes!(Difference);

/// A report and what it is held against.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// What is reported.
    pub now: &'a Figures,
    /// What was reported for the month before.
    pub last: Option<&'a Figures>,
    /// 当月 of the month before.
    pub last_month: Option<Money>,
    /// 累计 before the month; `None` where the year said nothing yet.
    pub total_before: Option<Money>,
    /// The year's plan in force.
    pub plan: Option<Money>,
}

impl Compared<'_> {
    /// 当月: as it is stated, else the difference of the cumulative figures.
    pub fn this_month(&self) -> Option<Money> {
        self.now.month.or_else(|| Some(self.now.year_to_date? - self.total_before?))
    }
}

/// How a report differs, the gravest first.
pub fn differences(compared: &Compared<'_>) -> Vec<Difference> {
    let Compared { now, last, .. } = *compared;
    let problem = |figures: Option<&Figures>| figures.and_then(Figures::stated_problem).is_some();
    let (had, has) = (problem(last), problem(Some(now)));
    let words = |figures: &Figures| figures.progress.as_ref().map(Text::as_str).map(normalised);
    let same = words(now).is_some_and(|said| last.and_then(words) == Some(said));
    [
        does_not_follow(compared).then_some(Difference::TotalDoesNotFollow),
        of_the_month(compared),
        (has && !had).then_some(Difference::ProblemAppeared),
        (had && !has).then_some(Difference::ProblemGone),
        same.then_some(Difference::SameWords),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn does_not_follow(compared: &Compared<'_>) -> bool {
    let Figures { month, year_to_date, .. } = compared.now;
    let follows = |month: Money, total: Money| compared.total_before.map(|b| b + month == total);
    month.zip(*year_to_date).and_then(|(month, total)| follows(month, total)) == Some(false)
}

/// What there is to be said of 当月: the gravest alone.
fn of_the_month(compared: &Compared<'_>) -> Option<Difference> {
    let positive = |money: Option<Money>| money.filter(|money| *money > Money::ZERO);
    let (last, plan) = (positive(compared.last_month), positive(compared.plan));
    let Some(month) = compared.this_month() else { return last.map(|_| Difference::NoAmount) };
    let from = |times: i64, of: Option<Money>| of.is_some_and(|of| month >= of.times(times));
    if month.is_negative() {
        Some(Difference::Correction)
    } else if doubt(Some(month), last, plan).is_some() {
        Some(Difference::Unusual)
    } else if last.is_some_and(|last| month.times(TWICE) <= last) {
        Some(Difference::Drop)
    } else if from(TWICE, last) {
        Some(Difference::Jump)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Difference::*, *};
    use crate::fixture::text;

    fn month(wan: i64) -> Figures {
        Figures { month: Some(Money::from_wan(wan)), ..Figures::default() }
    }

    fn said(progress: &str, problem: &str) -> Figures {
        let words = |words: &str| (!words.is_empty()).then(|| text(words));
        Figures { progress: words(progress), problem: words(problem), ..month(100) }
    }

    fn of(now: &Figures, last: Option<&Figures>, plan: Option<i64>) -> Vec<Difference> {
        let last_month = last.and_then(|figures| figures.month);
        let plan = plan.map(Money::from_wan);
        differences(&Compared { now, last, last_month, total_before: None, plan })
    }

    #[test]
    fn of_amounts_the_gravest_difference_is_said() {
        let table = [
            (100, 100, vec![]),
            (51, 100, vec![]),
            (199, 100, vec![]),
            (50, 100, vec![Drop]),
            (0, 100, vec![Drop]),
            (200, 100, vec![Jump]),
            (999, 100, vec![Jump]),
            (1_000, 100, vec![Unusual]),
            (-1, 100, vec![Correction]),
            (100, 0, vec![]),
            (0, 0, vec![]),
        ];
        for (now, last, expected) in table {
            assert_eq!(of(&month(now), Some(&month(last)), None), expected, "{last} → {now}");
        }
    }

    #[test]
    fn an_amount_is_held_against_the_plan_also_without_a_month_before() {
        assert_eq!(of(&month(20_000), None, Some(1_000)), [Unusual]);
        assert_eq!(of(&month(9_999), None, Some(1_000)), []);
        assert_eq!(of(&month(9_999), None, Some(0)), []);
    }

    #[test]
    fn a_month_without_an_amount_differs_only_from_one_with_some() {
        let none = Figures::default();
        assert_eq!(of(&none, Some(&month(100)), None), [NoAmount]);
        assert_eq!(of(&none, Some(&month(0)), None), []);
        assert_eq!(of(&none, None, None), []);
    }

    #[test]
    fn a_month_that_only_totals_tell_is_their_difference() {
        let total = Figures { year_to_date: Some(Money::from_wan(300)), ..Figures::default() };
        let before = |wan: i64| {
            differences(&Compared {
                now: &total,
                last: None,
                last_month: Some(Money::from_wan(100)),
                total_before: Some(Money::from_wan(wan)),
                plan: None,
            })
        };
        assert_eq!(before(200), []);
        assert_eq!(before(290), [Drop]);
    }

    #[test]
    fn words_are_compared_as_people_read_them() {
        let table = [
            ("主体施工", "", "主体施工 ", "", vec![SameWords]),
            ("主体Ａ栋", "", "主体a栋", "", vec![SameWords]),
            ("主体封顶", "", "主体施工", "", vec![]),
            ("", "", "", "", vec![]),
            ("", "用地未批", "", "无", vec![ProblemAppeared]),
            ("", "无。", "", "用地未批", vec![ProblemGone]),
            ("", "用地未批", "", "资金紧张", vec![]),
            ("主体施工", "", "主体施工", "用地未批", vec![ProblemGone, SameWords]),
        ];
        for (progress, problem, last_progress, last_problem, expected) in table {
            let (now, last) = (said(progress, problem), said(last_progress, last_problem));
            assert_eq!(of(&now, Some(&last), None), expected, "{last:?} → {now:?}");
        }
        assert_eq!(of(&said("主体施工", "用地未批"), None, None), [ProblemAppeared]);
    }

    #[test]
    fn a_total_follows_from_the_one_before_as_far_as_both_are_known() {
        let now = Figures { year_to_date: Some(Money::from_wan(300)), ..month(100) };
        let before = |total_before: Option<i64>| {
            let total_before = total_before.map(Money::from_wan);
            differences(&Compared {
                now: &now,
                last: None,
                last_month: None,
                total_before,
                plan: None,
            })
        };
        assert_eq!(before(Some(200)), []);
        assert_eq!(before(None), []);
        assert_eq!(before(Some(150)), [TotalDoesNotFollow]);
    }

    #[test]
    fn differences_stand_with_the_gravest_first() {
        let last = said("主体施工", "用地未批");
        let now = Figures { year_to_date: Some(Money::from_wan(1)), ..said("主体施工", "") };
        let found = differences(&Compared {
            now: &Figures { month: Some(Money::from_wan(9_000)), ..now },
            last: Some(&last),
            last_month: last.month,
            total_before: Some(Money::ZERO),
            plan: None,
        });
        assert_eq!(found, [TotalDoesNotFollow, Unusual, ProblemGone, SameWords]);
        assert!(found.is_sorted());
    }
}
