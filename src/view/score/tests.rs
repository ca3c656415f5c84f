use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, date, month, name},
    model::{
        milestone::{MilestoneAction, MilestoneKind},
        series::{SeriesAction, SeriesKind},
    },
    value::{MilestoneId, ProjectId, RegionId, Timestamp},
};

/// Two projects of one county with a start planned in March and in December, June being closed.
fn city() -> (Fixture, ProjectId, ProjectId) {
    let (mut fixture, first) = Fixture::with_a_project("2026-07-10");
    fixture.plan_start(first, "2026-03");
    let second = fixture.register("岳池实验学校新建", RegionId(1));
    fixture.plan_start(second, "2026-12");
    fixture.invest(first, 1000, "2026-06", 300);
    (fixture, first, second)
}

fn reach(fixture: &mut Fixture, project: ProjectId, milestone: u32, day: &str) {
    let (milestone, date) = (MilestoneId(milestone), date(day));
    fixture.accept(Command::new(
        Subject::Milestone(project, milestone),
        MilestoneAction::Recognise { date },
    ));
}

fn aim(fixture: &mut Fixture, scope: TargetScope, aim: Aim) {
    let due = month("2026-12");
    let goal = Goal { year: due.year(), scope, sector: None, size: None, due, aim };
    fixture.accept(Command::new(Subject::City, SeriesAction::Set(SeriesKind::Target(goal))));
}

fn scores(fixture: &Fixture, filter: &Filter) -> Scores {
    let assessment = Assessment::of(&fixture.board);
    let entries = assessment.filtered(filter);
    let year = assessment.year(fixture.now);
    Scores::of(&assessment, Selection::of(filter).as_ref(), &entries, year)
}

#[test]
fn without_a_target_the_plan_stands_in_and_says_so() {
    let (mut fixture, first, _) = city();
    let starts = scores(&fixture, &Filter::default()).starts;
    assert_eq!((starts.basis, starts.aim), (ScoreBasis::Plan, Aim::Starts(2)));
    assert_eq!((starts.scheduled, starts.behind), (500, 500), "one of two was due by June");
    reach(&mut fixture, first, 1, "2026-04-02");
    let starts = scores(&fixture, &Filter::default()).starts;
    assert_eq!((starts.recognised, starts.share, starts.behind), (Aim::Starts(1), 500, 0));
}

#[test]
fn a_start_after_the_closed_month_counts_once_its_own_month_is_closed() {
    let (mut fixture, first, second) = city();
    fixture.now = Timestamp::start_of("2026-07-25".parse().unwrap());
    reach(&mut fixture, first, 1, "2026-04-02");
    reach(&mut fixture, second, 2, "2026-07-21");
    let starts = |fixture: &Fixture| scores(fixture, &Filter::default()).starts;
    assert_eq!(starts(&fixture).recognised, Aim::Starts(1), "June is closed, and it was in July");
    fixture.invest(first, 1000, "2026-07", 400);
    assert_eq!(starts(&fixture).recognised, Aim::Starts(2));
}

#[test]
fn what_was_left_over_is_planned_again_and_what_was_reached_before_is_not() {
    let (mut fixture, first) = Fixture::with_a_project("2026-07-10");
    fixture.plan_start(first, "2025-03");
    fixture.invest(first, 1000, "2026-06", 300);
    let starts = |fixture: &Fixture| scores(fixture, &Filter::default()).starts;
    assert_eq!((starts(&fixture).aim, starts(&fixture).behind), (Aim::Starts(1), 1000));
    reach(&mut fixture, first, 1, "2025-12-20");
    let starts = starts(&fixture);
    assert_eq!((starts.aim, starts.recognised, starts.behind), (Aim::Starts(0), Aim::Starts(0), 0));
}

#[test]
fn a_target_applies_to_exactly_the_choice_it_was_set_for() {
    let (mut fixture, ..) = city();
    aim(&mut fixture, TargetScope::City, Aim::Starts(46));
    aim(&mut fixture, TargetScope::Region(RegionId(1)), Aim::Starts(5));
    let basis = |filter: Filter| scores(&fixture, &filter).starts;
    let target = ScoreBasis::Target(month("2026-12"));
    assert_eq!(
        (basis(Filter::default()).basis, basis(Filter::default()).aim),
        (target, Aim::Starts(46))
    );
    let county = Filter { region: Some(RegionId(1)), ..Filter::default() };
    assert_eq!(basis(county.clone()).aim, Aim::Starts(5));
    let narrower = Filter { sector: "产业项目".into(), ..county.clone() };
    let searched = Filter { text: "学校".into(), ..county };
    for filter in [narrower, searched] {
        assert_eq!(basis(filter.clone()).basis, ScoreBasis::Plan, "{filter:?}");
    }
}

#[test]
fn money_of_an_open_month_counts_for_nothing_before_the_month_is_closed() {
    let (mut fixture, first, _) = city();
    let money = |wan| Aim::Investment(Money::from_wan(wan));
    let by_plan = scores(&fixture, &Filter::default()).investment.unwrap();
    assert_eq!((by_plan.basis, by_plan.aim, by_plan.behind), (ScoreBasis::Plan, money(1000), 200));
    aim(&mut fixture, TargetScope::City, money(1200));
    let open = month("2026-07");
    fixture.open(open, open.last_day());
    let figures = crate::model::report::Figures {
        year_to_date: Some(Money::from_wan(400)),
        ..crate::model::report::Figures::default()
    };
    let record = crate::model::report::ReportAction::Record { figures, confirmed: true };
    fixture.accept(Command::new(Subject::Report(first, open), record));
    let score = scores(&fixture, &Filter::default()).investment.unwrap();
    assert_eq!((score.claimed, score.recognised), (money(300), money(300)));
    assert_eq!((score.share, score.scheduled, score.behind), (250, 500, 250));
}

#[test]
fn the_sector_and_size_of_a_target_narrow_what_it_counts() {
    let (mut fixture, first, second) = city();
    let changes = vec![crate::model::project::FactChange::Sector(Some(name("产业项目")))];
    let revise = crate::model::project::ProjectAction::Revise { changes };
    fixture.accept(Command::new(Subject::Project(first), revise));
    reach(&mut fixture, first, 1, "2026-04-02");
    reach(&mut fixture, second, 2, "2026-05-02");
    let due = month("2026-12");
    let goal = |sector: Option<&str>, size| Goal {
        year: due.year(),
        scope: TargetScope::City,
        sector: sector.map(name),
        size,
        due,
        aim: Aim::Starts(2),
    };
    let assessment = Assessment::of(&fixture.board);
    let recognised = |goal: &Goal| Score::of_goal(&assessment, goal).recognised;
    assert_eq!(recognised(&goal(Some("产业项目"), None)), Aim::Starts(1));
    assert_eq!(recognised(&goal(None, Some(SizeClass::Yi10))), Aim::Starts(2));
    assert_eq!(recognised(&goal(None, Some(SizeClass::Below))), Aim::Starts(0));
    assert!(assessment.entries().all(|e| e.project.milestone(MilestoneKind::Start).is_some()));
}
