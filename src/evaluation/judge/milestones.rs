//! Milestones past their planned day, and claims that wait for their recognition: days on the day
//! of the judgement, because dates lapse daily.

use super::{Breach, ProjectOnDay, dates};
use crate::{
    model::{
        finding::{Arithmetic, DatedItem},
        milestone::{Milestone, MilestoneKind},
        rule::Rule,
    },
    value::LedgerDate,
};

pub fn overdue(
    rule: &Rule,
    kind: Option<MilestoneKind>,
    case: &ProjectOnDay<'_>,
    note: &mut impl FnMut(Breach),
) {
    let group = case.project.stage().group();
    for milestone in case.project.milestones.iter() {
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
            note((level, edge, elapsed(rule, milestone, planned, days)));
        }
    }
}

pub fn unrecognised(rule: &Rule, case: &ProjectOnDay<'_>, note: &mut impl FnMut(Breach)) {
    for milestone in case.project.milestones.iter() {
        let Some(claim) = milestone.open_claim() else { continue };
        let (claimed, counted) = (claim.at.day(), rule.days());
        let days = counted.between(case.calendar, claimed, case.day);
        if let Some((level, edge)) = dates::level(rule, days) {
            note((level, edge, elapsed(rule, milestone, LedgerDate::Day(claimed), days)));
        }
    }
}

/// Days gone by since a date of a milestone.
fn elapsed(rule: &Rule, milestone: &Milestone, since: LedgerDate, days: i32) -> Arithmetic {
    let Milestone { id, kind, .. } = *milestone;
    let item = DatedItem::Milestone { id, kind, name: milestone.name.clone() };
    Arithmetic::Elapsed { condition: rule.condition(), item, since, days, counted: rule.days() }
}
