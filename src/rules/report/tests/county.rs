//! Reports on their way through the office of their county.

use proptest::prelude::*;

use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, month, name, office, text},
    model::{
        actor::Role,
        person::PersonAction,
        report::{Figures, PendingState, ReportAction, ReportRefusal, Returner},
    },
    refusal::Refusal,
    value::{Money, Month, ProjectId, RegionId, UnitId},
};

const UNIT: Role = Role::Unit(UnitId(1));
const COUNTY: Role = Role::RegionOffice(RegionId(1));

fn open() -> (Fixture, ProjectId, Month) {
    let (mut fixture, project) = Fixture::with_a_project("2026-03-20");
    let month = month("2026-03");
    fixture.open(month, month.last_day());
    (fixture, project, month)
}

fn report(project: ProjectId, month: Month, done: i64) -> Command {
    let year_to_date = Some(Money::from_wan(done));
    let figures = Figures { year_to_date, ..Figures::default() };
    let record = ReportAction::Record { figures, confirmed: false };
    Command::new(Subject::Report(project, month), record)
}

fn back(project: ProjectId, month: Month) -> Command {
    let back = ReportAction::Return { reason: text("形象进度未填") };
    Command::new(Subject::Report(project, month), back)
}

fn give(fixture: &mut Fixture, role: Role, command: Command) -> Result<(), Refusal> {
    fixture.give(&actor(role), Vec::new(), command).map(|_| ())
}

fn with_county_office(fixture: &mut Fixture) {
    let register = PersonAction::Register { name: name("岳池县项目办"), role: COUNTY };
    fixture.accept(Command::new(Subject::City, register));
}

#[test]
fn without_a_county_office_a_units_report_stands_at_once() {
    let (mut fixture, project, month) = open();
    give(&mut fixture, UNIT, report(project, month, 100)).unwrap();
    let known = &fixture.board.projects[&project];
    assert!(known.reports.contains_key(&month) && known.pending.is_empty());
}

#[test]
fn with_one_it_waits_there_until_the_county_files_it() {
    let (mut fixture, project, month) = open();
    with_county_office(&mut fixture);
    give(&mut fixture, UNIT, report(project, month, 100)).unwrap();
    let known = fixture.board.projects[&project].clone();
    assert!(known.reports.is_empty());
    assert_eq!(known.pending[&month].state, PendingState::WithCounty);
    let version = fixture.board.version(Subject::Report(project, month));
    assert_eq!(version, Some(known.pending[&month].version));

    give(&mut fixture, COUNTY, report(project, month, 100)).unwrap();
    let known = &fixture.board.projects[&project];
    assert!(known.reports.contains_key(&month) && known.pending.is_empty());
}

#[test]
fn a_returned_report_keeps_its_figures_and_stands_no_more() {
    let (mut fixture, project, month) = open();
    with_county_office(&mut fixture);
    give(&mut fixture, COUNTY, report(project, month, 100)).unwrap();
    fixture.give(&office(), Vec::new(), back(project, month)).unwrap();
    let known = &fixture.board.projects[&project];
    assert!(known.reports.is_empty());
    let pending = &known.pending[&month];
    assert_eq!(pending.figures.year_to_date, Some(Money::from_wan(100)));
    assert!(matches!(pending.state, PendingState::Returned { by: Returner::Office, .. }));

    let again = fixture.give(&office(), Vec::new(), back(project, month));
    assert_eq!(again, Err(Refusal::Report(ReportRefusal::NothingToReturn)));
}

#[test]
fn a_county_returns_what_waits_for_it_but_not_what_it_filed() {
    let (mut fixture, project, month) = open();
    with_county_office(&mut fixture);
    give(&mut fixture, UNIT, report(project, month, 100)).unwrap();
    give(&mut fixture, COUNTY, back(project, month)).unwrap();
    give(&mut fixture, UNIT, report(project, month, 120)).unwrap();
    give(&mut fixture, COUNTY, report(project, month, 120)).unwrap();
    let refused = give(&mut fixture, COUNTY, back(project, month));
    assert_eq!(refused, Err(Refusal::Report(ReportRefusal::NothingToReturn)));
}

#[test]
fn the_same_report_twice_counts_once() {
    let (mut fixture, project, month) = open();
    with_county_office(&mut fixture);
    for role in [UNIT, UNIT, COUNTY, COUNTY, UNIT] {
        give(&mut fixture, role, report(project, month, 100)).unwrap();
    }
    let about = |recorded: &&crate::event::Recorded| {
        recorded.event.subject == Subject::Report(project, month)
    };
    let kinds: Vec<_> = fixture.log.iter().filter(about).map(|r| r.event.kind()).collect();
    assert_eq!(kinds, ["report-submitted", "report-recorded"]);
}

#[test]
fn what_headquarters_returns_stands_no_more_even_after_a_correction_was_returned() {
    let (mut fixture, project, month) = open();
    with_county_office(&mut fixture);
    give(&mut fixture, COUNTY, report(project, month, 100)).unwrap();
    give(&mut fixture, UNIT, report(project, month, 120)).unwrap();
    give(&mut fixture, COUNTY, back(project, month)).unwrap();
    assert!(fixture.board.projects[&project].reports.contains_key(&month));
    fixture.give(&office(), Vec::new(), back(project, month)).unwrap();
    let known = &fixture.board.projects[&project];
    assert!(known.reports.is_empty());
    assert_eq!(known.pending[&month].figures.year_to_date, Some(Money::from_wan(120)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_order_of_reporting_and_returning_loses_the_last_figures(
        steps in proptest::collection::vec((0_usize..3, 0_i64..5), 1..12),
    ) {
        let (mut fixture, project, month) = open();
        with_county_office(&mut fixture);
        let mut last = None;
        for (who, done) in steps {
            let role = [UNIT, COUNTY, Role::Office][who];
            // Every fifth step gives back whatever there is to give back.
            if done == 0 {
                let _ = give(&mut fixture, role, back(project, month));
            } else if give(&mut fixture, role, report(project, month, done)).is_ok() {
                last = Some(Money::from_wan(done));
            }
            let known = &fixture.board.projects[&project];
            let pending = known.pending.get(&month).map(|pending| &pending.figures);
            let newest = pending.or(known.reports.get(&month).map(|report| &report.figures));
            prop_assert_eq!(newest.and_then(|figures| figures.year_to_date), last);

            if let Some(done) = known.reports.get(&month).filter(|_| pending.is_none()) {
                let again = done.figures.year_to_date.map_or(0, |money| money.fen() / 1_000_000);
                let seq = fixture.board.seq;
                give(&mut fixture, UNIT, report(project, month, again)).unwrap();
                prop_assert_eq!(fixture.board.seq, seq, "what is filed already is no event");
            }
        }
    }
}
