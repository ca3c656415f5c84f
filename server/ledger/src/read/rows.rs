//! Row after row: each is called something, and what it says is noted.

use std::collections::HashSet;

use battle_map::{
    model::{
        ledger::{Issue, IssueCode, LedgerRow, Parent, ProjectStatus},
        project::FactField,
        shape::LineKind,
    },
    value::{MoneyUnit, Name, text::normalised},
};

use super::{parts::issue, sheet_reader::SheetReader};
use crate::{
    header::Column,
    kind::{self, Kind},
    merged::MergedCells,
    package::{self, Packages, RowPlace},
    row::{RowContext, RowHeading, RowReader, RowShare, status, units},
    shape::{
        Between,
        share::{self, Quotients},
    },
    sheet::SheetRow,
    totals::Totals,
    words::{self, Field, WORDS},
};

/// So many cells without meaning are worth keeping in a shape.
const SOMETHING: usize = 3;

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
    /// What stands between projects.
    pub between: Vec<Between>,
    /// Computed columns and what they follow from.
    pub shares: Quotients,
    /// Orders of entries without a row of their own.
    pub folded: Vec<u32>,
    /// Rows of entries of whose sub-projects some were rejected.
    incomplete: HashSet<u32>,
}

impl Rows {
    fn between(&mut self, row: &SheetRow, kind: LineKind) {
        self.between.push(Between { row: row.number, kind, above: self.good.len() });
    }

    /// Reads a project's row, and before it the entry that has no row of its own.
    fn project(
        &mut self,
        context: &RowContext<'_>,
        row: &SheetRow,
        place: RowPlace,
        group: &RowHeading,
    ) {
        let part = row.get(context.header.column(Field::Part).map_or(u16::MAX, |c| c.index));
        let share = if part.is_some() { RowShare::Part } else { RowShare::Whole };
        let entry = match place {
            RowPlace::Entry => None,
            RowPlace::Below(entry) | RowPlace::Next(entry) => Some(entry),
            RowPlace::First => Some(row.number),
        };
        let read = self.read(context, row, share, group);
        if let (None, Some(entry)) = (&read, entry) {
            self.incomplete.insert(entry);
        }
        if place == RowPlace::First {
            let head = self.read(context, row, RowShare::Entry, group);
            if head.is_some() {
                self.folded.push(u32::try_from(self.good.len() + 1).unwrap_or(u32::MAX));
            }
            self.good.extend(head.map(|mut head| {
                if let Some(part) = &read {
                    package::inherit(&mut head, part);
                }
                head
            }));
        }
        self.good.extend(read.map(|mut read| {
            read.parent = entry.map(Parent::Row).or(read.parent);
            read
        }));
    }

    fn read(
        &mut self,
        context: &RowContext<'_>,
        row: &SheetRow,
        share: RowShare,
        group: &RowHeading,
    ) -> Option<LedgerRow> {
        let mut reader = RowReader::new(context, row, share);
        let read = reader.read(group);
        let good = reader.rejected.is_empty();
        self.warnings.append(&mut reader.warnings);
        self.rejected.append(&mut reader.rejected);
        read.filter(|_| good)
    }
}

impl SheetReader<'_> {
    /// Reads every row below the header.
    pub(super) fn rows(&self) -> Rows {
        let merged = MergedCells::new(&self.sheet);
        let unit = |column: &Column| self.unit(column).unwrap_or(MoneyUnit::Wan);
        let shares = share::explained(&self.sheet, &self.header, &unit);
        let computed = self.header.columns_of(Field::Computed);
        let kept = computed
            .filter(|column| !shares.contains_key(&column.index) && column.label != words::REASON);
        let kept = kept.map(|column| column.index).collect();
        let context = RowContext {
            kept: &kept,
            header: &self.header,
            merged: &merged,
            year: self.year,
            unit: &unit,
            datum: self.options.datum,
            from_1904: self.sheet.from_1904,
            planned_status: self.speaks_of_the_year(),
            literal: self.header.is_standard(),
            words: self.words,
        };
        let mut totals = Totals::new(&self.header, unit);
        let mut packages = Packages::new(&self.header);
        let mut group = RowHeading::default();
        let mut rows = Rows { shares, ..Rows::default() };
        for row in self.sheet.rows.iter().filter(|row| row.number > self.header.last_row) {
            match kind::kind(&self.sheet, &self.header, row) {
                Kind::Nothing => {
                    // A page's second header, or the numbers of the columns; no prepared line.
                    if row.cells.len() >= SOMETHING {
                        rows.between(row, LineKind::Note);
                    }
                }
                Kind::Note(words) => {
                    rows.between(row, LineKind::Note);
                    rows.warnings.push(issue(row.number, "", IssueCode::CellIgnored, &words));
                }
                Kind::Total => {
                    rows.between(row, LineKind::Total);
                    totals.stated(row);
                }
                Kind::Group(heading) => {
                    rows.between(row, LineKind::Group);
                    totals.stated(row);
                    rows.grouped = true;
                    packages.heading();
                    group = self.group(&heading);
                }
                Kind::Project => {
                    let place = packages.place(row);
                    totals.project(row, matches!(place, RowPlace::Below(_)));
                    rows.project(&context, row, place, &group);
                }
            }
        }
        let summed = package::sum_up(&mut rows.good, &rows.incomplete, &self.header);
        rows.warnings.extend(summed);
        rows.warnings.extend(totals.finish());
        let literal = self.header.is_standard();
        rows.warnings.extend(units::check_totals(&self.header, &rows.good).filter(|_| !literal));
        rows
    }

    /// Whether the status column holds words of 建设性质: beside 续建 and 新开工, 竣工 is what is to
    /// become of a project within the year.
    fn speaks_of_the_year(&self) -> bool {
        let Some(column) = self.header.column(Field::Status) else { return false };
        let below = self.sheet.rows.iter().filter(|row| row.number > self.header.last_row);
        let mut words = below.filter_map(|row| Some(normalised(&row.get(column.index)?.text())));
        words.any(|word| {
            let status = WORDS.status(&word, false);
            matches!(status, Some(ProjectStatus::CarriedOver | ProjectStatus::Starting))
        })
    }

    /// A heading is the sector of what follows, or its region, where no column says it.
    fn group(&self, heading: &str) -> RowHeading {
        let words = kind::heading_words(heading);
        let has = |field| self.header.column(field).is_some();
        let county = !words.ends_with("园区")
            && words.chars().count() <= 6
            && words.ends_with(['县', '区', '市']);
        let region = !has(Field::Fact(FactField::Regions))
            && (county || matches!(words, "市本级" | "市直" | "跨县区"));
        let status = status::of_heading(words, self.year);
        let says_sector = !region && status.is_none() && !has(Field::Fact(FactField::Sector));
        let words = Name::new(words).ok();
        RowHeading {
            heading: Name::new(heading).ok(),
            sector: words.clone().filter(|_| says_sector),
            region: words.filter(|_| region),
            status,
        }
    }
}
