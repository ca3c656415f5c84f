//! Which projects go on to the next year, in what class and under which heading.

use std::sync::Arc;

use super::*;
use crate::{
    fixture::{Fixture, document, name, text},
    model::{
        fact::{Fact, Occurrence, Source},
        milestone::MilestoneKind,
        stage::SuspensionReason,
    },
    value::{ProjectId, RegionId},
};

const YES: Occurrence = Occurrence::Yes(Fact { date: None, source: Source::Ledger });

fn year() -> Year {
    Year::try_from(2027).unwrap()
}

/// A project of 2026 whose start is planned for `start`, with what is known of start and completion.
fn project(start: &str, started: Occurrence, completed: Occurrence) -> Project {
    let mut fixture = Fixture::with_a_project("2026-11-30").0;
    let id = fixture.register("城南水厂", RegionId(1));
    fixture.plan_start(id, start);
    let mut project = fixture.board.projects[&id].as_ref().clone();
    let mut done = project.milestones[0].clone();
    Arc::make_mut(&mut project.milestones)[0].recognised = started;
    (done.kind, done.recognised) = (MilestoneKind::Completion, completed);
    Arc::make_mut(&mut project.milestones).push(done);
    project
}

fn proposed(project: &Project, class: Option<ListClass>) -> (CarryReason, Option<ListClass>) {
    let before = ListEntry { order: 3, class, ..ListEntry::default() };
    (CarryReason::of(project), entry(project, &before, year(), 3).class)
}

#[test]
fn what_was_started_goes_on_and_what_was_completed_stays_behind() {
    let building = project("2026-05", YES, Occurrence::No);
    let new = Some(ListClass::NewStart);
    assert_eq!(proposed(&building, new), (CarryReason::Building, Some(ListClass::Continued)));
    let completed = project("2026-05", YES, YES);
    assert_eq!(CarryReason::of(&completed), CarryReason::Completed);
    assert!(!CarryReason::Completed.is_carried() && CarryReason::Building.is_carried());
}

#[test]
fn what_was_not_started_is_in_preparation_unless_its_start_is_planned_in_the_year() {
    let missed = project("2026-05", Occurrence::No, Occurrence::Unknown);
    let new = Some(ListClass::NewStart);
    assert_eq!(proposed(&missed, new), (CarryReason::Early, Some(ListClass::Preparatory)));
    let due = project("2027-03", Occurrence::No, Occurrence::Unknown);
    assert_eq!(proposed(&due, None), (CarryReason::Early, new));
}

#[test]
fn where_nobody_said_whether_it_started_the_list_speaks_and_else_nobody() {
    let unknown = project("2026-05", Occurrence::Unknown, Occurrence::Unknown);
    for (class, expected) in [
        (Some(ListClass::Continued), Some(ListClass::Continued)),
        (Some(ListClass::Preparatory), Some(ListClass::Preparatory)),
        (Some(ListClass::NewStart), None),
        (Some(ListClass::Completing), None),
        (None, None),
    ] {
        assert_eq!(proposed(&unknown, class), (CarryReason::Unknown, expected));
    }
}

#[test]
fn a_suspended_project_is_carried_over_and_a_cancelled_one_is_not() {
    let mut stopped = project("2026-05", YES, Occurrence::No);
    stopped.condition = Condition::Suspended {
        reason: SuspensionReason::Funds,
        since: "2026-06-01".parse().unwrap(),
        note: None,
        paper: Some(document()),
    };
    let continued = Some(ListClass::Continued);
    assert_eq!(proposed(&stopped, None), (CarryReason::Suspended, continued));
    stopped.condition = Condition::Cancelled { reason: text("不再实施") };
    assert_eq!(CarryReason::of(&stopped), CarryReason::Cancelled);
    assert!(!CarryReason::Cancelled.is_carried() && CarryReason::Suspended.is_carried());
}

#[test]
fn a_heading_loses_its_count_and_is_dropped_where_it_names_a_class() {
    for (before, after) in [
        ("一、产业项目(40个)", Some("一、产业项目")),
        ("二、交通（共 12 项）", Some("二、交通")),
        ("三、民生（含教育）", Some("三、民生（含教育）")),
        ("岳池县", Some("岳池县")),
        ("一、续建项目(20个)", None),
        ("（二）新开工", None),
    ] {
        let kept = ListEntry {
            order: 1,
            serial: Some(name("7")),
            group: Some(name(before)),
            class: None,
            extra: vec![(name("备注"), text("上半年开工"))],
        };
        let project = Project::new(
            ProjectId(1),
            None,
            crate::model::project::ProjectFacts::named(&name("水厂")),
            crate::value::Seq(1),
        );
        let made = entry(&project, &kept, year(), 4);
        let expected = ListEntry { order: 4, group: after.map(name), ..ListEntry::default() };
        assert_eq!(made, expected, "{before}");
    }
}
