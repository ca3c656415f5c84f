use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, date, month, office},
    model::{
        milestone::MilestoneAction,
        series::{Aim, SeriesAction, SeriesKind},
    },
    value::{MilestoneId, Money, RegionId},
};

fn goal(scope: TargetScope, due: &str, aim: Aim) -> Goal {
    let due = month(due);
    Goal { year: due.year(), scope, sector: None, size: None, due, aim }
}

fn set(fixture: &mut Fixture, goal: Goal) {
    fixture.accept(Command::new(Subject::City, SeriesAction::Set(SeriesKind::Target(goal))));
}

#[test]
fn target_claim_and_recognition_stand_beside_each_other() {
    let (mut fixture, first) = Fixture::with_a_project("2026-07-10");
    fixture.plan_start(first, "2026-03");
    let second = fixture.register("岳池实验学校新建", RegionId(1));
    fixture.plan_start(second, "2026-05");
    let date = date("2026-03-20");
    let recognise = MilestoneAction::Recognise { date };
    fixture.accept(Command::new(Subject::Milestone(first, MilestoneId(1)), recognise));
    let claim = MilestoneAction::Claim { date, evidence: Vec::new() };
    fixture.accept(Command::new(Subject::Milestone(second, MilestoneId(2)), claim));
    fixture.invest(first, 1000, "2026-06", 300);
    set(&mut fixture, goal(TargetScope::Region(RegionId(1)), "2026-06", Aim::Starts(4)));
    set(&mut fixture, goal(TargetScope::Region(RegionId(2)), "2026-12", Aim::Starts(2)));

    let lines = targets(&Assessment::of(&fixture.board), month("2026-06").year());
    let here = &lines[0];
    assert_eq!((here.score.claimed, here.score.recognised), (Aim::Starts(2), Aim::Starts(1)));
    assert_eq!((here.score.share, here.score.scheduled, here.score.behind), (250, 1000, 750));
    let there = &lines[1];
    assert_eq!((there.score.recognised, there.score.scheduled), (Aim::Starts(0), 500));
}

#[test]
fn money_counts_as_recognised_once_its_month_is_closed() {
    let (mut fixture, project) = Fixture::with_a_project("2026-07-10");
    fixture.invest(project, 1000, "2026-06", 300);
    set(&mut fixture, goal(TargetScope::City, "2026-12", Aim::Investment(Money::from_wan(1000))));
    let year = month("2026-06").year();
    let line = |fixture: &Fixture| targets(&Assessment::of(&fixture.board), year)[0].score;
    let money = |wan| Aim::Investment(Money::from_wan(wan));
    assert_eq!((line(&fixture).claimed, line(&fixture).recognised), (money(300), money(300)));
    let (month, reason) = (month("2026-06"), crate::fixture::text("漏报"));
    let reopen = crate::model::period::PeriodAction::Reopen { reason };
    fixture.accept(Command::new(Subject::Period(month), reopen));
    assert_eq!((line(&fixture).claimed, line(&fixture).recognised), (money(0), money(0)));
    assert_eq!(line(&fixture).behind, 0, "nothing is scheduled before a month is closed");
}

#[test]
fn the_same_target_replaces_and_impossible_ones_are_refused() {
    let (mut fixture, _) = Fixture::with_a_project("2026-07-10");
    let at = |due, aim| goal(TargetScope::City, due, aim);
    set(&mut fixture, at("2026-06", Aim::Starts(46)));
    set(&mut fixture, at("2026-09", Aim::Starts(50)));
    set(&mut fixture, at("2026-09", Aim::Completions(50)));
    let goals: Vec<&Goal> = fixture.board.series.values().map(|series| series.goal()).collect();
    assert_eq!(goals.len(), 2);
    assert_eq!(goals[0].aim, Aim::Starts(50));
    let refused = [
        (Goal { due: month("2027-01"), ..at("2026-06", Aim::Starts(1)) }, "due-outside-year"),
        (at("2026-06", Aim::Starts(0)), "target-empty"),
        (goal(TargetScope::Region(RegionId(9)), "2026-06", Aim::Starts(1)), "unknown-region"),
    ];
    for (goal, code) in refused {
        let command = Command::new(Subject::City, SeriesAction::Set(SeriesKind::Target(goal)));
        assert_eq!(fixture.give(&office(), Vec::new(), command).unwrap_err().code(), code);
    }
}
