//! Cells joined downwards: an entry's over the rows of its sub-projects, and equal words below each
//! other where the column joined them.

use super::{OwnCell, OwnKind, OwnRow};
use crate::model::{
    project::FactField,
    shape::{Joined, ListShape, ShapeColumn},
};

/// Whether a cell written once for several rows says the same of each.
fn is_words(column: &ShapeColumn) -> bool {
    let shared = |field: &str| FactField::from_code(field).is_some_and(FactField::is_shared);
    column.field.as_deref().is_some_and(|field| field == "parent" || shared(field))
}

/// Whether a joined column belongs to entries as a whole where sub-projects stand beside them.
pub fn is_whole(column: &ShapeColumn) -> bool {
    column.joined && !is_words(column)
}

/// Joins the cells of an entry that begins in the first row down to the last.
pub fn stretch(shape: &ListShape, joined: &mut Vec<Joined>, rows: (u32, u32)) {
    for column in shape.columns.iter().filter(|column| is_whole(column)) {
        let columns = (column.index, column.index);
        joined.retain(|old| old.columns != columns || old.rows.0 != rows.0);
        joined.push(Joined { rows, columns });
    }
}

/// The areas of equal words below each other.
pub fn equals(shape: &ListShape, rows: &[OwnRow]) -> Vec<Joined> {
    let columns = shape.columns.iter().filter(|column| column.joined && is_words(column));
    columns.flat_map(|column| runs(column.index, rows)).collect()
}

fn runs(column: u16, rows: &[OwnRow]) -> Vec<Joined> {
    let cell = |row: &OwnRow| -> Option<OwnCell> {
        let found = row.cells.iter().find(|(at, _)| *at == column);
        found.map(|(_, cell)| cell.clone()).filter(|_| row.kind == OwnKind::Project)
    };
    let mut runs: Vec<(u32, u32, Option<OwnCell>)> = Vec::new();
    for row in rows {
        match (runs.last_mut(), cell(row)) {
            (Some((_, last, same)), cell) if cell.is_some() && *same == cell => *last = row.number,
            (_, cell) => runs.push((row.number, row.number, cell)),
        }
    }
    let tall = runs.into_iter().filter(|(first, last, cell)| cell.is_some() && first < last);
    tall.map(|(first, last, _)| Joined { rows: (first, last), columns: (column, column) }).collect()
}
