//! Workbooks of the old format give what the new one gives.

use std::sync::Arc;

use battle_map::{
    model::{
        ledger::{Issue, IssueCode, LedgerRow},
        shape::ListFormat,
    },
    value::{Money, MoneyUnit, Name},
};
use battle_map_ledger::{ReadLedger, read, rejected};

use crate::support::{codes, options};

fn small() -> ReadLedger {
    read(include_bytes!("../../../tests/data/small.xls"), &options("small.xls")).unwrap()
}

#[test]
fn a_citys_ledger_reads_the_same_from_either_format() {
    let mut new =
        read(include_bytes!("../../../tests/data/guangan-ledger.xlsx"), &options("台账")).unwrap();
    let old =
        read(include_bytes!("../../../tests/data/guangan-ledger.xls"), &options("台账")).unwrap();
    assert_eq!((&old.rejected, &old.warnings), (&new.rejected, &new.warnings));
    // The old format is read without its looks.
    let shape = new.ledger.as_mut().and_then(|ledger| ledger.shape.as_mut()).unwrap();
    let shape = Arc::make_mut(shape);
    shape.looks = ListFormat::default();
    for column in &mut shape.columns {
        (column.width, column.format) = (None, None);
    }
    assert_eq!(old.ledger, new.ledger);
    let sheet = |mut read: ReadLedger| read.sources.remove(0).sheet;
    let (old, new) = (sheet(old), sheet(new));
    assert_eq!((old.name, old.merged), (new.name, new.merged));
}

#[test]
fn joined_cells_headings_and_hidden_sheets_are_understood() {
    let read = small();
    assert_eq!((codes(&read.rejected), codes(&read.warnings)), (vec![], vec![]));
    let ledger = read.ledger.unwrap();
    assert_eq!(ledger.list.unwrap().as_str(), "江北市2023年重点项目推进表（单位：万元）");
    let told = |row: &LedgerRow| {
        let text = |name: &Option<Name>| name.as_ref().unwrap().to_string();
        (row.row, row.facts.name.to_string(), text(&row.facts.regions), text(&row.facts.sector))
    };
    let expected = [
        (5, "滨江芯片厂", "江东区", "产业项目"),
        (6, "纸业园", "江东区", "产业项目"),
        (8, "北山环线", "北山县", "交通项目"),
    ];
    let expected = expected.map(|(row, a, b, c)| (row, a.to_owned(), b.to_owned(), c.to_owned()));
    assert_eq!(ledger.rows.iter().map(told).collect::<Vec<_>>(), expected);
}

#[test]
fn dates_and_amounts_keep_what_the_cell_holds() {
    let rows = small().ledger.unwrap().rows;
    let starts: Vec<_> = rows.iter().map(|row| row.planned_start.unwrap().to_string()).collect();
    assert_eq!(starts, ["2022-08-03", "2023-03", "2023-11-01"]);
    assert_eq!(rows[0].plan, Some(Money::from_fen(2_000_500_000)));
    assert_eq!(rows[1].figures.year_to_date, Some(Money::ZERO));
}

#[test]
fn a_formula_without_stored_result_is_rejected_and_one_that_may_be_blank_is_blank() {
    let read = read(include_bytes!("../../../tests/data/formulas.xls"), &options("a.xls")).unwrap();
    assert_eq!(codes(&read.rejected), [(2, "总投资(万元)", "formula-without-value")]);
    let rows = read.ledger.unwrap().rows;
    assert_eq!((rows[0].row, &rows[0].figures.problem), (3, &None));
}

/// The workbook with joined areas whose last row or column stands before the first, as other programs
/// than Excel write them: every area of its MERGEDCELLS record is turned round.
fn with_areas_turned_round() -> Vec<u8> {
    const MERGED_CELLS: [u8; 2] = [0xe5, 0];
    let mut bytes = include_bytes!("../../../tests/data/small.xls").to_vec();
    let number =
        |bytes: &[u8], at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let is_record = |at: &usize| {
        let areas = number(&bytes, at + 4);
        bytes[*at..].starts_with(&MERGED_CELLS)
            && areas > 0
            && number(&bytes, at + 2) == 2 + 8 * areas
    };
    let record = (0..bytes.len() - 6).find(is_record).unwrap();
    for area in 0..number(&bytes, record + 4) {
        let at = record + 6 + 8 * area;
        for (first, last) in [(at, at + 2), (at + 4, at + 6)] {
            bytes.swap(first, last);
            bytes.swap(first + 1, last + 1);
        }
    }
    bytes
}

#[test]
fn joined_areas_that_end_before_they_begin_are_read_and_rejected_rows_are_handed_back() {
    let turned = read(&with_areas_turned_round(), &options("small.xls")).unwrap();
    assert_eq!(turned.ledger, small().ledger, "read the same");
    let source = &turned.sources[0];
    let areas = &source.sheet.merged;
    assert!(areas.len() > 8, "{areas:?}");
    let (row, column, value) = (5, "总投资".to_owned(), String::new());
    let rejected = [Issue { sheet: None, row, column, code: IssueCode::UnreadableNumber, value }];
    let back = rejected::workbook(&turned.sources, &rejected, |_| "金额看不懂".to_owned()).unwrap();
    let again = read(&back, &options("退回.xlsx")).unwrap();
    let head = |area: &&battle_map_ledger::sheet::Merged| area.rows.1 <= source.header.last_row;
    let kept: Vec<_> = areas.iter().filter(head).filter(|area| is_wide(area)).collect();
    assert_eq!(again.sources[0].sheet.merged.iter().collect::<Vec<_>>(), kept);
    assert_eq!(again.ledger.unwrap().rows.len(), 1);
}

/// Whether an area joins more than one cell, which alone is written.
fn is_wide(area: &battle_map_ledger::sheet::Merged) -> bool {
    area.rows.0 < area.rows.1 || area.columns.0 < area.columns.1
}

#[test]
fn what_an_old_workbook_shows_counts_as_in_a_new_one() {
    let file = include_bytes!("../../../tests/data/formats.xls");
    let read = read(file, &options("a.xls")).unwrap();
    assert_eq!(codes(&read.rejected), [(5, "计划竣工时间", "unreadable-date")]);
    let told = |row: &LedgerRow| {
        let total = row.facts.total.unwrap().exact(MoneyUnit::Wan);
        let end = row.planned_completion.unwrap();
        let progress = row.figures.progress.as_ref().unwrap();
        format!("{total} {end} {progress} {}", row.plan.unwrap().exact(MoneyUnit::Wan))
    };
    let rows = read.ledger.unwrap().rows;
    assert_eq!(
        rows.iter().map(told).collect::<Vec<_>>(),
        ["1250 2026-12 100% 320", "158.00005 2026-12-01 45% 210", "25000 2026-12 45% 110",]
    );
}

#[test]
fn a_hidden_row_of_an_old_workbook_is_named() {
    // The record of the fifth row; bit 5 of its flags hides it.
    const ROW: [u8; 6] = [0x08, 0x02, 0x10, 0, 4, 0];
    let mut bytes = include_bytes!("../../../tests/data/small.xls").to_vec();
    let row = bytes.windows(ROW.len()).position(|bytes| bytes == ROW).unwrap();
    bytes[row + 16] |= 0x20;
    let hidden = read(&bytes, &options("small.xls")).unwrap();
    assert_eq!(hidden.ledger, small().ledger, "it is read all the same");
    let named = hidden.warnings.iter().find(|issue| issue.code == IssueCode::HiddenRows).unwrap();
    assert_eq!((named.row, named.value.as_str()), (5, "5"));
}
