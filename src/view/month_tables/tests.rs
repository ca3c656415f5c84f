use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, date, document, month, text},
    model::{
        edition::EditionKind,
        milestone::MilestoneAction,
        period::PeriodAction,
        project::ProjectAction,
        series::{Aim, AimKind, Goal, SeriesAction, SeriesKind, TargetScope},
        stage::SuspensionReason,
    },
    value::MilestoneId,
    view::{
        assessment::Assessment,
        frozen,
        paged::PAGE,
        score::{Scores as Live, Selection},
    },
};

fn tables(fixture: &Fixture, closed: &str) -> MonthTables {
    let edition = fixture.board.edition(EditionKind::Month, month(closed)).unwrap();
    let figures = frozen::figures(&fixture.history(Subject::Edition(edition.id))).unwrap().clone();
    MonthTables::of(edition.mark(), &figures, Part::Page(0)).unwrap()
}

fn reach(fixture: &mut Fixture, project: ProjectId, milestone: u32, day: &str) {
    let subject = Subject::Milestone(project, MilestoneId(milestone));
    fixture.accept(Command::new(subject, MilestoneAction::Recognise { date: date(day) }));
}

#[test]
fn the_tables_add_up_to_the_city_and_name_what_is_late() {
    let (mut fixture, first) = Fixture::with_a_project("2026-07-10");
    fixture.plan_start(first, "2026-05");
    let second = fixture.register("武胜实验学校新建", RegionId(2));
    fixture.invest(first, 1000, "2026-05", 400);
    fixture.invest(second, 3000, "2026-06", 1500);
    let tables = tables(&fixture, "2026-06");
    assert_eq!(tables.counties.len(), 2);
    let sum = |rows: &[CountyRow]| {
        let plans = rows.iter().filter_map(|row| row.investment).map(|i| i.plan);
        (rows.iter().map(|row| row.entries).sum::<u32>(), plans.sum::<Money>())
    };
    assert_eq!(sum(&tables.counties), sum(std::slice::from_ref(&tables.city)));
    assert_eq!(tables.city.investment.map(|i| (i.scheduled, i.lag)), Some((500, 25)));
    assert_eq!(tables.sectors.len(), 1, "both are as large and of no sector");
    assert_eq!(tables.overdue.count, 1);
    assert_eq!((tables.overdue.lines[0].project, tables.overdue.lines[0].days), (first, 30));
}

#[test]
fn what_happens_later_is_not_in_the_month_that_was_closed_before() {
    let (mut fixture, first) = Fixture::with_a_project("2026-11-06");
    fixture.plan_start(first, "2026-05");
    let second = fixture.register("武胜实验学校新建", RegionId(2));
    fixture.plan_start(second, "2026-06");
    reach(&mut fixture, second, 2, "2026-06-20");
    fixture.invest(first, 1000, "2026-10", 400);
    let before = tables(&fixture, "2026-10");
    assert_eq!(before.city.scores.starts.recognised, Aim::Starts(1));
    assert_eq!(before.overdue.lines.iter().map(|row| row.days).collect::<Vec<_>>(), [153]);

    fixture.now = crate::value::Timestamp::start_of("2026-11-25".parse().unwrap());
    reach(&mut fixture, first, 1, "2026-11-20");
    assert_eq!(tables(&fixture, "2026-10"), before);
    // Whoever froze October anew would count the same: that start is November's.
    let again =
        crate::evaluation::month::figures(&fixture.board, month("2026-10"), fixture.now.day());
    let again = MonthTables::of(before.edition, &again, Part::Page(0)).unwrap();
    assert_eq!(again.city.scores.starts, before.city.scores.starts);
    assert_eq!(
        again.overdue, before.overdue,
        "due in May, reached in November: overdue in October"
    );
    fixture.invest(first, 1000, "2026-11", 500);
    assert_eq!(tables(&fixture, "2026-11").city.scores.starts.recognised, Aim::Starts(2));
    assert!(tables(&fixture, "2026-11").overdue.lines.is_empty());
}

#[test]
fn an_edition_counts_as_the_screens_did_when_it_was_made() {
    let (mut fixture, first) = Fixture::with_a_project("2026-07-10");
    fixture.plan_start(first, "2026-05");
    let second = fixture.register("武胜实验学校新建", RegionId(2));
    fixture.plan_start(second, "2026-12");
    reach(&mut fixture, first, 1, "2026-06-02");
    let due = month("2026-12");
    let goal = |scope, aim| Goal { year: due.year(), scope, sector: None, size: None, due, aim };
    for (scope, aim) in [
        (TargetScope::City, Aim::Starts(4)),
        (TargetScope::City, Aim::Investment(Money::from_wan(9000))),
        (TargetScope::Region(RegionId(2)), Aim::Completions(3)),
    ] {
        let set = SeriesAction::Set(SeriesKind::Target(goal(scope, aim)));
        fixture.accept(Command::new(Subject::City, set));
    }
    fixture.invest(first, 1000, "2026-06", 400);
    let tables = tables(&fixture, "2026-06");
    let assessment = Assessment::of(&fixture.board);
    let live = |scope, region: Option<RegionId>| {
        let entries = assessment.entries().filter(|e| region.is_none() || e.region == region);
        let entries: Vec<_> = entries.collect();
        Live::of(&assessment, Some(&Selection::all(scope)), &entries, due.year())
    };
    assert_eq!(tables.city.scores, live(TargetScope::City, None));
    for row in &tables.counties {
        let region = row.region.unwrap();
        assert_eq!(row.scores, live(TargetScope::Region(region), Some(region)));
    }
    assert!(tables.city.scores.get(AimKind::Investment).is_some());
    assert_eq!(tables.city.investment, assessment.investment(assessment.entries()));
}

