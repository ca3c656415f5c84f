//! Ledgers against a board, row by row.

use super::*;
use crate::{
    command::Command,
    event::{Change, Subject},
    fixture::{self, Fixture, date, ledger::ledger_row, month, name, point, text},
    model::{
        fact::{Fact, Occurrence, Source},
        ledger::{ImportSummary, Issue, IssueCode, LedgerAction, LedgerRow, Parent},
        milestone::MilestoneKind,
        project::{LedgerFacts, ProjectAction, ProjectChange},
        report::Figures,
    },
    value::{Money, ProjectId},
};

mod codes;
mod first_morning;
mod list_class;
mod packages;
mod remembered;
mod renames;

fn row(number: u32, project: &str) -> LedgerRow {
    let row = ledger_row(number, project);
    LedgerRow {
        facts: LedgerFacts {
            responsible_unit: Some(name("岳池县发展改革局")),
            sponsors: vec![name("王××")],
            ..row.facts
        },
        figures: Figures { problem: Some(text("征地拆迁受阻")), ..row.figures },
        planned_completion: Some(date("2027-06")),
        point: Some(point(106.05, 30.05)),
        serial: Some(name("1")),
        ..row
    }
}

fn ledger(rows: Vec<LedgerRow>) -> Ledger {
    let columns = ["progress", "problem"].map(str::to_owned).to_vec();
    Ledger { list: Some(name("省市重点")), columns, ..fixture::ledger::ledger(rows) }
}

fn project_fixture() -> Fixture {
    Fixture::with_a_project("2026-05-08").0
}

fn import(fixture: &mut Fixture, ledger: &Ledger) -> ImportSummary {
    fixture
        .accept(Command::new(Subject::Ledger, LedgerAction::Import(Box::new(ledger.clone()))))
        .tally
        .unwrap()
}

fn codes(issues: &[Issue]) -> Vec<(u32, &'static str)> {
    issues.iter().map(|issue| (issue.row, issue.code.code())).collect()
}

#[test]
fn the_same_ledger_twice_changes_nothing() {
    let mut fixture = project_fixture();
    let ledger = ledger(vec![row(5, "岳池金穗食品加工园"), row(6, "岳池人民医院迁建")]);
    let first = import(&mut fixture, &ledger);
    assert_eq!((first.new, first.changed), (1, 1));
    let seq = fixture.board.seq;
    let second = import(&mut fixture, &ledger);
    assert_eq!((second.new, second.changed, second.unchanged), (0, 0, 2));
    assert_eq!(fixture.board.seq, seq);
}

#[test]
fn an_imported_period_stands_closed_and_its_rows_say_what_the_board_says() {
    let mut fixture = project_fixture();
    import(&mut fixture, &ledger(vec![row(5, "岳池金穗食品加工园")]));
    assert_eq!(fixture.board.closed_month(), Some(month("2026-04")));
    let project = fixture.board.projects.values().next_back().unwrap();
    assert_eq!(project.year_to_date(month("2026-04")).unwrap().1, Money::from_wan(4_000));
    assert_eq!(project.planned_completion(), Some(date("2027-06")));
    let start = project.started();
    assert_eq!((start.date(), start.fact().unwrap().source), (None, Source::Ledger));
}

#[test]
fn an_empty_cell_erases_no_fact_but_an_empty_problem_is_solved() {
    let mut fixture = project_fixture();
    import(&mut fixture, &ledger(vec![row(5, "岳池金穗食品加工园")]));
    let mut blank = row(5, "岳池金穗食品加工园");
    blank.facts.total = None;
    blank.planned_start = None;
    blank.started = None;
    blank.figures = Figures::default();
    let tally = import(&mut fixture, &ledger(vec![blank]));
    assert_eq!(tally.changed, 1);
    let project = fixture.board.projects.values().next_back().unwrap();
    assert_eq!(project.facts.total, Some(Money::from_wan(30_000)));
    assert!(project.started().is_yes());
    let report = &project.reports[&month("2026-04")].figures;
    assert_eq!((report.year_to_date, &report.problem), (Some(Money::from_wan(4_000)), &None));
}

#[test]
fn rows_that_cannot_go_in_are_rejected_by_code_and_nothing_is_applied() {
    let mut fixture = project_fixture();
    let mut late = row(7, "岳池光伏");
    late.planned_completion = Some(date("2025-12"));
    let mut far = row(8, "岳池储配站");
    far.point = Some(point(107.5, 30.05));
    let mut lost = row(9, "某项目");
    lost.facts.place = Some(name("巴中市某镇"));
    lost.facts.responsible_unit = None;
    lost.point = None;
    let mut negative = row(10, "岳池水库");
    negative.plan = Some(Money::from_wan(-1));
    let rows = vec![row(5, "岳池园区"), row(6, "岳池 园区"), late, far, lost, negative];
    let ledger = ledger(rows);
    let plan = plan(&fixture.board, &ledger, fixture.now);
    let expected = [
        (6, "duplicate-name"),
        (7, "completion-before-start"),
        (8, "outside-all-regions"),
        (9, "unknown-region"),
        (10, "negative-amount"),
    ];
    assert_eq!(codes(&plan.rejected), expected);
    let seq = fixture.board.seq;
    let command = Command::new(Subject::Ledger, LedgerAction::Import(Box::new(ledger.clone())));
    let refusal = fixture.give(&crate::fixture::office(), Vec::new(), command).unwrap_err();
    assert_eq!((refusal.code(), fixture.board.seq), ("rows-rejected", seq));
    let tally = import(&mut fixture, &Ledger { partial: true, ..ledger });
    assert_eq!(tally.new, 1);
}

