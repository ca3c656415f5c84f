//! The state of the grid: its drafts, what is being sent, and the faults found.

use std::collections::{BTreeMap, BTreeSet};

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

use super::store::{self, Drafts};
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

    /// Stores all drafts in this browser.
    pub fn keep(self) {
        if let Some(person) = self.person {
            self.drafts.with_untracked(|drafts| store::save(person, self.month, drafts));
        }
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

    /// Types into a cell; it is kept with all others by [`keep`](Self::keep).
    pub fn type_in(self, row: &DeskRow, column: ReportColumn, text: &str) {
        self.edit(row, |draft| draft.type_in(row, column, text));
        let typed = self.typed(row.id);
        if let Some((person, draft)) = self.person.zip(typed) {
            store::save_typing(person, self.month, row.id, &draft);
        }
    }

    /// What is typed for a project.
    #[must_use]
    pub fn typed(self, project: ProjectId) -> Option<ReportDraft> {
        self.drafts.with_untracked(|drafts| drafts.get(&project).cloned())
    }

    /// Puts a project's draft as it was before or after.
    pub fn put(self, project: ProjectId, draft: Option<&ReportDraft>) {
        self.drafts.update(|drafts| {
            match draft {
                Some(draft) => drafts.insert(project, draft.clone()),
                None => drafts.remove(&project),
            };
        });
        self.faults.update(|faults| {
            faults.remove(&project);
        });
        self.keep();
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
        self.keep();
    }

    /// Sends a report that was given back again as it is, with what is answered.
    pub fn again(self, row: &DeskRow) {
        self.edit(row, |draft| draft.again = true);
        self.keep();
    }

    /// Keeps the typed values although somebody else changed the report.
    pub fn insist(self, row: &DeskRow) {
        let version = row.version;
        self.edit(row, |draft| draft.base = version);
        self.keep();
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
            let says_more = draft.differs(row) || draft.confirmed || draft.again;
            if !says_more && draft.base == row.version {
                drafts.remove(&row.id);
            }
        });
        if self.faults.with_untracked(|faults| faults.contains_key(&row.id)) {
            self.faults.update(|faults| {
                faults.remove(&row.id);
            });
        }
    }

    /// The fault of a project's row, if there is one.
    #[must_use]
    pub fn fault(self, project: ProjectId) -> Option<Fault> {
        self.faults.with(|faults| faults.get(&project).cloned())
    }

    /// Whether the server refused a project's report.
    #[must_use]
    pub fn is_refused(self, project: ProjectId) -> bool {
        self.faults.with(|faults| faults.contains_key(&project))
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
