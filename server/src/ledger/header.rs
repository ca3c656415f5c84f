//! Finding the header of a sheet by what its words mean, wherever it stands and in whatever order:
//! one row or several, cells merged or not.

pub mod meaning;
pub mod when;

use std::collections::{BTreeMap, HashMap, HashSet};

use battle_map::value::Year;

use self::{meaning::Meaning, when::When};
use super::{
    sheet::{Merged, Sheet},
    words::Field,
};

/// How many filled rows from the top may hold titles before the header.
const SEARCHED_ROWS: usize = 60;
/// How many rows a header may have.
const MOST_LEVELS: u32 = 3;

/// A column of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its place in the sheet, from 0.
    pub index: u16,
    /// Its header as written, made unique within the sheet.
    pub label: String,
    /// What the header means.
    pub meaning: Meaning,
}

/// The header of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Number of its first row.
    pub first_row: u32,
    /// Number of its last row.
    pub last_row: u32,
    /// Its columns from left to right, also those nobody knows.
    pub columns: Vec<Column>,
}

impl Header {
    /// The header that explains most columns; none where no row names projects and one thing more.
    #[must_use]
    pub fn find(sheet: &Sheet) -> Option<Self> {
        let starts = sheet.rows.iter().take(SEARCHED_ROWS).filter(|row| row.cells.len() >= 2);
        starts
            .flat_map(|row| (0..MOST_LEVELS).map(|more| (row.number, row.number + more)))
            .filter_map(|(first, last)| Block::read(sheet, first, last))
            .max_by_key(|block| {
                (block.known(), block.joined, std::cmp::Reverse((block.rows(), block.first)))
            })
            .map(Block::into_header)
    }

    /// Whether this is the standard shape in which we write ledgers: it has our numbers beside
    /// theirs, and no places on a list.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        let has = |field| self.column(field).is_some();
        has(Field::Number) && has(Field::Code) && !has(Field::Serial)
    }

    /// The column of a field.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.meaning.field == Some(field))
    }

    /// All columns of a field.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| column.meaning.field == Some(field))
    }
}

/// Rows taken for a header, on trial.
struct Block {
    first: u32,
    last: u32,
    columns: Vec<(u16, Vec<String>, Meaning)>,
    /// Merged areas that hold these rows together.
    joined: usize,
}

impl Block {
    fn read(sheet: &Sheet, first: u32, last: u32) -> Option<Self> {
        let joined = joined(sheet, first, last);
        let mut texts: BTreeMap<u16, Vec<String>> = BTreeMap::new();
        for number in first..=last {
            for (column, value) in &sheet.row(number)?.cells {
                let text = value.text().into_owned();
                // Formulas head no column.
                if text.is_empty() {
                    return None;
                }
                let area = joined.iter().find(|area| area.covers(number, *column));
                let over = match area {
                    Some(area) => area.columns,
                    None if number < last => (*column, spread(sheet, number, *column)),
                    None => (*column, *column),
                };
                for column in over.0..=over.1 {
                    texts.entry(column).or_default().push(text.clone());
                }
            }
        }
        let columns = texts.into_iter().map(|(index, texts)| {
            let levels: Vec<&str> = texts.iter().map(String::as_str).collect();
            let meaning = Meaning::of(&levels);
            (index, texts, meaning)
        });
        let joined = if last > first { joined.len() } else { 0 };
        let block = Self { first, last, columns: columns.collect(), joined };
        let fields = block.fields();
        (fields.contains(&Field::Name) && fields.len() >= 2).then_some(block)
    }

    fn fields(&self) -> HashSet<Field> {
        self.columns.iter().filter_map(|(_, _, meaning)| meaning.field).collect()
    }

    fn known(&self) -> usize {
        self.fields().len()
    }

    const fn rows(&self) -> u32 {
        self.last - self.first
    }

    fn into_header(self) -> Header {
        let labels = labels(&self.columns);
        let columns = self
            .columns
            .into_iter()
            .zip(labels)
            .map(|((index, _, meaning), label)| Column { index, label, meaning });
        Header { first_row: self.first, last_row: self.last, columns: columns.collect() }
    }
}

/// The merged areas within these rows. One over most of the sheet is a title, and heads nothing.
fn joined(sheet: &Sheet, first: u32, last: u32) -> Vec<Merged> {
    let width = sheet
        .row(last)
        .and_then(|row| row.cells.last())
        .map_or(0, |(column, _)| u32::from(*column) + 1);
    let within = |area: &&Merged| first <= area.rows.0 && area.rows.1 <= last;
    let title = |area: &Merged| u32::from(area.columns.1 - area.columns.0) * 2 > width.max(3);
    sheet.merged.iter().filter(within).filter(|area| !title(area)).copied().collect()
}

