//! 打包 entries and their sub-projects: which row stands below which.
//!
//! A sub-project is known by its serial number (`1.1`, `1-1` or `(1)` below `1`), by an indented name
//! without a serial number of its own, or by a column of sub-project names beside that of entries,
//! which is then often merged downwards and has no row of its own.

use std::collections::{HashMap, HashSet};

use battle_map::{
    model::{
        ledger::{Issue, IssueCode, LedgerRow, Parent},
        project::FactField,
    },
    value::{Money, Name, text::normalised},
};

use super::{
    header::Header,
    sheet::{CellValue, SheetRow},
    words::Field,
};

/// Half-width characters that make an indent.
const INDENT: usize = 2;

/// Where a project's row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowPlace {
    /// It is an entry.
    Entry,
    /// It is a sub-project of the entry in that row.
    Below(u32),
    /// It is the first sub-project of an entry that has no row of its own.
    First,
    /// It is a further sub-project of such an entry; the row is that of the first.
    Next(u32),
}

/// The entries seen so far.
pub struct Packages {
    name: Option<u16>,
    serial: Option<u16>,
    part: Option<u16>,
    last: Option<PackageEntry>,
    numbered: HashMap<String, u32>,
}

struct PackageEntry {
    row: u32,
    indent: usize,
    name: String,
    plain: bool,
    /// Whether it has a row of its own.
    own: bool,
}

impl Packages {
    /// Begins a sheet, before its first row.
    #[must_use]
    pub fn new(header: &Header) -> Self {
        let column = |field| header.column(field).map(|column| column.index);
        Self {
            name: column(Field::Fact(FactField::Name)),
            serial: column(Field::Serial),
            part: column(Field::Part),
            last: None,
            numbered: HashMap::new(),
        }
    }

    /// A heading ends what stood above it.
    pub fn heading(&mut self) {
        self.last = None;
        self.numbered.clear();
    }

    /// Where a project's row stands.
    pub fn place(&mut self, row: &SheetRow) -> RowPlace {
        let cell = |column: Option<u16>| column.and_then(|column| row.get(column));
        let text = |column| cell(column).map(|value| normalised(&value.text())).unwrap_or_default();
        let (name, serial, part) = (text(self.name), text(self.serial), text(self.part));
        let indent = cell(self.name).map_or(0, indent);
        if !part.is_empty() && part != name {
            match &self.last {
                Some(last) if name.is_empty() || name == last.name => {
                    return if last.own {
                        RowPlace::Below(last.row)
                    } else {
                        RowPlace::Next(last.row)
                    };
                }
                _ if name.is_empty() => return RowPlace::Entry,
                _ => self.note(row.number, indent, name, &serial, false),
            }
            return RowPlace::First;
        }
        if let Some(above) = self.by_serial(&serial).or_else(|| self.by_indent(&serial, indent)) {
            return RowPlace::Below(above);
        }
        self.note(row.number, indent, name, &serial, true);
        RowPlace::Entry
    }

    fn note(&mut self, row: u32, indent: usize, name: String, serial: &str, own: bool) {
        let plain = is_number(serial);
        if plain {
            self.numbered.insert(serial.to_owned(), row);
        }
        self.last = Some(PackageEntry { row, indent, name, plain, own });
    }

