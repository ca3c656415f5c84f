//! What the rules find, in words: the figure that stands out, the arithmetic in one line, and the
//! same unfolded for who wants to check it.

use battle_map::{
    model::{finding::Level, measure::Construction},
    value::LedgerDate,
    view::figures::{Investment, Shown},
};

use crate::{
    format::{date, money_pair, month, month_end, percent, tenths},
    texts::Texts,
};

/// The figure of an accusation: `30.5`, `逾期 145 天`, `3 个月未入库`.
#[must_use]
pub fn figure(texts: Texts, finding: &Shown) -> String {
    match finding {
        Shown::Behind { measure, .. } => tenths(measure.lag),
        Shown::StartMissed { days, .. } | Shown::CompletionMissed { days, .. } => {
            texts.fill("finding.overdue", &[("days", &days.to_string())])
        }
        Shown::NotEnrolled { months, .. } => {
            texts.fill("finding.unenrolled", &[("months", &months.to_string())])
        }
    }
}

/// Its arithmetic in one line: `序时 83.3% · 实际 52.8%`, `6月应开工，连续 4 月未开`.
#[must_use]
pub fn arithmetic(texts: Texts, finding: &Shown) -> String {
    match finding {
        Shown::Behind { measure, .. } => shares(texts, measure),
        Shown::StartMissed { planned, months, .. } => texts.fill(
            "finding.start-missed",
            &[("month", &month(texts, planned.month())), ("months", &months.to_string())],
        ),
        Shown::CompletionMissed { planned, .. } => {
            due(texts, "finding.completion-missed", *planned)
        }
        Shown::NotEnrolled { started, .. } => due(texts, "finding.started", *started),
    }
}

/// The whole accusation as a headline: `低于序时 30.5 个百分点`.
#[must_use]
pub fn headline(texts: Texts, finding: &Shown) -> String {
    match finding {
        Shown::Behind { measure, .. } => {
            texts.fill("finding.behind", &[("points", &tenths(measure.lag))])
        }
        Shown::StartMissed { days, .. } => {
            texts.fill("finding.start-overdue", &[("days", &days.to_string())])
        }
        Shown::CompletionMissed { days, .. } => {
            texts.fill("finding.completion-overdue", &[("days", &days.to_string())])
        }
        Shown::NotEnrolled { .. } => figure(texts, finding),
    }
}

/// The arithmetic unfolded, with the rule it meets:
/// `序时 83.3%（10 个月 ÷ 12）− 实际 52.8%（3.42 ÷ 6.47 亿元）= 30.5，超过 30 点`.
#[must_use]
pub fn unfolded(texts: Texts, finding: &Shown) -> String {
    let Shown::Behind { level, measure, threshold } = finding else {
        return arithmetic(texts, finding);
    };
    let rule = match level {
        Level::Red => "finding.over",
        Level::Yellow | Level::Watch => "finding.from",
    };
    let rule = texts.fill(rule, &[("threshold", &threshold.to_string())]);
    format!("{}{rule}", sum(texts, measure))
}

/// `序时 83.3% · 实际 52.8%`.
#[must_use]
pub fn shares(texts: Texts, investment: &Investment) -> String {
    texts.fill(
        "finding.shares",
        &[("scheduled", &percent(investment.scheduled)), ("actual", &percent(investment.actual))],
    )
}

/// The subtraction behind a lag, with where its figures come from.
#[must_use]
pub fn sum(texts: Texts, investment: &Investment) -> String {
    let (done, plan, unit) = money_pair(texts, investment.done, investment.plan);
    texts.fill(
        "finding.sum",
        &[
            ("scheduled", &percent(investment.scheduled)),
            ("month", &month_end(texts, investment.month)),
            ("actual", &percent(investment.actual)),
            ("done", &done),
            ("plan", &plan),
            ("unit", &unit),
            ("lag", &tenths(investment.lag)),
        ],
    )
}

/// Construction against schedule, with the weights it comes from:
/// `工程进度：序时 50.0%（到10月底应完成节点权重 500 ÷ 1000）− 实际 20.0%（已认定 200 ÷ 1000）= 30.0 点`.
#[must_use]
pub fn constructed(texts: Texts, sum: &Construction) -> String {
    texts.fill(
        "finding.construction",
        &[
            ("scheduled", &percent(sum.scheduled().tenths())),
            ("month", &month_end(texts, sum.month)),
            ("due", &sum.due.to_string()),
            ("whole", &sum.whole.to_string()),
            ("actual", &percent(sum.actual().tenths())),
            ("done", &sum.done.to_string()),
            ("lag", &tenths(sum.lag().tenths())),
        ],
    )
}

fn due(texts: Texts, key: &str, on: LedgerDate) -> String {
    texts.fill(key, &[("date", &date(texts, on))])
}

#[cfg(test)]
mod tests {
    use battle_map::value::{Money, Month};

    use super::*;
    use crate::texts::Language;

    fn behind() -> Shown {
        let month = Month::new(2026, 10).unwrap();
        let measure = Investment {
            month,
            reported: month,
            done: Money::from_wan(34_200),
            plan: Money::from_wan(64_700),
            scheduled: 833,
            actual: 528,
            lag: 305,
        };
        Shown::Behind { level: Level::Red, measure, threshold: 30 }
    }

    #[test]
    fn a_lag_is_told_as_figure_arithmetic_and_sum() {
        let texts = Texts(Language::Chinese);
        assert_eq!(figure(texts, &behind()), "30.5");
        assert_eq!(arithmetic(texts, &behind()), "序时 83.3% · 实际 52.8%");
        assert_eq!(
            unfolded(texts, &behind()),
            "序时 83.3%（到10月底）− 实际 52.8%（3.42 ÷ 6.47 亿元）= 30.5 点，超过 30 点"
        );
    }

    #[test]
    fn a_missed_start_says_since_when() {
        let planned = "2026-06".parse().unwrap();
        let missed = Shown::StartMissed { level: Level::Red, planned, months: 4, days: 145 };
        let texts = Texts(Language::Chinese);
        assert_eq!(figure(texts, &missed), "逾期 145 天");
        assert_eq!(arithmetic(texts, &missed), "6月应开工，连续 4 月未开");
    }
}
