//! Sheets whose header nobody knows by its words: somebody names its rows, and the next month they are
//! known by their layout.

use battle_map::{
    model::ledger::{Corrections, HeaderDepth, NamedHeader, SheetColumn},
    value::{Money, Name},
};
use battle_map_ledger::{ReadLedger, ReadOptions, read};

use crate::support::options;

const MARCH: &str = "某市盘子一览,,,\n标的,归口,体量(万元),经办\n甲水库,岳池县,9000,张\n";
const APRIL: &str = "某市盘子一览,,,\n4月,,,\n标的,归口,体量(万元),经办\n甲水库,岳池县,9500,张\n乙大桥,岳池县,800,李\n";

fn named(row: u32) -> Vec<NamedHeader> {
    vec![NamedHeader { sheet: String::new(), row, depth: HeaderDepth::ONE }]
}

fn read_with(text: &str, headers: Vec<NamedHeader>, corrections: Vec<Corrections>) -> ReadLedger {
    let options = ReadOptions { headers, corrections, ..options("盘子.csv") };
    read(text.as_bytes(), &options).unwrap()
}

/// What is said of the columns, on top of what the reading answered.
fn columns(read: &ReadLedger) -> Corrections {
    let mut said = read.corrections[0].clone();
    for (column, field) in [("标的", "name"), ("归口", "region"), ("体量(万元)", "total")] {
        let label = |it: &&SheetColumn| it.label == column;
        let key = read.sheets[0].columns.iter().find(label).unwrap().key.clone().unwrap();
        said.say_column(key, Some(field.to_owned()));
    }
    said
}

fn codes(read: &ReadLedger) -> Vec<&'static str> {
    read.rejected.iter().map(|issue| issue.code.code()).collect()
}

#[test]
fn a_header_that_nobody_knows_is_named_and_known_the_next_month() {
    let unread = read_with(MARCH, Vec::new(), Vec::new());
    assert_eq!(codes(&unread), ["no-header"]);
    assert_eq!(unread.tops[0].rows[1].cells[0].1, "标的", "its rows are there to choose from");

    let named = read_with(MARCH, named(2), Vec::new());
    assert_eq!(codes(&named), ["no-name-column"]);
    assert_eq!(named.sheets[0].header, Some((2, 2)));
    let said = columns(&named);
    assert_eq!(said.header, Some(HeaderDepth::ONE));

    let march = read_with(MARCH, Vec::new(), vec![said.clone()]);
    let rows = march.ledger.as_ref().unwrap().rows.clone();
    assert_eq!((rows.len(), rows[0].facts.total), (1, Some(Money::from_wan(9000))));
    assert_eq!(march.corrections, std::slice::from_ref(&said), "what holds is what was said");

    let april = read_with(APRIL, Vec::new(), vec![said]);
    assert_eq!(april.sheets[0].header, Some((3, 3)), "the row has moved");
    assert_eq!(april.ledger.unwrap().rows.len(), 2);
}

#[test]
fn what_is_named_counts_before_what_is_found() {
    let text = "项目名称,县区\n项目名称,总投资(万元)\n甲,9000\n";
    let found = read_with(text, Vec::new(), Vec::new());
    let other = 3 - found.sheets[0].header.unwrap().1;
    let read = read_with(text, named(other), Vec::new());
    assert_eq!(read.sheets[0].header, Some((other, other)));
}

#[test]
fn a_row_that_is_no_header_is_said_and_none_is_found_in_its_place() {
    let text = "项目名称,县区\n1,2\n甲,岳池县\n";
    for rows in ["2-3", "7"] {
        let read = read_with(text, vec![rows.parse().unwrap()], Vec::new());
        assert_eq!(codes(&read), ["header-not-there"], "{rows}");
        assert_eq!((read.rejected[0].value.as_str(), read.ledger), (rows, None));
    }
}

#[test]
fn a_header_is_named_once_and_for_a_sheet_that_is_there() {
    let text = "项目名称,县区\n项目名称,总投资(万元)\n甲,9000\n";
    let twice = read_with(text, [named(1), named(2)].concat(), Vec::new());
    assert_eq!((codes(&twice), twice.ledger), (vec!["header-of-several"], None));
    let mut elsewhere = named(2);
    elsewhere[0].sheet = "岳池县".to_owned();
    assert_eq!(codes(&read_with(text, elsewhere, Vec::new())), ["header-without-sheet"]);
}

#[test]
fn other_layouts_are_left_alone() {
    let mut said = Corrections::of(&["标的", "归口"].map(|label| Name::new(label).unwrap()));
    said.header = Some(HeaderDepth::ONE);
    assert_eq!(codes(&read_with("别的,东西\n甲,乙\n", Vec::new(), vec![said])), ["no-header"]);
}
