use super::*;
use crate::{
    fixture::{Fixture, actor, date, month, text},
    model::{
        card::CardAction,
        milestone::MilestoneAction,
        period::PeriodAction,
        report::{Figures, ReportAction},
    },
    value::{MilestoneId, RegionId, UnitId},
};

/// A project with an open claim on its planned start, long past, and a report of an open month.
fn claimed() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.invest(project, 1_000, "2026-03", 100);
    fixture.plan_start(project, "2026-02-01");
    let milestone = Subject::Milestone(project, MilestoneId(1));
    let (day, evidence) = (date("2026-02-20"), Vec::new());
    fixture.accept(Command::new(milestone, MilestoneAction::Claim { date: day, evidence }));
    let april = month("2026-04");
    fixture.open(april, april.last_day());
    fixture.accept(Command::new(
        Subject::Report(project, april),
        ReportAction::Record {
            figures: Figures { progress: Some(text("主体施工")), ..Figures::default() },
            confirmed: true,
        },
    ));
    (fixture, project)
}

#[test]
fn a_claim_and_a_report_that_are_not_out_are_nothing_to_others_and_no_delay_either() {
    let (fixture, project) = claimed();
    let april = month("2026-04");
    for (role, sees) in [
        (Role::Viewer, false),
        (Role::Display, false),
        (Role::Unit(UnitId(2)), false),
        (Role::RegionOffice(RegionId(2)), false),
        (Role::Unit(UnitId(1)), true),
        (Role::RegionOffice(RegionId(1)), true),
        (Role::Office, true),
    ] {
        let board = narrowed(&fixture.board, &actor(role));
        let shown = &board.projects[&project];
        assert_eq!(shown.milestones[0].claimed.is_some(), sees, "{role:?}");
        assert_eq!(shown.reports.contains_key(&april), sees, "{role:?}");
        assert!(shown.reports.contains_key(&month("2026-03")), "{role:?}");
        assert_eq!(shown.milestones[0].overdue(fixture.now.day()), None, "{role:?}");
        let mut told = board.recent.newest().flat_map(|group| &group.changes);
        assert_eq!(told.any(|change| change.kind == CLAIMED), sees, "{role:?}");
    }
}

#[test]
fn what_did_not_change_is_shared_with_the_board_before_and_the_rest_made_anew() {
    let (mut fixture, project) = claimed();
    let viewer = actor(Role::Viewer);
    let before = fixture.board.clone();
    let seen = narrowed(&before, &viewer);
    let other = fixture.register("第二个项目", RegionId(1));
    let earlier = Some(EarlierBoard { whole: &before, seen: &seen });
    let after = narrowed_following(earlier, &fixture.board, &viewer);
    assert_eq!(after, narrowed(&fixture.board, &viewer));
    assert!(Arc::ptr_eq(&after.projects[&project], &seen.projects[&project]));
    assert!(after.projects.contains_key(&other));

    // A month that is closed brings out what was reported of it.
    let close = PeriodAction::Close {};
    fixture.accept(Command::new(Subject::Period(month("2026-04")), close));
    let closed = narrowed_following(earlier, &fixture.board, &viewer);
    assert_eq!(closed, narrowed(&fixture.board, &viewer));
    assert!(closed.projects[&project].reports.contains_key(&month("2026-04")));
}

#[test]
fn of_a_project_with_something_hidden_the_rest_is_shared() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.invest(project, 1_000, "2026-03", 100);
    fixture.accept(Command::new(Subject::City, CardAction::Evaluate));
    let whole = &fixture.board.projects[&project];
    assert!(!whole.cards.is_empty(), "a card is proposed");
    for role in [Role::Viewer, Role::RegionOffice(RegionId(2))] {
        let board = narrowed(&fixture.board, &actor(role));
        let shown = &board.projects[&project];
        assert!(shown.cards.is_empty(), "{role:?}");
        assert!(Arc::ptr_eq(&shown.facts, &whole.facts), "{role:?}");
        assert!(Arc::ptr_eq(&shown.milestones, &whole.milestones), "{role:?}");
        assert!(shown.reports.is_shared_with(&whole.reports), "{role:?}");
        let judged = Assessment::of(&fixture.board);
        let narrow = judged.narrowed(board);
        assert!(Arc::ptr_eq(&narrow.entries[0].judgement, &judged.entries[0].judgement));
    }
}
