//! One report of the review: what is handed in or filed for an open month, and its line.

use std::cmp::Reverse;

use super::{Compared, ReviewRow, ReviewState, differences};
use crate::{
    board::Board,
    event::Subject,
    model::{
        actor::Actor,
        measure::share,
        report::{Figures, PendingState, Submission, total_before},
    },
    rules::report::may_review,
    value::{Month, Seq, text::normalised},
    view::judged::Judged,
};

/// A report of one project for one open month.
#[derive(Debug, Clone)]
pub(super) struct Filing<'a> {
    /// The project that it reports on.
    pub entry: &'a Judged,
    /// How far it has come.
    pub state: ReviewState,
    month: Month,
    figures: &'a Figures,
    submitted: Option<&'a Submission>,
    version: Seq,
}

impl<'a> Filing<'a> {
    /// What waits or was given back for that month, else what is filed; `None` where nothing was reported.
    pub fn of(entry: &'a Judged, month: Month) -> Option<Self> {
        let project = &entry.project;
        let filed = || {
            let report = project.reports.get(&month)?;
            let (state, figures) = (ReviewState::Filed, &report.figures);
            Some(Self { entry, state, month, figures, submitted: None, version: report.version })
        };
        let Some(pending) = project.pending.get(&month) else { return filed() };
        let state = match &pending.state {
            PendingState::WithCounty => ReviewState::WithCounty,
            PendingState::Returned { by, reason } => {
                ReviewState::Returned { by: *by, reason: reason.clone() }
            }
        };
        let (figures, submitted) = (&pending.figures, pending.submitted.as_ref());
        Some(Self { entry, state, month, figures, submitted, version: pending.version })
    }

    /// Whether a person of that name handed it in.
    pub fn is_by(&self, name: &str) -> bool {
        let by = self.submitted.map(|submitted| normalised(submitted.by.as_str()));
        by.is_some_and(|by| by.contains(&normalised(name)))
    }

    /// The line of the report, as `actor` sees it.
    pub fn row(&self, board: &Board, actor: &Actor) -> ReviewRow {
        let (project, month, figures) = (&self.entry.project, self.month, self.figures);
        let facts = &project.facts;
        let before = board.month_before(month);
        let last = project.reports.get(&before).map(|report| &report.figures);
        let last_month = project.month_alone(before);
        let plan = project.plans.get(&month.year()).map(|plan| plan.current().amount);
        let total_before = total_before(&project.reports, board.first_month(month));
        let compared = Compared { now: figures, last, last_month, total_before, plan };
        let share = figures.year_to_date.zip(plan).and_then(|(done, plan)| share(done, plan));
        let acts = may_review(board, actor, Subject::Report(project.id, month));
        let waits = self.state == ReviewState::WithCounty;
        let stands = self.state == ReviewState::Filed;
        let region = self.entry.region.and_then(|id| board.regions.get(&id));
        let unit = facts.responsible_unit.and_then(|unit| board.unit_name(unit));
        ReviewRow {
            project: project.id,
            month,
            name: facts.name.to_string(),
            region: region.map(|region| region.name.to_string()).unwrap_or_default(),
            unit: unit.unwrap_or_default().to_owned(),
            submitted: self.submitted.cloned(),
            state: self.state.clone(),
            figures: figures.clone(),
            last: last.cloned(),
            this_month: compared.this_month(),
            last_month,
            share: share.map(crate::value::Fraction::tenths),
            differences: differences(&compared),
            may_accept: acts && waits,
            // A county gives back what it has not filed yet; what stands only headquarters.
            may_return: acts && (waits || (stands && actor.is_office())),
            version: self.version,
        }
    }
}

impl ReviewRow {
    /// The key by which lines are sorted: the gravest difference, how many there are, and how far the
    /// month is from the last one.
    pub(super) fn turn(&self) -> impl Ord + use<> {
        let fen = |money: Option<crate::value::Money>| money.unwrap_or_default().fen();
        let apart = fen(self.this_month).abs_diff(fen(self.last_month));
        let gravest = self.differences.first().copied();
        let counted = Reverse(self.differences.len());
        (gravest.is_none(), gravest, counted, Reverse(apart), self.project, self.month)
    }
}
