//! A workbook's cell as every reader hands it on.

use battle_map::value::{Day, LedgerDate};
use calamine::{Data, ExcelDateTime, ExcelDateTimeType};

use super::shown::{Looks, NumberLooks, moved};
use crate::{
    date, moment,
    sheet::{CellValue, NumberFormat},
};

/// The number of a day, for formats that ask of which sign a number is.
const SOME_DAY: f64 = 45_000.0;

/// What a cell holds under a format; nothing where it is empty.
#[must_use]
pub fn value(cell: Data, looks: Option<&NumberLooks>, from_1904: bool) -> Option<CellValue> {
    let looks = |number: f64| looks.and_then(|looks| looks.of_number(number));
    Some(match cell {
        Data::Empty => return None,
        #[expect(clippy::cast_precision_loss, reason = "only its sign and size are asked for")]
        Data::Int(whole) => number(whole.to_string(), looks(whole as f64)),
        Data::Float(float) => number(float.to_string(), looks(float)),
        Data::String(text) | Data::DurationIso(text) => CellValue::Text(text),
        Data::Bool(truth) => CellValue::Bool(truth),
        Data::DateTime(moment) => date(moment, looks(moment.as_f64()), from_1904),
        Data::DateTimeIso(text) => match date::read(&text, None) {
            Some(LedgerDate::Day(day)) => shown(day, looks(SOME_DAY)),
            _ => CellValue::Text(text),
        },
        Data::Error(error) => CellValue::Error(error.to_string()),
    })
}

/// A number as it is shown.
fn number(text: String, looks: Option<Looks>) -> CellValue {
    match looks {
        Some(Looks::Share) => CellValue::Shown(text, NumberFormat::Share),
        Some(Looks::Moved { places, unit: None }) => CellValue::Number(moved(&text, places)),
        Some(Looks::Moved { places, unit: Some(unit) }) => {
            CellValue::Shown(moved(&text, places), NumberFormat::Unit(unit))
        }
        _ => CellValue::Number(text),
    }
}

/// The day or month of a date; a time without a day, or one outside the calendar, stays the number
/// it is.
fn date(moment: ExcelDateTime, looks: Option<Looks>, from_1904: bool) -> CellValue {
    let number = moment.as_f64();
    let day = day(number.floor(), from_1904).filter(|_| moment.is_datetime() && number >= 1.0);
    let Some(day) = day else { return CellValue::Number(number.to_string()) };
    shown(day.plus(moment::days((number - number.floor()) * moment::SECONDS_OF_A_DAY)), looks)
}

/// A day as its format shows it.
fn shown(day: Day, looks: Option<Looks>) -> CellValue {
    match looks {
        Some(Looks::Month) => CellValue::Month(day.month()),
        Some(Looks::Year) => CellValue::Text(format!("{}年", day.year().number())),
        _ => CellValue::Date(day),
    }
}

fn day(number: f64, from_1904: bool) -> Option<Day> {
    let midnight = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, from_1904);
    let (year, month, day, ..) = midnight.to_ymd_hms_milli();
    let (year, month) = i16::try_from(year).ok().zip(i8::try_from(month).ok())?;
    Day::new(year, month, i8::try_from(day).ok()?).ok()
}
