//! The sheet as it comes back: its month from the title, its columns by their headers, its cells as
//! texts.

use std::path::Path;

use battle_map::{
    value::{Month, text::normalised},
    view::report_sheet::{SheetColumn, SheetLine, SheetText},
};

use super::{VERSION, header};
use crate::{
    LedgerError,
    read::sheets,
    sheet::{CellValue, Sheet, SheetRow},
};

/// How many filled rows from the top may stand before the header.
const SEARCHED_ROWS: usize = 20;
/// Decimals of an amount in 万元 that mean something; a spreadsheet's sums carry dust behind them.
const DECIMALS: usize = 6;

/// Reads a workbook or table in a process of its own, `program`.
///
/// # Errors
/// When it is none, is damaged, or is larger than any sheet.
pub fn read(bytes: &[u8], program: &Path) -> Result<SheetText, LedgerError> {
    let read = sheets(bytes, program)?.iter().find_map(text);
    Ok(read.unwrap_or_default())
}

/// The sheet's text; nothing where no row names our numbers and something to fill in.
fn text(sheet: &Sheet) -> Option<SheetText> {
    let mut rows = sheet.rows.iter().take(SEARCHED_ROWS);
    let (head, columns) = rows.find_map(|row| Some((row.number, columns(row)?)))?;
    let above = sheet.rows.iter().take_while(|row| row.number < head);
    let month = above.flat_map(|row| &row.cells).find_map(|(_, value)| month(&value.text()));
    let lines = sheet.rows.iter().filter(|row| row.number > head);
    let lines = lines.map(|row| line(row, &columns)).filter(|line| !is_empty(line)).collect();
    let columns = columns.into_iter().map(|(_, column)| column).collect();
    Some(SheetText { month, columns, lines })
}

/// The columns of a header row from left to right; of two with one meaning the first counts.
fn columns(row: &SheetRow) -> Option<Vec<(u16, SheetColumn)>> {
    let mut found: Vec<(u16, SheetColumn)> = Vec::new();
    for (place, value) in &row.cells {
        let column = column(&value.text());
        if let Some(column) = column.filter(|column| found.iter().all(|(_, c)| c != column)) {
            found.push((*place, column));
        }
    }
    let has = |column: SheetColumn| found.iter().any(|(_, c)| *c == column);
    (has(SheetColumn::Number) && found.len() > 2).then_some(found)
}

/// What a header means; its unit and what stands before 累计 do not matter.
fn column(text: &str) -> Option<SheetColumn> {
    let word = normalised(text);
    let plain = |words: &str| normalised(words).split('(').next().map(str::to_owned);
    let own = word.split('(').next().unwrap_or_default();
    SheetColumn::ALL.into_iter().find(|column| match column {
        SheetColumn::Version => word == normalised(VERSION),
        SheetColumn::Before => own.ends_with("累计完成") || own.ends_with("累计"),
        SheetColumn::Month => ["当月完成", "当月", "本月完成", "本月"].contains(&own),
        column => plain(header(*column)).is_some_and(|header| header == own),
    })
}

/// `2026年10月` in a title; `2027年1—2月` is that of February.
fn month(text: &str) -> Option<Month> {
    let (before, after) = text.split_once('年')?;
    let digits = before.trim_end().get(before.trim_end().len().checked_sub(4)?..)?;
    let (number, _) = after.split_once('月')?;
    let last = number.rsplit(['-', '—', '–', '~', '至', '、']).next()?;
    Month::new(digits.parse().ok()?, last.trim().parse().ok()?).ok()
}

fn line(row: &SheetRow, columns: &[(u16, SheetColumn)]) -> SheetLine {
    let mut line = SheetLine { row: row.number, ..SheetLine::default() };
    for (place, column) in columns {
        match row.get(*place) {
            Some(CellValue::FormulaWithoutValue) => line.uncomputed.push(*column),
            Some(value) => {
                let text = words(value);
                if !text.is_empty() {
                    line.cells.insert(*column, text);
                }
            }
            None => {}
        }
    }
    line
}

/// A row without a figure, word or number of ours, as Excel leaves below a table.
fn is_empty(line: &SheetLine) -> bool {
    line.cells.is_empty() && line.uncomputed.is_empty()
}

fn words(value: &CellValue) -> String {
    let text = value.text().trim().to_owned();
    match value {
        value if value.is_number() => match text.split_once('.') {
            Some((_, decimals)) if decimals.len() > DECIMALS => rounded(&text),
            _ => text,
        },
        _ => text,
    }
}

/// A number without the rounding error of its binary form.
fn rounded(text: &str) -> String {
    let number = text.parse::<f64>().map(|number| format!("{number:.DECIMALS$}"));
    let number = number.unwrap_or_else(|_| text.to_owned());
    number.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{csv, sheet::builder::Limits};

    fn read(table: &str) -> Option<SheetText> {
        text(&csv::read(table.as_bytes(), Limits::default()).unwrap())
    }

    const HEAD: &str = "项目编号,项目名称,截至9月底累计完成(万元),当月完成(万元),下月计划(万元),形象进度,存在问题,核减原因,校验码(请勿改动)";

    #[test]
    fn month_columns_and_cells_are_read_from_the_sheet_itself() {
        let read = read(&format!(
            "2026年10月月报填报表 · 岳池县\n{HEAD}\n7,桥,90,10,,主体,,,4\n,,,,,,,,\n"
        ))
        .unwrap();
        assert_eq!(read.month, Month::new(2026, 10).ok());
        assert_eq!(read.columns, SheetColumn::ALL);
        let [line] = read.lines.as_slice() else { panic!("one row") };
        assert_eq!((line.row, line.cells[&SheetColumn::Month].as_str()), (3, "10"));
        assert_eq!(line.cells[&SheetColumn::Version], "4");
        assert_eq!(line.cells.get(&SheetColumn::Problem), None);
    }

    #[test]
    fn columns_may_stand_anywhere_and_be_called_as_people_call_them() {
        let read = read("2026年10月\n本月（万元）,项目编号,备注,项目名称\n5,7,x,桥").unwrap();
        assert_eq!(read.columns, [SheetColumn::Month, SheetColumn::Number, SheetColumn::Name]);
        assert_eq!(read.lines[0].cells[&SheetColumn::Month], "5");
    }

    #[test]
    fn a_table_without_our_numbers_is_no_such_sheet() {
        assert_eq!(read("项目名称,当月\n桥,5"), None);
    }

    #[test]
    fn the_dust_of_sums_is_wiped_off() {
        let number = |text: &str| words(&CellValue::Number(text.to_owned()));
        assert_eq!(number("0.30000000000000004"), "0.3");
        assert_eq!(number("1250.5"), "1250.5");
        assert_eq!(number("99.99999999999999"), "100");
    }

    #[test]
    fn a_title_may_say_its_month_anywhere() {
        assert_eq!(month("岳池县2026年9月月报"), Month::new(2026, 9).ok());
        assert_eq!(month("年月"), None);
        assert_eq!(month("2026年13月"), None);
    }
}
