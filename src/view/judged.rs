//! One project with what the rules make of it, and the few facts that the sums of all screens are
//! made of, side by side: summing ten thousand projects must not walk through all their papers.

use std::sync::Arc;

use crate::{
    board::Board,
    evaluation::{EvaluationContext, Judgement},
    geometry::{Boundary, Point, Shape},
    model::{
        card::{CardKey, CardLevel},
        fact::Answer,
        finding::Finding,
        milestone::{Milestone, MilestoneKind},
        project::Project,
        rule::Lamp,
        stage::StageGroup,
    },
    value::{LedgerDate, Money, Month, RegionId},
};

/// A project at the end of a closed month.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The project as it stands on the board.
    pub project: Arc<Project>,
    /// What the rules make of it.
    pub judgement: Judgement,
    /// The colour of its mark: that of the gravest card that is out; what the rules find without a
    /// card is only watched.
    lamp: Lamp,
    /// Its group of stages.
    pub stage: StageGroup,
    /// The region that it counts in.
    pub region: Option<RegionId>,
    /// 总投资: the total investment.
    pub total: Option<Money>,
    /// The year's plan and the money since January; none without a plan.
    pub year: Option<YearMoney>,
    /// Whether it reported for the month.
    pub reported: bool,
    /// Whether it has a place of its own on the map.
    pub placed: bool,
    /// The dates of its start.
    pub start: Dates,
    /// The dates of its completion.
    pub completion: Dates,
}

/// What is planned, claimed and recognised of a start or a completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dates {
    /// The planned date in force.
    pub planned: Option<LedgerDate>,
    /// The date claimed by the unit, while the claim waits for recognition.
    pub claimed: Option<LedgerDate>,
    /// Whether it was recognised as reached, and with which date.
    pub recognised: Answer,
}

impl Dates {
    fn of(milestone: Option<&Milestone>) -> Self {
        milestone.map_or_else(Self::default, |milestone| Self {
            planned: milestone.schedule.map(|schedule| schedule.plan),
            claimed: milestone.open_claim().map(|claim| claim.date),
            recognised: milestone.recognised,
        })
    }
}

/// A year's money of one project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearMoney {
    /// The plan in force.
    pub plan: Money,
    /// Money since 1 January; nothing done where nobody reported.
    pub done: Money,
    /// The same with what was reported for months that are not closed.
    pub claimed: Money,
}

impl Judged {
    /// Judges a project by the rules that hold for it.
    pub fn of(project: &Arc<Project>, context: &EvaluationContext) -> Self {
        let closed = context.month();
        let judgement = context.judge(project);
        Self {
            stage: project.stage().group(),
            region: project.region(),
            total: project.facts.total,
            year: closed.and_then(|month| year(project, month, &judgement)),
            reported: closed.is_some_and(|month| project.reports.contains_key(&month)),
            placed: project.shape().is_some(),
            start: Dates::of(project.milestone(MilestoneKind::Start)),
            completion: Dates::of(project.milestone(MilestoneKind::Completion)),
            lamp: lamp(project, &judgement),
            project: project.clone(),
            judgement,
        }
    }

    /// The colour of its mark.
    pub const fn lamp(&self) -> Lamp {
        self.lamp
    }

    /// What the rules find now of a kind of card.
    pub fn finding(&self, key: &CardKey) -> Option<&Finding> {
        let findings = self.judgement.findings.iter();
        findings.into_iter().find(|f| f.subject == key.about && f.rule.code == key.rule)
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

fn lamp(project: &Project, judgement: &Judgement) -> Lamp {
    match (project.card_out(), judgement.lamp) {
        (Some((CardLevel::Red, _)), _) => Lamp::Red,
        (Some((CardLevel::Yellow, _)), _) => Lamp::Yellow,
        (None, Lamp::Red | Lamp::Yellow) => Lamp::Watch,
        (None, other) => other,
    }
}

fn year(project: &Project, month: Month, judgement: &Judgement) -> Option<YearMoney> {
    let to_date = |month| project.year_to_date(month).map_or(Money::ZERO, |(_, money)| money);
    let december = month.year().months().next_back().unwrap_or(month);
    let claimed = to_date(december);
    if let Ok(measure) = &judgement.measure {
        return Some(YearMoney { plan: measure.plan, done: measure.done, claimed });
    }
    let plan = project.plans.get(&month.year())?.current().amount;
    Some(YearMoney { plan, done: to_date(month), claimed })
}
