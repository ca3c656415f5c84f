//! All that a judgement rests on beside the project itself, gathered once for a whole city.

use std::collections::HashMap;

use super::{Case, InForce, Judgement, judge::judge};
use crate::{
    board::Board,
    model::{
        card::{Card, CardKey, CardLevel, CardState},
        finding::Finding,
        project::Project,
        schedule::Curve,
    },
    value::{CardId, Day, Month, ProjectId, workday::Calendar},
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
        let closed: Vec<_> = periods.map(|period| period.month).collect();
        let curves = curves(board, closed.last().copied());
        let calendar = board.city.calendar.clone();
        Self { day, force, closed, curves, calendar, exempted: exempted(board, day) }
    }

    /// What holds on `day` at the end of `month`, as if that were the last closed month.
    pub fn at_end_of(board: &Board, force: InForce, month: Month, day: Day) -> Self {
        let mut context = Self::on(board, force, day);
        context.closed.retain(|closed| *closed < month);
        context.closed.push(month);
        context.curves = curves(board, Some(month));
        context
    }

    /// The last closed month, the one that is judged.
    pub fn month(&self) -> Option<Month> {
        self.closed.last().copied()
    }

    /// The curve by which a project is measured.
    pub fn curve(&self, project: ProjectId) -> Curve {
        self.curves.get(&project).copied().unwrap_or_default()
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
        let case = Case {
            project,
            curve: self.curve(project.id),
            closed: &self.closed,
            day: self.day,
            calendar: &self.calendar,
        };
        judge(self.force.of(project), &case)
    }

    /// Whether a project that did not change is judged alike on both.
    pub fn are_like(&self, other: &Self) -> bool {
        self.day == other.day
            && self.closed == other.closed
            && self.force.is_like(&other.force)
            && self.curves == other.curves
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

/// The curve of each project: that of the first list of the year on which it stands.
fn curves(board: &Board, closed: Option<Month>) -> HashMap<ProjectId, Curve> {
    let mut curves = HashMap::new();
    let Some(year) = closed.map(Month::year) else {
        return curves;
    };
    let lists =
        board.lists.values().filter(|list| list.year == year && list.curve != Curve::Linear);
    for list in lists {
        for project in list.entries.keys() {
            curves.entry(*project).or_insert(list.curve);
        }
    }
    curves
}
