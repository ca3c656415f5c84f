//! Milestones past their planned day, and claims that wait for their recognition: days on the day
//! of the judgement, because dates lapse daily.

use super::{Case, Found, dates};
use crate::model::{finding::Arithmetic, milestone::MilestoneKind, rule::Rule};

pub fn overdue(
    rule: &Rule,
    kind: Option<MilestoneKind>,
    case: &Case<'_>,
    note: &mut impl FnMut(Found),
) {
    let group = case.project.stage().group();
    for milestone in &case.project.milestones {
        let wanted = kind.is_none_or(|kind| milestone.kind == kind);
        let late = milestone.overdue(case.day).is_some();
        let Some(schedule) =
            milestone.schedule.filter(|_| wanted && late && dates::is_expected(milestone, group))
        else {
            continue;
        };
        let (planned, counted) = (schedule.plan, rule.days());
        let days = counted.between(case.calendar, planned.due(), case.day);
        if let Some((level, edge)) = dates::level(rule, days) {
            let (id, kind, name) = (milestone.id, milestone.kind, milestone.name.clone());
            note((
                level,
                edge,
                Arithmetic::MilestoneOverdue { milestone: id, kind, name, planned, days, counted },
            ));
        }
    }
}

pub fn unrecognised(rule: &Rule, case: &Case<'_>, note: &mut impl FnMut(Found)) {
    for milestone in &case.project.milestones {
        let Some(claim) = milestone.open_claim() else { continue };
        let (claimed, counted) = (claim.at.day(), rule.days());
        let days = counted.between(case.calendar, claimed, case.day);
        if let Some((level, edge)) = dates::level(rule, days) {
            let (id, kind, name) = (milestone.id, milestone.kind, milestone.name.clone());
            note((
                level,
                edge,
                Arithmetic::ClaimUnrecognised { milestone: id, kind, name, claimed, days, counted },
            ));
        }
    }
}
