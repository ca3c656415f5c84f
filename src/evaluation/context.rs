//! All that a judgement rests on beside the project itself, gathered once for a whole city.

use std::collections::HashMap;

use super::{Case, InForce, Judgement, judge::judge};
use crate::{
    board::Board,
    model::{project::Project, schedule::Curve},
    value::{Day, Month, ProjectId, workday::Calendar},
};

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
        Self { day, force, closed, curves, calendar: board.city.calendar.clone() }
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
    }
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
