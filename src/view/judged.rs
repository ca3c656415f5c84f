//! One project with what the rules make of it, and the few facts that the sums of all screens are
//! made of, side by side: summing ten thousand projects must not walk through all their papers.

use std::sync::Arc;

use crate::{
    board::Board,
    geometry::{Boundary, Point, Shape},
    model::{
        milestone::MilestoneKind,
        project::Project,
        rule::{Judgement, Lamp, RuleSet, judge},
        schedule::Curve,
        stage::StageGroup,
    },
    value::{LedgerDate, Money, Month, RegionId},
};

/// A project at the end of a closed month.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four facts that have nothing to do with each other"
)]
#[derive(Debug, Clone)]
pub struct Judged {
    /// The project.
    pub project: Arc<Project>,
    /// What the rules make of it.
    pub judgement: Judgement,
    /// Its group of stages.
    pub stage: StageGroup,
    /// Its main region.
    pub region: Option<RegionId>,
    /// 总投资
    pub total: Option<Money>,
    /// The year's plan and the money since January; none without a plan.
    pub year: Option<YearMoney>,
    /// Whether it reported for the month.
    pub reported: bool,
    /// Whether it has a place of its own on the map.
    pub placed: bool,
    /// Whether its planned start lies in the month or before.
    start_due: bool,
    /// Whether its planned completion does.
    completion_due: bool,
}

/// A year's money of one project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearMoney {
    /// The plan in force.
    pub plan: Money,
    /// Money since 1 January; nothing done where nobody reported.
    pub done: Money,
}

impl Judged {
    /// Judges a project by the `points` preset.
    pub fn of(project: &Arc<Project>, curve: Curve, closed: Option<Month>) -> Self {
        let judgement = judge(&RuleSet::POINTS, project, curve, closed);
        let due = |planned: Option<LedgerDate>| {
            planned.zip(closed).is_some_and(|(date, month)| date.due() <= month.last_day())
        };
        Self {
            stage: project.stage().group(),
            region: project.region(),
            total: project.facts.total,
            year: closed.and_then(|month| year(project, month, &judgement)),
            reported: closed.is_some_and(|month| project.reports.contains_key(&month)),
            placed: project.shape().is_some(),
            start_due: due(project.planned_start()),
            completion_due: due(project.planned_completion()),
            project: project.clone(),
            judgement,
        }
    }

    /// Its lamp.
    pub const fn lamp(&self) -> Lamp {
        self.judgement.lamp
    }

    /// Whether the planned start or completion lies in the month or before.
    pub const fn is_due(&self, kind: MilestoneKind) -> bool {
        match kind {
            MilestoneKind::Start => self.start_due,
            MilestoneKind::Completion | MilestoneKind::Step => self.completion_due,
        }
    }

    /// Where its mark stands: its own place, else that of its region.
    pub fn stands(&self, board: &Board) -> Option<Point> {
        let region = || board.regions.get(&self.region?)?.boundary.as_deref();
        let own = self.project.shape().map(Shape::label_point);
        own.or_else(|| region().map(Boundary::label_point))
    }

    /// Its line or area, if it is more than a point.
    pub fn extent(&self) -> Option<&Shape> {
        self.project.shape().filter(|shape| !matches!(shape, Shape::Point(_)))
    }
}

fn year(project: &Project, month: Month, judgement: &Judgement) -> Option<YearMoney> {
    if let Ok(measure) = &judgement.measure {
        return Some(YearMoney { plan: measure.plan, done: measure.done });
    }
    let plan = project.plans.get(&month.year())?.current().amount;
    let done = project.year_to_date(month).map_or(Money::ZERO, |(_, money)| money);
    Some(YearMoney { plan, done })
}
