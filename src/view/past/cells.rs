//! The cells of one line while they are read, with the faults found so far.

use super::RowFault;
use crate::{model::register::RegisterLine, value::ValueError};

/// A line's cells while they are read.
pub struct LineReader<'a, C: Ord> {
    line: &'a RegisterLine<C>,
    /// The faults found so far.
    pub faults: Vec<RowFault<C>>,
}

impl<'a, C: Copy + Ord> LineReader<'a, C> {
    /// Begins to read a line.
    pub const fn of(line: &'a RegisterLine<C>) -> Self {
        Self { line, faults: Vec::new() }
    }

    /// What stands in a column; empty where nothing does.
    pub fn text(&self, column: C) -> &'a str {
        self.line.cells.get(&column).map(|cell| cell.trim()).unwrap_or_default()
    }

    /// Whether anything stands in a column.
    pub fn has(&self, column: C) -> bool {
        !self.text(column).is_empty()
    }

    /// Adds a fault of a cell.
    pub fn refuse(&mut self, column: C, code: &str) {
        self.faults.push(RowFault {
            sheet: self.line.sheet.clone(),
            row: self.line.row,
            column: Some(column),
            code: code.to_owned(),
            value: self.text(column).to_owned(),
        });
    }

    /// The cell's value; none, with a fault, where it is empty or cannot be read.
    pub fn needed<T>(
        &mut self,
        column: C,
        code: &str,
        read: impl Fn(&str) -> Result<T, ValueError>,
    ) -> Option<T> {
        let value = self.optional(column, code, read)?;
        if value.is_none() {
            self.refuse(column, "missing-cell");
        }
        value
    }

    /// The inner option is none of an empty cell, the outer one, with a fault, of one that cannot be
    /// read.
    pub fn optional<T>(
        &mut self,
        column: C,
        code: &str,
        read: impl Fn(&str) -> Result<T, ValueError>,
    ) -> Option<Option<T>> {
        let text = self.text(column);
        if text.is_empty() {
            return Some(None);
        }
        let value = read(text).ok();
        if value.is_none() {
            self.refuse(column, code);
        }
        value.map(Some)
    }
}
