//! A list in its own shape as a workbook, dressed as such tables are on paper: a large title, a
//! framed header, bold headings and sums, everything on one page's width.

use std::collections::{HashMap, HashSet};

use battle_map::{
    model::shape::{Joined, ShapeColumn},
    view::own_shape::{OwnCell, OwnKind, OwnRow, OwnTable},
};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

mod formats;
mod style;

use self::formats::{Formats, wide};
use crate::LedgerError;

/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (6, 30);
/// Points of one line of text.
const LINE: f64 = 15.0;

/// The list's ledger in its own shape, as the bytes of a workbook.
///
/// # Errors
/// When it cannot be put together.
pub fn workbook(table: &OwnTable) -> Result<Vec<u8>, LedgerError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    if let Some(name) = &table.shape.sheet {
        // A name that a spreadsheet does not allow came from no spreadsheet.
        let _ = sheet.set_name(name.as_str());
    }
    let widths = widths(table);
    for (column, width) in &widths {
        sheet.set_column_width_pixels(*column, pixels(*width))?;
    }
    let formats = Formats::new(table);
    let inside = cells_inside(&table.joined);
    let columns: Vec<u16> = table.shape.columns.iter().map(|column| column.index).collect();
    // Where the widths are the owners', their program finds the heights that go with its fonts.
    let kept = table.shape.columns.iter().any(|column| column.width.is_some());
    for row in &table.rows {
        rows(sheet, row, &columns, &formats, &inside)?;
        let own = kept && !matches!(row.kind, OwnKind::Title | OwnKind::Header);
        if let Some(lines) = height(row, &widths, &inside).filter(|_| !own) {
            sheet.set_row_height(row.number - 1, lines * LINE)?;
        }
    }
    for area in &table.joined {
        merge(sheet, table, area, &formats)?;
    }
    page(sheet, table)?;
    Ok(workbook.save_to_buffer()?)
}

/// One row: what stands in it, and frames around what is empty.
fn rows(
    sheet: &mut Worksheet,
    row: &OwnRow,
    columns: &[u16],
    formats: &Formats,
    inside: &HashSet<(u32, u16)>,
) -> Result<(), LedgerError> {
    for (column, cell) in &row.cells {
        put(sheet, (row.number, *column), cell, formats.of(row, *column, cell))?;
    }
    let filled: HashSet<u16> = row.cells.iter().map(|(column, _)| *column).collect();
    if row.kind != OwnKind::Title {
        let empty = columns
            .iter()
            .filter(|at| !filled.contains(at) && !inside.contains(&(row.number, **at)));
        for column in empty {
            sheet.write_blank(row.number - 1, *column, formats.blank(row, *column))?;
        }
    }
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &OwnCell,
    format: &Format,
) -> Result<(), LedgerError> {
    let row = row - 1;
    match cell {
        OwnCell::Text(text) => drop(sheet.write_string_with_format(row, column, text, format)?),
        OwnCell::Number(number) => match number.parse::<f64>() {
            Ok(number) => drop(sheet.write_number_with_format(row, column, number, format)?),
            Err(_) => drop(sheet.write_string_with_format(row, column, number, format)?),
        },
        OwnCell::Day(day) => {
            let date = ExcelDateTime::parse_from_str(&day.to_string())?;
            sheet.write_datetime_with_format(row, column, &date, format)?;
        }
    }
    Ok(())
}

/// Joins an area and writes what stands in its first cell, as what it is.
fn merge(
    sheet: &mut Worksheet,
    table: &OwnTable,
    area: &Joined,
    formats: &Formats,
) -> Result<(), LedgerError> {
    let row = table.rows.iter().find(|row| row.number == area.rows.0);
    let cell = row.and_then(|row| row.cells.iter().find(|(at, _)| *at == area.columns.0));
    let cell = cell.map_or(OwnCell::Text(String::new()), |(_, cell)| cell.clone());
    // A row that holds nothing but a joined area is a title.
    let nothing = OwnRow { number: area.rows.0, kind: OwnKind::Title, cells: Vec::new() };
    let format = formats.of(row.unwrap_or(&nothing), area.columns.0, &cell);
    let ((first, last), (left, right)) = (area.rows, area.columns);
    if (first, left) == (last, right) {
        return Ok(());
    }
    // An area that crosses another cannot be joined, and keeps its cells.
    let _ = sheet.merge_range(first - 1, left, last - 1, right, "", format);
    put(sheet, (first, left), &cell, format)
}

