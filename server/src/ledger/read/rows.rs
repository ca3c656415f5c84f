//! Row after row: each is called something, and what it says is noted.

use battle_map::{
    model::ledger::{Issue, IssueCode, LedgerRow},
    value::{MoneyUnit, Name},
};

use super::{issue, whole::SheetReader};
use crate::ledger::{
    header::Column,
    kind::{self, Kind},
    merged::Carried,
    row::{Context, Group, RowReader, units},
    totals::Totals,
    words::Field,
};

/// What the rows of a sheet came to.
#[derive(Default)]
pub struct Rows {
    /// Those that may go in.
    pub good: Vec<LedgerRow>,
    /// Why others may not.
    pub rejected: Vec<Issue>,
    /// What somebody should look at.
    pub warnings: Vec<Issue>,
    /// Whether there were headings.
    pub grouped: bool,
}

impl SheetReader<'_> {
    /// Reads every row below the header.
    pub(super) fn rows(&self) -> Rows {
        let carried = Carried::new(&self.sheet);
        let unit = |column: &Column| self.unit(column).unwrap_or(MoneyUnit::Wan);
        let context = Context {
            header: &self.header,
            carried: &carried,
            year: self.year,
            unit: &unit,
            datum: self.options.datum,
            literal: self.header.is_standard(),
        };
        let mut totals = Totals::new(&self.header, unit);
        let mut group = Group::default();
        let mut rows = Rows::default();
        for row in self.sheet.rows.iter().filter(|row| row.number > self.header.last_row) {
            match kind::kind(&self.sheet, &self.header, row) {
                Kind::Nothing => {}
                Kind::Note(words) => {
                    rows.warnings.push(issue(row.number, "", IssueCode::CellIgnored, &words));
                }
                Kind::Total => totals.stated(row),
                Kind::Group(heading) => {
                    totals.stated(row);
                    rows.grouped = true;
                    group = self.group(&heading);
                }
                Kind::Project => {
                    totals.project(row);
                    let mut reader = RowReader::new(&context, row);
                    let read = reader.read(&group);
                    rows.warnings.append(&mut reader.warnings);
                    rows.good.extend(read.filter(|_| reader.rejected.is_empty()));
                    rows.rejected.append(&mut reader.rejected);
                }
            }
        }
        rows.warnings.extend(totals.finish());
        let literal = self.header.is_standard();
        rows.warnings.extend(units::check_totals(&self.header, &rows.good).filter(|_| !literal));
        rows
    }

    /// A heading is the sector of what follows, or its region, where no column says it.
    fn group(&self, heading: &str) -> Group {
        let words = kind::heading_words(heading);
        let has = |field| self.header.column(field).is_some();
        let county = !words.ends_with("园区")
            && words.chars().count() <= 6
            && words.ends_with(['县', '区', '市']);
        let region =
            !has(Field::Region) && (county || matches!(words, "市本级" | "市直" | "跨县区"));
        let words = Name::new(words).ok();
        Group {
            heading: Name::new(heading).ok(),
            sector: words.clone().filter(|_| !region && !has(Field::Sector)),
            region: words.filter(|_| region),
        }
    }
}
