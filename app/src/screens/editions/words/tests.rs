use battle_map::{
    model::edition::{Invested, MonthFigures, Reached, RowAbout, SumRow, Sums, Target},
    model::series::Aim,
    value::{EditionId, Money, RegionId, Timestamp},
};

use super::*;
use crate::texts::Language;

const CHINESE: Texts = Texts(Language::Chinese);

/// A city of one county whose money is held against its plan and against a target.
fn tables() -> MonthTables {
    let month = "2026-10".parse().unwrap();
    let sums = Sums {
        entries: 10,
        reported: 9,
        total: Money::from_wan(200_000),
        invested: Some(Invested { plan: Money::from_wan(100_000), done: Money::from_wan(71_100) }),
        money: Money::from_wan(71_100),
        starts: Reached { planned: 46, due: 40, claimed: 30, recognised: 24, ledger: 0 },
        completions: Reached::default(),
        targets: vec![Target {
            due: "2026-12".parse().unwrap(),
            aim: Aim::Investment(Money::from_wan(103_000)),
        }],
    };
    let row = |about, name: &str| SumRow { about, name: name.to_owned(), sums: sums.clone() };
    let figures = MonthFigures {
        month,
        sums: vec![row(RowAbout::City, ""), row(RowAbout::Region(RegionId(1)), "岳池县")],
        overdue: Vec::new(),
        projects: Vec::new(),
    };
    let edition = EditionMark { id: EditionId(7), month, number: 2, at: Timestamp(0) };
    MonthTables::of(edition, &figures).unwrap()
}

#[test]
fn the_text_names_its_edition_and_what_each_lag_is_held_against() {
    let words = month_words(CHINESE, &tables());
    let lines: Vec<_> = words.lines().collect();
    assert_eq!(lines[0], "【月度调度】截至10月底（月度数据第2版），已报 9/10 个项目：");
    assert_eq!(
        lines[1],
        "全市：完成 7.11 亿元，为年度计划的 71.1%，序时 83.3%，较年度计划低 12.2 点；\
         开工 计划 46，申报 30，认定 24，较计划低 34.8 点；竣工 计划 0，申报 0，认定 0。\
         投资目标 10.30，申报 7.11，认定 7.11 亿元，较目标低 14.3 点。"
    );
    assert_eq!(lines[3], "逾期节点 0 个（计至10月底）：");
    assert_eq!(named(CHINESE, tables().edition), "2026年10月 月度数据 第2版");
}
