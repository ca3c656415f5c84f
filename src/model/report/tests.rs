use super::{change::*, *};
use crate::value::ProjectId;

fn wan(amount: i64) -> Money {
    Money::from_wan(amount)
}

fn facts(before: i64) -> ReportFacts<'static> {
    ReportFacts {
        standing: None,
        pending: None,
        before: Some(wan(before)),
        last_month: Some(wan(40)),
        project_known: true,
        period_open: true,
        through_county: false,
        returner: Returner::Office,
    }
}

fn record(month: i64, total: Option<i64>) -> ReportAction {
    ReportAction::Record {
        project: ProjectId(1),
        month: "2026-03".parse().unwrap(),
        figures: Figures {
            month: Some(wan(month)),
            year_to_date: total.map(wan),
            ..Figures::default()
        },
        confirmed: false,
    }
}

#[test]
fn the_total_is_last_month_plus_this_month_or_it_is_refused() {
    let Ok(Some(ReportChange::Recorded { figures, .. })) =
        decide(&facts(200), record(50, None), Source::Report)
    else {
        panic!("a plain report is accepted");
    };
    assert_eq!(figures.year_to_date, Some(wan(250)));
    assert_eq!(
        decide(&facts(200), record(50, Some(260)), Source::Report),
        Err(ReportRefusal::DoesNotAddUp)
    );
}

#[test]
fn where_the_year_said_nothing_a_month_begins_it_and_a_typed_total_stands() {
    let nothing = || ReportFacts { before: None, last_month: None, ..facts(0) };
    let total = |command| match decide(&nothing(), command, Source::Report) {
        Ok(Some(ReportChange::Recorded { figures, .. })) => figures.year_to_date,
        other => panic!("{other:?} is no report"),
    };
    assert_eq!(total(record(50, None)), Some(wan(50)));
    assert_eq!(total(record(50, Some(260))), Some(wan(260)));
}

#[test]
fn a_negative_month_asks_for_a_reason() {
    assert_eq!(
        decide(&facts(200), record(-50, None), Source::Report),
        Err(ReportRefusal::ReasonMissing)
    );
}

#[test]
fn ten_times_the_last_month_is_asked_about_and_goes_in_when_confirmed() {
    let decided = |month, confirm| {
        let ReportAction::Record { project, month, figures, .. } = record(month, None) else {
            panic!("a record is one");
        };
        let command = ReportAction::Record { project, month, figures, confirmed: confirm };
        decide(&facts(200), command, Source::Report).map(|event| event.is_some())
    };
    assert_eq!(decided(399, false), Ok(true));
    assert_eq!(decided(400, false), Err(ReportRefusal::Jump));
    assert_eq!(decided(400, true), Ok(true));
}

mod over_the_year {
    use crate::{
        command::Command,
        fixture::{Fixture, month},
        model::{
            period::PeriodAction,
            report::{Figures, ReportAction, total_before},
        },
        value::{Money, ProjectId},
    };

    fn city() -> (Fixture, ProjectId) {
        let (mut fixture, project) = Fixture::with_a_project("2026-04-02");
        for open in ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04"] {
            let month = month(open);
            let last = month.last_day();
            let open = PeriodAction::Open { month, cut_off: last, deadline: last };
            fixture.accept(Command::from(open));
        }
        (fixture, project)
    }

    fn report(fixture: &mut Fixture, project: ProjectId, of: &str, done: i64) {
        let figures = Figures { month: Some(Money::from_wan(done)), ..Figures::default() };
        let month = month(of);
        let record = ReportAction::Record { project, month, figures, confirmed: true };
        fixture.accept(Command::from(record));
    }

    fn total(fixture: &Fixture, project: ProjectId, of: &str) -> Option<Money> {
        fixture.board.projects[&project].reports[&month(of)].figures.year_to_date
    }

    #[test]
    fn a_silent_month_counts_as_no_money_and_the_total_goes_on_after_it() {
        let (mut fixture, project) = city();
        report(&mut fixture, project, "2026-01", 100);
        report(&mut fixture, project, "2026-03", 50);
        assert_eq!(total(&fixture, project, "2026-03"), Some(Money::from_wan(150)));
        let known = &fixture.board.projects[&project];
        let sum = known.year_to_date(month("2026-04")).map(|(_, sum)| sum);
        assert_eq!(sum, Some(Money::from_wan(150)));
    }

    #[test]
    fn what_is_put_right_moves_the_totals_after_it_along() {
        let (mut fixture, project) = city();
        for (of, done) in [("2026-01", 100), ("2026-03", 50), ("2026-04", 30)] {
            report(&mut fixture, project, of, done);
        }
        let totals = |fixture: &Fixture| {
            ["2026-03", "2026-04"].map(|of| total(fixture, project, of).unwrap())
        };
        report(&mut fixture, project, "2026-01", 120);
        assert_eq!(totals(&fixture), [170, 200].map(Money::from_wan));
        report(&mut fixture, project, "2026-02", 5);
        assert_eq!(totals(&fixture), [175, 205].map(Money::from_wan), "a silent month filled in");
    }

    #[test]
    fn with_nothing_before_it_in_the_year_a_month_is_the_total() {
        let (mut fixture, project) = city();
        report(&mut fixture, project, "2025-12", 900);
        report(&mut fixture, project, "2026-03", 50);
        assert_eq!(total(&fixture, project, "2026-03"), Some(Money::from_wan(50)));
    }

    #[test]
    fn a_month_that_a_ledger_gave_alone_is_in_the_total_after_it() {
        let (mut fixture, project) = city();
        report(&mut fixture, project, "2026-01", 100);
        report(&mut fixture, project, "2026-02", 20);
        let mut reports = fixture.board.projects[&project].reports.clone();
        for report in reports.values_mut() {
            report.figures.year_to_date.take_if(|total| *total == Money::from_wan(120));
        }
        let before = |of| total_before(&reports, month(of));
        assert_eq!(before("2026-03"), Some(Money::from_wan(120)));
        assert_eq!((before("2026-01"), before("2025-12")), (Some(Money::ZERO), None));
    }
}

mod through_the_county {
    use proptest::prelude::*;

    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, actor, month, name, office, text},
        model::{
            actor::Role,
            period::PeriodAction,
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
        let last = month.last_day();
        let open = PeriodAction::Open { month, cut_off: last, deadline: last };
        fixture.accept(Command::from(open));
        (fixture, project, month)
    }

    fn report(project: ProjectId, month: Month, done: i64) -> Command {
        let year_to_date = Some(Money::from_wan(done));
        let figures = Figures { year_to_date, ..Figures::default() };
        Command::from(ReportAction::Record { project, month, figures, confirmed: false })
    }

    fn back(project: ProjectId, month: Month) -> Command {
        Command::from(ReportAction::Return { project, month, reason: text("形象进度未填") })
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
}
