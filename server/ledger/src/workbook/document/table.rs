//! One table: cells put into the columns that cells above and before them leave free.

use std::collections::BTreeMap;

use crate::{
    error::{Quantity, Unreadable},
    sheet::{CellValue, Merged, builder::Limits},
};

/// The most rows that a cell covers, as browsers have it.
const TALLEST: u32 = 65_534;

/// How a cell goes on downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Down {
    /// It covers so many rows, itself among them.
    Rows(u32),
    /// Cells below may say that they belong to it.
    Starts,
    /// It belongs to the cell above.
    Continues,
}

/// The cells that a cell covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// How many columns.
    pub across: u16,
    /// How many rows.
    pub down: Down,
}

impl Default for Span {
    fn default() -> Self {
        Self { across: 1, down: Down::Rows(1) }
    }
}

/// A cell while it is read.
#[derive(Debug, Default)]
pub struct OpenCell {
    pub text: String,
    pub picture: bool,
    pub span: Span,
}

/// A cell with something in it: row from 1, column from 0.
#[derive(Debug)]
pub struct Filled {
    pub row: u32,
    pub column: u16,
    pub value: CellValue,
}

/// A table while it is read, and after.
#[derive(Debug, Default)]
pub struct Table {
    /// Rows so far; the open one is the last.
    pub rows: u32,
    pub columns: u16,
    pub cells: Vec<Filled>,
    pub merged: Vec<Merged>,
    pub hidden: Vec<u32>,
    pub pictures: Vec<(u32, u16)>,
    /// The next column of the open row; none between rows.
    next: Option<u16>,
    cell: Option<OpenCell>,
    /// Cells of the open row.
    in_row: usize,
    widest: usize,
    /// By column, the last row that a cell above covers.
    covered: BTreeMap<u16, u32>,
    /// By column, the area that cells below may go on with.
    started: BTreeMap<u16, Merged>,
}

impl Table {
    /// The cell that is open.
    pub const fn cell(&mut self) -> Option<&mut OpenCell> {
        self.cell.as_mut()
    }

    /// The most cells that a row has, empty ones among them.
    pub fn widest_row(&self) -> usize {
        self.widest.max(self.in_row)
    }

    pub fn open_row(&mut self, hidden: bool) {
        self.rows = self.rows.saturating_add(1);
        self.next = Some(0);
        if hidden {
            self.hidden.push(self.rows);
        }
    }

    pub fn hide_row(&mut self) {
        if self.hidden.last() != Some(&self.rows) {
            self.hidden.push(self.rows);
        }
    }

    pub fn open_cell(&mut self) {
        if self.next.is_none() {
            self.open_row(false);
        }
        self.cell = Some(OpenCell::default());
    }

    pub fn skip(&mut self, columns: u16) {
        self.next = self.next.map(|next| next.saturating_add(columns));
    }

    /// Puts the open cell in its place; says whether something stands in it.
    pub fn close_cell(&mut self, limits: Limits) -> Result<bool, Unreadable> {
        let (Some(cell), Some(next)) = (self.cell.take(), self.next) else { return Ok(false) };
        let free = |column: &u16| self.covered.get(column).is_none_or(|last| *last < self.rows);
        let column = (next..limits.columns).find(free).ok_or(TOO_WIDE(limits))?;
        let end = column.saturating_add(cell.span.across.max(1));
        if end > limits.columns {
            return Err(TOO_WIDE(limits));
        }
        self.next = Some(end);
        self.columns = self.columns.max(end);
        self.in_row += 1;
        self.cover((column, end - 1), cell.span.down);
        if cell.picture {
            self.pictures.push((self.rows, column));
        }
        let text = tidy(&cell.text);
        let filled = !text.is_empty() && cell.span.down != Down::Continues;
        if filled {
            self.cells.push(Filled { row: self.rows, column, value: CellValue::Text(text) });
        }
        Ok(filled)
    }

    pub fn close_row(&mut self) {
        self.widest = self.widest_row();
        self.in_row = 0;
        self.next = None;
    }

    /// Takes out what its cells say, line by line.
    pub fn take_lines(&mut self) -> Vec<String> {
        let open = self.cell.as_mut().map(|cell| tidy(&std::mem::take(&mut cell.text)));
        let cells = self.cells.drain(..).map(|cell| cell.value.text().into_owned());
        let lines: Vec<String> = cells.chain(open).collect();
        (self.merged, self.hidden, self.pictures) = Default::default();
        lines.iter().flat_map(|text| text.lines().map(str::to_owned)).collect()
    }

    /// Notes what a cell covers beside itself.
    fn cover(&mut self, columns: (u16, u16), down: Down) {
        let row = self.rows;
        let wide = columns.1 > columns.0;
        match down {
            Down::Continues => {
                if let Some(area) = self.started.get_mut(&columns.0) {
                    area.rows.1 = row;
                }
            }
            Down::Starts => self.start(Merged { rows: (row, row), columns }),
            Down::Rows(rows) => {
                self.end_started(columns.0);
                let last = row.saturating_add(rows.clamp(1, TALLEST) - 1);
                if last > row {
                    self.covered.extend((columns.0..=columns.1).map(|column| (column, last)));
                }
                if wide || last > row {
                    self.merged.push(Merged { rows: (row, last), columns });
                }
            }
        }
    }

    fn start(&mut self, area: Merged) {
        self.end_started(area.columns.0);
        self.started.insert(area.columns.0, area);
    }

    fn end_started(&mut self, column: u16) {
        let joins = |area: &Merged| area.rows.1 > area.rows.0 || area.columns.1 > area.columns.0;
        self.merged.extend(self.started.remove(&column).filter(joins));
    }

    /// All joined areas, also those that went on to the end.
    pub fn joined(&mut self) -> Vec<Merged> {
        let columns: Vec<u16> = self.started.keys().copied().collect();
        for column in columns {
            self.end_started(column);
        }
        let rows = self.rows;
        let within = |area: Merged| Merged { rows: (area.rows.0, area.rows.1.min(rows)), ..area };
        std::mem::take(&mut self.merged).into_iter().map(within).collect()
    }
}

const TOO_WIDE: fn(Limits) -> Unreadable =
    |limits| Unreadable::TooLarge { what: Quantity::Columns, limit: limits.columns as usize };

/// The lines of a text without the white space around each, empty ones left out.
fn tidy(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
