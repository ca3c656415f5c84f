//! 1—2月: a period of two months, from its opening to its edition and the month after it.

use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, month, office},
    model::{
        actor::Role,
        city::CityAction,
        edition::{EditionAction, EditionKind},
        finding::Arithmetic,
        period::{NewYear, PeriodAction, PeriodName, PeriodRule, Span},
        plan::{PlanAction, PlanVersion},
        project::ProjectAction,
        report::{Figures, ReportAction},
        rule::RuleCondition,
        stage::Stage,
    },
    value::{EditionId, Money, ProjectId, Timestamp, UnitId},
    view::{
        assessment::Assessment,
        desk::{DeskView, desk},
        office::{self, OfficeQuery},
    },
};

/// 1—2月 as one.
fn together() -> PeriodName {
    PeriodName { month: month("2027-02"), span: Span::JanuaryAndFebruary }
}

fn give(fixture: &mut Fixture, command: Command) -> Result<(), &'static str> {
    let given = fixture.give(&self::office(), Vec::new(), command);
    given.map(|_| ()).map_err(|refusal| refusal.code())
}

fn report_together(fixture: &mut Fixture) {
    let rule = PeriodRule { new_year: NewYear::Together, ..PeriodRule::default() };
    fixture.accept(Command::new(Subject::City, CityAction::SetPeriodRule { rule }));
}

fn open(fixture: &mut Fixture, of: &str) -> Result<(), &'static str> {
    let month = month(of);
    let last = month.last_day();
    let open = PeriodAction::Open { cut_off: last, deadline: last };
    give(fixture, Command::new(Subject::Period(month), open))
}

fn close(fixture: &mut Fixture, of: &str) {
    give(fixture, Command::new(Subject::Period(month(of)), PeriodAction::Close {})).unwrap();
}

/// What was done in a period alone, in 万元; what it comes to since January is left to the rules.
fn report(
    fixture: &mut Fixture,
    project: ProjectId,
    of: &str,
    wan: i64,
) -> Result<(), &'static str> {
    let figures = Figures { month: Some(Money::from_wan(wan)), ..Figures::default() };
    let record = ReportAction::Record { figures, confirmed: false };
    give(fixture, Command::new(Subject::Report(project, month(of)), record))
}

fn at(fixture: &mut Fixture, day: &str) {
    fixture.now = Timestamp::start_of(day.parse().unwrap());
}

fn units_desk(fixture: &Fixture) -> DeskView {
    let assessment = Assessment::of(&fixture.board);
    desk(&assessment, &actor(Role::Unit(UnitId(1))), fixture.now).unwrap()
}

/// A project with a plan of 1,200万元 in 2027, a start due in January, and 1—2月 open.
fn new_year() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2027-01-12");
    report_together(&mut fixture);
    fixture.plan_start(project, "2027-01");
    let plan = PlanVersion {
        amount: Money::from_wan(1_200),
        monthly: None,
        since: month("2027-01").first_day(),
        document: None,
        reason: None,
    };
    fixture.accept(Command::new(
        Subject::Plan(project, month("2027-01").year()),
        PlanAction::Set { plan },
    ));
    open(&mut fixture, "2027-02").unwrap();
    (fixture, project)
}

#[test]
fn january_and_february_are_one_period_where_the_city_reports_them_so() {
    let mut fixture = Fixture::on("2027-01-12");
    report_together(&mut fixture);
    assert_eq!(open(&mut fixture, "2027-01"), Err("period-with-february"));
    assert_eq!(open(&mut fixture, "2027-03"), Err("period-in-the-future"));
    open(&mut fixture, "2027-02").unwrap();
    let period = &fixture.board.periods[&month("2027-02")];
    assert_eq!((period.name(), period.first_month()), (together(), month("2027-01")));
    assert_eq!(fixture.board.month_before(month("2027-02")), month("2026-12"));
    assert_eq!(open(&mut fixture, "2027-01"), Err("period-with-february"));
    at(&mut fixture, "2027-03-01");
    open(&mut fixture, "2027-03").unwrap();
    assert_eq!(fixture.board.period_name(month("2027-03")), PeriodName::of(month("2027-03")));
    assert_eq!(fixture.board.month_before(month("2027-03")), month("2027-02"));
}

#[test]
fn a_january_that_was_opened_alone_leaves_its_february_alone() {
    let mut fixture = Fixture::on("2027-02-12");
    open(&mut fixture, "2027-01").unwrap();
    report_together(&mut fixture);
    open(&mut fixture, "2027-02").unwrap();
    assert!(fixture.board.periods[&month("2027-02")].span.is_month());
    // And one that was reported with its February stays so when the rule is taken back.
    let mut fixture = Fixture::on("2027-02-12");
    report_together(&mut fixture);
    open(&mut fixture, "2027-02").unwrap();
    let apart = CityAction::SetPeriodRule { rule: PeriodRule::default() };
    fixture.accept(Command::new(Subject::City, apart));
    assert_eq!(open(&mut fixture, "2027-01"), Err("period-with-february"));
}

