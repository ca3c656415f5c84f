//! The shape of a ledger, kept so that its list can be exported as it came: titles and header as
//! they are, columns with their formats, and the rows between projects.

mod column;
mod line;
pub mod share;
mod style;

use battle_map::{
    model::{
        ledger::LedgerRow,
        shape::{HeadRow, Joined, LineKind, ListShape, ShapeCell},
    },
    value::{MoneyUnit, Month, Name, Text},
};

use super::{
    header::{Column, Header},
    sheet::{CellValue, Merged, Sheet, SheetRow},
};

/// Below this row a header is no header but a curiosity, and its sheet has no shape to keep.
const LOWEST_HEADER: u32 = 200;

/// A row between projects, while the sheet is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    /// The number of its row, counted from 1.
    pub row: u32,
    /// What kind of line it is: a heading, a sum or a note.
    pub kind: LineKind,
    /// How many projects stand above it.
    pub above: usize,
}

/// What a shape is read from.
pub struct ShapeSource<'a> {
    /// The cells as they were read.
    pub sheet: &'a Sheet,
    /// The header, which says what each column means.
    pub header: &'a Header,
    /// The projects that may go in.
    pub rows: &'a [LedgerRow],
    /// What stands between them.
    pub between: &'a [Between],
    /// Computed columns and what they follow from.
    pub shares: &'a share::Quotients,
    /// Orders of entries without a row of their own.
    pub folded: &'a [u32],
    /// The month of its figures.
    pub period: Option<Month>,
    /// The unit of a column's money.
    pub unit: &'a dyn Fn(&Column) -> MoneyUnit,
    /// What the person says the coordinates are in.
    pub datum: Option<battle_map::geometry::Datum>,
}

/// The shape of a sheet; none where its header stands too low to be one.
pub fn of(source: &ShapeSource<'_>) -> Option<ListShape> {
    let (sheet, header) = (source.sheet, source.header);
    if header.last_row > LOWEST_HEADER {
        return None;
    }
    let above = sheet.rows.iter().take_while(|row| row.number <= header.last_row);
    let head = above.map(|row| HeadRow { row: row.number, cells: cells(row) });
    let within = |area: &&Merged| area.rows.1 <= header.last_row;
    let joined = sheet.merged.iter().filter(within);
    let mut joined: Vec<Joined> =
        joined.map(|area| Joined { rows: area.rows, columns: area.columns }).collect();
    // A file lists them in any order.
    joined.sort_unstable_by_key(|area| (area.rows, area.columns));
    Some(ListShape {
        sheet: Name::new(&sheet.name).ok(),
        period: source.period,
        header: header.first_row,
        head: head.collect(),
        joined,
        columns: column::columns(source),
        folded: source.folded.to_vec(),
        lines: line::lines(source),
        looks: style::styles(source),
    })
}

/// A row's cells as they are written.
fn cells(row: &SheetRow) -> Vec<(u16, ShapeCell)> {
    row.cells.iter().filter_map(|(column, value)| Some((*column, cell(value)?))).collect()
}

fn cell(value: &CellValue) -> Option<ShapeCell> {
    match value {
        CellValue::Number(number) | CellValue::Shown(number, _) => {
            Name::new(number).ok().map(ShapeCell::Number)
        }
        value => {
            let text = value.text().replace("\r\n", "\n").replace('\r', "\n");
            Text::new(&text).ok().map(ShapeCell::Text)
        }
    }
}
