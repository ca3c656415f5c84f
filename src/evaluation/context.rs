//! All that a judgement rests on beside the project itself, gathered once for a whole city.

use std::collections::HashMap;

use super::{InForce, Judgement, ProjectOnDay, blind, judge::judge};
use crate::{
    board::Board,
    model::{
        card::{Card, CardKey, CardLevel, CardState},
        finding::Finding,
        list::List,
        project::Project,
        rule::RuleCode,
        schedule::Curve,
    },
    value::{CardId, Day, Month, ProjectId, Year, workday::Calendar},
};

/// A leader's exemption from a card that holds on the day: what its rule finds is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exempted {
    /// The card that was not issued; it keeps the reason.
    pub card: CardId,
    /// The colour from which its subject was exempted; what is graver is not explained.
    pub level: CardLevel,
    /// The last day of the exemption.
    pub until: Day,
}

/// What holds for all projects on a day.
#[derive(Debug, Clone)]
pub struct EvaluationContext {
    /// The day on which projects are judged.
    pub day: Day,
    /// Which rule set holds for which project.
    pub force: InForce,
    /// The months closed by that day, oldest first.
    closed: Vec<Month>,
    curves: HashMap<ProjectId, Curve>,
    /// The last months in which plans could change, where a list names one.
    plans_until: HashMap<ProjectId, Month>,
    calendar: Calendar,
    /// The exemptions that hold on the day, by what they exempt from.
    exempted: HashMap<CardKey, Exempted>,
}

impl EvaluationContext {
    /// What holds on `day` under the rules `force`. A month counts as closed once it is closed and
    /// has ended, or was closed by that day before its end.
    pub fn on(board: &Board, force: InForce, day: Day) -> Self {
        let periods = board.periods.values().filter(|period| {
            period.closed().is_some_and(|at| period.month.last_day() <= day || at.day() <= day)
        });
        let closed = periods.map(|period| period.month).collect();
        Self::with(board, force, day, closed)
    }

    /// What holds on `day` at the end of `month`, as if that were the last closed month.
    pub fn at_end_of(board: &Board, force: InForce, month: Month, day: Day) -> Self {
        let mut closed = Self::on(board, force.clone(), day).closed;
        closed.retain(|closed| *closed < month);
        closed.push(month);
        Self::with(board, force, day, closed)
    }

    /// What held when `month` was judged, of the months that are closed: those after it are left out.
    pub fn of_month(board: &Board, force: InForce, day: Day, month: Option<Month>) -> Self {
        let upto = |known: &Month| Some(*known) <= month;
        let periods = board.periods.values().filter(|period| period.is_closed());
        let closed = periods.map(|period| period.month).filter(upto).collect();
        Self::with(board, force, day, closed)
    }

    fn with(board: &Board, force: InForce, day: Day, closed: Vec<Month>) -> Self {
        let year = closed.last().copied().map(Month::year);
        let curves =
            of_lists(board, year, |list| Some(list.curve).filter(|curve| *curve != Curve::Linear));
        let plans_until = of_lists(board, year, |list| list.plans_until);
        let (calendar, exempted) = (board.city.calendar.clone(), exempted(board, day));
        Self { day, force, closed, curves, plans_until, calendar, exempted }
    }

    /// The last closed month, the one that is judged.
    pub fn month(&self) -> Option<Month> {
        self.closed.last().copied()
    }

    /// The curve by which a project is measured.
    pub fn curve(&self, project: ProjectId) -> Curve {
        self.curves.get(&project).copied().unwrap_or_default()
    }

    /// The last month in which the plans of a project may change, as its list says; later changes do not
    /// count for cards.
    pub fn plans_until(&self, project: ProjectId) -> Option<Month> {
        self.plans_until.get(&project).copied()
    }

    /// Which days are working days.
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The exemption that explains a finding; `None` where none holds or it has become graver since.
    pub fn exempted(&self, finding: &Finding) -> Option<Exempted> {
        if self.exempted.is_empty() {
            return None;
        }
        let key = CardKey { about: finding.subject, rule: finding.rule.code.clone() };
        let level = CardLevel::of(finding.level())?;
        self.exempted.get(&key).copied().filter(|known| level <= known.level)
    }

    /// Judges a project as it stood on the day.
    pub fn judge(&self, project: &Project) -> Judgement {
        judge(self.force.of(project), &self.case(project))
    }

    /// Whether the rule of that code is unable to say anything of a project, so that finding nothing
    /// means nothing; a rule that is no longer in force says nothing and means it.
    pub fn cannot_judge(&self, project: &Project, code: &RuleCode) -> bool {
        let set = self.force.of(project);
        set.rule(code).is_some_and(|rule| blind::is_blind(set, rule, &self.case(project)))
    }

    fn case<'a>(&'a self, project: &'a Project) -> ProjectOnDay<'a> {
        ProjectOnDay {
            project,
            curve: self.curve(project.id),
            plans_until: self.plans_until.get(&project.id).copied(),
            closed: &self.closed,
            day: self.day,
            calendar: &self.calendar,
        }
    }

    /// Whether a project that did not change is judged alike on both.
    pub fn are_like(&self, other: &Self) -> bool {
        self.day == other.day
            && self.closed == other.closed
            && self.force.is_like(&other.force)
            && self.curves == other.curves
            && self.plans_until == other.plans_until
            && self.calendar == other.calendar
            && self.exempted == other.exempted
    }
}

/// The exemptions that hold on `day`; of several for one kind of card the last one decided.
fn exempted(board: &Board, day: Day) -> HashMap<CardKey, Exempted> {
    let holds = |card: &Card| match &card.state {
        CardState::Exempted { draft, exemption } if day <= exemption.until => {
            let exempted = Exempted { card: card.id, level: draft.level, until: exemption.until };
            Some((card.key.clone(), exempted))
        }
        _ => None,
    };
    board.cards.values().filter_map(|card| holds(card)).collect()
}

/// What the lists of a year say of their projects; of several lists the first that says anything.
fn of_lists<T: Copy>(
    board: &Board,
    year: Option<Year>,
    says: impl Fn(&List) -> Option<T>,
) -> HashMap<ProjectId, T> {
    let mut said = HashMap::new();
    for list in board.lists.values().filter(|list| Some(list.year) == year) {
        let Some(value) = says(list) else { continue };
        for project in list.entries.keys() {
            said.entry(*project).or_insert(value);
        }
    }
    said
}
