//! The time between a report's acceptance and the view that shows it: old values are not shown
//! again, a lost answer is inferred from the view, and later typing builds on the accepted report.

use battle_map::{
    value::{ProjectId, Seq},
    view::{desk::DeskRow, report_draft::ReportDraft},
};
use leptos::prelude::*;

use super::DraftSheet;

/// An accepted report: the version it replaced, and what was typed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct AcceptedReport {
    replaced: Seq,
    pub(super) draft: Option<ReportDraft>,
}

impl AcceptedReport {
    /// Whether the row still shows the version that the report replaced.
    pub(super) fn is_of(&self, row: &DeskRow) -> bool {
        row.version.unwrap_or_default() == self.replaced
    }
}

impl DraftSheet {
    /// Whether the row's report was accepted while the view still shows the version before.
    #[must_use]
    pub fn is_accepted(self, row: &DeskRow) -> bool {
        !self.is_typed(row.id) && self.accepted.get(row.id).is_some_and(|one| one.is_of(row))
    }

    /// Discards drafts that the view already shows: they were accepted, and the answer is late or
    /// lost. What was typed after an own report was accepted is kept and rebased. Follows when the drafts
    /// of before come back.
    pub fn settle(self, rows: &[DeskRow]) {
        self.loaded.track();
        self.go_on(rows);
        let stands = |row: &DeskRow| {
            let draft = self.typed(row.id)?;
            let stands = draft.base != row.version && draft.says_what_stands(row);
            stands.then_some((row.id, draft.base.unwrap_or_default()))
        };
        let settled: Vec<_> = rows.iter().filter_map(stands).collect();
        for (project, replaced) in &settled {
            self.accept(*project, *replaced);
        }
        self.unanswered.update_value(|known| {
            let is_settled = |one: &ProjectId| settled.iter().any(|(project, _)| project == one);
            known.retain(|projects, _| !projects.iter().all(is_settled));
        });
    }

    /// Rebases drafts that were typed further while the own report was being sent.
    fn go_on(self, rows: &[DeskRow]) {
        let own = |row: &&DeskRow| {
            let base = self.typed(row.id).map(|draft| draft.base);
            let Some(base) = base.filter(|base| *base != row.version) else { return false };
            let one = self.accepted.get_untracked(row.id);
            let one = one.filter(|one| one.replaced == base.unwrap_or_default());
            let draft = one.and_then(|one| one.draft);
            draft.is_some_and(|draft| draft.says_what_stands(row))
        };
        for row in rows.iter().filter(own) {
            self.insist(row);
        }
    }

    /// Whether the report that replaced the given version is known to be accepted.
    #[must_use]
    pub fn is_known_accepted(self, project: ProjectId, replaced: Seq) -> bool {
        self.accepted.get_untracked(project).is_some_and(|one| one.replaced == replaced)
    }

    /// Whether a version was replaced by a report from this page, accepted or on its way.
    #[must_use]
    pub fn is_own(self, project: ProjectId, replaced: Seq) -> bool {
        let accepted = self.accepted.get(project);
        accepted.is_some_and(|one| one.replaced == replaced) || self.is_sending(project)
    }

    /// Counts a report as accepted, once, and keeps showing its draft until the view shows it.
    pub(super) fn accept(self, project: ProjectId, replaced: Seq) {
        if self.is_known_accepted(project, replaced) {
            return;
        }
        let draft = self.typed(project);
        self.accepted.set(project, Some(AcceptedReport { replaced, draft }));
        self.put(project, None);
    }
}
