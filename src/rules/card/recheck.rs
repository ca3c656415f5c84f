//! What a settled draft comes to once more is known of the month that was judged: figures that were
//! corrected, a start that was recognised with a date in it. Judged again by the rule in the version
//! that found it, and by nothing that came after that month.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc, sync::Arc};

use super::found::{self, CardCandidate, gravest};
use crate::{
    board::Board,
    evaluation::{EvaluationContext, InForce, as_judged, judge},
    model::{
        card::{Basis, Card},
        finding::{Arithmetic, DatedItem, FindingSubject},
        milestone::MilestoneKind,
        project::Project,
        rule::{Rule, RuleCondition, RuleSet, RuleSetId},
    },
    value::{Day, Month},
};

/// What the rule of a draft finds in the month that was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rechecked {
    /// It calls for a card.
    Fires(Box<CardCandidate>),
    /// It finds nothing any more.
    Silent,
    /// It cannot be judged again: the month is open, or the rule looks at no month.
    Unknown,
}

/// The month, the day and the rule set on which drafts rest.
type Occasion = (Option<Month>, Day, RuleSetId, u32);

/// Judges settled drafts again, each occasion gathered once.
pub struct Rechecks<'a> {
    board: &'a Board,
    known: RefCell<BTreeMap<Occasion, Rc<EvaluationContext>>>,
}

impl<'a> Rechecks<'a> {
    /// Of the drafts of a board.
    pub fn on(board: &'a Board) -> Self {
        Self { board, known: RefCell::default() }
    }

    /// What the rule of `card` finds now in the month that was judged.
    pub fn of(&self, card: &Card) -> Rechecked {
        self.judged(card).unwrap_or(Rechecked::Unknown)
    }

    fn judged(&self, card: &Card) -> Option<Rechecked> {
        let basis = card.basis();
        let month = basis.month.and_then(|month| self.board.periods.get(&month));
        if month.is_some_and(|period| !period.is_closed()) {
            return None;
        }
        let set = found::version(self.board, &basis.finding.rule)?;
        let rule = set.rule(&card.key.rule)?.clone();
        if matches!(
            rule.condition(),
            RuleCondition::ProblemUnsolved | RuleCondition::CardUnanswered
        ) {
            return None;
        }
        let context = self.context(basis, set);
        let accused = accused(self.board, &rule, card.key.about);
        let stood: Vec<_> = accused.map(|project| stood(project, basis)).collect();
        if stood.is_empty() || stood.iter().any(|p| context.cannot_judge(p, rule.code())) {
            return None;
        }
        let findings = stood.iter().flat_map(|project| context.judge(project).findings);
        let mine = findings
            .filter(|finding| finding.subject == card.key.about)
            .filter(|finding| finding.rule.code == card.key.rule);
        let found = mine
            .filter_map(|finding| found::resting_on(self.board, finding, basis.month, basis.on));
        let found = gravest(found).remove(&card.key);
        Some(found.map_or(Rechecked::Silent, |found| Rechecked::Fires(Box::new(found))))
    }

    fn context(&self, basis: &Basis, set: RuleSet) -> Rc<EvaluationContext> {
        let occasion = (basis.month, basis.on, set.id, set.version);
        let mut known = self.known.borrow_mut();
        let context = known.entry(occasion).or_insert_with(|| {
            let force = InForce::only(set);
            Rc::new(EvaluationContext::of_month(self.board, force, basis.on, basis.month))
        });
        Rc::clone(context)
    }
}

/// A project as it was judged. Where its plan moved since, the date that was judged counts.
fn stood(project: &Project, basis: &Basis) -> Project {
    let mut stood = as_judged(project, basis.on, end(basis));
    if basis.finding.project != Some(project.id) {
        return stood;
    }
    let (missed, planned) =
        match &basis.finding.arithmetic {
            Arithmetic::Count { condition: RuleCondition::StartMissed, since, .. } => {
                (project.milestone(MilestoneKind::Start).map(|start| start.id), *since)
            }
            Arithmetic::Elapsed {
                item: DatedItem::Milestone { id, .. }, since, condition, ..
            } if condition.counts_from_a_due_date() => (Some(*id), Some(*since)),
            _ => (None, None),
        };
    let mut milestones = Arc::make_mut(&mut stood.milestones).iter_mut();
    let schedule = milestones.find(|known| Some(known.id) == missed);
    if let Some((schedule, planned)) = schedule.and_then(|m| m.schedule.as_mut()).zip(planned) {
        schedule.plan = planned;
    }
    stood
}

/// By when something must have happened to count: by the end of the month that was judged, or by the
/// very day where days are counted.
fn end(basis: &Basis) -> Day {
    match &basis.finding.arithmetic {
        Arithmetic::Elapsed { .. } => basis.on,
        Arithmetic::Share { .. } | Arithmetic::Count { .. } | Arithmetic::Stated(_) => {
            basis.month.map_or(basis.on, Month::last_day)
        }
    }
}

/// The projects that `rule` holds against `about`.
fn accused<'a>(
    board: &'a Board,
    rule: &'a Rule,
    about: FindingSubject,
) -> impl Iterator<Item = &'a Project> {
    let one = match about {
        FindingSubject::Project(id) => board.projects.get(&id),
        _ => None,
    };
    let entries = board.projects.values().filter(|p| p.is_live() && p.parent.is_none());
    let all = entries.filter(move |_| !matches!(about, FindingSubject::Project(_)));
    let accused = all.filter(move |project| judge::subject(rule, project) == about);
    one.into_iter().chain(accused).map(AsRef::as_ref)
}
