use super::*;
use crate::{
    command::Command,
    decide::stand::{Stand, date, month, name},
    model::{
        milestone::{MilestoneCommand, MilestoneKind},
        target::TargetCommand,
    },
    value::{MilestoneId, ProjectId, RegionId},
};

/// Two projects of one county with a start planned in March and in December, June being closed.
fn city() -> (Stand, ProjectId, ProjectId) {
    let (mut stand, first) = Stand::with_a_project("2026-07-10");
    stand.plan_start(first, "2026-03");
    let second = stand.register("岳池实验学校新建", RegionId(1));
    stand.plan_start(second, "2026-12");
    stand.invest(first, 1000, "2026-06", 300);
    (stand, first, second)
}

fn reach(stand: &mut Stand, project: ProjectId, milestone: u32, day: &str) {
    let (milestone, date) = (MilestoneId(milestone), date(day));
    stand.accept(Command::Milestone(MilestoneCommand::Recognise { project, milestone, date }));
}

fn aim(stand: &mut Stand, scope: TargetScope, aim: Aim) {
    let due = month("2026-12");
    let goal = Goal { year: due.year(), scope, sector: None, size: None, due, aim };
    stand.accept(Command::Target(TargetCommand::Set(goal)));
}

fn scores(stand: &Stand, filter: &Filter) -> Scores {
    let standing = Standing::of(&stand.board);
    let entries = standing.filtered(filter);
    let year = standing.year(stand.now);
    Scores::of(&standing, Selection::of(filter).as_ref(), &entries, year)
}

#[test]
fn without_a_target_the_plan_stands_in_and_says_so() {
    let (mut stand, first, _) = city();
    let starts = scores(&stand, &Filter::default()).starts;
    assert_eq!((starts.basis, starts.aim), (Basis::Plan, Aim::Starts(2)));
    assert_eq!((starts.scheduled, starts.behind), (500, 500), "one of two was due by June");
    reach(&mut stand, first, 1, "2026-04-02");
    let starts = scores(&stand, &Filter::default()).starts;
    assert_eq!((starts.recognised, starts.share, starts.behind), (Aim::Starts(1), 500, 0));
}

#[test]
fn what_was_left_over_is_planned_again_and_what_was_reached_before_is_not() {
    let (mut stand, first) = Stand::with_a_project("2026-07-10");
    stand.plan_start(first, "2025-03");
    stand.invest(first, 1000, "2026-06", 300);
    let starts = |stand: &Stand| scores(stand, &Filter::default()).starts;
    assert_eq!((starts(&stand).aim, starts(&stand).behind), (Aim::Starts(1), 1000));
    reach(&mut stand, first, 1, "2025-12-20");
    let starts = starts(&stand);
    assert_eq!((starts.aim, starts.recognised, starts.behind), (Aim::Starts(0), Aim::Starts(0), 0));
}

#[test]
fn a_target_applies_to_exactly_the_choice_it_was_set_for() {
    let (mut stand, ..) = city();
    aim(&mut stand, TargetScope::City, Aim::Starts(46));
    aim(&mut stand, TargetScope::Region(RegionId(1)), Aim::Starts(5));
    let basis = |filter: Filter| scores(&stand, &filter).starts;
    let target = Basis::Target(month("2026-12"));
    assert_eq!(
        (basis(Filter::default()).basis, basis(Filter::default()).aim),
        (target, Aim::Starts(46))
    );
    let county = Filter { region: Some(RegionId(1)), ..Filter::default() };
    assert_eq!(basis(county.clone()).aim, Aim::Starts(5));
    let narrower = Filter { sector: "产业项目".into(), ..county.clone() };
    let searched = Filter { text: "学校".into(), ..county };
    for filter in [narrower, searched] {
        assert_eq!(basis(filter.clone()).basis, Basis::Plan, "{filter:?}");
    }
}

#[test]
fn money_is_claimed_with_the_open_month_and_recognised_without() {
    let (mut stand, first, _) = city();
    let money = |wan| Aim::Investment(Money::from_wan(wan));
    let by_plan = scores(&stand, &Filter::default()).investment.unwrap();
    assert_eq!((by_plan.basis, by_plan.aim, by_plan.behind), (Basis::Plan, money(1000), 200));
    aim(&mut stand, TargetScope::City, money(1200));
    let open = month("2026-07");
    stand.accept(Command::Period(crate::model::period::PeriodCommand::Open {
        month: open,
        cut_off: open.last_day(),
        deadline: open.last_day(),
    }));
    let figures = crate::model::report::Figures {
        year_to_date: Some(Money::from_wan(400)),
        ..crate::model::report::Figures::default()
    };
    stand.accept(Command::Report(crate::model::report::ReportCommand::Record {
        project: first,
        month: open,
        figures,
        confirmed: true,
    }));
    let score = scores(&stand, &Filter::default()).investment.unwrap();
    assert_eq!((score.claimed, score.recognised), (money(400), money(300)));
    assert_eq!((score.share, score.scheduled, score.behind), (250, 500, 250));
}

#[test]
fn the_sector_and_size_of_a_target_narrow_what_it_counts() {
    let (mut stand, first, second) = city();
    let changes = vec![crate::model::project::FactChange::Sector(Some(name("产业项目")))];
    let revise = crate::model::project::ProjectCommand::Revise { project: first, changes };
    stand.accept(Command::Project(revise));
    reach(&mut stand, first, 1, "2026-04-02");
    reach(&mut stand, second, 2, "2026-05-02");
    let due = month("2026-12");
    let goal = |sector: Option<&str>, size| Goal {
        year: due.year(),
        scope: TargetScope::City,
        sector: sector.map(name),
        size,
        due,
        aim: Aim::Starts(2),
    };
    let standing = Standing::of(&stand.board);
    let recognised = |goal: &Goal| Score::of_goal(&standing, goal).recognised;
    assert_eq!(recognised(&goal(Some("产业项目"), None)), Aim::Starts(1));
    assert_eq!(recognised(&goal(None, Some(SizeClass::Yi10))), Aim::Starts(2));
    assert_eq!(recognised(&goal(None, Some(SizeClass::Below))), Aim::Starts(0));
    assert!(standing.entries.iter().all(|e| e.project.milestone(MilestoneKind::Start).is_some()));
}
