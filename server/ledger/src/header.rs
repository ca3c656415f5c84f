//! Finding the header of a sheet by what its words mean, wherever it stands and in whatever order:
//! one row or several, cells merged or not.

mod block;
mod correct;
pub mod meaning;
pub mod when;

use std::collections::BTreeSet;

pub use battle_map::model::ledger::letters;
use battle_map::{model::project::FactField, value::Year};

pub use self::correct::key;
use self::{block::HeaderCandidate, meaning::Meaning};
use super::{sheet::Sheet, words::Field};

/// How many filled rows from the top may hold titles before the header.
pub const SEARCHED_ROWS: usize = 60;
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
            .filter_map(|(first, last)| HeaderCandidate::read(sheet, first, last))
            .max_by_key(|block| {
                // Ticks below a status are one thing more that the header explains: the status.
                let ticked = block.ticked();
                let known = block.known() + usize::from(ticked > 0);
                let least = std::cmp::Reverse((block.rows(), block.first));
                (known, ticked, block.joined, block.dated(), least)
            })
            .map(HeaderCandidate::into_header)
    }

    /// These rows as a header, whatever they say; none where they hold no words alone.
    #[must_use]
    pub fn of_rows(sheet: &Sheet, first: u32, last: u32) -> Option<Self> {
        HeaderCandidate::of(sheet, first, last).map(HeaderCandidate::into_header)
    }

    /// Whether this is the standard shape in which we write ledgers: it has our numbers beside
    /// theirs, and no places on a list.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        let has = |field| self.column(field).is_some();
        has(Field::Number) && has(Field::Fact(FactField::Code)) && !has(Field::Serial)
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

impl Header {
    /// Of several columns of one meaning one counts: that of the year asked for, one that says it is
    /// of the year, of the latest month, else the leftmost. The others stay as columns nobody knows.
    pub fn settle_doubles(&mut self, year: Option<Year>) {
        for field in Field::all().filter(|field| !field.is_list()) {
            let rank = |meaning: Meaning| {
                let when = meaning.when;
                let asked = when.year.is_some() && when.year == year;
                (meaning.said, asked, when.year, meaning.of_year, when.month)
            };
            let best = self
                .columns_of(field)
                .max_by_key(|column| (rank(column.meaning), std::cmp::Reverse(column.index)))
                .map(|column| column.index);
            self.forget(|column| column.meaning.field == Some(field) && Some(column.index) != best);
        }
    }

    /// The years that columns of a field name.
    pub fn years_of(&self, field: Field) -> impl Iterator<Item = Year> {
        self.columns_of(field).filter_map(|column| column.meaning.when.year)
    }

    /// Adds the columns that hold something and have no header, under their letters.
    pub fn add_unlabelled(&mut self, sheet: &Sheet) {
        let known: BTreeSet<u16> = self.columns.iter().map(|column| column.index).collect();
        let below = sheet.rows.iter().filter(|row| row.number > self.last_row);
        let filled: BTreeSet<u16> =
            below.flat_map(|row| row.cells.iter().map(|(index, _)| *index)).collect();
        let unlabelled = filled.difference(&known).copied().map(|index| Column {
            index,
            label: letters(index),
            meaning: Meaning::default(),
        });
        let unlabelled: Vec<Column> = unlabelled.collect();
        self.columns.extend(unlabelled);
    }

    /// Makes columns ones that nobody knows, but for those of which somebody said what they are.
    pub fn forget(&mut self, which: impl Fn(&Column) -> bool) {
        let open = |column: &Column| !column.meaning.said && which(column);
        for column in self.columns.iter_mut().filter(|column| open(column)) {
            column.meaning.field = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{csv, sheet::builder::Limits};

    fn header(text: &str) -> Option<Header> {
        Header::find(&csv::read(text.as_bytes(), Limits::default()).unwrap())
    }

    #[test]
    fn a_header_is_found_under_titles_in_any_order() {
        let found = header("某市清单,,\n单位：万元,,\n\n总投资,备注,项目名称\n5,,甲").unwrap();
        assert_eq!((found.first_row, found.last_row), (4, 4));
        assert_eq!(found.column(Field::Fact(FactField::Name)).unwrap().index, 2);
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
        let expected = [
            Field::Fact(FactField::Name),
            Field::Plan,
            Field::YearToDate,
            Field::PlannedStart,
            Field::Start,
        ];
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
}
