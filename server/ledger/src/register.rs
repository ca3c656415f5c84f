//! Reading a register from before this program was used, of notices or of cards: its columns by their
//! headers, its cells as texts, its days as days.

use std::{collections::BTreeMap, path::Path};

use battle_map::{
    model::register::{Register, RegisterLine},
    value::{LedgerDate, text::normalised},
};

use super::{
    LedgerError, date,
    read::sheets,
    sheet::{CellValue, Merged, Sheet, SheetRow},
};

mod headers;

pub use headers::Headed;

/// How many filled rows from the top may stand before the header.
const SEARCHED_ROWS: usize = 20;

/// The words with which a row begins that only adds up.
const SUMS: [&str; 3] = ["合计", "小计", "总计"];

/// The columns of a sheet from left to right.
type Columns<C> = Vec<(u16, C)>;

/// Reads a workbook or table in a process of its own, `program`: every sheet that has such columns.
///
/// # Errors
/// When it is none, is damaged, or is larger than any register.
pub fn read<C: Headed>(bytes: &[u8], program: &Path) -> Result<Register<C>, LedgerError> {
    let sheets = sheets(bytes, program)?;
    let read: Vec<_> =
        sheets.iter().filter_map(|s| Some((s.name.as_str(), register(s)?))).collect();
    let several = read.len() > 1;
    let mut whole = Register::default();
    for (name, Register { columns, lines }) in read {
        whole.columns.extend(columns);
        let sheet = if several { name } else { "" };
        let named = |line| RegisterLine { sheet: sheet.to_owned(), ..line };
        whole.lines.extend(lines.into_iter().map(named));
    }
    Ok(whole)
}

/// The sheet's lines; nothing where no row is its header.
fn register<C: Headed>(sheet: &Sheet) -> Option<Register<C>> {
    let head = |row: &SheetRow| Some(columns(row)).filter(|found| C::is_header(&kinds(found)));
    let mut rows = sheet.rows.iter().take(SEARCHED_ROWS);
    let (mut last, mut columns) = rows.find_map(|row| Some((row.number, head(row)?)))?;
    if let Some(below) = sheet.row(last + 1).and_then(second_row) {
        columns = joined(columns, below);
        last += 1;
    }
    let lines = sheet.rows.iter().filter(|row| row.number > last && !is_sum(row));
    let lines = lines.map(|row| line(sheet, row, &columns)).filter(|line| !line.cells.is_empty());
    let given = C::of_sheet(&sheet.name).filter(|(column, _)| !kinds(&columns).contains(column));
    let with_given = |mut line: RegisterLine<C>| {
        line.cells.extend(given.clone());
        line
    };
    let lines = lines.map(with_given).collect();
    let columns = kinds(&columns).into_iter().chain(given.as_ref().map(|(column, _)| *column));
    Some(Register { columns: columns.collect(), lines })
}

fn kinds<C: Headed>(columns: &Columns<C>) -> Vec<C> {
    columns.iter().map(|(_, column)| *column).collect()
}

/// The columns of a header row; of two with one meaning the first counts, but where they are joined.
fn columns<C: Headed>(row: &SheetRow) -> Columns<C> {
    let mut found: Columns<C> = Vec::new();
    for (place, value) in &row.cells {
        let free = |column: &C| column.is_joined() || found.iter().all(|(_, c)| c != column);
        if let Some(column) = C::of_header(&value.text()).filter(free) {
            found.push((*place, column));
        }
    }
    found
}

/// The columns of the second row of a header: one that says nothing but headers.
fn second_row<C: Headed>(row: &SheetRow) -> Option<Columns<C>> {
    let below = columns::<C>(row);
    (below.len() == row.cells.len()).then_some(below)
}

/// The columns of a header of two rows: where both say something, the lower one counts.
fn joined<C: Headed>(mut above: Columns<C>, below: Columns<C>) -> Columns<C> {
    above.retain(|(place, _)| below.iter().all(|(lower, _)| lower != place));
    for (place, column) in below {
        if above.iter().all(|(_, known)| *known != column) {
            above.push((place, column));
        }
    }
    above
}

/// Whether a row only adds up the others.
fn is_sum(row: &SheetRow) -> bool {
    let first = row.cells.first().map(|(_, value)| normalised(&value.text()));
    first.is_some_and(|words| SUMS.iter().any(|sum| words.starts_with(sum)))
}

