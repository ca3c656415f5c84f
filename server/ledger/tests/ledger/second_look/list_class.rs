//! 建设性质, words of the year in other columns, and headings: the class of a project on the ledger's list.

use battle_map::board::Board;
use battle_map_ledger::ReadLedger;

use super::{rows, warned};
use crate::support::{codes, import, read_csv};

const TITLE: &str = "某市2026年重点项目台账";

fn ledger(header: &str, words: &[&str]) -> ReadLedger {
    let lines: Vec<String> =
        words.iter().enumerate().map(|(at, word)| format!("项目{at},岳池县,{word}")).collect();
    read_csv(&format!("{TITLE}\n项目名称,县区,{header}\n{}", lines.join("\n")))
}

/// The class of each row as the list has it once the ledger went in; the second time nothing changes.
fn classes(read: &ReadLedger) -> Vec<&'static str> {
    let (mut board, ledger) = (Board::default(), read.ledger.as_ref().unwrap());
    assert_eq!(import(&mut board, ledger).rejected, []);
    assert!(import(&mut board.clone(), ledger).events.is_empty(), "the same twice");
    let list = board.lists.values().next().unwrap();
    list.entries.values().map(|entry| entry.class.map_or("-", |class| class.code())).collect()
}

#[test]
fn the_nature_of_a_row_is_its_class_on_the_list() {
    let words = ["续建", "新开工", "竣工", "前期", "计划投产", "新建", "在建", "停工", "", "/"];
    let read = ledger("建设性质", &words);
    assert_eq!((codes(&read.rejected), warned(&read)), (vec![], vec![]));
    let told = ["continued", "new-start", "completing", "preparatory", "completing"];
    assert_eq!(classes(&read)[..5], told);
    assert_eq!(classes(&read)[5..], ["-"; 5]);
}

#[test]
fn what_is_written_at_length_means_the_same() {
    for (words, class) in [
        ("续建项目", "continued"),
        ("续建（2024年开工）", "continued"),
        ("跨年续建项目", "continued"),
        ("续建，已纳统", "continued"),
        ("计划新开工项目", "new-start"),
        ("2026年新开工项目", "new-start"),
        ("2026年度新开工", "new-start"),
        ("二〇二六年新开工", "new-start"),
        ("前期项目（可研）", "preparatory"),
        ("2026年底竣工", "completing"),
        ("计划2026年竣工项目", "completing"),
        ("续建、竣工", "completing"),
        ("续建，2026年内竣工", "completing"),
        ("新开工、年内竣工", "completing"),
    ] {
        let read = ledger("建设性质", &[&format!("\"{words}\"")]);
        assert_eq!((classes(&read), warned(&read)), (vec![class], vec![]), "{words}");
    }
}

#[test]
fn a_word_of_another_year_or_with_a_month_is_asked_about() {
    let read = ledger("建设性质", &["2025年新开工", "2026年10月竣工", "2027年竣工"]);
    let asked: Vec<_> = (3..6).map(|row| (row, "建设性质", "unknown-status")).collect();
    assert_eq!((warned(&read), classes(&read)), (asked, vec!["-"; 3]));
    let read = ledger("建设状态", &["2026年竣工", "在建"]);
    assert_eq!(warned(&read), [(3, "建设状态", "unknown-status")]);
}

#[test]
fn a_state_is_no_class_unless_its_column_speaks_of_the_year() {
    assert_eq!(classes(&ledger("建设状态", &["前期", "在建", "已竣工"])), ["-"; 3]);
    let told = ["preparatory", "continued", "completing"];
    assert_eq!(classes(&ledger("项目状态", &["前期", "续建", "竣工"])), told);
    assert_eq!(classes(&ledger("前期,在建,竣工", &["√,,", ",√,", ",,√"])), ["-"; 3]);
    assert_eq!(classes(&ledger("前期,续建,竣工", &["√,,", ",√,", ",,√"])), told);
}

#[test]
fn a_heading_gives_the_class_that_no_column_states() {
    let read = read_csv(&format!(
        "{TITLE}\n项目名称,县区,建设性质,建设状态\n一、2026年续建项目（2个）,,,\n甲,岳池县,新建,在建\n\
         乙,岳池县,新开工,\n二、新开工项目,,,\n丙,岳池县,,\n三、产业项目,,,\n丁,岳池县,,"
    ));
    assert_eq!(classes(&read), ["continued", "new-start", "new-start", "-"]);
    let contradiction = read.warnings.iter().find(|it| it.code.code() == "status-contradicts");
    let told = contradiction.map(|issue| (issue.row, issue.value.as_str()));
    assert_eq!(told, Some((5, "2026年续建项目 ≠ 新开工")), "{:?}", read.warnings);
}

#[test]
fn words_that_exclude_each_other_are_named_and_the_nature_counts() {
    let read = ledger("项目状态,建设性质", &["续建,前期", "续建,续建", "储备,"]);
    assert_eq!(classes(&read), ["preparatory", "continued", "preparatory"]);
    assert_eq!(warned(&read), [(3, "项目状态", "status-contradicts")]);
    assert_eq!(read.warnings[0].value, "续建 ≠ 前期");
    assert_eq!(rows(&read)[0].class.as_ref().unwrap().column, "建设性质");
}

#[test]
fn what_began_or_ended_in_another_year_contradicts_its_class() {
    let read = ledger(
        "建设性质,实际开工,实际竣工",
        &["新开工,2024.3,", "新开工,2026.3,", "竣工,2024.3,2025.8", "竣工,2024.3,2026.8"],
    );
    let planned = import(&mut Board::default(), read.ledger.as_ref().unwrap());
    let warned = planned.warnings.iter().filter(|it| it.code.code() == "status-contradicts");
    let warned: Vec<_> = warned.map(|issue| (issue.row, issue.value.as_str())).collect();
    assert_eq!(warned, [(3, "新开工 ≠ 2024-03"), (5, "竣工 ≠ 2025-08")]);
}
