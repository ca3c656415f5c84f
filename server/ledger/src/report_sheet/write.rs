//! The sheet as it goes out: prefilled with what stands, its month in the title.

use battle_map::{
    model::period::PeriodName,
    view::{
        desk::DeskView,
        report_sheet::{SheetColumn, stands},
    },
};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::header;
use crate::LedgerError;

/// Cells to be filled in, so that nobody looks for them.
const FILLED: Color = Color::RGB(0x00FF_F8E1);

/// The workbook for the open period `name`; its words are the ledger's, hence Chinese.
///
/// # Errors
/// When it cannot be put together.
pub fn workbook(desk: &DeskView, name: PeriodName) -> Result<Vec<u8>, LedgerError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("月报")?;
    sheet.set_landscape();
    let bold = Format::new().set_bold();
    let title = format!("{}年{}月月报填报表 · {}", name.month.year(), name.numbers(), desk.whose);
    sheet.write_string_with_format(0, 0, title, &bold)?;
    for (place, column) in (0..).zip(SheetColumn::ALL) {
        sheet.write_string_with_format(1, place, heading(column, name), &bold)?;
        sheet.set_column_width(place, width(column))?;
        if column == SheetColumn::Version {
            sheet.set_column_hidden(place)?;
        }
    }
    sheet.set_freeze_panes(2, 2)?;
    for (row, project) in (2..).zip(&desk.rows) {
        for (place, column) in (0..).zip(SheetColumn::ALL) {
            put(sheet, row, place, column, &stands(project, column))?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// The header; of the figures to look at it says until when they count.
fn heading(column: SheetColumn, name: PeriodName) -> String {
    match (column, name.span.first(name.month).plus(-1)) {
        (SheetColumn::Before, last) if last.year() == name.month.year() => {
            format!("截至{}月底{}", last.number(), header(column))
        }
        _ => header(column).to_owned(),
    }
}

const fn width(column: SheetColumn) -> f64 {
    match column {
        SheetColumn::Number => 10.0,
        SheetColumn::Name | SheetColumn::Progress | SheetColumn::Problem => 36.0,
        SheetColumn::Before => 24.0,
        _ => 16.0,
    }
}

/// Numbers as numbers, so that Excel counts with them; words as words, so that it takes none for a
/// formula.
fn put(
    sheet: &mut Worksheet,
    row: u32,
    place: u16,
    column: SheetColumn,
    text: &str,
) -> Result<(), LedgerError> {
    let filled = SheetColumn::FILLED.contains(&column);
    let mut format = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    if filled {
        format = format.set_background_color(FILLED).set_border(FormatBorder::Hair);
    }
    let worded = matches!(
        column,
        SheetColumn::Name | SheetColumn::Progress | SheetColumn::Problem | SheetColumn::Reason
    );
    match text.parse::<f64>() {
        Ok(number) if !worded => drop(sheet.write_number_with_format(row, place, number, &format)?),
        _ if text.is_empty() => drop(sheet.write_blank(row, place, &format)?),
        _ => drop(sheet.write_string_with_format(row, place, text, &format)?),
    }
    Ok(())
}
