//! A workbook's cell as every reader hands it on.

use battle_map::value::Day;
use calamine::{Data, ExcelDateTime};

use crate::sheet::CellValue;

/// What a cell holds; nothing where it is empty.
#[must_use]
pub fn value(cell: Data) -> Option<CellValue> {
    Some(match cell {
        Data::Empty => return None,
        Data::Int(number) => CellValue::Number(number.to_string()),
        Data::Float(number) => CellValue::Number(number.to_string()),
        Data::String(text) | Data::DurationIso(text) => CellValue::Text(text),
        Data::Bool(truth) => CellValue::Bool(truth),
        Data::DateTime(moment) => date(moment),
        Data::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            day.map_or(CellValue::Text(text), CellValue::Date)
        }
        Data::Error(error) => CellValue::Error(error.to_string()),
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
