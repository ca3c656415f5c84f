//! How a change of a month's report changes the project it belongs to.

use super::Project;
use crate::{
    model::{
        Entry,
        fact::Source,
        report::{Pending, PendingState, Report, ReportChange, Submission},
    },
    value::{Month, Seq},
};

impl Project {
    /// Applies a change to the project's report of `month`.
    pub fn apply_report(&mut self, month: Month, change: &ReportChange, entry: &Entry<'_>) {
        let version = entry.seq;
        match change {
            ReportChange::Recorded { figures, source } => {
                let (figures, source) = (figures.clone(), *source);
                self.reports.insert(month, Report { figures, source, version });
                // A ledger does not know what a unit handed in meanwhile.
                if source != Source::Ledger {
                    self.pending.remove(&month);
                }
            }
            ReportChange::Submitted { figures } => {
                let (figures, state) = (figures.clone(), PendingState::WithCounty);
                let submitted = Some(Submission { by: entry.actor.name.clone(), at: entry.at });
                self.pending.insert(month, Pending { figures, state, submitted, version });
            }
            ReportChange::TakenBack { before } => {
                self.reports.remove(&month);
                if let Some(before) = before {
                    self.reports.insert(month, Report { version, ..before.as_ref().clone() });
                }
            }
            ReportChange::Returned { by, reason } => {
                let state = PendingState::Returned { by: *by, reason: reason.clone() };
                self.give_back(month, state, version);
            }
        }
    }

    /// Returns a month's report: the pending one, else the filed one, which then no longer counts.
    /// Where there are both, the later figures are kept.
    fn give_back(&mut self, month: Month, state: PendingState, version: Seq) {
        let pending = self.pending.remove(&month);
        let waited = pending.as_ref().is_some_and(Pending::is_with_county);
        let stood = if waited { None } else { self.reports.remove(&month) };
        let (figures, submitted) = match (pending, stood) {
            (Some(pending), _) => (pending.figures, pending.submitted),
            (None, Some(report)) => (report.figures, None),
            (None, None) => return,
        };
        self.pending.insert(month, Pending { figures, state, submitted, version });
    }
}
