//! 打包 entries and their sub-projects.

use super::*;
use crate::model::project::Project;

fn part(number: u32, project: &str, parent: Parent) -> LedgerRow {
    LedgerRow { parent: Some(parent), serial: None, ..row(number, project) }
}

fn package() -> Ledger {
    ledger(vec![
        row(5, "岳池供水打包项目"),
        part(6, "一标段", Parent::Row(5)),
        part(7, "二标段", Parent::Row(5)),
    ])
}

fn by_name(fixture: &Fixture, name: &str) -> Project {
    let mut called = fixture.board.projects.values().filter(|p| p.facts.name.as_str() == name);
    called.next().unwrap().as_ref().clone()
}

#[test]
fn a_package_gives_an_entry_with_sub_projects_and_comes_again_unchanged() {
    let mut fixture = project_fixture();
    let tally = import(&mut fixture, &package());
    assert_eq!((tally.new, tally.subprojects), (3, 2));
    let entry = by_name(&fixture, "岳池供水打包项目");
    assert_eq!(by_name(&fixture, "二标段").parent, Some(entry.id));
    let again = import(&mut fixture, &package());
    assert_eq!((again.unchanged, again.subprojects, again.absent), (3, 2, 0));
}

#[test]
fn one_name_in_two_packages_means_two_sub_projects() {
    let mut fixture = project_fixture();
    let mut rows = package().rows;
    rows.extend([row(8, "岳池道路打包项目"), part(9, "一标段", Parent::Row(8))]);
    let both = ledger(rows);
    assert_eq!(import(&mut fixture, &both).new, 5);
    assert_eq!(import(&mut fixture, &both).unchanged, 5);
}

#[test]
fn a_sub_project_takes_the_region_of_its_entry_where_it_names_none() {
    let mut fixture = project_fixture();
    let mut whole = package();
    for part in &mut whole.rows[1..] {
        part.facts.place = None;
        part.facts.responsible_unit = None;
        part.point = None;
    }
    import(&mut fixture, &whole);
    assert_eq!(
        by_name(&fixture, "一标段").region(),
        by_name(&fixture, "岳池供水打包项目").region()
    );
}

#[test]
fn an_entry_may_be_named_by_number_or_name_and_stand_below_its_parts() {
    let mut fixture = project_fixture();
    let rows = vec![
        part(5, "一标段", Parent::Name(name("岳池供水打包项目"))),
        row(6, "岳池供水打包项目"),
        part(7, "门诊楼", Parent::Number(ProjectId(1))),
    ];
    assert_eq!(import(&mut fixture, &ledger(rows)).new, 3);
    assert_eq!(by_name(&fixture, "门诊楼").parent, Some(ProjectId(1)));
}

#[test]
fn sub_projects_without_an_entry_that_can_go_in_are_rejected() {
    let fixture = project_fixture();
    let mut wrong = row(5, "岳池供水打包项目");
    wrong.plan = Some(Money::from_wan(-1));
    let rows = vec![
        wrong,
        part(6, "一标段", Parent::Row(5)),
        part(7, "二标段", Parent::Name(name("没有"))),
        part(8, "三标段", Parent::Row(6)),
        part(9, "四标段", Parent::Row(4)),
    ];
    let plan = plan(&fixture.board, &ledger(rows), fixture.now);
    let expected = [
        (5, "negative-amount"),
        (6, "parent-rejected"),
        (7, "unknown-parent"),
        (8, "sub-project-of-a-sub-project"),
        (9, "parent-rejected"),
    ];
    assert_eq!(codes(&plan.rejected), expected);
}

#[test]
fn an_entry_that_turns_out_to_be_a_part_moves_and_is_not_doubled() {
    let mut fixture = project_fixture();
    import(&mut fixture, &ledger(vec![row(5, "岳池供水打包项目"), row(6, "岳池一标段")]));
    let before = by_name(&fixture, "岳池一标段");
    let rows = vec![row(5, "岳池供水打包项目"), part(6, "岳池一标段", Parent::Row(5))];
    let tally = import(&mut fixture, &ledger(rows.clone()));
    assert_eq!((tally.new, tally.changed, tally.unchanged), (0, 1, 1));
    let after = by_name(&fixture, "岳池一标段");
    assert_eq!((after.id, after.parent.is_some()), (before.id, true));
    // A ledger that shows the part alone says nothing about its entry.
    let mut alone = rows;
    alone.remove(0);
    alone[0].parent = None;
    assert_eq!(import(&mut fixture, &ledger(alone)).new, 0);
    assert!(by_name(&fixture, "岳池一标段").parent.is_some());
}
