//! Workbooks of the old format give what the new one gives.

use std::sync::Arc;

use battle_map::{
    model::{ledger::LedgerRow, shape::ListFormat},
    value::{Money, MoneyUnit, Name},
};
use battle_map_ledger::{ReadLedger, read};

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
