//! Puts the values of an Excel sheet into the grid as if they had been typed there, based on the
//! version that the sheet was written from.

use std::collections::HashMap;

use super::DraftSheet;
use battle_map::view::{
    desk::DeskRow,
    report_draft::{ReportColumn, ReportDraft},
    report_sheet::{ReadRow, SheetColumn},
};

impl DraftSheet {
    /// Puts the rows that were read into the grid, with their faults, to be corrected there.
    pub fn fill(self, rows: &[DeskRow], read: &[ReadRow]) {
        let rows: HashMap<_, _> = rows.iter().map(|row| (row.id, row)).collect();
        for said in read {
            let Some(row) = rows.get(&said.project) else { continue };
            let draft = drafted(row, said);
            if draft.differs(row) {
                self.put(row.id, Some(draft));
            } else {
                self.faults.set(row.id, None);
            }
        }
    }
}

/// The reported values, overwritten by those of the sheet.
fn drafted(row: &DeskRow, said: &ReadRow) -> ReportDraft {
    let mut draft = ReportDraft::of(row);
    draft.base = said.base;
    for change in &said.changes {
        if let Some(column) = column(change.column) {
            draft.type_in(row, column, &change.new);
        }
    }
    draft
}

const fn column(column: SheetColumn) -> Option<ReportColumn> {
    match column {
        SheetColumn::Month => Some(ReportColumn::Month),
        SheetColumn::NextMonth => Some(ReportColumn::NextMonth),
        SheetColumn::Progress => Some(ReportColumn::Progress),
        SheetColumn::Problem => Some(ReportColumn::Problem),
        SheetColumn::Reason => Some(ReportColumn::Reason),
        SheetColumn::Number | SheetColumn::Name | SheetColumn::Before | SheetColumn::Version => {
            None
        }
    }
}
