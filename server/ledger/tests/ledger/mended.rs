//! Cells that are mended on the page are read like any other, and what the file says is kept beside them.

use battle_map::{
    model::ledger::{Issue, MendedCell},
    value::Money,
};
use battle_map_ledger::{ReadLedger, ReadOptions, intake, read};

use crate::support::{options, read_csv};

const LEDGER: &str = "项目名称,县区,总投资(万元),计划开工时间\n甲水库,岳池县,九千,2026-03\n乙大桥,岳池县,800,三月中下\n";

fn cell(row: u32, column: &str, text: &str) -> MendedCell {
    let (column, text) = (column.to_owned(), text.to_owned());
    MendedCell { sheet: String::new(), row, column, text }
}

fn read_mended(mended: Vec<MendedCell>) -> ReadLedger {
    read(LEDGER.as_bytes(), &ReadOptions { mended, ..options("清单.csv") }).unwrap()
}

fn rejected(read: &ReadLedger) -> Vec<(u32, &str)> {
    read.rejected.iter().map(|issue: &Issue| (issue.row, issue.column.as_str())).collect()
}

#[test]
fn a_mended_cell_lets_its_row_in_and_what_the_file_says_is_told() {
    let before = read_csv(LEDGER);
    assert_eq!(rejected(&before), [(2, "总投资(万元)"), (3, "计划开工时间")]);
    let cells = intake::cells(&before, &before.rejected);
    let [Some(first), Some(second)] = cells.as_slice() else { panic!("{cells:?}") };
    assert_eq!((first.text.as_str(), first.project.as_deref()), ("九千", Some("甲水库")));
    assert_eq!(second.text, "三月中下");

    let mended =
        read_mended(vec![cell(2, "总投资(万元)", "9000"), cell(3, "计划开工时间", "2026年3月")]);
    assert_eq!(rejected(&mended), []);
    let rows = &mended.ledger.as_ref().unwrap().rows;
    assert_eq!((rows.len(), rows[0].facts.total), (2, Some(Money::from_wan(9000))));
    assert_eq!(mended.mended[0].before, "九千");
}

#[test]
fn a_cell_mended_badly_is_rejected_with_what_was_typed_and_an_emptied_one_says_nothing() {
    let read = read_mended(vec![cell(2, "总投资(万元)", "很多"), cell(3, "计划开工时间", " ")]);
    assert_eq!(rejected(&read), [(2, "总投资(万元)")]);
    assert_eq!(intake::cells(&read, &read.rejected)[0].as_ref().unwrap().text, "很多");
    assert_eq!(read.ledger.unwrap().rows[0].planned_start, None);
}

#[test]
fn what_is_about_no_cell_below_the_header_changes_nothing() {
    let other = MendedCell { sheet: "附表".to_owned(), ..cell(2, "总投资(万元)", "1") };
    let read = read_mended(vec![
        cell(1, "县区", "别的"),
        cell(99, "县区", "别的"),
        cell(2, "没有这一列", "别的"),
        other,
    ]);
    assert_eq!((rejected(&read).len(), read.mended.len()), (2, 0));
    assert_eq!(read.ledger.unwrap().rows, read_csv(LEDGER).ledger.unwrap().rows);
}
