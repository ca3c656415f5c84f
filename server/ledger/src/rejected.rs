//! Handing rejected rows back: the sheet's own head and those rows, each with its reasons, ready to
//! be mended and imported again.

use std::collections::BTreeMap;

use battle_map::model::ledger::Issue;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet};

use super::{
    LedgerError,
    read::SourceSheet,
    sheet::{CellValue, SheetRow},
    words,
};

/// A workbook of the rejected rows, those of each sheet on one of its name; `reason` words an issue.
///
/// # Errors
/// When the workbook cannot be put together.
pub fn workbook(
    sources: &[SourceSheet],
    rejected: &[Issue],
    reason: impl Fn(&Issue) -> String,
) -> Result<Vec<u8>, LedgerError> {
    let mut workbook = Workbook::new();
    let of = |source: &SourceSheet| rejected.iter().filter(|issue| source.holds(issue)).collect();
    let parts: Vec<(&SourceSheet, Vec<&Issue>)> =
        sources.iter().map(|source| (source, of(source))).collect();
    let empty = parts.iter().all(|(_, issues)| issues.is_empty());
    for (source, issues) in parts.iter().filter(|(_, issues)| empty || !issues.is_empty()) {
        let page = workbook.add_worksheet();
        if let [_, _, ..] = sources {
            page.set_name(&source.sheet.name)?;
        }
        fill(page, source, issues, &reason)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The head of a sheet, and below it its rejected rows.
fn fill(
    page: &mut Worksheet,
    source: &SourceSheet,
    rejected: &[&Issue],
    reason: impl Fn(&Issue) -> String,
) -> Result<(), LedgerError> {
    let mut reasons: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for issue in rejected {
        reasons.entry(issue.row).or_default().push(reason(issue));
    }
    let (sheet, header) = (&source.sheet, &source.header);
    let column = sheet
        .rows
        .iter()
        .filter_map(|row| row.cells.last())
        .map(|(column, _)| column + 1)
        .max()
        .unwrap_or(0);
    let (head, body): (Vec<_>, Vec<_>) =
        sheet.rows.iter().partition(|row| row.number <= header.last_row);
    for row in head {
        put(page, row.number - 1, row)?;
    }
    for area in sheet.merged.iter().filter(|area| area.rows.1 <= header.last_row) {
        let first = sheet.row(area.rows.0).and_then(|row| row.get(area.columns.0));
        merge(page, area.rows, area.columns, first);
    }
    let bold = Format::new().set_bold();
    page.write_string_with_format(header.last_row - 1, column, words::REASON, &bold)?;
    page.set_column_width(column, 48)?;
    let body = body.into_iter().filter_map(|row| Some((row, reasons.get(&row.number)?)));
    for (place, (row, reasons)) in (header.last_row..).zip(body) {
        put(page, place, row)?;
        page.write_string(place, column, reasons.join("\n"))?;
    }
    Ok(())
}

fn put(page: &mut Worksheet, place: u32, row: &SheetRow) -> Result<(), LedgerError> {
    for (column, value) in &row.cells {
        match value {
            CellValue::Number(number) | CellValue::Shown(number, _) => {
                match number.parse::<f64>() {
                    Ok(number) => drop(page.write_number(place, *column, number)?),
                    Err(_) => drop(page.write_string(place, *column, number)?),
                }
            }
            CellValue::Bool(truth) => drop(page.write_boolean(place, *column, *truth)?),
            value => drop(page.write_string(place, *column, value.text())?),
        }
    }
    Ok(())
}

fn merge(page: &mut Worksheet, rows: (u32, u32), columns: (u16, u16), value: Option<&CellValue>) {
    let centred = Format::new().set_align(FormatAlign::Center);
    let text = value.map(|value| value.text().into_owned()).unwrap_or_default();
    // An area that cannot be joined (a single cell, one that crosses another) keeps its cells: how a
    // head looks is worth less than handing the rows back.
    let _ = page.merge_range(rows.0 - 1, columns.0, rows.1 - 1, columns.1, &text, &centred);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_that_cannot_be_joined_do_not_keep_the_workbook_back() {
        let mut workbook = Workbook::new();
        let page = workbook.add_worksheet();
        for (rows, columns) in
            [((1, 2), (0, 1)), ((2, 3), (1, 2)), ((5, 5), (4, 4)), ((9, 7), (3, 2))]
        {
            merge(page, rows, columns, None);
        }
        assert!(workbook.save_to_buffer().is_ok());
    }
}
