//! Puts the values of an Excel sheet into the grid as if they had been typed there, based on the
//! version that the sheet was written from.

use battle_map::view::{
    desk::DeskRow,
    report_sheet::{ReadRow, SheetColumn},
};
use leptos::prelude::*;

use super::{DraftColumn, DraftSheet, ReportDraft};

impl DraftSheet {
    /// Puts the rows that were read into the grid, with their faults, to be corrected there.
    pub fn fill(self, rows: &[DeskRow], read: &[ReadRow]) {
        self.drafts.update(|drafts| {
            for said in read {
                let Some(row) = rows.iter().find(|row| row.id == said.project) else { continue };
                let draft = drafted(row, said);
                if draft.differs(row) {
                    drafts.insert(row.id, draft);
                }
            }
        });
        self.faults.update(|faults| faults.retain(|id, _| read.iter().all(|r| r.project != *id)));
        self.keep();
    }
}

/// The reported values, overwritten by those of the sheet.
fn drafted(row: &DeskRow, said: &ReadRow) -> ReportDraft {
    let mut draft = ReportDraft::of(row);
    draft.base = said.base;
    for change in &said.changes {
        if let Some(column) = column(change.column) {
            draft.set(column, &change.new);
        }
    }
    draft
}

const fn column(column: SheetColumn) -> Option<DraftColumn> {
    match column {
        SheetColumn::Month => Some(DraftColumn::Month),
        SheetColumn::NextMonth => Some(DraftColumn::NextMonth),
        SheetColumn::Progress => Some(DraftColumn::Progress),
        SheetColumn::Problem => Some(DraftColumn::Problem),
        SheetColumn::Reason => Some(DraftColumn::Reason),
        SheetColumn::Number | SheetColumn::Name | SheetColumn::Before | SheetColumn::Version => {
            None
        }
    }
}
