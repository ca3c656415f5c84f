//! 填报表: the open month's projects of one desk as a sheet that goes out, is filled in with Excel,
//! and comes back. What comes back is compared with the desk cell by cell; nothing is reported by it.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{
    assessment::count,
    desk::{DeskRow, DeskView},
};
use crate::value::{Month, ProjectId, Seq, code::codes, text::normalised};

mod cells;
#[cfg(test)]
mod tests;

pub use cells::stands;

/// A column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum SheetColumn {
    /// 项目编号: the project's identifier.
    Number,
    /// 项目名称: the project's name.
    Name,
    /// 累计 at the end of the month before, which is only to be looked at.
    Before,
    /// 当月: money invested in the month.
    Month,
    /// 下月计划: money planned for the next month.
    NextMonth,
    /// 形象进度: the progress in words.
    Progress,
    /// 存在问题: the problem in words.
    Problem,
    /// 核减原因: the reason for a correction downwards.
    Reason,
    /// The version of the report that the row was written from; the column is hidden.
    Version,
}

codes!(SheetColumn);

impl SheetColumn {
    /// The columns that are filled in by whoever reports.
    pub const FILLED: [Self; 5] =
        [Self::Month, Self::NextMonth, Self::Progress, Self::Problem, Self::Reason];
}

/// A row of a sheet as it came back, in the texts of its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetLine {
    /// The spreadsheet's own row number.
    pub row: u32,
    /// What stands in its columns; nothing for an empty cell.
    pub cells: HashMap<SheetColumn, String>,
    /// Cells whose formula kept no result.
    pub uncomputed: Vec<SheetColumn>,
}

/// A sheet as it came back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetText {
    /// The month that its title names.
    pub month: Option<Month>,
    /// Its columns from left to right, those that are known.
    pub columns: Vec<SheetColumn>,
    /// The rows as they came back.
    pub lines: Vec<SheetLine>,
}

/// Why a sheet as a whole is not taken.
#[derive(Debug, Clone, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum SheetRefusal {
    /// No month is open for reporting.
    PeriodNotOpen,
    /// The sheet names no month.
    #[strum(serialize = "sheet-without-month")]
    NoMonth,
    /// The sheet is for another month than the open one.
    #[strum(serialize = "sheet-of-another-month")]
    WrongMonth(Month),
    /// The sheet lacks these columns.
    #[strum(serialize = "sheet-columns-missing")]
    ColumnsMissing(Vec<SheetColumn>),
}

codes!(&SheetRefusal);

/// A cell that says something else than what stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellChange {
    /// The column in which the cell stands.
    pub column: SheetColumn,
    /// What stands; empty where nothing does.
    pub old: String,
    /// What the sheet says.
    pub new: String,
}

/// What is wrong with a cell, or has to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellFault {
    /// The column in which the cell stands.
    pub column: SheetColumn,
    /// The stable code of the fault.
    pub code: String,
}

/// A row that belongs to a project of the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRow {
    /// The spreadsheet's own row number.
    pub row: u32,
    /// The project that the row means.
    pub project: ProjectId,
    /// The name of that project.
    pub name: String,
    /// The version of the report that the row was written from.
    pub base: Option<Seq>,
    /// Whether the report was changed since by somebody else.
    pub overtaken: bool,
    /// The cells that say something else than what stands.
    pub changes: Vec<CellChange>,
    /// The faults of its cells.
    pub faults: Vec<CellFault>,
}

/// A row that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The spreadsheet's own row number.
    pub row: u32,
    /// What it calls its project.
    pub name: String,
    /// The stable code of the reason.
    pub code: String,
}

/// What a sheet says against the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetReading {
    /// The open month for which the sheet is.
    pub month: Month,
    /// Rows that change something or have a fault.
    pub rows: Vec<ReadRow>,
    /// How many rows say what stands.
    pub unchanged: u32,
    /// Rows that are not this desk's, or cannot be told.
    pub left_out: Vec<LeftOut>,
    /// Projects of the desk that no row names.
    pub absent: u32,
    /// Whether the columns stand in another order than they went out.
    pub reordered: bool,
}

/// Compares a sheet that came back with the desk.
///
/// # Errors
/// When it is no sheet of the open month.
pub fn read_back(desk: &DeskView, text: &SheetText) -> Result<SheetReading, SheetRefusal> {
    let month = desk.period.ok_or(SheetRefusal::PeriodNotOpen)?.month;
    let missing = missing(&text.columns);
    if !missing.is_empty() {
        return Err(SheetRefusal::ColumnsMissing(missing));
    }
    match text.month {
        None => return Err(SheetRefusal::NoMonth),
        Some(other) if other != month => return Err(SheetRefusal::WrongMonth(other)),
        Some(_) => {}
    }
    let mut reading = SheetReading {
        month,
        rows: Vec::new(),
        unchanged: 0,
        left_out: Vec::new(),
        absent: 0,
        reordered: !text.columns.is_sorted(),
    };
    let mut seen = HashSet::new();
    for line in &text.lines {
        match meant(desk, line).and_then(|row| first(&mut seen, row)) {
            Ok(row) => take(&mut reading, cells::compare(row, line, &text.columns)),
            Err(code) => reading.left_out.push(left_out(line, code)),
        }
    }
    reading.absent = count(desk.rows.len() - seen.len());
    Ok(reading)
}

fn missing(columns: &[SheetColumn]) -> Vec<SheetColumn> {
    let needed = [SheetColumn::Number, SheetColumn::Name, SheetColumn::Month];
    needed.into_iter().filter(|column| !columns.contains(column)).collect()
}

fn take(reading: &mut SheetReading, row: ReadRow) {
    if row.changes.is_empty() && row.faults.is_empty() {
        reading.unchanged += 1;
    } else {
        reading.rows.push(row);
    }
}

/// The project of the desk that a row means: by its number, under its name.
fn meant<'a>(desk: &'a DeskView, line: &SheetLine) -> Result<&'a DeskRow, &'static str> {
    let number = line.cells.get(&SheetColumn::Number).ok_or("sheet-row-without-number")?;
    let number: ProjectId = number.parse().map_err(|_| "sheet-row-without-number")?;
    let row = desk.rows.iter().find(|row| row.id == number).ok_or("sheet-row-not-yours")?;
    let name = line.cells.get(&SheetColumn::Name).map(|name| normalised(name));
    // Sorted by some columns only, a number stands beside another project's figures.
    if name.is_some_and(|name| name == normalised(&row.name)) {
        Ok(row)
    } else {
        Err("sheet-row-name-differs")
    }
}

fn first<'a>(seen: &mut HashSet<ProjectId>, row: &'a DeskRow) -> Result<&'a DeskRow, &'static str> {
    if seen.insert(row.id) { Ok(row) } else { Err("sheet-row-twice") }
}

fn left_out(line: &SheetLine, code: &str) -> LeftOut {
    let words = |column| line.cells.get(&column).cloned();
    let name = words(SheetColumn::Name).or_else(|| words(SheetColumn::Number));
    LeftOut { row: line.row, name: name.unwrap_or_default(), code: code.to_owned() }
}