/// Cells of joined areas other than the first.
fn cells_inside(joined: &[Joined]) -> HashSet<(u32, u16)> {
    let cells = |area: &Joined| {
        let (rows, columns) = (area.rows.0..=area.rows.1, area.columns.0..=area.columns.1);
        let first = (area.rows.0, area.columns.0);
        rows.flat_map(move |row| columns.clone().map(move |column| (row, column)))
            .filter(move |cell| *cell != first)
            .collect::<Vec<_>>()
    };
    joined.iter().flat_map(cells).collect()
}

/// Landscape, one page wide, the header on every page.
fn page(sheet: &mut Worksheet, table: &OwnTable) -> Result<(), LedgerError> {
    let header = table.rows.iter().filter(|row| row.kind == OwnKind::Header);
    let last = header.map(|row| row.number).max().unwrap_or(1);
    sheet.set_landscape().set_paper_size(8).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    sheet.set_repeat_rows(table.shape.header.saturating_sub(1), last - 1)?;
    sheet.set_freeze_panes(last, 0)?;
    Ok(())
}

/// How wide columns are: as they came, else by what most of their cells need.
fn widths(table: &OwnTable) -> HashMap<u16, f64> {
    let width = |column: &ShapeColumn| {
        if let Some(tenths) = column.width {
            return (column.index, f64::from(tenths) / 10.0);
        }
        let lengths = |kind: OwnKind| {
            let rows = table.rows.iter().filter(move |row| row.kind == kind);
            rows.flat_map(|row| row.cells.iter())
                .filter(|(at, _)| *at == column.index)
                .map(|(_, cell)| length(cell))
                .collect::<Vec<_>>()
        };
        let mut cells = lengths(OwnKind::Project);
        cells.sort_unstable();
        let most = cells.get(cells.len() * 9 / 10).copied().unwrap_or(0);
        let sums = lengths(OwnKind::Total).into_iter().max().unwrap_or(0);
        // A header may take two lines.
        let header = lengths(OwnKind::Header).into_iter().last().unwrap_or(0).div_ceil(2);
        let characters = most.max(header).max(sums.min(14)) + 2;
        let characters = u32::try_from(characters.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(10);
        (column.index, f64::from(characters))
    };
    table.shape.columns.iter().map(width).collect()
}

/// Pixels of a column: seven a character, and five for the margins, as spreadsheets count.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width is positive and the widest has 1,790 pixels"
)]
fn pixels(characters: f64) -> u32 {
    (characters * 7.0).round() as u32 + 5
}

/// Characters a cell takes, Chinese ones counted twice.
fn length(cell: &OwnCell) -> usize {
    match cell {
        OwnCell::Text(text) => text.lines().map(wide).max().unwrap_or(0),
        OwnCell::Number(number) => number.len(),
        OwnCell::Day(_) => 10,
    }
}

/// How many lines a row needs; none where one is enough.
fn height(row: &OwnRow, widths: &HashMap<u16, f64>, inside: &HashSet<(u32, u16)>) -> Option<f64> {
    if row.kind == OwnKind::Title {
        let large = row.cells.len() == 1;
        return large.then_some(2.0);
    }
    let joined = |at: u16| inside.contains(&(row.number, at + 1));
    let lines = row.cells.iter().filter(|(at, _)| !joined(*at)).map(|(at, cell)| {
        let width = widths.get(at).copied().unwrap_or(10.0) - 1.0;
        let OwnCell::Text(text) = cell else { return 1.0 };
        let needed = |line: &str| {
            let length = u32::try_from(wide(line)).unwrap_or(u32::MAX);
            (f64::from(length) / width).ceil().max(1.0)
        };
        text.lines().map(needed).sum::<f64>()
    });
    let most = lines.fold(1.0, f64::max).min(12.0);
    Some(if row.kind == OwnKind::Project { most.max(1.4) } else { most.max(1.3) })
}
