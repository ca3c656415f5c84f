//! Projects whose year has no plan, and plans that were changed after the list's last month.

use super::*;

#[test]
fn a_project_without_a_plan_is_held_against_its_region_once_the_date_is_past() {
    let (mut fixture, project) = Fixture::with_a_project("2026-05-10");
    let other = fixture.register("岳池实验学校新建", RegionId(1));
    fixture.invest(other, 1_000, "2026-03", 250);
    let force = own(&mut fixture, vec![rule("no-plan", RuleCondition::NoPlan, 3, 6)]);
    let evaluation = on(&fixture, force.clone(), "2026-05-10");
    assert_eq!(told(&evaluation), [("no-plan", Level::Yellow)]);
    let finding = &evaluation.findings[0];
    assert_eq!((finding.subject, finding.project), (region(), Some(project)));
    assert!(!finding.is_the_projects(), "its own lamp says that it cannot be judged");
    let february = on(&fixture, force, "2026-03-30");
    assert!(february.findings.is_empty(), "March had not ended");
}

const fn region() -> FindingSubject {
    FindingSubject::Region(RegionId(1))
}

#[test]
fn a_plan_changed_after_the_lists_last_month_counts_for_the_lag_but_for_no_card() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    fixture.invest(project, 1_000, "2026-10", 500);
    let list = Subject::List(ListId(1));
    let set = ListAction::SetEntry { project, entry: ListEntry::default() };
    fixture.accept(Command::new(list, set));
    let lower = PlanVersion {
        amount: Money::from_wan(600),
        monthly: None,
        since: "2026-11-02".parse().unwrap(),
        document: None,
        reason: Some(text("压减")),
    };
    let lower = PlanAction::Set { plan: lower };
    fixture.accept(Command::new(Subject::Plan(project, month("2026-10").year()), lower));
    let levels = |fixture: &Fixture| {
        let evaluation = on(fixture, preset(Preset::Points), "2026-11-10");
        evaluation.findings.iter().map(Finding::level).collect::<Vec<_>>()
    };
    assert_eq!(levels(&fixture), [], "83.3 % of 600 are done");
    let until = ListAction::SetPlansUntil { month: Some(month("2026-10")) };
    fixture.accept(Command::new(list, until));
    assert_eq!(levels(&fixture), [Level::Red], "by the plan of October");
    let board = Assessment::of(&fixture.board);
    let shown = board.entries[0].judgement.measure.unwrap();
    assert_eq!((shown.plan, shown.lag().tenths()), (Money::from_wan(600), 0), "the lag shown");
    let another_year = ListAction::SetPlansUntil { month: Some(month("2025-10")) };
    let refused = fixture.give(&office(), Vec::new(), Command::new(list, another_year));
    assert_eq!(refused.unwrap_err().code(), "plans-until-another-year");
}
