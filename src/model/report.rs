//! 月报: what was reported of one project for one month.

use serde::{Deserialize, Serialize};

use super::{fact::Source, refusal::refusals};
use crate::value::{Money, Month, ProjectId, Seq, Text};

/// The figures and words of a monthly report; what was left empty is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Figures {
    /// 当月
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<Money>,
    /// 自年初累计
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year_to_date: Option<Money>,
    /// 开工以来累计
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since_start: Option<Money>,
    /// 下月计划
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_month: Option<Money>,
    /// 入统数, kept apart from the reported figure
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistical: Option<Money>,
    /// 形象进度
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<Text>,
    /// 存在问题
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Text>,
    /// 核减原因, required with a negative month
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

/// One month's report of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What was reported.
    pub figures: Figures,
    /// By whom.
    pub source: Source,
    /// Position of its last event.
    pub version: Seq,
}

/// What may be asked about reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportCommand {
    /// Records a month's figures.
    Record {
        /// Which project.
        project: ProjectId,
        /// Which month.
        month: Month,
        /// The figures.
        figures: Figures,
    },
}

/// What happened to a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportEvent {
    /// A month's figures were recorded.
    Recorded {
        /// Which project.
        project: ProjectId,
        /// Which month.
        month: Month,
        /// The figures.
        figures: Figures,
        /// By whom.
        source: Source,
    },
}

refusals! {
    /// Why a report is refused.
    ReportRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// The month was never opened for reporting.
        PeriodNotOpen = "period-not-open",
        /// 累计 is not last month's 累计 plus 当月.
        DoesNotAddUp = "total-does-not-add-up",
        /// A cumulative figure below nothing.
        Negative = "negative-amount",
        /// A negative month without a reason.
        ReasonMissing = "correction-reason-missing",
    }
}

/// What the decision needs to know.
pub struct ReportFacts<'a> {
    /// The report standing for that month.
    pub standing: Option<&'a Report>,
    /// Year-to-date of the month before: zero in January, unknown when not reported.
    pub before: Option<Money>,
    /// Whether the project exists.
    pub project_known: bool,
    /// Whether the month is open.
    pub period_open: bool,
}

/// Decides a command; the same figures again change nothing. A missing cumulative figure is
/// computed where the month before is known.
///
/// # Errors
/// See [`ReportRefusal`].
pub fn decide(
    facts: &ReportFacts<'_>,
    command: ReportCommand,
    source: Source,
) -> Result<Option<ReportEvent>, ReportRefusal> {
    let ReportCommand::Record { project, month, mut figures } = command;
    if !facts.project_known {
        return Err(ReportRefusal::UnknownProject);
    }
    if !facts.period_open {
        return Err(ReportRefusal::PeriodNotOpen);
    }
    if let (Some(before), Some(this_month)) = (facts.before, figures.month) {
        let total = before + this_month;
        if figures.year_to_date.is_some_and(|claimed| claimed != total) {
            return Err(ReportRefusal::DoesNotAddUp);
        }
        figures.year_to_date = Some(total);
    }
    check(&figures)?;
    let same = facts
        .standing
        .is_some_and(|standing| standing.figures == figures && standing.source >= source);
    Ok((!same).then_some(ReportEvent::Recorded { project, month, figures, source }))
}

/// Checks that hold for every report, also one read from a ledger.
///
/// # Errors
/// When a cumulative figure is negative, or a negative month gives no reason.
pub fn check(figures: &Figures) -> Result<(), ReportRefusal> {
    let totals =
        [figures.year_to_date, figures.since_start, figures.next_month, figures.statistical];
    if totals.into_iter().flatten().any(Money::is_negative) {
        return Err(ReportRefusal::Negative);
    }
    if figures.month.is_some_and(Money::is_negative) && figures.reason.is_none() {
        return Err(ReportRefusal::ReasonMissing);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(before: i64) -> ReportFacts<'static> {
        ReportFacts {
            standing: None,
            before: Some(Money::from_wan(before)),
            project_known: true,
            period_open: true,
        }
    }

    fn record(month: i64, total: Option<i64>) -> ReportCommand {
        ReportCommand::Record {
            project: ProjectId(1),
            month: "2026-03".parse().unwrap(),
            figures: Figures {
                month: Some(Money::from_wan(month)),
                year_to_date: total.map(Money::from_wan),
                ..Figures::default()
            },
        }
    }

    #[test]
    fn the_total_is_last_month_plus_this_month_or_it_is_refused() {
        let Ok(Some(ReportEvent::Recorded { figures, .. })) =
            decide(&facts(200), record(50, None), Source::Report)
        else {
            panic!("a plain report is accepted");
        };
        assert_eq!(figures.year_to_date, Some(Money::from_wan(250)));
        assert_eq!(
            decide(&facts(200), record(50, Some(260)), Source::Report),
            Err(ReportRefusal::DoesNotAddUp)
        );
    }

    #[test]
    fn a_negative_month_asks_for_a_reason() {
        assert_eq!(
            decide(&facts(200), record(-50, None), Source::Report),
            Err(ReportRefusal::ReasonMissing)
        );
    }
}
