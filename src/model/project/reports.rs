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
                let (mut figures, source) = (figures.clone(), *source);
                if let Some((_, known)) = self.reports.range(..=month).next_back() {
                    figures.share_words(&known.figures);
                }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixture::{actor, month, name, text},
        model::{actor::Role, project::ProjectFacts, report::Figures},
        value::{ProjectId, Timestamp},
    };

    #[test]
    fn a_quarter_of_a_million_reports_take_little_room() {
        let bytes = size_of::<(Month, Report)>();
        assert!(bytes <= 96, "{bytes} bytes a month");
    }

    #[test]
    fn what_a_month_says_like_the_one_before_is_kept_once_also_after_a_snapshot() {
        let facts = ProjectFacts::named(&name("岳池人民医院迁建"));
        let mut kept = Project::new(ProjectId(1), None, facts, Seq(1));
        let who = actor(Role::Office);
        for (name, words) in [("2026-01", "基础施工"), ("2026-02", "基础施工"), ("2026-03", "封顶")]
        {
            let figures = Figures { progress: Some(text(words)), ..Figures::default() };
            let change = ReportChange::Recorded { figures, source: Source::Report };
            let entry = Entry { seq: Seq(2), at: Timestamp(0), actor: &who };
            kept.apply_report(month(name), &change, &entry);
        }
        let json = serde_json::to_string(&kept).unwrap();
        let again: Project = serde_json::from_str(&json).unwrap();
        assert_eq!(again, kept);
        for project in [kept, again] {
            let place = |name| {
                let progress = &project.reports[&month(name)].figures.progress;
                progress.as_ref().unwrap().as_str().as_ptr()
            };
            assert_eq!(place("2026-01"), place("2026-02"));
            assert_ne!(place("2026-02"), place("2026-03"));
        }
    }
}
