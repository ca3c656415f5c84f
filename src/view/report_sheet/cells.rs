//! One row's cells against what stands, and what the rules of reports would say to them.

use super::{CellChange, CellFault, ReadRow, SheetColumn, SheetLine};
use crate::{
    model::report::{self, Figures, ReportRefusal},
    value::{Money, MoneyUnit, Seq, Text, ValueError},
    view::desk::DeskRow,
};

/// Compares a row with the project's report. A column that the sheet lost says nothing; an empty
/// cell of one that is there clears what stands.
pub fn compare(row: &DeskRow, line: &SheetLine, columns: &[SheetColumn]) -> ReadRow {
    let there = SheetColumn::FILLED.into_iter().filter(|column| columns.contains(column));
    let said = |column: SheetColumn| line.cells.get(&column).map_or("", String::as_str);
    let changes: Vec<CellChange> = there
        .filter(|column| !line.uncomputed.contains(column))
        .map(|column| change(row, column, said(column)))
        .filter(|change| !same(change))
        .collect();
    let mut faults: Vec<CellFault> = line
        .uncomputed
        .iter()
        .filter(|column| SheetColumn::FILLED.contains(column))
        .map(|column| fault(*column, "formula-without-value"))
        .collect();
    faults.extend(changes.iter().filter_map(unreadable));
    if faults.is_empty() && !changes.is_empty() {
        faults.extend(against_the_rules(row, &changes));
    }
    let base = line.cells.get(&SheetColumn::Version).and_then(|text| text.parse().ok()).map(Seq);
    let stands = row.version.unwrap_or_default();
    let overtaken = base.is_some_and(|base| base != stands);
    let base = base.map_or(row.version, |base| Some(base).filter(|base| *base != Seq(0)));
    ReadRow {
        row: line.row,
        project: row.id,
        name: row.name.clone(),
        base,
        overtaken,
        changes,
        faults,
    }
}

fn fault(column: SheetColumn, code: &str) -> CellFault {
    CellFault { column, code: code.to_owned() }
}

fn change(row: &DeskRow, column: SheetColumn, said: &str) -> CellChange {
    CellChange { column, old: stands(row, column), new: said.trim().replace("\r\n", "\n") }
}

/// What stands in a column, as it is written into the sheet.
pub fn stands(row: &DeskRow, column: SheetColumn) -> String {
    let money = |money: Option<Money>| money.map(|money| money.exact(MoneyUnit::Wan));
    let words = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
    let figures = &row.figures;
    let text = match column {
        SheetColumn::Number => Some(row.id.to_string()),
        SheetColumn::Name => Some(row.name.clone()),
        SheetColumn::Before => money(row.before),
        SheetColumn::Month => money(figures.month),
        SheetColumn::NextMonth => money(figures.next_month),
        SheetColumn::Progress => words(&figures.progress),
        SheetColumn::Problem => words(&figures.problem),
        SheetColumn::Reason => words(&figures.reason),
        SheetColumn::Version => Some(row.version.unwrap_or_default().to_string()),
    };
    text.unwrap_or_default()
}

const fn is_money(column: SheetColumn) -> bool {
    matches!(column, SheetColumn::Month | SheetColumn::NextMonth)
}

/// Whether a cell says what stands; an amount may be written in another way.
fn same(change: &CellChange) -> bool {
    let amounts = || Some((money(&change.old).ok()?, money(&change.new).ok()?));
    change.old == change.new
        || is_money(change.column) && amounts().is_some_and(|(old, new)| old == new)
}

/// An amount in 万元; none for an empty cell.
fn money(text: &str) -> Result<Option<Money>, ValueError> {
    Money::typed(text, MoneyUnit::Wan)
}

fn words(text: &str) -> Result<Option<Text>, ValueError> {
    if text.is_empty() { Ok(None) } else { Text::new(text).map(Some) }
}

fn unreadable(change: &CellChange) -> Option<CellFault> {
    let error =
        if is_money(change.column) { money(&change.new).err() } else { words(&change.new).err() };
    error.map(|error| fault(change.column, error.code()))
}

/// What the rules of reports would say, at the cell they are about.
fn against_the_rules(row: &DeskRow, changes: &[CellChange]) -> Option<CellFault> {
    let figures = figures(row, changes);
    match report::check(&figures) {
        Err(ReportRefusal::ReasonMissing) => {
            return Some(fault(SheetColumn::Reason, ReportRefusal::ReasonMissing.code()));
        }
        Err(refusal) => {
            let next = figures.next_month.is_some_and(Money::is_negative);
            let column = if next { SheetColumn::NextMonth } else { SheetColumn::Month };
            return Some(fault(column, refusal.code()));
        }
        Ok(()) => {}
    }
    let month = changes.iter().any(|change| change.column == SheetColumn::Month);
    let doubt = report::doubt(figures.month, row.last_month, row.plan).filter(|_| month)?;
    Some(fault(SheetColumn::Month, doubt.code()))
}

/// The figures as they would be reported; every cell was found readable before.
fn figures(row: &DeskRow, changes: &[CellChange]) -> Figures {
    let mut figures = row.figures.clone();
    for change in changes {
        let amount = || money(&change.new).ok().flatten();
        let text = || words(&change.new).ok().flatten();
        match change.column {
            SheetColumn::Month => figures.month = amount(),
            SheetColumn::NextMonth => figures.next_month = amount(),
            SheetColumn::Progress => figures.progress = text(),
            SheetColumn::Problem => figures.problem = text(),
            SheetColumn::Reason => figures.reason = text(),
            _ => {}
        }
    }
    figures.year_to_date = row.before.zip(figures.month).map(|(before, month)| before + month);
    figures
}