/// The last column that a parent without merged cells stands over: up to the next filled one,
/// as long as something stands below.
fn spread(sheet: &Sheet, number: u32, column: u16) -> u16 {
    let filled =
        |row: u32, column: u16| sheet.row(row).is_some_and(|row| row.get(column).is_some());
    if !filled(number + 1, column) {
        return column;
    }
    (column..u16::MAX)
        .take_while(|next| *next == column || !filled(number, *next) && filled(number + 1, *next))
        .last()
        .unwrap_or(column)
}

/// The lowest text of each column; with its parent, then with its place, where that is not unique.
fn labels(columns: &[(u16, Vec<String>, Meaning)]) -> Vec<String> {
    let lowest = |texts: &[String]| texts.last().cloned().unwrap_or_default();
    let whole = |texts: &[String]| texts.join("/");
    let count = |name: &dyn Fn(&[String]) -> String| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for (_, texts, _) in columns {
            *counts.entry(name(texts)).or_default() += 1;
        }
        counts
    };
    let (lowest_counts, whole_counts) = (count(&lowest), count(&whole));
    columns
        .iter()
        .map(|(index, texts, _)| {
            if lowest_counts.get(&lowest(texts)) == Some(&1) {
                lowest(texts)
            } else if whole_counts.get(&whole(texts)) == Some(&1) {
                whole(texts)
            } else {
                format!("{} ({})", whole(texts), letters(*index))
            }
        })
        .collect()
}

/// A column's letters: `A`, `Z`, `AA`.
#[must_use]
pub fn letters(index: u16) -> String {
    let mut text = String::new();
    let mut rest = u32::from(index) + 1;
    while rest > 0 {
        rest -= 1;
        text.insert(0, char::from_u32(u32::from('A') + rest % 26).unwrap_or('?'));
        rest /= 26;
    }
    text
}

impl Header {
    /// Of several columns of one meaning one counts: that of the year asked for, of the latest
    /// month, else the leftmost. The others stay as columns nobody knows.
    pub fn settle_doubles(&mut self, year: Option<Year>) {
        for (field, _) in Field::ALL.iter().filter(|(field, _)| !field.is_list()) {
            let rank =
                |when: When| (when.year.is_some() && when.year == year, when.year, when.month);
            let best = self
                .columns_of(*field)
                .max_by_key(|column| (rank(column.meaning.when), std::cmp::Reverse(column.index)))
                .map(|column| column.index);
            self.forget(|column| {
                column.meaning.field == Some(*field) && Some(column.index) != best
            });
        }
    }

    /// Makes columns ones that nobody knows.
    pub fn forget(&mut self, which: impl Fn(&Column) -> bool) {
        for column in self.columns.iter_mut().filter(|column| which(column)) {
            column.meaning.field = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{csv, sheet::Limits};

    fn header(text: &str) -> Option<Header> {
        Header::find(&csv::read(text.as_bytes(), Limits::default()).unwrap())
    }

    #[test]
    fn a_header_is_found_under_titles_in_any_order() {
        let found = header("某市清单,,\n单位：万元,,\n\n总投资,备注,项目名称\n5,,甲").unwrap();
        assert_eq!((found.first_row, found.last_row), (4, 4));
        assert_eq!(found.column(Field::Name).unwrap().index, 2);
        assert_eq!(found.columns[1].meaning.field, None);
    }

    #[test]
    fn two_rows_without_merged_cells_read_as_parents_and_children() {
        let found = header(
            "项目名称,2022年投资(亿元),,开工时间,\n,计划,完成投资,计划,实际\n甲,1,1,2022.1,2022.2",
        )
        .unwrap();
        assert_eq!((found.first_row, found.last_row), (1, 2));
        let fields: Vec<_> = found.columns.iter().map(|column| column.meaning.field).collect();
        let expected =
            [Field::Name, Field::Plan, Field::YearToDate, Field::PlannedStart, Field::Start];
        assert_eq!(fields, expected.map(Some));
        assert_eq!(found.columns[1].label, "2022年投资(亿元)/计划");
        assert_eq!(found.columns[2].meaning.unit, Some(battle_map::value::MoneyUnit::Yi));
    }

    #[test]
    fn of_two_cumulative_columns_the_later_month_counts() {
        let mut found = header("名称,1-3月累计完成,1-4月累计完成\n甲,1,2").unwrap();
        found.settle_doubles(None);
        assert_eq!(found.column(Field::YearToDate).unwrap().index, 2);
        assert_eq!(found.columns[1].meaning.field, None);
    }

    #[test]
    fn a_sheet_without_project_names_has_no_header() {
        assert_eq!(header("年份,总投资\n2022,5"), None);
    }

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