fn line<C: Headed>(sheet: &Sheet, row: &SheetRow, columns: &Columns<C>) -> RegisterLine<C> {
    let mut cells: BTreeMap<C, String> = BTreeMap::new();
    for (place, column) in columns {
        let words = value(sheet, row, *place).map(|value| words(value, *column, sheet.from_1904));
        let Some(words) = words.filter(|words| !words.is_empty()) else { continue };
        let cell = cells.entry(*column).or_default();
        if !cell.is_empty() {
            cell.push('；');
        }
        cell.push_str(&words);
    }
    RegisterLine { sheet: String::new(), row: row.number, cells }
}

/// What a cell shows: of those joined downwards, what stands in the first. A line joined across is a
/// heading or a note and says nothing of a column.
fn value<'a>(sheet: &'a Sheet, row: &'a SheetRow, place: u16) -> Option<&'a CellValue> {
    let joined = || {
        let covers = |area: &&Merged| area.columns.0 == place && area.covers(row.number, place);
        let area = sheet.merged.iter().find(covers)?;
        sheet.row(area.rows.0)?.get(area.columns.0)
    };
    row.get(place).or_else(joined)
}

/// A cell's words; a day as `2026-11-02`.
fn words<C: Headed>(value: &CellValue, column: C, from_1904: bool) -> String {
    let day = column.is_a_day().then(|| date::of_cell(value, None, from_1904)).flatten();
    match day {
        Some(LedgerDate::Day(day)) => day.to_string(),
        _ => value.text().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use battle_map::model::register::{CardColumn, RegisterColumn};

    use super::*;
    use crate::{csv, sheet::builder::Limits};

    fn sheet(table: &str) -> Sheet {
        csv::read(table.as_bytes(), Limits::default()).unwrap()
    }

    fn read(table: &str) -> Option<Register> {
        register(&sheet(table))
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

    const CARDS: &str = "黄红牌台账\n\
        序号,牌种,项目名称,项目编码,责任单位,发牌日期,发牌依据,发牌原因,整改情况,\n\
        ,,,,,,,,反馈日期,反馈内容\n\
        1,黄牌,桥,2019-001,水务局,2026.6.5,办法第五条,5月应开工未开工,6月20日,已开工\n\
        2,红牌,,,,2026年9月5日,,连续三月未开工,,\n\
        合计,,2张,,,,,,,\n\
        注：黄牌两次即约谈,,,,,,,,,\n";

    fn cards(sheet: &Sheet) -> Register<CardColumn> {
        register(sheet).unwrap()
    }

    #[test]
    fn a_ledger_of_cards_has_a_header_of_two_rows_joined_cells_and_a_sum() {
        let mut sheet = sheet(CARDS);
        sheet.merged.push(Merged { rows: (4, 5), columns: (2, 2) });
        sheet.merged.push(Merged { rows: (7, 7), columns: (0, 9) });
        let register = cards(&sheet);
        assert!(CardColumn::REQUIRED.iter().all(|need| register.columns.contains(need)));
        let [first, second] = register.lines.as_slice() else { panic!("{register:?}") };
        assert_eq!((first.row, second.row), (4, 5));
        assert_eq!(first.cells[&CardColumn::Reason], "办法第五条；5月应开工未开工");
        assert_eq!(first.cells[&CardColumn::AnsweredOn], "6月20日", "a day without a year is none");
        assert_eq!(first.cells[&CardColumn::Reply], "已开工");
        assert_eq!(second.cells[&CardColumn::Project], "桥", "the joined cell counts for both");
        assert_eq!(second.cells[&CardColumn::IssuedOn], "2026-09-05");
    }

    #[test]
    fn a_bare_number_of_days_counts_from_when_its_workbook_counts() {
        let table = "项目名称,发牌时间,原因\n桥,44716,未开工\n";
        let day = |sheet: &Sheet| cards(sheet).lines[0].cells[&CardColumn::IssuedOn].clone();
        assert_eq!(day(&sheet(table)), "2022-06-04");
        assert_eq!(day(&Sheet { from_1904: true, ..sheet(table) }), "2026-06-05");
    }

    #[test]
    fn the_colour_may_stand_on_the_tab_alone() {
        let table = "项目名称,发牌时间,原因\n桥,2026-06-05,未开工\n";
        let sheet = Sheet { name: "红牌".to_owned(), ..sheet(table) };
        let register = cards(&sheet);
        assert_eq!(register.lines[0].cells[&CardColumn::Level], "红牌");
        let both = Sheet { name: "黄红牌台账".to_owned(), ..sheet };
        assert!(!cards(&both).columns.contains(&CardColumn::Level), "it names both");
    }
}
