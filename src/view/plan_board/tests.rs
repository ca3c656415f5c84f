use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, date, name, text},
    model::milestone::MilestoneAction,
    view::assessment::Assessment,
};

/// A project with steps planned for these dates; the day is 10 April 2026.
fn planned(steps: &[(&str, &str)]) -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    for (step, plan) in steps {
        let (kind, plan) = (MilestoneKind::Step, Some(date(plan)));
        let add = MilestoneAction::Add { kind, name: Some(name(step)), plan };
        fixture.accept(Command::new(Subject::Project(project), add));
    }
    (fixture, project)
}

fn id_of(fixture: &Fixture, project: ProjectId, step: &str) -> MilestoneId {
    let milestones = &fixture.board.projects[&project].milestones;
    milestones.iter().find(|m| m.name.as_ref().is_some_and(|n| n.as_str() == step)).unwrap().id
}

fn change(fixture: &mut Fixture, project: ProjectId, step: &str, action: MilestoneAction) {
    let subject = Subject::Milestone(project, id_of(fixture, project, step));
    fixture.accept(Command::new(subject, action));
}

fn reached(fixture: &mut Fixture, project: ProjectId, step: &str, day: &str) {
    let claim = MilestoneAction::Claim { date: date(day), evidence: Vec::new() };
    change(fixture, project, step, claim);
    change(fixture, project, step, MilestoneAction::Recognise { date: date(day) });
}

fn board(fixture: &Fixture, year: Option<&str>) -> PlanBoard {
    let query = PlanQuery { year: year.map(|year| year.parse().unwrap()), ..PlanQuery::default() };
    plan_board(&Assessment::of(&fixture.board), &query, fixture.now)
}

fn flags(board: &PlanBoard) -> Vec<(String, Flag)> {
    let milestones = board.rows.lines.iter().flat_map(|row| &row.milestones);
    milestones.map(|m| (m.name.clone().unwrap_or_default(), m.flag)).collect()
}

#[test]
fn red_in_time_red_on_black_late_black_past_its_date_and_nothing_before() {
    let (mut fixture, project) = planned(&[
        ("场平", "2026-01"),
        ("基础", "2026-02-10"),
        ("主体", "2026-03-31"),
        ("封顶", "2026-04"),
    ]);
    reached(&mut fixture, project, "场平", "2026-01-31");
    reached(&mut fixture, project, "基础", "2026-02-11");
    let board = board(&fixture, None);
    let expected = [
        ("场平", Flag::Done),
        ("基础", Flag::DoneLate),
        ("主体", Flag::Overdue),
        ("封顶", Flag::ToCome),
    ];
    assert_eq!(flags(&board), expected.map(|(step, flag)| (step.to_owned(), flag)));
    assert!(expected.iter().all(|(_, flag)| board.flags.of(*flag) == 1));
}

#[test]
fn what_is_claimed_is_neither_red_nor_black_until_it_is_recognised() {
    let (mut fixture, project) = planned(&[("主体", "2026-03-31")]);
    let claim = MilestoneAction::Claim { date: date("2026-04-02"), evidence: Vec::new() };
    change(&mut fixture, project, "主体", claim);
    assert_eq!(flags(&board(&fixture, None)), [("主体".to_owned(), Flag::Claimed)]);
}

#[test]
fn a_milestone_that_was_moved_stands_in_its_new_month_and_shows_the_first_one() {
    let (mut fixture, project) = planned(&[("主体", "2026-03")]);
    let plan = MilestoneAction::Plan { plan: date("2027-06"), reason: Some(text("用地未批")) };
    change(&mut fixture, project, "主体", plan);
    let moved = |year| board(&fixture, Some(year)).rows.lines[0].milestones.clone();
    let of_2026 = moved("2026");
    assert_eq!(
        (of_2026[0].date, of_2026[0].first_planned),
        (date("2027-06"), Some(date("2026-03")))
    );
    assert_eq!(moved("2027").len(), 1);
    assert!(moved("2028").is_empty());
    assert_eq!(
        board(&fixture, Some("2026")).flags.of(Flag::ToCome),
        0,
        "it counts where it stands"
    );
    assert_eq!(board(&fixture, Some("2027")).flags.of(Flag::ToCome), 1);
}