#[test]
fn the_office_is_offered_both_together_from_the_first_of_january_on() {
    let (mut fixture, _) = Fixture::with_a_project("2026-12-31");
    open(&mut fixture, "2026-12").unwrap();
    report_together(&mut fixture);
    let next = |fixture: &Fixture| {
        let assessment = Assessment::of(&fixture.board);
        office::office(&assessment, &actor(Role::Office), OfficeQuery::default(), fixture.now)
            .unwrap()
            .next
    };
    assert_eq!(next(&fixture), None);
    at(&mut fixture, "2027-01-01");
    let offered = next(&fixture).unwrap();
    assert_eq!((offered.month, offered.span), (together().month, together().span));
    assert_eq!(offered.deadline.to_string(), "2027-02-25", "by February's deadline");
}

#[test]
fn its_money_is_that_of_both_months_and_march_goes_on_from_there() {
    let (mut fixture, project) = new_year();
    let desk = units_desk(&fixture);
    let shown = desk.period.unwrap();
    assert_eq!(
        (shown.month, shown.span, desk.open),
        (together().month, together().span, vec![together()])
    );
    assert_eq!(desk.rows[0].before, Some(Money::ZERO));
    report(&mut fixture, project, "2027-02", 150).unwrap();
    let stands = |fixture: &Fixture, of: &str| {
        fixture.board.projects[&project].reports[&month(of)].figures.year_to_date
    };
    assert_eq!(stands(&fixture, "2027-02"), Some(Money::from_wan(150)));
    close(&mut fixture, "2027-02");
    at(&mut fixture, "2027-03-20");
    open(&mut fixture, "2027-03").unwrap();
    let row = units_desk(&fixture).rows.remove(0);
    assert_eq!(row.before, Some(Money::from_wan(150)));
    report(&mut fixture, project, "2027-03", 90).unwrap();
    assert_eq!(stands(&fixture, "2027-03"), Some(Money::from_wan(240)));
    assert_eq!(report(&mut fixture, project, "2027-01", 90), Err("period-not-open"));
}

#[test]
fn what_is_due_by_then_is_what_two_months_bring_and_months_are_counted_as_months() {
    let (mut fixture, project) = new_year();
    let landed = ProjectAction::SetStage { stage: Stage::Landed };
    fixture.accept(Command::new(Subject::Project(project), landed));
    report(&mut fixture, project, "2027-02", 150).unwrap();
    at(&mut fixture, "2027-03-02");
    close(&mut fixture, "2027-02");
    let assessment = Assessment::of(&fixture.board);
    let entry = assessment.entries().next().unwrap();
    let measure = entry.judgement.measure.as_ref().unwrap();
    assert_eq!((measure.scheduled.tenths(), measure.actual.tenths()), (167, 125));
    let missed = entry.judgement.findings.iter().find_map(|finding| match finding.arithmetic {
        Arithmetic::Count { condition: RuleCondition::StartMissed, months, .. } => Some(months),
        _ => None,
    });
    assert_eq!(missed, Some(2), "January and February went by");
}

#[test]
fn its_edition_and_its_bulletin_go_by_both_months() {
    let (mut fixture, project) = new_year();
    report(&mut fixture, project, "2027-02", 150).unwrap();
    at(&mut fixture, "2027-03-02");
    close(&mut fixture, "2027-02");
    let publish = EditionAction::Publish {};
    give(&mut fixture, Command::new(Subject::Period(month("2027-02")), publish)).unwrap();
    let names: Vec<_> = fixture
        .board
        .editions
        .values()
        .map(|edition| (edition.kind, edition.mark().period()))
        .collect();
    assert_eq!(names, [(EditionKind::Month, together()), (EditionKind::Bulletin, together())]);
    assert_eq!(together().key(), "month.01-02");
    let frozen = fixture.history(Subject::Edition(EditionId(1)));
    let figures = crate::view::frozen::figures(&frozen).unwrap();
    assert_eq!((figures.month, figures.span), (together().month, together().span));
    at(&mut fixture, "2027-03-20");
    open(&mut fixture, "2027-03").unwrap();
    close(&mut fixture, "2027-03");
    let march = fixture.board.edition(EditionKind::Month, month("2027-03")).unwrap();
    assert_eq!(march.mark().period(), PeriodName::of(month("2027-03")));
}
