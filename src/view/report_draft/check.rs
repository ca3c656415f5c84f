//! What is wrong with a draft, cell by cell, or has to be confirmed: known while one types, before
//! the server is asked.

use super::{ReportColumn, ReportDraft, money, words};
use crate::{
    model::report::{ReportDoubt, ReportRefusal, doubt},
    value::{Money, ValueError},
    view::desk::DeskRow,
};

/// A fault of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftFault {
    /// The cell's column.
    pub column: ReportColumn,
    /// The stable code of the fault: of a value, or of the refusal that it would meet.
    pub code: &'static str,
}

impl DraftFault {
    /// Whether it is a question: the amount may be confirmed as intended.
    #[must_use]
    pub fn is_doubt(self) -> bool {
        ReportDoubt::ALL.into_iter().any(|doubt| doubt.code() == self.code)
    }
}

impl ReportDraft {
    /// The faults of a row's cells, from left to right.
    #[must_use]
    pub fn faults(&self, row: &DeskRow) -> Vec<DraftFault> {
        let mut faults: Vec<_> = ReportColumn::ALL
            .into_iter()
            .filter_map(|column| Some(DraftFault { column, code: self.unreadable(column)?.code() }))
            .collect();
        if faults.is_empty() {
            faults.extend(self.against_the_rules(row));
        }
        faults
    }

    fn unreadable(&self, column: ReportColumn) -> Option<ValueError> {
        let text = self.get(column);
        if column.is_money() { money(text).err() } else { words(text).err() }
    }

    /// What the rules of reports would say.
    fn against_the_rules(&self, row: &DeskRow) -> Option<DraftFault> {
        let at = |column, code| Some(DraftFault { column, code });
        let amount = |column| money(self.get(column)).ok().flatten();
        let month = self.this_month();
        let total = self.total_of(row);
        let sum = row.before.zip(month).map(|(before, month)| before + month);
        if row.opens_with_a_total() && sum.is_some() && total != sum {
            return at(ReportColumn::Total, ReportRefusal::DoesNotAddUp.code());
        }
        if month.is_some_and(Money::is_negative) && self.reason.is_empty() {
            return at(ReportColumn::Month, ReportRefusal::ReasonMissing.code());
        }
        if total.is_some_and(Money::is_negative) {
            return at(ReportColumn::Total, ReportRefusal::Negative.code());
        }
        if amount(ReportColumn::NextMonth).is_some_and(Money::is_negative) {
            return at(ReportColumn::NextMonth, ReportRefusal::Negative.code());
        }
        let doubt = doubt(month, row.last_month, row.plan).filter(|_| !self.confirmed)?;
        at(ReportColumn::Month, doubt.code())
    }
}
