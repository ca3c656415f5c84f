//! The state of the grid: its drafts, what is being sent, and the faults found.

use std::collections::BTreeMap;

use battle_map::{
    model::report::PendingState,
    value::{Month, PersonId, ProjectId},
    view::{
        desk::{DeskRow, ReportState},
        report_draft::{ReportColumn, ReportDraft},
        report_paste::Landing,
    },
};
use leptos::prelude::*;

use super::{by_project::ByProject, store};
use crate::execute::{Fault, Outgoing};

mod accepted;
mod all;
mod fill;
mod send;

pub use all::DraftSheets;

use accepted::AcceptedReport;

/// The drafts of one person and month, with the state of sending them.
#[derive(Clone, Copy)]
pub struct DraftSheet {
    person: Option<PersonId>,
    month: Month,
    drafts: ByProject<ReportDraft>,
    faults: ByProject<Fault>,
    sending: ByProject<()>,
    /// Reports that were accepted while the view still shows the version before.
    accepted: ByProject<AcceptedReport>,
    /// Whether the drafts of before have come back.
    loaded: RwSignal<bool>,
    /// Requests without an answer, to be sent again under the same identifier.
    unanswered: StoredValue<BTreeMap<Vec<ProjectId>, Outgoing>>,
}

/// Sheets are equal if they are of the same month, as a page has one sheet for each month.
impl PartialEq for DraftSheet {
    fn eq(&self, other: &Self) -> bool {
        (self.person, self.month) == (other.person, other.month)
    }
}

impl DraftSheet {
    /// The sheet of a person's month; drafts of before come back once the browser has taken over.
    fn open(person: Option<PersonId>, month: Month) -> Self {
        let sheet = Self {
            person,
            month,
            drafts: ByProject::default(),
            faults: ByProject::default(),
            sending: ByProject::default(),
            accepted: ByProject::default(),
            loaded: RwSignal::new(false),
            unanswered: StoredValue::default(),
        };
        Effect::new(move |_| {
            if let Some(person) = person {
                for (project, draft) in store::load(person, month) {
                    sheet.drafts.set(project, Some(draft));
                }
                sheet.loaded.set(true);
            }
        });
        sheet
    }

    /// The month that the sheet reports on.
    #[must_use]
    pub const fn month(self) -> Month {
        self.month
    }

    /// A row's draft: as typed, or as accepted while the view still shows the version before.
    #[must_use]
    pub fn draft(self, row: &DeskRow) -> ReportDraft {
        self.unsent(row).unwrap_or_else(|| ReportDraft::of(row))
    }

    /// A row's draft; `None` where it says what the row does.
    #[must_use]
    pub fn unsent(self, row: &DeskRow) -> Option<ReportDraft> {
        let accepted = || self.accepted.get(row.id).filter(|one| one.is_of(row))?.draft;
        self.drafts.get(row.id).or_else(accepted)
    }

    /// Whether something was typed that was not sent.
    #[must_use]
    pub fn is_typed(self, project: ProjectId) -> bool {
        self.drafts.has(project)
    }

    /// Whether somebody else changed the report since typing began.
    #[must_use]
    pub fn is_overtaken(self, row: &DeskRow) -> bool {
        self.drafts.get(row.id).is_some_and(|draft| draft.base != row.version)
    }

    /// Types into a cell.
    pub fn type_in(self, row: &DeskRow, column: ReportColumn, text: &str) {
        self.edit(row, |draft| draft.type_in(row, column, text));
    }

    /// What is typed for a project.
    #[must_use]
    pub fn typed(self, project: ProjectId) -> Option<ReportDraft> {
        self.drafts.get_untracked(project)
    }

    /// Puts a project's draft as it was before or after; `None` discards it.
    pub fn put(self, project: ProjectId, draft: Option<ReportDraft>) {
        if let Some(person) = self.person {
            store::save(person, self.month, project, draft.as_ref());
        }
        self.drafts.set(project, draft);
        self.faults.set(project, None);
    }

    /// Puts a row of a pasted block on its line.
    pub fn land(self, row: &DeskRow, landing: &Landing) {
        let month = landing.cells.iter().any(|(column, _)| *column == ReportColumn::Month);
        self.edit(row, |draft| {
            for (column, text) in &landing.cells {
                draft.paste_in(row, *column, text, month);
            }
        });
    }

    /// Confirms that an amount in doubt is intended.
    pub fn confirm(self, row: &DeskRow) {
        self.edit(row, |draft| draft.confirmed = true);
    }

    /// Sends a report that was given back again as it is, with what is answered.
    pub fn again(self, row: &DeskRow) {
        self.edit(row, |draft| draft.again = true);
    }

    /// Keeps the typed values although somebody else changed the report.
    pub fn insist(self, row: &DeskRow) {
        let version = row.version;
        self.edit(row, |draft| draft.base = version);
    }

    fn edit(self, row: &DeskRow, with: impl FnOnce(&mut ReportDraft)) {
        let mut draft = untrack(|| self.draft(row));
        with(&mut draft);
        let says_more = draft.differs(row) || draft.confirmed || draft.again;
        let is_kept = says_more || draft.base != row.version;
        self.put(row.id, is_kept.then_some(draft));
    }

    /// The fault of a project's row, if there is one.
    #[must_use]
    pub fn fault(self, project: ProjectId) -> Option<Fault> {
        self.faults.get(project)
    }

    /// Whether the server refused a project's report.
    #[must_use]
    pub fn is_refused(self, project: ProjectId) -> bool {
        self.faults.has(project)
    }

    /// Of how many projects a report was accepted since the page was opened; one that was put right and
    /// sent again is still one.
    #[must_use]
    pub fn sent(self) -> usize {
        self.accepted.count()
    }

    /// Whether a project's row is being sent.
    #[must_use]
    pub fn is_sending(self, project: ProjectId) -> bool {
        self.sending.has(project)
    }

    /// Whether any row is being sent.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.sending.count() > 0
    }
}

/// The rows that "send all" is about: those with drafts, and for a county those it has to review; first
/// those without a fault, then the others.
#[must_use]
pub fn ready(sheet: DraftSheet, rows: &[DeskRow], reviews: bool) -> (Vec<DeskRow>, Vec<DeskRow>) {
    let due = rows.iter().filter(|row| is_due(sheet, row, reviews)).cloned();
    due.partition(|row| sheet.draft(row).faults(row).is_empty())
}

/// Whether a row is submitted with the others: something is typed, or the county has to review it.
#[must_use]
pub fn is_due(sheet: DraftSheet, row: &DeskRow, reviews: bool) -> bool {
    let waits = reviews && row.state == ReportState::Pending(PendingState::WithCounty);
    waits || sheet.is_typed(row.id)
}
