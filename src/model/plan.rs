//! 年度计划: a year's plan of one project, in versions. Lag is measured against the version in
//! force; the original stays visible.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::refusal::refusals;
use crate::value::{Day, Money, Name, ProjectId, Seq, Text, Year};

/// One version of a year's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanVersion {
    /// The year's investment.
    pub amount: Money,
    /// Month by month, January first, where the city plans so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly: Option<[Money; 12]>,
    /// The day from which it holds.
    pub since: Day,
    /// The document that set it, number or title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Name>,
    /// Why it replaced the one before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

/// A year's plan: the original and every version after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearPlan {
    /// The plan first given.
    pub original: PlanVersion,
    /// Later versions, oldest first.
    pub later: Vec<PlanVersion>,
    /// Position of its last event.
    pub version: Seq,
}

impl YearPlan {
    /// The version in force.
    pub fn current(&self) -> &PlanVersion {
        self.later.last().unwrap_or(&self.original)
    }
}

/// What may be asked about a year's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanAction {
    /// Sets the plan of a year, or a new version of it.
    Set {
        /// Which project.
        project: ProjectId,
        /// Which year.
        year: Year,
        /// The plan.
        plan: PlanVersion,
    },
}

/// What happened to a year's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "plan-")]
pub enum PlanChange {
    /// A version was set.
    Set {
        /// Which project.
        project: ProjectId,
        /// Which year.
        year: Year,
        /// The plan.
        plan: PlanVersion,
    },
}

refusals! {
    /// Why a command about a year's plan is refused.
    PlanRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// A plan below nothing.
        Negative = "negative-amount",
        /// The months do not add up to the year.
        MonthsDoNotAddUp = "months-do-not-add-up",
        /// The year is over; its plan is frozen.
        YearFrozen = "plan-year-frozen",
        /// A plan that replaces another needs a reason.
        ReasonMissing = "plan-reason-missing",
    }
}

/// Decides a command against the plan standing so far; the same figures again change nothing.
///
/// # Errors
/// When the plan is negative, its months do not add up, a new version has no reason, or `today`
/// lies after the year: on 1 January the old year freezes.
pub fn decide(
    standing: Option<&YearPlan>,
    command: PlanAction,
    today: Day,
) -> Result<Option<PlanChange>, PlanRefusal> {
    let PlanAction::Set { project, year, plan } = command;
    if plan.amount.is_negative() {
        return Err(PlanRefusal::Negative);
    }
    if plan.monthly.is_some_and(|months| months.iter().copied().sum::<Money>() != plan.amount) {
        return Err(PlanRefusal::MonthsDoNotAddUp);
    }
    if let Some(standing) = standing {
        let current = standing.current();
        if current.amount == plan.amount && current.monthly == plan.monthly {
            return Ok(None);
        }
        if today.year() > year {
            return Err(PlanRefusal::YearFrozen);
        }
        if plan.reason.is_none() {
            return Err(PlanRefusal::ReasonMissing);
        }
    }
    Ok(Some(PlanChange::Set { project, year, plan }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(wan: i64, reason: Option<&str>) -> PlanAction {
        PlanAction::Set {
            project: ProjectId(1),
            year: Year::try_from(2026).unwrap(),
            plan: PlanVersion {
                amount: Money::from_wan(wan),
                monthly: None,
                since: "2026-01-05".parse().unwrap(),
                document: None,
                reason: reason.map(|r| Text::new(r).unwrap()),
            },
        }
    }

    fn standing(command: PlanAction) -> YearPlan {
        let PlanAction::Set { plan, .. } = command;
        YearPlan { original: plan, later: Vec::new(), version: Seq(1) }
    }

    #[test]
    fn a_second_version_needs_a_reason_and_the_same_figures_change_nothing() {
        let today = "2026-06-01".parse().unwrap();
        let plan = standing(set(100, None));
        assert_eq!(decide(Some(&plan), set(100, None), today), Ok(None));
        assert_eq!(decide(Some(&plan), set(90, None), today), Err(PlanRefusal::ReasonMissing));
        assert!(matches!(decide(Some(&plan), set(90, Some("调整")), today), Ok(Some(_))));
    }

    #[test]
    fn on_the_first_of_january_the_old_year_freezes() {
        let plan = standing(set(100, None));
        let today = "2027-01-01".parse().unwrap();
        assert_eq!(decide(Some(&plan), set(90, Some("调整")), today), Err(PlanRefusal::YearFrozen));
    }
}
