//! Reports against a board: figures that add up, and totals along the year.

use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, month},
    model::{
        actor::Role,
        report::{Figures, ReportAction, total_before},
    },
    value::{Money, ProjectId, UnitId},
};

mod county;

const YEAR: [&str; 5] = ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04"];

/// A project that reports for the months named.
fn city(months: &[&str]) -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-02");
    for open in months {
        fixture.open(month(open), month(open).last_day());
    }
    (fixture, project)
}

/// A month's money, in 万元, as it is typed.
fn record(done: i64, total: Option<i64>, confirmed: bool) -> ReportAction {
    let (month, year_to_date) = (Some(Money::from_wan(done)), total.map(Money::from_wan));
    ReportAction::Record {
        figures: Figures { month, year_to_date, ..Figures::default() },
        confirmed,
    }
}

fn file(fixture: &mut Fixture, project: ProjectId, of: &str, done: i64) {
    fixture.accept(Command::new(Subject::Report(project, month(of)), record(done, None, true)));
}

fn total(fixture: &Fixture, project: ProjectId, of: &str) -> Option<Money> {
    fixture.board.projects[&project].reports[&month(of)].figures.year_to_date
}

/// What 累计 comes to when a unit reports so in March, after 160 in January and 40 in February.
fn in_march(action: ReportAction) -> Result<Option<Money>, &'static str> {
    let (mut fixture, project) = city(&YEAR);
    file(&mut fixture, project, "2026-01", 160);
    file(&mut fixture, project, "2026-02", 40);
    reported(&mut fixture, project, action)
}

fn reported(
    fixture: &mut Fixture,
    project: ProjectId,
    action: ReportAction,
) -> Result<Option<Money>, &'static str> {
    let command = Command::new(Subject::Report(project, month("2026-03")), action);
    let given = fixture.give(&actor(Role::Unit(UnitId(1))), Vec::new(), command);
    given.map(|_| total(fixture, project, "2026-03")).map_err(|refusal| refusal.code())
}

#[test]
fn the_total_is_last_month_plus_this_month_or_it_is_refused() {
    assert_eq!(in_march(record(50, None, false)), Ok(Some(Money::from_wan(250))));
    assert_eq!(in_march(record(50, Some(260), false)), Err("total-does-not-add-up"));
}

#[test]
fn where_the_year_said_nothing_a_month_begins_it_and_a_typed_total_stands() {
    let first = |action| {
        let (mut fixture, project) = city(&YEAR);
        reported(&mut fixture, project, action)
    };
    assert_eq!(first(record(50, None, false)), Ok(Some(Money::from_wan(50))));
    assert_eq!(first(record(50, Some(260), false)), Ok(Some(Money::from_wan(260))));
}

#[test]
fn a_negative_month_asks_for_a_reason() {
    assert_eq!(in_march(record(-50, None, false)), Err("correction-reason-missing"));
}

#[test]
fn ten_times_the_last_month_is_asked_about_and_goes_in_when_confirmed() {
    assert!(in_march(record(399, None, false)).is_ok());
    assert_eq!(in_march(record(400, None, false)), Err("ten-times-last-month"));
    assert!(in_march(record(400, None, true)).is_ok());
}

#[test]
fn a_month_that_is_not_open_takes_no_report() {
    let (mut fixture, project) = city(&YEAR[..3]);
    assert_eq!(reported(&mut fixture, project, record(50, None, false)), Err("period-not-open"));
}

#[test]
fn a_silent_month_counts_as_no_money_and_the_total_goes_on_after_it() {
    let (mut fixture, project) = city(&YEAR);
    file(&mut fixture, project, "2026-01", 100);
    file(&mut fixture, project, "2026-03", 50);
    assert_eq!(total(&fixture, project, "2026-03"), Some(Money::from_wan(150)));
    let known = &fixture.board.projects[&project];
    let sum = known.year_to_date(month("2026-04")).map(|(_, sum)| sum);
    assert_eq!(sum, Some(Money::from_wan(150)));
}

#[test]
fn what_is_put_right_moves_the_totals_after_it_along() {
    let (mut fixture, project) = city(&YEAR);
    for (of, done) in [("2026-01", 100), ("2026-03", 50), ("2026-04", 30)] {
        file(&mut fixture, project, of, done);
    }
    let totals =
        |fixture: &Fixture| ["2026-03", "2026-04"].map(|of| total(fixture, project, of).unwrap());
    file(&mut fixture, project, "2026-01", 120);
    assert_eq!(totals(&fixture), [170, 200].map(Money::from_wan));
    file(&mut fixture, project, "2026-02", 5);
    assert_eq!(totals(&fixture), [175, 205].map(Money::from_wan), "a silent month filled in");
}

#[test]
fn with_nothing_before_it_in_the_year_a_month_is_the_total() {
    let (mut fixture, project) = city(&YEAR);
    file(&mut fixture, project, "2025-12", 900);
    file(&mut fixture, project, "2026-03", 50);
    assert_eq!(total(&fixture, project, "2026-03"), Some(Money::from_wan(50)));
}

#[test]
fn a_month_that_a_ledger_gave_alone_is_in_the_total_after_it() {
    let (mut fixture, project) = city(&YEAR);
    file(&mut fixture, project, "2026-01", 100);
    file(&mut fixture, project, "2026-02", 20);
    let mut reports = fixture.board.projects[&project].reports.clone();
    for report in reports.values_mut() {
        report.figures.year_to_date.take_if(|total| *total == Money::from_wan(120));
    }
    let before = |of| total_before(&reports, month(of));
    assert_eq!(before("2026-03"), Some(Money::from_wan(120)));
    assert_eq!((before("2026-01"), before("2025-12")), (Some(Money::ZERO), None));
}
