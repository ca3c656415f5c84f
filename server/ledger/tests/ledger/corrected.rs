//! What somebody says of columns, sheets and words counts before what they look like.

use battle_map::{
    model::ledger::{Corrections, ProjectStatus, SheetKind},
    value::{Money, Name},
};
use battle_map_ledger::{ReadLedger, ReadOptions, read};

use super::support::{options, read_csv};

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn read_said(text: &str, said: &Corrections) -> ReadLedger {
    let corrections = vec![said.clone()];
    read(text.as_bytes(), &ReadOptions { corrections, ..options("清单.csv") }).unwrap()
}

/// What is to be said of the layout of a table.
fn of(text: &str) -> Corrections {
    Corrections::of(&read_csv(text).sheets[0].layout)
}

#[test]
fn a_column_is_what_somebody_says_whatever_its_header_says() {
    let text = "项目名称,县区,总投资(万元),2026年盘子(万元),2026年计划投资(万元)\n甲,岳池县,9000,300,200\n";
    let mut said = of(text);
    let key = read_csv(text).sheets[0].columns[3].key.clone().unwrap();
    said.say_column(key, Some("plan".to_owned()));
    let row = &read_said(text, &said).ledger.unwrap().rows[0];
    assert_eq!(row.plan, Some(Money::from_wan(300)));
    assert_eq!(row.extra.len(), 1, "the column that had been the plan is kept as text");
}

#[test]
fn a_column_is_nothing_where_somebody_says_so_and_the_next_one_counts() {
    let text = "项目名称,县区,总投资(万元),投资总额(万元)\n甲,岳池县,9000,300\n";
    assert_eq!(read_csv(text).ledger.unwrap().rows[0].facts.total, Some(Money::from_wan(9000)));
    let mut said = of(text);
    let key = read_csv(text).sheets[0].columns[2].key.clone().unwrap();
    said.say_column(key, None);
    let read = read_said(text, &said);
    assert_eq!(read.warnings, [], "whoever says so need not be told");
    assert_eq!(read.ledger.unwrap().rows[0].facts.total, Some(Money::from_wan(300)));
}

#[test]
fn a_word_means_what_somebody_says() {
    let text = "项目名称,县区,建设状态\n甲,岳池县,卡壳\n乙,岳池县,见附件\n";
    assert_eq!(read_csv(text).warnings.iter().filter(|it| it.value == "卡壳").count(), 1);
    let mut said = of(text);
    said.say_word(name("卡壳"), Some(ProjectStatus::Stopped));
    said.say_word(name("见附件"), None);
    let read = read_said(text, &said);
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    let rows = read.ledger.unwrap().rows;
    assert_eq!(rows[0].statuses[0].status, ProjectStatus::Stopped);
    assert!(rows[1].statuses.is_empty());
}

#[test]
fn a_sheet_is_no_part_where_somebody_says_so_and_what_is_said_of_other_layouts_is_silent() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (tab, project) in [("岳池县", "甲"), ("武胜县", "乙")] {
        let sheet = book.add_worksheet().set_name(tab).unwrap();
        for (row, cells) in [["项目名称", "总投资(万元)"], [project, "9000"]].iter().enumerate()
        {
            for (column, cell) in cells.iter().enumerate() {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                sheet.write(row, column, *cell).unwrap();
            }
        }
    }
    let file = book.save_to_buffer().unwrap();
    let all = read(&file, &options("台账.xlsx")).unwrap();
    let mut said = Corrections::of(&all.sheets[0].layout);
    said.say_sheet(name("武胜县"), false);
    let other = Corrections { layout: vec![name("别的")], ..said.clone() };
    for (said, rows) in [(said, 1), (other, 2)] {
        let corrections = vec![said];
        let read = read(&file, &ReadOptions { corrections, ..options("台账.xlsx") }).unwrap();
        assert_eq!(read.ledger.unwrap().rows.len(), rows);
        let left_out = read.sheets[1].kind == SheetKind::NotChosen;
        assert_eq!(left_out, rows == 1);
    }
}
