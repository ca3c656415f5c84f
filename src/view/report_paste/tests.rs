use super::*;
use ReportColumn::{Month, NextMonth, Problem, Progress, Total};

fn lines() -> Vec<GridLine> {
    let names = ["天顺食品加工园", "锦程新材料产业园(二期)", "静脉产业园", "重名项目", "重名项目"];
    let line = |(place, name): (usize, &&str)| GridLine {
        id: ProjectId(u32::try_from(place).unwrap() + 11),
        name: (*name).to_owned(),
    };
    names.iter().enumerate().map(line).collect()
}

fn planned(text: &str, at: (usize, ReportColumn)) -> PastePlan {
    plan(&cells(text), &lines(), at)
}

fn landed(plan: &PastePlan) -> Vec<(u32, Vec<(ReportColumn, &str)>)> {
    let cells = |landing: &'_ Landing| landing.cells.len();
    assert!(plan.landings.iter().all(|landing| cells(landing) > 0));
    plan.landings
        .iter()
        .map(|l| (l.project.0, l.cells.iter().map(|(c, t)| (*c, t.as_str())).collect()))
        .collect()
}

#[test]
fn a_block_without_names_lands_from_the_cursor_on() {
    let plan = planned("1\t2\n3\t4", (1, Total));
    assert_eq!(plan.by, PasteMatch::Position);
    let expected =
        [(12, vec![(Total, "1"), (NextMonth, "2")]), (13, vec![(Total, "3"), (NextMonth, "4")])];
    assert_eq!(landed(&plan), expected);
    assert!(!plan.wants_a_look());
}

#[test]
fn what_reaches_beyond_the_grid_is_listed() {
    let plan = planned("1\n2\n3", (3, Month));
    assert_eq!(plan.landings.len(), 2);
    assert_eq!(
        plan.left_over,
        [LeftOver { row: 3, words: "3".into(), fault: PasteFault::BelowTheEnd }]
    );
    assert_eq!(planned("a\tb\tc", (0, Progress)).unplaced, 1);
    assert_eq!(planned("a\tb\t ", (0, Progress)).unplaced, 0);
}

#[test]
fn rows_find_their_projects_by_name_in_any_order() {
    let plan = planned("静脉产业园\t7\n 锦程新材料产业园（二期）\t8", (0, Month));
    assert_eq!(plan.by, PasteMatch::Name);
    assert_eq!(landed(&plan), [(13, vec![(Month, "7")]), (12, vec![(Month, "8")])]);
    assert_eq!(plan.missing, [ProjectId(11), ProjectId(14), ProjectId(15)]);
    assert!(plan.wants_a_look());
}

#[test]
fn titles_say_which_column_is_which() {
    let text = "序号\t项目名称\t年度计划\t形象进度\t本月完成(万元)\t存在的问题\n1\t静脉产业园\t\t封顶\t9\t无";
    let plan = planned(text, (4, Problem));
    assert_eq!(landed(&plan), [(13, vec![(Progress, "封顶"), (Month, "9"), (Problem, "无")])]);
    assert_eq!(plan.unplaced, 0);
    let text = "项目名称\t年度计划\t本月完成\n静脉产业园\t500\t9";
    assert_eq!(planned(text, (0, Month)).unplaced, 1);
}

#[test]
fn rows_that_name_no_project_or_two_are_left_over_with_their_reason() {
    let plan = planned(
        "静脉产业园\t1\n没有的\t2\n重名项目\t3\n静脉产业园\t4\n合计\t10\n天顺食品加工园\t5",
        (0, Month),
    );
    let faults: Vec<_> = plan.left_over.iter().map(|left| (left.row, left.fault)).collect();
    let expected = [
        (2, PasteFault::NoSuchLine),
        (3, PasteFault::Ambiguous),
        (4, PasteFault::Twice),
        (5, PasteFault::NoSuchLine),
    ];
    assert_eq!(faults, expected);
}

#[test]
fn a_number_beside_another_projects_name_is_left_over() {
    let plan =
        planned("项目编号\t项目名称\t当月\n13\t静脉产业园\t1\n11\t静脉产业园\t2", (0, Month));
    assert_eq!(landed(&plan), [(13, vec![(Month, "1")])]);
    assert_eq!(plan.left_over[0].fault, PasteFault::NameDiffers);
}

#[test]
fn bare_numbers_that_might_be_projects_are_asked_about() {
    let plan = planned("11\t5\n12\t6", (0, Month));
    assert_eq!((plan.by, plan.unsure), (PasteMatch::Number, true));
    assert_eq!(planned("11\n12", (0, Month)).by, PasteMatch::Position);
    assert_eq!(planned("11\t5\n99\t6", (0, Month)).by, PasteMatch::Position);
}

#[test]
fn every_cell_lands_or_is_counted() {
    let text = "序号\t项目名称\t当月\t多余\n1\t静脉产业园\t3\t4\n2\t没有的\t5\t6\n\t\t\t";
    let plan = planned(text, (0, Month));
    let cells: usize = plan.landings.iter().map(|landing| landing.cells.len()).sum();
    assert_eq!((cells, plan.unplaced, plan.left_over.len()), (1, 1, 1));
}
