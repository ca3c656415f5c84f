//! Reading `.xlsx` workbooks, cell by cell: a dense grid would let one stray cell end the process.

use std::{
    collections::HashSet,
    io::{Cursor, Read, Seek},
};

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{
    cell, formats::formats, formatted::Formatted, one_by_one, styles::styles, widths::Widths,
};
use crate::{
    error::{Quantity, Unreadable},
    sheet::{
        CellValue, Merged, Sheet, Unseen,
        builder::{Limits, SheetBuilder},
    },
};

/// The sheets of a workbook in their order, hidden ones by name alone.
///
/// # Errors
/// When the workbook is damaged or larger than the limits.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Sheet>, Unreadable> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = names(workbook.sheets_metadata(), limits)?;
    let mut widths = Widths::open(bytes);
    one_by_one(&names, limits, |name, left| {
        let shown = Formatted::of(&mut workbook, name, left.cells);
        let unseen = widths.as_mut().map_or_else(Unseen::default, |widths| widths.unseen(name));
        let mut builder = cells(&mut workbook, name, left, shown, unseen)?;
        let widths = widths.as_mut().map_or_else(Vec::new, |widths| widths.of(name));
        builder.set_columns(widths, formats(&mut workbook, name));
        builder.set_styles(styles(&mut workbook, name));
        Ok(builder)
    })
}

/// The names of the sheets, and whether somebody opening the workbook cannot choose them.
///
/// # Errors
/// When there are too many.
pub(super) fn names(
    sheets: &[calamine::Sheet],
    limits: Limits,
) -> Result<Vec<(String, bool)>, Unreadable> {
    let tables = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let hidden = |sheet: &calamine::Sheet| sheet.visible != SheetVisible::Visible;
    let names: Vec<_> = tables.map(|sheet| (sheet.name.clone(), hidden(sheet))).collect();
    if names.len() > limits.sheets {
        return Err(Unreadable::TooLarge { what: Quantity::Sheets, limit: limits.sheets });
    }
    Ok(names)
}

fn cells<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    name: &str,
    limits: Limits,
    mut shown: Formatted,
    unseen: Unseen,
) -> Result<SheetBuilder, Unreadable> {
    let mut builder = SheetBuilder::new(name, limits);
    let pictures: HashSet<(u32, u16)> = unseen.pictures.iter().copied().collect();
    builder.set_unseen(unseen);
    let from_1904 = workbook.has_1904_epoch();
    builder.set_from_1904(from_1904);
    let mut reader = workbook.worksheet_cells_reader(name).map_err(damaged)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(damaged)? {
        let (row, column) = cell.pos;
        let place = (row.saturating_add(1), u16::try_from(column).unwrap_or(u16::MAX));
        if pictures.contains(&place) {
            continue;
        }
        let value = match cell::value(cell.value.into(), shown.next(cell.pos), from_1904) {
            None if cell.formula.is_some() => Some(CellValue::FormulaWithoutValue),
            value => value,
        };
        if let Some(value) = value {
            builder.push(row.saturating_add(1), column, value)?;
        }
    }
    drop(reader);
    for area in workbook.merge_cells_by_sheet_name(name).map_err(damaged)? {
        builder.merge(merged(area))?;
    }
    Ok(builder)
}

/// A joined area under the spreadsheet's own row numbers.
pub(super) fn merged(area: calamine::Dimensions) -> Merged {
    let column = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
    Merged {
        rows: (area.start.0.saturating_add(1), area.end.0.saturating_add(1)),
        columns: (column(area.start.1), column(area.end.1)),
    }
}

fn damaged(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::PasswordProtected,
        other => Unreadable::Damaged(other.to_string()),
    }
}