#[test]
fn the_written_region_wins_and_the_contradiction_is_shown() {
    let fixture = project_fixture();
    let mut contradicting = row(5, "岳池园区");
    contradicting.point = Some(point(106.15, 30.05));
    let plan = plan(&fixture.board, &ledger(vec![contradicting]), fixture.now);
    assert_eq!(codes(&plan.warnings), [(5, "region-contradicts-point")]);
    assert_eq!(plan.tally.new, 1);
}

#[test]
fn equal_names_in_two_counties_are_two_projects() {
    let mut fixture = project_fixture();
    let mut other = row(6, "实验学校新建");
    other.facts.place = Some(name("武胜县沿口镇"));
    other.point = None;
    let tally = import(&mut fixture, &ledger(vec![row(5, "实验学校新建"), other]));
    assert_eq!(tally.new, 2);
}

#[test]
fn a_project_is_found_by_number_before_its_name() {
    let mut fixture = project_fixture();
    let mut renamed = row(5, "岳池县人民医院整体迁建");
    renamed.number = Some(ProjectId(1));
    let tally = import(&mut fixture, &ledger(vec![renamed]));
    assert_eq!((tally.new, tally.changed), (0, 1));
    let name = &fixture.board.projects[&ProjectId(1)].facts.name;
    assert_eq!(name.as_str(), "岳池县人民医院整体迁建");
}

#[test]
fn what_the_office_recognised_is_not_denied_by_a_ledger() {
    let mut fixture = project_fixture();
    fixture.plan_start(ProjectId(1), "2026-02");
    let recognise =
        crate::model::milestone::MilestoneAction::Recognise { date: date("2026-02-20") };
    let start = Subject::Milestone(ProjectId(1), crate::value::MilestoneId(1));
    fixture.accept(Command::new(start, recognise));
    let mut denying = row(5, "岳池人民医院迁建");
    denying.started = Some(false);
    let ledger = ledger(vec![denying]);
    let plan = plan(&fixture.board, &ledger, fixture.now);
    assert_eq!(codes(&plan.warnings), [(5, "recognised-fact-kept")]);
    let [kept] = plan.warnings.as_slice() else { panic!("one warning") };
    assert_eq!((kept.column.as_str(), kept.value.as_str()), ("是否开工", "2026-02-20 ≠ 否"));
    import(&mut fixture, &ledger);
    let project = &fixture.board.projects[&ProjectId(1)];
    assert_eq!(
        project.milestone(MilestoneKind::Start).unwrap().recognised.date(),
        Some(date("2026-02-20"))
    );
}

#[test]
fn an_enrolment_that_the_office_knows_of_is_not_taken_back_by_a_ledger() {
    let mut fixture = project_fixture();
    let answer = Occurrence::Yes(Fact { date: Some(date("2026-03-02")), source: Source::Office });
    let project = ProjectId(1);
    fixture.accept(Command::new(Subject::Project(project), ProjectAction::Enrol { answer }));
    let mut denying = row(5, "岳池人民医院迁建");
    denying.enrolled = Some(false);
    let ledger = ledger(vec![denying]);
    let plan = plan(&fixture.board, &ledger, fixture.now);
    assert_eq!(codes(&plan.warnings), [(5, "recognised-fact-kept")]);
    import(&mut fixture, &ledger);
    assert_eq!(fixture.board.projects[&project].enrolled, answer);
}

#[test]
fn each_row_knows_its_events_though_new_units_come_before_them() {
    let fixture = project_fixture();
    let mut fresh = row(6, "岳池水库");
    fresh.facts.owner = Some(name("岳池县水务局"));
    let plan = plan(&fixture.board, &ledger(vec![row(5, "岳池园区"), fresh]), fixture.now);
    for row in &plan.rows {
        let own = &plan.events[row.events.clone()];
        let begins = matches!(&own[0].change, Change::Project(ProjectChange::Registered { .. }));
        assert_eq!(own[0].subject, Subject::Project(row.project));
        assert!(begins && own.len() == row.fields.len(), "row {}: {own:?}", row.row);
    }
}

#[test]
fn a_changed_plan_is_a_new_version_until_the_year_is_over() {
    let mut fixture = project_fixture();
    import(&mut fixture, &ledger(vec![row(5, "岳池金穗食品加工园")]));
    let mut cut = row(5, "岳池金穗食品加工园");
    cut.plan = Some(Money::from_wan(8_000));
    import(&mut fixture, &ledger(vec![cut.clone()]));
    let project = fixture.board.projects.values().next_back().unwrap().clone();
    let plan = &project.plans[&month("2026-01").year()];
    assert_eq!(plan.original.amount, Money::from_wan(10_000));
    assert_eq!(plan.current().amount, Money::from_wan(8_000));
    fixture.now = crate::value::Timestamp::start_of(month("2027-01").first_day());
    cut.plan = Some(Money::from_wan(7_000));
    let late = super::plan(&fixture.board, &ledger(vec![cut]), fixture.now);
    assert_eq!(codes(&late.rejected), [(5, "plan-year-frozen")]);
}

#[test]
fn a_period_that_has_not_begun_is_refused() {
    let mut fixture = project_fixture();
    let ledger = Ledger { period: Some(month("2026-06")), ..ledger(vec![row(5, "岳池园区")]) };
    let command = Command::new(Subject::Ledger, LedgerAction::Import(Box::new(ledger)));
    let refusal = fixture.give(&crate::fixture::office(), Vec::new(), command).unwrap_err();
    assert_eq!(refusal.code(), "period-in-the-future");
}
