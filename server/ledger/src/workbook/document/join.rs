//! Tables put together into sheets: a long list is cut into several tables by pages and headings, of
//! which only the first has the header.

use super::{Titled, table::Table};
use crate::{
    error::Unreadable,
    header::Header,
    sheet::{
        CellValue, Merged, Sheet,
        builder::{Limits, SheetBuilder},
    },
};

/// Characters of a sheet's name.
const LONGEST_NAME: usize = 31;

/// A sheet that further tables may go on with.
struct Growing {
    builder: SheetBuilder,
    columns: u16,
    rows: u32,
    /// The labels of its header; empty where it has none.
    labels: Vec<String>,
}

/// One sheet for every table that begins with a header of its own; those without one go on with the
/// one before them. They are called by `names`, else by the lines above them.
///
/// # Errors
/// When they are larger than a ledger.
pub fn sheets(
    tables: Vec<Titled>,
    names: &[String],
    mut limits: Limits,
) -> Result<Vec<Sheet>, Unreadable> {
    let mut finished: Vec<Sheet> = Vec::new();
    let mut growing: Option<Growing> = None;
    for mut titled in tables {
        let labels = labels(&titled, limits)?;
        let goes_on = growing.as_mut().filter(|before| {
            let repeated = labels == before.labels && titled.above.is_empty();
            before.columns == titled.table.columns
                && !before.labels.is_empty()
                && (labels.is_empty() || repeated)
        });
        if let Some(before) = goes_on {
            before.add(&mut titled)?;
            continue;
        }
        if let Some(before) = growing.take() {
            limits = before.builder.left();
            finished.push(before.builder.finish());
        }
        let name = names.get(finished.len()).map_or_else(|| called(&titled.above), Clone::clone);
        let mut next = Growing {
            builder: SheetBuilder::new(&name, limits),
            columns: titled.table.columns,
            rows: 0,
            labels,
        };
        next.add(&mut titled)?;
        growing = Some(next);
    }
    finished.extend(growing.map(|last| last.builder.finish()));
    Ok(finished)
}

impl Growing {
    /// The lines above a table, each a row, and its rows.
    fn add(&mut self, titled: &mut Titled) -> Result<(), Unreadable> {
        for line in std::mem::take(&mut titled.above) {
            self.rows += 1;
            let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
            self.builder.push(self.rows, 0, CellValue::Text(text))?;
        }
        self.rows = put(&mut self.builder, &mut titled.table, self.rows)?;
        Ok(())
    }
}

/// Puts a table's rows below row `above`; answers with its last one.
fn put(builder: &mut SheetBuilder, table: &mut Table, above: u32) -> Result<u32, Unreadable> {
    let below = |row: u32| row.saturating_add(above);
    for area in table.joined() {
        let rows = (below(area.rows.0), below(area.rows.1));
        builder.merge(Merged { rows, ..area })?;
    }
    for cell in std::mem::take(&mut table.cells) {
        builder.push(below(cell.row), cell.column.into(), cell.value)?;
    }
    for row in &table.hidden {
        builder.hide_rows((below(*row), below(*row)));
    }
    for (row, column) in &table.pictures {
        builder.picture(below(*row), *column);
    }
    Ok(below(table.rows))
}

/// The labels of a table's own header.
fn labels(titled: &Titled, limits: Limits) -> Result<Vec<String>, Unreadable> {
    let mut builder = SheetBuilder::new("", limits);
    for cell in &titled.table.cells {
        builder.push(cell.row, cell.column.into(), cell.value.clone())?;
    }
    let header = Header::find(&builder.finish());
    Ok(header.map_or_else(Vec::new, |header| {
        header.columns.into_iter().map(|column| column.label).collect()
    }))
}

/// The last line above a table that is no remark such as `单位：万元`.
fn called(above: &[String]) -> String {
    let title = above.iter().rev().find(|line| !line.contains([':', '：']));
    title.map_or("", |line| line.trim()).chars().take(LONGEST_NAME).collect()
}
