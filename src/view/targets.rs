//! Targets with their three numbers beside each other, never mixed: what was aimed at, what was
//! claimed, what was recognised.

use serde::{Deserialize, Serialize};

use super::{judged::Judged, standing::Standing};
use crate::{
    model::{
        milestone::MilestoneKind,
        project::Project,
        target::{Aim, Goal, SizeClass, Target, TargetScope},
    },
    value::{Fraction, LedgerDate, Money, Month, Seq, TargetId, Year},
};

/// One target as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetLine {
    /// Which.
    pub id: TargetId,
    /// What it says.
    pub goal: Goal,
    /// The name of the region or unit; empty for the city.
    pub scope: String,
    /// What was claimed or recognised; for money, with the open month.
    pub claimed: Aim,
    /// What was recognised; for money, reported up to the last closed month.
    pub recognised: Aim,
    /// Recognised ÷ target, in tenths of a percent.
    pub share: i64,
    /// What should be reached by the last closed month, in tenths of a percent.
    pub scheduled: i64,
    /// Scheduled minus recognised, in tenths of a point; above zero is behind.
    pub behind: i64,
    /// The version a command about it must name.
    pub version: Seq,
}

/// The targets of `year`: the city's, then those of regions and units.
pub fn targets(standing: &Standing, year: Year) -> Vec<TargetLine> {
    let of_year = standing.board.targets.values().filter(|target| target.goal.year == year);
    let mut lines: Vec<_> = of_year.map(|target| line(standing, target)).collect();
    lines.sort_by_key(|line| (line.goal.scope != TargetScope::City, line.id));
    lines
}

fn line(standing: &Standing, target: &Target) -> TargetLine {
    let goal = &target.goal;
    let entries = standing.entries.iter().filter(|entry| counts(goal, entry));
    let (claimed, recognised) = match goal.aim {
        Aim::Starts(_) => {
            let reached = Reached::of(entries, MilestoneKind::Start, goal.year);
            (Aim::Starts(reached.claimed), Aim::Starts(reached.recognised))
        }
        Aim::Completions(_) => {
            let reached = Reached::of(entries, MilestoneKind::Completion, goal.year);
            (Aim::Completions(reached.claimed), Aim::Completions(reached.recognised))
        }
        Aim::Investment(_) => {
            let projects: Vec<_> = entries.map(|entry| entry.project.as_ref()).collect();
            let by = |month| Aim::Investment(invested(&projects, goal.year, month));
            (by(last_month(standing)), by(standing.closed))
        }
    };
    let whole = i128::from(goal.aim.number());
    let share = Fraction::new(i128::from(recognised.number()), whole).unwrap_or(Fraction::ZERO);
    let scheduled = scheduled(goal, standing.closed);
    TargetLine {
        id: target.id,
        scope: scope_name(standing, goal.scope),
        claimed,
        recognised,
        share: share.tenths(),
        scheduled: scheduled.tenths(),
        behind: scheduled.minus(share).tenths(),
        version: target.version,
        goal: goal.clone(),
    }
}

fn counts(goal: &Goal, entry: &Judged) -> bool {
    let facts = &entry.project.facts;
    let in_scope = match goal.scope {
        TargetScope::City => true,
        TargetScope::Region(region) => entry.region == Some(region),
        TargetScope::Unit(unit) => facts.responsible_unit == Some(unit),
    };
    in_scope
        && (goal.sector.is_none() || goal.sector == facts.sector)
        && (goal.size.is_none() || goal.size == entry.total.map(SizeClass::of))
}

fn scope_name(standing: &Standing, scope: TargetScope) -> String {
    let board = &standing.board;
    let name = match scope {
        TargetScope::City => None,
        TargetScope::Region(id) => board.regions.get(&id).map(|region| region.name.as_str()),
        TargetScope::Unit(id) => board.unit_name(id),
    };
    name.unwrap_or_default().to_owned()
}

/// How many entries reached a milestone within a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reached {
    /// Claimed or recognised.
    pub claimed: u32,
    /// Recognised.
    pub recognised: u32,
}

impl Reached {
    /// Among some entries. What was reached on an unknown date counts for no year.
    pub fn of<'a>(
        entries: impl Iterator<Item = &'a Judged>,
        kind: MilestoneKind,
        year: Year,
    ) -> Self {
        let in_year = |date: Option<LedgerDate>| date.is_some_and(|d| d.month().year() == year);
        let milestones = entries.filter_map(|entry| entry.project.milestone(kind));
        milestones.fold(Self::default(), |sum, milestone| {
            let recognised = in_year(milestone.recognised.date());
            let claimed = recognised || in_year(milestone.open_claim().map(|claim| claim.date));
            Self {
                claimed: sum.claimed + u32::from(claimed),
                recognised: sum.recognised + u32::from(recognised),
            }
        })
    }
}

/// Money of `year` reported up to `month`.
fn invested(projects: &[&Project], year: Year, month: Option<Month>) -> Money {
    let december = year.months().next_back();
    let upto = month.zip(december).map(|(month, december)| month.min(december));
    let Some(upto) = upto.filter(|month| month.year() == year) else { return Money::ZERO };
    projects.iter().filter_map(|project| project.year_to_date(upto)).map(|(_, money)| money).sum()
}

/// The last month that was opened, closed or not.
fn last_month(standing: &Standing) -> Option<Month> {
    standing.board.periods.keys().next_back().copied()
}

/// Closed months ÷ months to the due month.
fn scheduled(goal: &Goal, closed: Option<Month>) -> Fraction {
    let due = i128::from(goal.due.number());
    let done = closed.map_or(0, |month| match month.year().cmp(&goal.year) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => i128::from(month.number()).min(due),
        std::cmp::Ordering::Greater => due,
    });
    Fraction::new(done, due).unwrap_or(Fraction::ZERO)
}

/// The target of that scope for all sectors and sizes, as a plain number.
pub(super) fn whole(
    standing: &Standing,
    scope: TargetScope,
    kind: MilestoneKind,
    year: Year,
) -> Option<i64> {
    let goals = standing.board.targets.values().map(|target| &target.goal);
    let mut whole = goals.filter(|goal| {
        goal.year == year
            && goal.scope == scope
            && goal.sector.is_none()
            && goal.size.is_none()
            && goal.aim.milestone() == Some(kind)
    });
    whole.next().map(|goal| goal.aim.number())
}

#[cfg(test)]
mod tests;
