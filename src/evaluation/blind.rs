//! When a rule cannot say anything of a project: finding nothing then means nothing. A card is neither
//! withdrawn nor lifted because a plan is missing, the project is suspended or a month unreported.

use super::judge::{ProjectOnDay, goes_on, measured};
use crate::model::{
    fact::Occurrence,
    measure::construction,
    milestone::MilestoneKind,
    rule::{MeasureKind, Rule, RuleCondition, RuleSet},
    stage::Condition,
};

/// Whether `rule` of `set` cannot judge the project of a case.
pub fn is_blind(set: &RuleSet, rule: &Rule, case: &ProjectOnDay<'_>) -> bool {
    let project = case.project;
    if matches!(project.condition, Condition::Suspended { .. }) {
        return true;
    }
    let last = case.closed.last().copied();
    match rule.condition() {
        RuleCondition::Behind { measure, .. } if goes_on(case) => match measure {
            MeasureKind::Investment => {
                let measure = measured(set, case);
                // The last reported month says nothing of the one that was not reported.
                measure.is_err() || measure.is_ok_and(|known| known.is_of_an_earlier_month())
            }
            MeasureKind::Construction => {
                last.and_then(|month| construction(project, month)).is_none()
            }
        },
        RuleCondition::StartMissed => {
            let start = project.milestone(MilestoneKind::Start);
            let planned = start.is_some_and(|start| start.schedule.is_some());
            last.is_none() || (!planned && !project.started().is_yes())
        }
        RuleCondition::NotEnrolled => {
            last.is_none() || is_unknown(project.enrolled, project.started())
        }
        RuleCondition::NotCounted => {
            last.is_none() || is_unknown(project.counted, project.completed())
        }
        RuleCondition::NoReport | RuleCondition::NoPlan => last.is_none(),
        RuleCondition::Behind { .. }
        | RuleCondition::MilestoneOverdue { .. }
        | RuleCondition::ClaimUnrecognised
        | RuleCondition::ProblemUnsolved
        | RuleCondition::CardUnanswered => false,
    }
}

/// Whether nobody knows what happened, or since when it should have.
fn is_unknown(happened: Occurrence, since: Occurrence) -> bool {
    match happened {
        Occurrence::Yes(_) => false,
        Occurrence::No => since.date().is_none(),
        Occurrence::Unknown => true,
    }
}