    /// `1.1` and `1-1` stand below `1`, `(1)` below the last number without brackets.
    fn by_serial(&self, serial: &str) -> Option<u32> {
        let bracketed = serial
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(')'))
            .is_some_and(is_number);
        if bracketed || serial.chars().all(is_ringed) && !serial.is_empty() {
            return self.last.as_ref().filter(|last| last.plain).map(|last| last.row);
        }
        let (above, below) = serial.rsplit_once(['.', '-', '_'])?;
        let parts = is_number(below) && above.split(['.', '-', '_']).all(is_number);
        let first = above.split(['.', '-', '_']).next()?;
        self.numbered.get(first).copied().filter(|_| parts)
    }

    /// What has a number of its own is an entry, however it is indented.
    fn by_indent(&self, serial: &str, indent: usize) -> Option<u32> {
        let last = self.last.as_ref()?;
        (serial.is_empty() && indent >= last.indent + INDENT).then_some(last.row)
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

const fn is_ringed(c: char) -> bool {
    matches!(c, '①'..='⑳')
}

/// Spaces before a name, a full-width one counted twice.
fn indent(cell: &CellValue) -> usize {
    let CellValue::Text(text) = cell else { return 0 };
    text.chars()
        .take_while(|c| c.is_whitespace())
        .map(|c| if c == '\u{3000}' { 2 } else { 1 })
        .sum()
}

/// The place of an amount in a row; none for a field that is no money.
fn amount(row: &mut LedgerRow, field: Field) -> Option<&mut Option<Money>> {
    match field {
        Field::Fact(field) => row.facts.amount_mut(field),
        Field::Plan => Some(&mut row.plan),
        Field::Month => Some(&mut row.figures.month),
        Field::YearToDate => Some(&mut row.figures.year_to_date),
        Field::SinceStart => Some(&mut row.figures.since_start),
        Field::NextMonth => Some(&mut row.figures.next_month),
        Field::Statistical => Some(&mut row.figures.statistical),
        _ => None,
    }
}

/// Gives entries that state no amount the sum of their sub-projects, unless one of these was
/// `rejected`; with a warning where there was a cell to state it in.
pub fn sum_up(rows: &mut [LedgerRow], rejected: &HashSet<u32>, header: &Header) -> Vec<Issue> {
    let mut parts: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(Parent::Row(entry)) = row.parent {
            parts.entry(entry).or_default().push(at);
        }
    }
    let mut warnings = Vec::new();
    for at in 0..rows.len() {
        let (number, is_entry) = (rows[at].row, rows[at].parent.is_none());
        let Some(below) = parts.get(&number).filter(|_| is_entry && !rejected.contains(&number))
        else {
            continue;
        };
        for field in Field::all() {
            let stated: Vec<Money> =
                below.iter().filter_map(|part| *amount(&mut rows[*part], field)?).collect();
            let Some(open) = amount(&mut rows[at], field).filter(|amount| amount.is_none()) else {
                continue;
            };
            if stated.is_empty() {
                continue;
            }
            *open = Some(stated.into_iter().sum());
            if below.iter().any(|part| rows[*part].row == number) {
                continue;
            }
            let label = header.column(field).map_or("", |column| &column.label);
            let (column, value) = (label.to_owned(), rows[at].facts.name.to_string());
            warnings.push(Issue {
                sheet: None,
                row: number,
                column,
                code: IssueCode::SummedFromParts,
                value,
            });
        }
    }
    warnings
}

/// What an entry without a row of its own has in common with its first sub-project.
pub fn inherit(entry: &mut LedgerRow, part: &LedgerRow) {
    for field in FactField::ALL.into_iter().filter(|field| field.is_shared()) {
        entry.facts.inherit(field, &part.facts);
    }
}

/// The entry that a cell of the column of entries names; its own name is no other's.
#[must_use]
pub fn named(cell: Option<Name>, own: &Name) -> Option<Parent> {
    let cell = cell.filter(|cell| normalised(cell.as_str()) != normalised(own.as_str()))?;
    Some(cell.as_str().parse().map_or(Parent::Name(cell), Parent::Number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{csv, sheet::builder::Limits};

    fn places(text: &str) -> Vec<RowPlace> {
        let sheet = csv::read(text.as_bytes(), Limits::default()).unwrap();
        let header = Header::find(&sheet).unwrap();
        let mut packages = Packages::new(&header);
        sheet.rows.iter().filter(|row| row.number > 1).map(|row| packages.place(row)).collect()
    }

    #[test]
    fn serial_numbers_tell_what_stands_below_what() {
        let below = [RowPlace::Entry, RowPlace::Below(2), RowPlace::Below(2), RowPlace::Entry];
        for (first, second) in [("1.1", "1.2"), ("1-1", "1—2"), ("（1）", "(2)"), ("①", "②")]
        {
            let rows = format!("序号,名称,总投资\n1,甲,1\n{first},乙,1\n{second},丙,1\n2,丁,1");
            assert_eq!(places(&rows), below, "{first}");
        }
        assert_eq!(places("序号,名称,总投资\n(1),甲,1\n(2),乙,1"), [RowPlace::Entry; 2]);
        assert_eq!(places("序号,名称,总投资\n1.1,甲,1\n1.2,乙,1"), [RowPlace::Entry; 2]);
    }

    #[test]
    fn an_indented_name_without_a_number_stands_below() {
        let rows = "序号,名称,总投资\n1,甲,1\n,\u{3000}乙,1\n,  丙,1\n2,  丁,1";
        let expected = [RowPlace::Entry, RowPlace::Below(2), RowPlace::Below(2), RowPlace::Entry];
        assert_eq!(places(rows), expected);
        assert_eq!(places("名称,总投资\n 甲,1\n 乙,1"), [RowPlace::Entry; 2]);
    }

    #[test]
    fn a_column_of_sub_projects_needs_no_row_for_the_entry() {
        let rows = "项目名称,子项目名称,总投资\n甲,一段,1\n,二段,1\n甲,三段,1\n乙,,1\n丙,一段,1";
        let next = RowPlace::Next(2);
        assert_eq!(places(rows), [RowPlace::First, next, next, RowPlace::Entry, RowPlace::First]);
    }
}
