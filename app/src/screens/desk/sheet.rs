//! The state of the grid: its drafts, what is being sent, and the faults found.

use std::collections::{BTreeMap, BTreeSet};

use battle_map::{
    model::report::PendingState,
    value::{Month, PersonId, ProjectId},
    view::desk::{DeskRow, ReportState},
};
use leptos::prelude::*;

use super::{
    DraftColumn, ReportDraft, cells,
    store::{self, Drafts},
};
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
    drafts: RwSignal<Drafts>,
    faults: RwSignal<BTreeMap<ProjectId, Fault>>,
    sending: RwSignal<BTreeSet<ProjectId>>,
    /// Reports that were accepted while the view still shows the version before.
    accepted: RwSignal<BTreeMap<ProjectId, AcceptedReport>>,
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
            drafts: RwSignal::default(),
            faults: RwSignal::default(),
            sending: RwSignal::default(),
            accepted: RwSignal::default(),
            unanswered: StoredValue::default(),
        };
        Effect::new(move |_| {
            if let Some(person) = person {
                sheet.drafts.set(store::load(person, month));
            }
        });
        sheet
    }

    /// The month that the sheet reports on.
    #[must_use]
    pub const fn month(self) -> Month {
        self.month
    }

    fn keep(self) {
        if let Some(person) = self.person {
            self.drafts.with_untracked(|drafts| store::save(person, self.month, drafts));
        }
    }

    /// The text of a cell: the typed one, else the reported one.
    #[must_use]
    pub fn text(self, row: &DeskRow, column: DraftColumn) -> String {
        self.draft(row).get(column).to_owned()
    }

    /// A row's draft: as typed, or as accepted while the view still shows the version before.
    #[must_use]
    pub fn draft(self, row: &DeskRow) -> ReportDraft {
        let typed = self.drafts.with(|drafts| drafts.get(&row.id).cloned());
        let accepted = || {
            let accepted = self.accepted.with(|all| all.get(&row.id).cloned());
            accepted.filter(|accepted| accepted.is_of(row))?.draft
        };
        typed.or_else(accepted).unwrap_or_else(|| ReportDraft::of(row))
    }

    /// Whether something was typed that was not sent.
    #[must_use]
    pub fn is_typed(self, project: ProjectId) -> bool {
        self.drafts.with(|drafts| drafts.contains_key(&project))
    }

    /// Whether somebody else changed the report since typing began.
    #[must_use]
    pub fn is_overtaken(self, row: &DeskRow) -> bool {
        self.drafts.with(|drafts| drafts.get(&row.id).is_some_and(|d| d.base != row.version))
    }

    /// Sets the text of a cell.
    pub fn type_in(self, row: &DeskRow, column: DraftColumn, text: &str) {
        self.edit(row, |draft| draft.set(column, text));
    }

    /// Confirms that an amount of ten times the last month's is intended.
    pub fn confirm(self, row: &DeskRow) {
        self.edit(row, |draft| draft.confirmed = true);
    }

    /// Keeps the typed values although somebody else changed the report.
    pub fn insist(self, row: &DeskRow) {
        let version = row.version;
        self.edit(row, |draft| draft.base = version);
    }

    /// Discards the draft of a project.
    pub fn drop_draft(self, project: ProjectId) {
        self.drafts.update(|drafts| {
            drafts.remove(&project);
        });
        self.faults.update(|faults| {
            faults.remove(&project);
        });
        self.keep();
    }

    fn edit(self, row: &DeskRow, with: impl FnOnce(&mut ReportDraft)) {
        let begun = self.draft(row);
        self.drafts.update(|drafts| {
            let draft = drafts.entry(row.id).or_insert(begun);
            with(draft);
            if !draft.differs(row) && !draft.confirmed && draft.base == row.version {
                drafts.remove(&row.id);
            }
        });
        self.faults.update(|faults| {
            faults.remove(&row.id);
        });
        self.keep();
    }

    /// Pastes cells into the grid, from one cell on; returns whether the text held any cells.
    pub fn paste(self, rows: &[DeskRow], from: ProjectId, column: DraftColumn, text: &str) -> bool {
        let Some(pasted) = cells(text) else { return false };
        let columns = DraftColumn::GRID.into_iter().skip_while(|c| *c != column);
        let columns: Vec<_> = columns.collect();
        for (row, pasted) in rows.iter().skip_while(|row| row.id != from).zip(pasted) {
            for (column, text) in columns.iter().zip(pasted) {
                self.type_in(row, *column, text.trim());
            }
        }
        true
    }

    /// The fault of a project's row, if there is one.
    #[must_use]
    pub fn fault(self, project: ProjectId) -> Option<Fault> {
        self.faults.with(|faults| faults.get(&project).cloned())
    }

    /// How many rows have a fault.
    #[must_use]
    pub fn fault_count(self) -> usize {
        self.faults.with(BTreeMap::len)
    }

    /// Of how many projects a report was accepted since the page was opened; one that was put right and
    /// sent again is still one.
    #[must_use]
    pub fn sent(self) -> usize {
        self.accepted.with(BTreeMap::len)
    }

    /// Whether a project's row is being sent.
    #[must_use]
    pub fn is_sending(self, project: ProjectId) -> bool {
        self.sending.with(|sending| sending.contains(&project))
    }

    /// Whether any row is being sent.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.sending.with(|sending| !sending.is_empty())
    }
}

/// The rows that "send all" sends: those with drafts, and for a county those it has to review.
#[must_use]
pub fn ready(sheet: DraftSheet, rows: &[DeskRow], reviews: bool) -> Vec<DeskRow> {
    let waits =
        |row: &DeskRow| reviews && row.state == ReportState::Pending(PendingState::WithCounty);
    rows.iter().filter(|row| sheet.is_typed(row.id) || waits(row)).cloned().collect()
}
