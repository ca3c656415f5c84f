//! What may be asked about reports, what comes of it, and why not.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Figures, Pending, Report};
use crate::{
    model::{fact::Source, refusal::refusals},
    value::{Money, Month, ProjectId, Text},
};

/// A month this many times the one before is asked about: 亿 or 万?
const JUMP: i64 = 10;

/// What may be asked about reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportAction {
    /// Reports a month's figures: a unit to its county's office, everybody else so that they stand.
    Record {
        /// Which project.
        project: ProjectId,
        /// Which month.
        month: Month,
        /// The figures.
        figures: Figures,
        /// That a month ten times the last one is meant so.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        confirmed: bool,
    },
    /// Gives a report back to be mended.
    Return {
        /// Which project.
        project: ProjectId,
        /// Which month.
        month: Month,
        /// Why.
        reason: Text,
    },
}

impl ReportAction {
    /// The project and the month it is about.
    pub const fn subject(&self) -> (ProjectId, Month) {
        match self {
            Self::Record { project, month, .. } | Self::Return { project, month, .. } => {
                (*project, *month)
            }
        }
    }
}

/// Who gave a report back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Returner {
    /// The county's office.
    County,
    /// The headquarters office.
    Office,
}

/// What happened to a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "report-")]
pub enum ReportChange {
    /// A month's figures were filed and stand.
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
    /// A unit handed its figures to the county's office.
    Submitted {
        /// Which project.
        project: ProjectId,
        /// Which month.
        month: Month,
        /// The figures.
        figures: Figures,
    },
    /// A report was given back; if it stood, it stands no more.
    Returned {
        /// Which project.
        project: ProjectId,
        /// Which month.
        month: Month,
        /// By whom.
        by: Returner,
        /// Why.
        reason: Text,
    },
}

impl ReportChange {
    /// The project and the month it is about.
    pub const fn subject(&self) -> (ProjectId, Month) {
        match self {
            Self::Recorded { project, month, .. }
            | Self::Submitted { project, month, .. }
            | Self::Returned { project, month, .. } => (*project, *month),
        }
    }
}

refusals! {
    /// Why a report is refused.
    ReportRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// The month was never opened for reporting.
        PeriodNotOpen = "period-not-open",
        /// 累计 is not the 累计 before plus 当月.
        DoesNotAddUp = "total-does-not-add-up",
        /// A cumulative figure below nothing.
        Negative = "negative-amount",
        /// A negative month without a reason.
        ReasonMissing = "correction-reason-missing",
        /// Ten times the last month: 亿 or 万?
        Jump = "ten-times-last-month",
        /// Nothing was reported that could be given back.
        NothingToReturn = "nothing-to-return",
    }
}

/// What the decision needs to know.
pub struct ReportFacts<'a> {
    /// The report standing for that month.
    pub standing: Option<&'a Report>,
    /// The report pending for that month.
    pub pending: Option<&'a Pending>,
    /// 累计 before the month, as [`super::total_before`] says it.
    pub before: Option<Money>,
    /// The month before alone, if known.
    pub last_month: Option<Money>,
    /// Whether the project exists.
    pub project_known: bool,
    /// Whether the month is open.
    pub period_open: bool,
    /// Whether the figures go to a county's office before they stand.
    pub through_county: bool,
    /// Who would be giving a report back.
    pub returner: Returner,
}

/// Decides a command; the same figures again change nothing. A missing cumulative figure is what
/// the year came to before and this month.
///
/// # Errors
/// See [`ReportRefusal`].
pub fn decide(
    facts: &ReportFacts<'_>,
    command: ReportAction,
    source: Source,
) -> Result<Option<ReportChange>, ReportRefusal> {
    if !facts.project_known {
        return Err(ReportRefusal::UnknownProject);
    }
    if !facts.period_open {
        return Err(ReportRefusal::PeriodNotOpen);
    }
    match command {
        ReportAction::Record { project, month, figures, confirmed } => {
            let figures = completed(facts, figures, confirmed)?;
            Ok(if facts.through_county {
                submitted(facts, &figures).then_some(ReportChange::Submitted {
                    project,
                    month,
                    figures,
                })
            } else {
                filed(facts, &figures, source).then_some(ReportChange::Recorded {
                    project,
                    month,
                    figures,
                    source,
                })
            })
        }
        ReportAction::Return { project, month, reason } => {
            let waits = facts.pending.is_some_and(Pending::is_with_county);
            let by = facts.returner;
            // A county gives back what it has not filed yet; what stands only headquarters.
            if waits || (by == Returner::Office && facts.standing.is_some()) {
                Ok(Some(ReportChange::Returned { project, month, by, reason }))
            } else {
                Err(ReportRefusal::NothingToReturn)
            }
        }
    }
}

/// The figures with their cumulative one, checked.
fn completed(
    facts: &ReportFacts<'_>,
    mut figures: Figures,
    confirmed: bool,
) -> Result<Figures, ReportRefusal> {
    if let Some(this_month) = figures.month {
        let total = facts.before.unwrap_or_default() + this_month;
        let claimed = *figures.year_to_date.get_or_insert(total);
        // Where the year said nothing yet, a total that is typed tells of the months before.
        if facts.before.is_some() && claimed != total {
            return Err(ReportRefusal::DoesNotAddUp);
        }
    }
    check(&figures)?;
    if !confirmed && is_jump(facts.last_month, figures.month) {
        return Err(ReportRefusal::Jump);
    }
    Ok(figures)
}

/// Whether a month is so many times the one before that it is asked about.
pub fn is_jump(last: Option<Money>, now: Option<Money>) -> bool {
    match (last, now) {
        (Some(last), Some(now)) => last > Money::ZERO && now >= last.times(JUMP),
        _ => false,
    }
}

/// Whether handing these figures to the county is news.
fn submitted(facts: &ReportFacts<'_>, figures: &Figures) -> bool {
    let waits = facts.pending.is_some_and(|p| p.is_with_county() && p.figures == *figures);
    let stands = facts.pending.is_none() && facts.standing.is_some_and(|r| r.figures == *figures);
    !waits && !stands
}

/// Whether filing these figures is news.
fn filed(facts: &ReportFacts<'_>, figures: &Figures, source: Source) -> bool {
    let stands = facts.standing.is_some_and(|r| r.figures == *figures && r.source >= source);
    !stands || facts.pending.is_some()
}

/// Checks that hold for every report, also one read from a ledger.
///
/// # Errors
/// When a cumulative figure is negative, or a negative month gives no reason.
pub fn check(figures: &Figures) -> Result<(), ReportRefusal> {
    // Said first: a total below nothing may only follow from what wants a reason.
    if figures.month.is_some_and(Money::is_negative) && figures.reason.is_none() {
        return Err(ReportRefusal::ReasonMissing);
    }
    let totals =
        [figures.year_to_date, figures.since_start, figures.next_month, figures.statistical];
    if totals.into_iter().flatten().any(Money::is_negative) {
        return Err(ReportRefusal::Negative);
    }
    Ok(())
}
