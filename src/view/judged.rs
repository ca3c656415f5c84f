//! One project with what the rules make of it, and the few facts that the sums of all screens are
//! made of, side by side: summing ten thousand projects must not walk through all their papers.

use std::sync::Arc;

use crate::{
    board::Board,
    evaluation::{EvaluationContext, Judgement, distance::distance},
    geometry::{Boundary, Point, Shape},
    model::{
        card::CardKey,
        fact::Source,
        finding::{Finding, Level},
        milestone::{Dates, MilestoneKind},
        project::Project,
        rule::Lamp,
        stage::StageGroup,
    },
    value::{CardId, Day, Fraction, Money, Month, RegionId},
};

/// A project at the end of a closed month.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The project as it stands on the board.
    pub project: Arc<Project>,
    /// What the rules make of it.
    pub judgement: Arc<Judgement>,
    /// The finding by which it lags, and how far; none where no yellow or red threshold is passed.
    lag: Option<Lag>,
    /// Why it lags, where a leader exempted it from every card that its findings call for.
    pub explained: Option<Explained>,
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
    /// Whether only a ledger states what it reported.
    pub by_ledger: bool,
    /// Whether it has a place of its own on the map.
    pub placed: bool,
    /// The dates of its start.
    pub start: Dates,
    /// The dates of its completion.
    pub completion: Dates,
}

/// By which finding a project lags, and how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Lag {
    /// Its place among the project's findings.
    finding: usize,
    /// Its distance from schedule ÷ the distance at which its rule turns red.
    distance: Fraction,
}

/// 已说明: a leader let the cards that a lag calls for pass, until a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explained {
    /// The card that keeps the reason.
    pub card: CardId,
    /// The last day of the exemption.
    pub until: Day,
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
    /// Judges a project by the rules that hold for it.
    pub fn of(project: &Arc<Project>, context: &EvaluationContext) -> Self {
        let closed = context.month();
        let report = closed.and_then(|month| project.reports.get(&month));
        let judgement = context.judge(project);
        Self {
            stage: project.stage_group(),
            region: project.region(),
            total: project.facts.total,
            year: closed.and_then(|month| year(project, month, &judgement)),
            reported: report.is_some(),
            by_ledger: report.is_some_and(|report| report.source == Source::Ledger),
            placed: project.shape().is_some(),
            start: Dates::of(project.milestone(MilestoneKind::Start)),
            completion: Dates::of(project.milestone(MilestoneKind::Completion)),
            lag: lag(project, &judgement, context),
            explained: explained(&judgement, context),
            project: project.clone(),
            judgement: Arc::new(judgement),
        }
    }

    /// How far the rules find it behind; the ring of its mark.
    pub fn lamp(&self) -> Lamp {
        self.judgement.lamp
    }

    /// The finding by which it lags most; none where no yellow or red threshold is passed.
    pub fn lagging(&self) -> Option<&Finding> {
        self.judgement.findings.get(self.lag?.finding)
    }

    /// What lagging projects are ordered by: the distance from schedule ÷ that at which red begins.
    pub fn distance(&self) -> Option<Fraction> {
        self.lag.map(|lag| lag.distance)
    }

    /// 竣工未完成投资: whether it is completed although the year's plan is not spent.
    pub fn is_completed_underspent(&self) -> bool {
        let missing = |year: YearMoney| year.done < year.plan;
        self.stage == StageGroup::Completed && self.year.is_some_and(missing)
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

/// The finding of its own side that lies farthest from schedule, while its lamp says that it lags.
fn lag(project: &Project, judgement: &Judgement, context: &EvaluationContext) -> Option<Lag> {
    if !judgement.lamp.is_lagging() {
        return None;
    }
    let set = context.force.of(project);
    let findings = judgement.findings.iter().enumerate();
    let accused = findings.filter(|(_, finding)| accuses(finding));
    let lags = accused.map(|(place, finding)| {
        let lag = Lag { finding: place, distance: distance(set, finding) };
        (lag.distance, finding.level(), std::cmp::Reverse(place), lag)
    });
    lags.max_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2))).map(|(.., lag)| lag)
}

/// The exemption that ends first, where each finding that calls for a card is exempted from it.
fn explained(judgement: &Judgement, context: &EvaluationContext) -> Option<Explained> {
    if !judgement.lamp.is_lagging() {
        return None;
    }
    let accusing = judgement.findings.iter().filter(|finding| accuses(finding));
    let exempted: Option<Vec<_>> = accusing.map(|finding| context.exempted(finding)).collect();
    let first = exempted?.into_iter().min_by_key(|exempted| exempted.until)?;
    Some(Explained { card: first.card, until: first.until })
}

/// Whether a finding holds a card against the project's own side.
fn accuses(finding: &Finding) -> bool {
    finding.is_the_projects() && finding.level() > Level::Watch
}

fn year(project: &Project, month: Month, judgement: &Judgement) -> Option<YearMoney> {
    if let Ok(measure) = &judgement.measure {
        return Some(YearMoney { plan: measure.plan, done: measure.done });
    }
    let plan = project.plans.get(&month.year())?.current().amount;
    let done = project.year_to_date(month).map_or(Money::ZERO, |(_, money)| money);
    Some(YearMoney { plan, done })
}
