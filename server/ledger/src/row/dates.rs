//! The planned dates of a row: columns of their own, a year alone, or one cell from when to when.

use battle_map::{
    model::ledger::IssueCode,
    value::{LedgerDate, Year},
};

use super::RowReader;
use crate::{
    cell, due,
    sheet::CellValue,
    span::{self, BuildingSpan},
    words::Field,
};

impl RowReader<'_> {
    /// Planned start and completion. Columns of their own come before a period.
    pub(super) fn planned(&mut self) -> (Option<LedgerDate>, Option<LedgerDate>) {
        let (start, end) =
            (self.planned_date(Field::PlannedStart), self.planned_date(Field::PlannedCompletion));
        let Some((column, value)) = self.cell(Field::Period) else { return (start, end) };
        let text = value.text();
        if start.is_some() && end.is_some() || cell::is_nothing(&text) {
            return (start, end);
        }
        let read = span::read(&text, self.context.year);
        let (own, derived) = match read {
            Some(BuildingSpan::Dates { start: own, end, derived }) => (Some((own, end)), derived),
            Some(BuildingSpan::Months(months)) => {
                let end = start.map(|start| LedgerDate::Month(start.month().plus(months)));
                (start.zip(end), true)
            }
            None => (None, false),
        };
        let Some((from, to)) = own else {
            let code = IssueCode::UnreadablePeriod;
            self.warnings.push(self.issue(&column.label, code, &text));
            return (start, end);
        };
        if derived {
            let value = format!("{text} → {from} … {to}");
            self.warnings.push(self.issue(&column.label, IssueCode::DateDerived, &value));
        }
        (start.or(Some(from)), end.or(Some(to)))
    }

    /// A planned date; in a column of years the year alone, by whose end it is due.
    fn planned_date(&mut self, field: Field) -> Option<LedgerDate> {
        let (column, value) = self.cell(field)?;
        let yearly = ["年份", "年度"].iter().any(|word| column.label.contains(word));
        if let Some(due) = span::year(&value.text()).filter(|_| yearly) {
            let value = format!("{} → {due}", value.text());
            self.warnings.push(self.issue(&column.label, IssueCode::DateDerived, &value));
            return Some(due);
        }
        self.dated(field, due::planned)
    }

    /// A date on which something happened; one without a year is of the sheet's.
    pub(super) fn date(&mut self, field: Field) -> Option<LedgerDate> {
        self.dated(field, due::of_short_year)
    }

    /// A date; one that is none by itself is what `said` makes of its words, and that is told.
    fn dated(
        &mut self,
        field: Field,
        said: fn(&str, Option<Year>) -> Option<LedgerDate>,
    ) -> Option<LedgerDate> {
        let (year, late) = (self.context.year, self.context.from_1904);
        let (column, value) = self.cell(field)?;
        if cell::date(value, year, late).is_err()
            && let CellValue::Text(text) = value
            && let Some(date) = said(text, year)
        {
            let value = format!("{} → {date}", text.trim());
            self.warnings.push(self.issue(&column.label, IssueCode::DateDerived, &value));
            return Some(date);
        }
        self.get(field, |value| cell::date(value, year, late))
    }
}
