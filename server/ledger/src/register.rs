//! Reading a register from before this program was used: its columns by their headers, its cells as
//! texts, its days as days.

use std::path::Path;

use battle_map::{
    model::register::{Register, RegisterColumn, RegisterLine},
    value::{LedgerDate, text::normalised},
};

use super::{
    LedgerError, date,
    read::sheets,
    sheet::{CellValue, Sheet, SheetRow},
};

/// How many filled rows from the top may stand before the header.
const SEARCHED_ROWS: usize = 20;

/// The headers of each column, as registers write them; ours first.
const HEADERS: [(RegisterColumn, &[&str]); 14] = [
    (RegisterColumn::Number, &["文号", "发文字号", "文书编号"]),
    (RegisterColumn::Project, &["项目", "项目名称"]),
    (RegisterColumn::Region, &["县区", "所在县区", "区县"]),
    (RegisterColumn::Unit, &["责任单位", "受文单位", "受文单位名称"]),
    (RegisterColumn::Subject, &["事由", "事由名称", "标题"]),
    (RegisterColumn::Facts, &["问题", "存在问题", "主要问题"]),
    (RegisterColumn::Demand, &["要求", "整改要求", "工作要求"]),
    (RegisterColumn::Signatory, &["签发人", "签发领导"]),
    (RegisterColumn::IssuedOn, &["签发日期", "发文日期", "签发时间", "发文时间"]),
    (RegisterColumn::AnswerBy, &["期限", "反馈期限", "整改期限", "办结期限", "整改时限"]),
    (RegisterColumn::State, &["状态", "办理状态", "办理情况"]),
    (RegisterColumn::Signer, &["签收人"]),
    (RegisterColumn::SignedOn, &["签收日期", "签收时间"]),
    (RegisterColumn::Reply, &["整改反馈", "反馈", "整改情况", "反馈情况"]),
];

/// Reads a workbook or table in a process of its own, `program`.
///
/// # Errors
/// When it is none, is damaged, or is larger than any register.
pub fn read(bytes: &[u8], program: &Path) -> Result<Register, LedgerError> {
    let read = sheets(bytes, program)?.iter().find_map(register);
    Ok(read.unwrap_or_default())
}

/// The sheet's lines; nothing where no row names numbers and projects.
fn register(sheet: &Sheet) -> Option<Register> {
    let mut rows = sheet.rows.iter().take(SEARCHED_ROWS);
    let (head, columns) = rows.find_map(|row| Some((row.number, columns(row)?)))?;
    let lines = sheet.rows.iter().filter(|row| row.number > head);
    let lines = lines.map(|row| line(row, &columns)).filter(|line| !line.cells.is_empty());
    let lines = lines.collect();
    Some(Register { columns: columns.into_iter().map(|(_, column)| column).collect(), lines })
}

/// The columns of a header row from left to right; of two with one meaning the first counts.
fn columns(row: &SheetRow) -> Option<Vec<(u16, RegisterColumn)>> {
    let mut found: Vec<(u16, RegisterColumn)> = Vec::new();
    for (place, value) in &row.cells {
        let column = column(&value.text());
        if let Some(column) = column.filter(|column| found.iter().all(|(_, c)| c != column)) {
            found.push((*place, column));
        }
    }
    let has = |column| found.iter().any(|(_, known)| *known == column);
    (has(RegisterColumn::Number) && has(RegisterColumn::Project)).then_some(found)
}

fn column(text: &str) -> Option<RegisterColumn> {
    let word = normalised(text);
    let means = |words: &&[&str]| words.iter().any(|header| normalised(header) == word);
    HEADERS.iter().find(|(_, words)| means(words)).map(|(column, _)| *column)
}

fn line(row: &SheetRow, columns: &[(u16, RegisterColumn)]) -> RegisterLine {
    let cell = |(place, column): &(u16, RegisterColumn)| {
        let text = words(row.get(*place)?, *column);
        (!text.is_empty()).then_some((*column, text))
    };
    RegisterLine { row: row.number, cells: columns.iter().filter_map(cell).collect() }
}

/// What a cell says: a day as `2026-11-02`, whatever form it is written in.
fn words(value: &CellValue, column: RegisterColumn) -> String {
    let day = column.is_a_day().then(|| date::of_cell(value, None)).flatten();
    match day {
        Some(LedgerDate::Day(day)) => day.to_string(),
        _ => value.text().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{csv, sheet::builder::Limits};

    fn read(table: &str) -> Option<Register> {
        register(&csv::read(table.as_bytes(), Limits::default()).unwrap())
    }

    #[test]
    fn columns_are_found_by_their_headers_and_days_in_every_form() {
        let register = read(
            "点球登记簿\n序号,文号,项目名称,受文单位,事由,要求,签发日期,反馈期限,状态\n\
             1,挂战点球〔2026〕17号,桥,水务局,限期开工,开工,2026.11.2,2026年11月30日,待签收\n,,,,,,,,\n",
        )
        .unwrap();
        assert!(RegisterColumn::REQUIRED.iter().all(|need| register.columns.contains(need)));
        let [line] = register.lines.as_slice() else { panic!("{register:?}") };
        assert_eq!(line.row, 3);
        assert_eq!(line.cells[&RegisterColumn::IssuedOn], "2026-11-02");
        assert_eq!(line.cells[&RegisterColumn::AnswerBy], "2026-11-30");
        assert_eq!(line.cells[&RegisterColumn::Unit], "水务局");
    }

    #[test]
    fn a_table_without_numbers_and_projects_is_no_register() {
        assert_eq!(read("项目名称,要求\n桥,开工"), None);
    }
}