#[test]
fn closing_again_makes_a_second_edition_that_names_what_differs() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-06");
    fixture.invest(project, 1000, "2026-10", 400);
    let first = fixture.board.edition(EditionKind::Month, month("2026-10")).unwrap().clone();
    assert_eq!((first.number, first.differs), (1, 0));
    fixture.invest_again(project, 1000, "2026-10", 500);
    let last = fixture.board.edition(EditionKind::Month, month("2026-10")).unwrap();
    assert_eq!(last.number, 2);
    let kept = fixture.history(Subject::Edition(first.id));
    let figures = frozen::figures(&kept).unwrap();
    assert_eq!(figures.projects[0].done, Some(Money::from_wan(400)), "as it was said then");
    let differs = frozen::differs(&fixture.history(Subject::Edition(last.id))).to_vec();
    let rows: Vec<_> = differs.iter().map(|row| row.about.clone()).collect();
    assert_eq!(
        rows,
        [
            RowAbout::City,
            RowAbout::Region(RegionId(1)),
            RowAbout::Sector { sector: None, size: Some(SizeClass::Yi10) },
            RowAbout::Project(project),
        ]
    );
    assert_eq!(differs[3].fields[0].before, Some(Money::from_wan(400).fen()));
    assert_eq!(differs[3].fields[0].after, Some(Money::from_wan(500).fen()));
    let reopen = PeriodAction::Reopen { reason: text("更正") };
    fixture.accept(Command::new(Subject::Period(month("2026-10")), reopen));
    assert_eq!(fixture.board.editions.len(), 2, "opening again takes no edition back");
}

#[test]
fn whoever_counts_the_rows_gets_the_total_with_and_without_a_plan() {
    let (mut fixture, first) = Fixture::with_a_project("2026-07-10");
    let second = fixture.register("武胜实验学校新建", RegionId(2));
    fixture.register("武胜未列计划项目", RegionId(2));
    fixture.invest(first, 1000, "2026-05", 400);
    fixture.invest(second, 3000, "2026-06", 1500);
    let suspend = ProjectAction::Suspend {
        reason: SuspensionReason::Funds,
        since: month("2026-06").first_day(),
        note: None,
        paper: Some(document()),
    };
    fixture.accept(Command::new(Subject::Project(second), suspend));
    fixture.invest_again(first, 1000, "2026-06", 500);
    let tables = tables(&fixture, "2026-06");
    let counts = |coverage: Option<Coverage>| {
        let Coverage { unplanned, suspended, .. } = coverage.unwrap();
        (unplanned, suspended)
    };
    assert_eq!((tables.city.entries, counts(tables.city.coverage)), (3, (1, 1)));
    let sum = |rows: &mut dyn Iterator<Item = (u32, Option<Coverage>)>| {
        rows.map(|(entries, coverage)| (entries, counts(coverage)))
            .fold((0, 0, 0), |sum, (n, (u, s))| (sum.0 + n, sum.1 + u, sum.2 + s))
    };
    let total = sum(&mut [(tables.city.entries, tables.city.coverage)].into_iter());
    assert_eq!(sum(&mut tables.counties.iter().map(|row| (row.entries, row.coverage))), total);
    assert_eq!(sum(&mut tables.sectors.iter().map(|row| (row.entries, row.coverage))), total);
}

#[test]
fn counties_with_equal_printed_lags_share_a_place() {
    let (mut fixture, first) = Fixture::with_a_project("2026-07-10");
    let second = fixture.register("武胜实验学校新建", RegionId(2));
    fixture.invest(first, 3000, "2026-05", 1001);
    fixture.invest(second, 3000, "2026-06", 1500);
    fixture.invest_again(first, 3000, "2026-06", 1501);
    let shared = tables(&fixture, "2026-06");
    let places =
        |tables: &MonthTables| tables.counties.iter().map(|row| row.place).collect::<Vec<_>>();
    assert_eq!(places(&shared), [Some(1), Some(1)], "both 0.0 points, as it is printed");
    assert_eq!(shared.city.place, None);
    fixture.invest_again(first, 3000, "2026-06", 1400);
    assert_eq!(places(&tables(&fixture, "2026-06")), [Some(2), Some(1)]);
}

#[test]
fn a_screen_lists_the_first_of_what_is_late_and_the_file_all_of_it() {
    let (mut fixture, first) = Fixture::with_a_project("2026-07-10");
    for number in 0..PAGE {
        let late = fixture.register(&format!("岳池第{number}号工程"), RegionId(1));
        fixture.plan_start(late, "2026-05");
    }
    fixture.plan_start(first, "2026-04");
    fixture.invest(first, 1000, "2026-06", 400);
    let shown = tables(&fixture, "2026-06").overdue;
    assert_eq!((shown.lines.len(), shown.count, shown.rest()), (PAGE, 101, 1));
    assert_eq!(shown.lines[0].project, first, "the longest first");
    let edition = fixture.board.edition(EditionKind::Month, month("2026-06")).unwrap();
    let figures = frozen::figures(&fixture.history(Subject::Edition(edition.id))).unwrap().clone();
    let whole = MonthTables::of(edition.mark(), &figures, Part::Whole).unwrap().overdue;
    assert_eq!((whole.lines.len(), whole.rest()), (101, 0));
}
