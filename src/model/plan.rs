//! 年度计划: one project's plan for a year, in versions. Lag is measured against the version in
//! force; the original stays visible.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Entry, refusal::refusals};
use crate::value::{Day, Money, Name, Seq, Text};

/// One version of a year's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanVersion {
    /// The investment planned for the whole year.
    pub amount: Money,
    /// The plan per month, January first; `None` where only the year is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly: Option<[Money; 12]>,
    /// The day from which this version holds.
    pub since: Day,
    /// The number or title of the document that set it; `None` where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Name>,
    /// Why it replaced the version before; required of all but the original.
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
    /// The year's plan that its first version makes; `None` for any other change.
    pub fn made(change: &PlanChange, entry: &Entry<'_>) -> Option<Self> {
        let PlanChange::Set { plan } = change else { return None };
        Some(Self { original: plan.clone(), later: Vec::new(), version: entry.seq })
    }

    /// Applies a later change.
    pub fn apply(&mut self, change: &PlanChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            PlanChange::Set { plan } => self.later.push(plan.clone()),
            PlanChange::TakenBack { before } => {
                if let Some(before) = before {
                    *self = Self { version: entry.seq, ..before.as_ref().clone() };
                }
            }
        }
    }

    /// The version in force: the latest one.
    pub fn current(&self) -> &PlanVersion {
        self.later.last().unwrap_or(&self.original)
    }

    /// The version in force on `day`; the original where no later one had begun.
    pub fn on(&self, day: Day) -> &PlanVersion {
        let begun = self.later.iter().rev().find(|version| version.since <= day);
        begun.unwrap_or(&self.original)
    }
}

/// What may be asked about a year's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "plan-")]
pub enum PlanAction {
    /// Sets the plan of a year, or a new version of it.
    Set {
        /// The original plan or its next version.
        plan: PlanVersion,
    },
}

/// What happened to a year's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "plan-")]
pub enum PlanChange {
    /// The original plan or a later version was set.
    Set {
        /// The original plan or its next version.
        plan: PlanVersion,
    },
    /// The import that set it was taken back.
    TakenBack {
        /// The plan before the import; `None` where the import had set the first one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Box<YearPlan>>,
    },
}

refusals! {
    /// Why a command about a year's plan is refused.
    PlanRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// The planned amount is negative.
        Negative = "negative-amount",
        /// The monthly amounts do not add up to the amount of the year.
        MonthsDoNotAddUp = "months-do-not-add-up",
        /// The year is over; its plan is frozen.
        YearFrozen = "plan-year-frozen",
        /// A plan that replaces another needs a reason.
        ReasonMissing = "plan-reason-missing",
    }
}
