//! Reading `.xlsx` workbooks, cell by cell: a dense grid would let one stray cell end the process.

use std::io::{Cursor, Read, Seek};

use battle_map::value::Day;
use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{
    LedgerError,
    sheet::{CellValue, Limits, Merged, Sheet, SheetBuilder},
};

/// The visible sheets of a workbook, in their order.
///
/// # Errors
/// When the workbook is damaged or larger than the limits.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Sheet>, LedgerError> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let visible = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let names: Vec<String> =
        workbook.sheets_metadata().iter().filter(visible).map(|sheet| sheet.name.clone()).collect();
    if names.len() > limits.sheets {
        return Err(LedgerError::TooLarge { what: "sheets", limit: limits.sheets });
    }
    let mut left = limits;
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        let builder = cells(&mut workbook, &name, left)?;
        left.cells = left.cells.saturating_sub(builder.len());
        sheets.push(builder.finish());
    }
    Ok(sheets)
}

fn cells<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    name: &str,
    limits: Limits,
) -> Result<SheetBuilder, LedgerError> {
    let mut builder = SheetBuilder::new(name, limits);
    let mut reader = workbook.worksheet_cells_reader(name).map_err(damaged)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(damaged)? {
        let (row, column) = cell.pos;
        let value = match value(cell.value) {
            None if cell.formula.is_some() => Some(CellValue::FormulaWithoutValue),
            value => value,
        };
        if let Some(value) = value {
            builder.push(row.saturating_add(1), column, value)?;
        }
    }
    drop(reader);
    for area in workbook.merge_cells_by_sheet_name(name).map_err(damaged)? {
        let column = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
        builder.merge(Merged {
            rows: (area.start.0.saturating_add(1), area.end.0.saturating_add(1)),
            columns: (column(area.start.1), column(area.end.1)),
        })?;
    }
    Ok(builder)
}

fn value(cell: DataRef<'_>) -> Option<CellValue> {
    Some(match cell {
        DataRef::Empty => return None,
        DataRef::Int(number) => CellValue::Number(number.to_string()),
        DataRef::Float(number) => CellValue::Number(number.to_string()),
        DataRef::String(text) | DataRef::DurationIso(text) => CellValue::Text(text),
        DataRef::SharedString(text) => CellValue::Text(text.to_owned()),
        DataRef::Bool(truth) => CellValue::Bool(truth),
        DataRef::DateTime(moment) => date(moment),
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            day.map_or(CellValue::Text(text), CellValue::Date)
        }
        DataRef::Error(error) => CellValue::Error(error.to_string()),
    })
}

/// The day of a date; a time without a day, or one outside the calendar, stays the number it is.
fn date(moment: ExcelDateTime) -> CellValue {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let day = i16::try_from(year).ok().zip(i8::try_from(month).ok()).zip(i8::try_from(day).ok());
    let day = day.and_then(|((year, month), day)| Day::new(year, month, day).ok());
    match day {
        Some(day) if moment.is_datetime() && moment.as_f64() >= 1.0 => CellValue::Date(day),
        _ => CellValue::Number(moment.as_f64().to_string()),
    }
}

fn damaged(error: XlsxError) -> LedgerError {
    match error {
        XlsxError::Password => LedgerError::OldOrEncrypted,
        other => LedgerError::Damaged(other.to_string()),
    }
}
