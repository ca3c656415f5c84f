use battle_map::{
    model::edition::{
        Coverage, Invested, MonthFigures, PlanAttainment, RowAbout, SumRow, SumTarget, Sums,
    },
    model::period::Span,
    model::series::Aim,
    value::{EditionId, Money, RegionId, Timestamp},
    view::paged::Part,
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
        coverage: Some(Coverage { unplanned: 2, suspended: 1, underspent: 0 }),
        total: Money::from_wan(200_000),
        invested: Some(Invested { plan: Money::from_wan(100_000), done: Money::from_wan(71_100) }),
        money: Money::from_wan(71_100),
        starts: PlanAttainment { planned: 46, due: 40, claimed: 30, recognised: 24, ledger: 0 },
        completions: PlanAttainment::default(),
        targets: vec![SumTarget {
            due: "2026-12".parse().unwrap(),
            aim: Aim::Investment(Money::from_wan(103_000)),
        }],
    };
    let row = |about, name: &str| SumRow { about, name: name.to_owned(), sums: sums.clone() };
    let figures = MonthFigures {
        month,
        span: Span::Month,
        sums: vec![row(RowAbout::City, ""), row(RowAbout::Region(RegionId(1)), "岳池县")],
        overdue: Vec::new(),
        projects: Vec::new(),
    };
    let edition =
        EditionMark { id: EditionId(7), month, span: Span::Month, number: 2, at: Timestamp(0) };
    MonthTables::of(edition, &figures, Part::Whole).unwrap()
}

#[test]
fn the_text_names_its_edition_and_what_each_lag_is_held_against() {
    let words = month_words(CHINESE, &tables());
    let lines: Vec<_> = words.lines().collect();
    assert_eq!(lines[0], "【月度调度】截至10月底（月度数据第2版），已报 9/10 个项目：");
    assert_eq!(
        lines[1],
        "全市：10 个项目（无计划 2 个未计，停缓建 1 个在内），完成 7.11 亿元，为年度计划的 71.1%，序时 83.3%，较年度计划低 12.2 点；\
         开工 计划 46，申报 30，认定 24，较计划低 34.8 点；竣工 计划 0，申报 0，认定 0。\
         投资目标 10.30，申报 7.11，认定 7.11 亿元，较目标低 14.3 点。"
    );
    assert_eq!(lines[3], "逾期节点 0 个（计至10月底）：");
    assert_eq!(named(CHINESE, tables().edition), "2026年10月 月度数据 第2版");
}

#[test]
fn a_period_of_two_months_and_a_bulletin_have_names_of_their_own() {
    let month = "2027-02".parse().unwrap();
    let mark = EditionMark { month, span: Span::JanuaryAndFebruary, ..tables().edition };
    assert_eq!(named(CHINESE, mark), "2027年1—2月 月度数据 第2版");
    let bulletin = called(CHINESE, EditionKind::Bulletin, mark);
    assert_eq!(bulletin, "2027年1—2月 通报 挂战通报〔2027〕2号（第2版）");
}

#[test]
fn the_text_says_of_how_many_there_is_no_plan_and_leaves_no_county_out() {
    let mut tables = tables();
    tables.counties[0].investment = None;
    let words = month_words(CHINESE, &tables);
    assert_eq!(words.lines().nth(2), Some("岳池县：10 个项目，均无年度计划。"));
}
