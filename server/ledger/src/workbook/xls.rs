//! Reading `.xls` workbooks. The parser lays each sheet out as a grid and stops at surprises: both
//! are why it runs in a process of its own.

use std::{collections::HashMap, io::Cursor};

use calamine::{Data, Reader as _, Xls, XlsError};

use super::{biff::XlsFormats, cell, one_by_one, xlsx};
use crate::{
    error::Unreadable,
    sheet::{
        CellValue, Sheet,
        builder::{Limits, SheetBuilder},
    },
};

/// The sheets of a workbook in their order, hidden ones by name alone.
///
/// # Errors
/// When the workbook is damaged or larger than the limits.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Sheet>, Unreadable> {
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = xlsx::names(workbook.sheets_metadata(), limits)?;
    let formats = XlsFormats::of(bytes);
    one_by_one(&names, limits, |name, left| cells(&mut workbook, formats.as_ref(), name, left))
}

fn cells(
    workbook: &mut Xls<Cursor<&[u8]>>,
    formats: Option<&XlsFormats>,
    name: &str,
    limits: Limits,
) -> Result<SheetBuilder, Unreadable> {
    let mut builder = SheetBuilder::new(name, limits);
    let from_1904 = workbook.has_1904_epoch();
    builder.set_from_1904(from_1904);
    builder.set_unseen(formats.map(|formats| formats.unseen(name)).unwrap_or_default());
    let looks = formats.map(|formats| formats.of_sheet(name)).unwrap_or_default();
    let formulas = formulas(workbook, name)?;
    let range = workbook.worksheet_range(name).map_err(damaged)?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let place = (first_row + number(row), first_column + number(column));
        let value = match data {
            Data::String(text) if text.is_empty() => {
                let formula = formulas.get(&place);
                formula.filter(|text| is_uncomputed(text)).map(|_| CellValue::FormulaWithoutValue)
            }
            data => cell::value(data.clone(), looks.get(&place).copied(), from_1904),
        };
        if let Some(value) = value {
            builder.push(place.0.saturating_add(1), place.1, value)?;
        }
    }
    for area in workbook.merge_cells_by_sheet_name(name).map_err(damaged)? {
        builder.merge(xlsx::merged(area))?;
    }
    Ok(builder)
}

/// The formulas of a sheet by row and column.
fn formulas(
    workbook: &mut Xls<Cursor<&[u8]>>,
    name: &str,
) -> Result<HashMap<(u32, u32), String>, Unreadable> {
    let range = workbook.worksheet_formula(name).map_err(damaged)?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    let formulas = range.used_cells().map(|(row, column, formula)| {
        ((first_row + number(row), first_column + number(column)), formula.clone())
    });
    Ok(formulas.collect())
}

/// A result that is blank text is also what programs write that compute nothing. A formula that
/// can come to blank text says so itself, or passes text on.
fn is_uncomputed(formula: &str) -> bool {
    const TEXT: [&str; 9] =
        ["\"\"", "TRIM", "LEFT", "RIGHT", "MID", "LOOKUP", "INDEX", "SUBSTITUTE", "CONCATENATE"];
    !TEXT.iter().any(|word| formula.contains(word))
}

/// A sheet of this format has 65,536 rows and 256 columns.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX / 2)
}

fn damaged(error: XlsError) -> Unreadable {
    match error {
        XlsError::Password => Unreadable::PasswordProtected,
        other => Unreadable::Damaged(other.to_string()),
    }
}
