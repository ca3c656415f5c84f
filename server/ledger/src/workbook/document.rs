//! The tables of documents and web pages as sheets. Their readers say what they come across; here it
//! becomes cells, joined cells and the lines above a table, in which title and unit stand.

mod join;
mod table;

use std::collections::VecDeque;

use self::table::Table;
pub use self::table::{Down, Span};
use crate::{
    error::{Quantity, Unreadable},
    sheet::{Sheet, builder::Limits},
};

/// Lines above a table that belong to it.
const LINES_ABOVE: usize = 6;
/// The most cells that a row of a table has which only arranges other tables on a page.
const LAYOUT_CELLS: usize = 3;
/// Tables within tables.
const DEEPEST: usize = 32;

/// A table with the lines above it.
#[derive(Debug)]
struct Titled {
    above: Vec<String>,
    table: Table,
}

/// A document while it is read.
#[derive(Debug)]
pub struct Document {
    limits: Limits,
    /// The lines since the last table, the latest last.
    lines: VecDeque<String>,
    line: String,
    /// The tables that are open, the innermost last.
    open: Vec<Table>,
    /// How deep within a cell of a table that lists something; its text belongs to that cell.
    inner: usize,
    tables: Vec<Titled>,
    /// Filled cells and bytes of text so far.
    cells: usize,
    text: usize,
}

impl Document {
    /// A document without anything in it.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            lines: VecDeque::new(),
            line: String::new(),
            open: Vec::new(),
            inner: 0,
            tables: Vec::new(),
            cells: 0,
            text: 0,
        }
    }

    /// Text, in a cell or between tables.
    ///
    /// # Errors
    /// When the document holds more than a ledger can.
    pub fn text(&mut self, text: &str) -> Result<(), Unreadable> {
        self.text += text.len();
        if self.text > self.limits.text {
            let limit = self.limits.text / crate::sheet::builder::MEGABYTE;
            return Err(Unreadable::TooLarge { what: Quantity::MegabytesOfText, limit });
        }
        match self.open.last_mut().and_then(Table::cell) {
            Some(cell) => cell.text.push_str(text),
            None => self.line.push_str(text),
        }
        Ok(())
    }

    /// The end of a line.
    pub fn end_line(&mut self) {
        match self.open.last_mut().and_then(Table::cell) {
            Some(cell) => cell.text.push('\n'),
            None => self.finish_line(),
        }
    }

    /// A picture; between tables it says nothing about a project.
    pub fn picture(&mut self) {
        if let Some(cell) = self.open.last_mut().and_then(Table::cell) {
            cell.picture = true;
        }
    }

    /// A table begins.
    ///
    /// # Errors
    /// When tables stand in tables without end.
    pub fn open_table(&mut self) -> Result<(), Unreadable> {
        if self.open.len() + self.inner >= DEEPEST {
            return Err(Unreadable::Damaged("tables within tables within tables".to_owned()));
        }
        if let Some(outer) = self.open.last_mut() {
            if self.inner > 0 || outer.widest_row() > LAYOUT_CELLS {
                self.inner += 1;
                return Ok(());
            }
            // It only arranges the page: what it holds so far are lines above the inner one.
            let lines = outer.take_lines();
            self.keep_lines(lines);
        }
        self.finish_line();
        self.open.push(Table::default());
        Ok(())
    }

    /// A row begins; one that still was open has ended.
    pub fn open_row(&mut self, hidden: bool) -> Result<(), Unreadable> {
        self.close_row()?;
        if let Some(table) = self.table() {
            table.open_row(hidden);
        }
        Ok(())
    }

    /// A cell begins; one that still was open has ended.
    pub fn open_cell(&mut self) -> Result<(), Unreadable> {
        self.close_cell()?;
        if let Some(table) = self.table() {
            table.open_cell();
        }
        Ok(())
    }

    /// Columns that a row leaves out before its next cell.
    pub fn skip_columns(&mut self, columns: u16) {
        if let Some(table) = self.table() {
            table.skip(columns);
        }
    }

    /// The cells that the open cell covers.
    pub fn span(&mut self, change: impl FnOnce(&mut Span)) {
        if let Some(cell) = self.table().and_then(Table::cell) {
            change(&mut cell.span);
        }
    }

    /// The row that is open is not shown.
    pub fn hide_row(&mut self) {
        if let Some(table) = self.table() {
            table.hide_row();
        }
    }

    /// The open cell ends.
    ///
    /// # Errors
    /// When there are more cells than a ledger has.
    pub fn close_cell(&mut self) -> Result<(), Unreadable> {
        let limits = self.limits;
        if let Some(table) = self.table() {
            let filled = table.close_cell(limits)?;
            self.cells += usize::from(filled);
        } else if let Some(cell) = self.open.last_mut().and_then(Table::cell) {
            cell.text.push('\n');
        }
        if self.cells > limits.cells {
            return Err(Unreadable::TooLarge { what: Quantity::Cells, limit: limits.cells });
        }
        Ok(())
    }

    /// The open row ends.
    ///
    /// # Errors
    /// When there are more cells than a ledger has.
    pub fn close_row(&mut self) -> Result<(), Unreadable> {
        self.close_cell()?;
        if let Some(table) = self.table() {
            table.close_row();
        }
        Ok(())
    }

    /// The innermost table ends; an end without a beginning is passed over.
    ///
    /// # Errors
    /// When there are more cells than a ledger has.
    pub fn close_table(&mut self) -> Result<(), Unreadable> {
        if self.inner > 0 {
            self.inner -= 1;
            return Ok(());
        }
        self.close_row()?;
        if let Some(table) = self.open.pop() {
            if self.open.is_empty() || table.widest_row() > LAYOUT_CELLS {
                self.finish_line();
                let above = self.lines.drain(..).collect();
                self.tables.push(Titled { above, table });
            } else {
                let mut table = table;
                self.keep_lines(table.take_lines());
            }
        }
        Ok(())
    }

    /// Whether a table has not ended.
    #[must_use]
    pub fn is_within_a_table(&self) -> bool {
        !self.open.is_empty()
    }

    /// The tables as sheets; none where the document holds no table.
    ///
    /// # Errors
    /// When they are larger than a ledger.
    pub fn finish(mut self, names: &[String]) -> Result<Vec<Sheet>, Unreadable> {
        self.tables.retain(|titled| titled.table.widest_row() > 0);
        join::sheets(self.tables, names, self.limits)
    }

    /// The table to which rows and cells belong; none within a cell that holds another one.
    fn table(&mut self) -> Option<&mut Table> {
        self.open.last_mut().filter(|_| self.inner == 0)
    }

    fn finish_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.keep_lines(vec![line]);
    }

    fn keep_lines(&mut self, lines: Vec<String>) {
        self.lines.extend(lines.into_iter().filter(|line| !line.trim().is_empty()));
        while self.lines.len() > LINES_ABOVE {
            self.lines.pop_front();
        }
    }
}
