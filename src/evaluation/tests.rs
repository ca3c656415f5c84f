use proptest::prelude::*;

use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, date, document, month, name, office, text},
    model::{
        card::CardLevel,
        finding::{Arithmetic, Finding, FindingSubject, Level},
        list::{ListAction, ListEntry},
        milestone::{MilestoneAction, MilestoneKind},
        plan::{PlanAction, PlanVersion},
        problem::{CoordinationLevel, ProblemAction, ProblemFile, ProblemKind},
        project::ProjectAction,
        rule::{
            Band, BandsDraft, CardAddressee, DayKind, Edge, Preset, RuleAction, RuleCode,
            RuleCondition, RuleDraft, RuleScope, RuleSet, RuleSetId, Unreported,
        },
        stage::SuspensionReason,
        unit::UnitAction,
    },
    rules::card::called_for,
    value::{ListId, MilestoneId, Money, OwnRulesId, RegionId, UnitId},
    view::assessment::Assessment,
};

mod properties;

mod plans;

mod sets;

fn preset(preset: Preset) -> InForce {
    InForce::only(RuleSet::preset(preset))
}

fn on(fixture: &Fixture, force: InForce, day: &str) -> Evaluation {
    evaluate(&fixture.board, force, day.parse().unwrap(), fixture.now.day()).unwrap()
}

/// Levels by the rules' codes.
fn told(evaluation: &Evaluation) -> Vec<(&str, Level)> {
    evaluation.findings.iter().map(|f| (f.rule.code.as_str(), f.level())).collect()
}

fn rule(code: &str, condition: RuleCondition, yellow: u16, red: u16) -> RuleDraft {
    let yellow = Some(Band { from: Edge::from(yellow), to: None });
    RuleDraft {
        code: RuleCode::new(code).unwrap(),
        condition: Some(condition),
        bands: BandsDraft { watch: None, yellow, red: Some(Edge::from(red)) },
        hold: 0,
        days: DayKind::Calendar,
        addressee: condition.usual_addressee(),
        unreported: Unreported::default(),
    }
}

/// A set of the city's own with these rules, holding for everything.
fn own(fixture: &mut Fixture, rules: Vec<RuleDraft>) -> InForce {
    let from = RuleSetId::Preset(Preset::Points);
    let (set, called) = (OwnRulesId(1), name("本市办法"));
    let copy = RuleAction::Copy { from, name: called.clone() };
    fixture.accept(Command::new(Subject::City, copy));
    fixture.accept(Command::new(Subject::RuleSet(set), RuleAction::Set { name: called, rules }));
    let (scope, set) = (RuleScope::Everything, RuleSetId::Own(set));
    fixture.accept(Command::new(Subject::RuleScopes, RuleAction::Assign { scope, set }));
    InForce::on(&fixture.board, fixture.now.day())
}

#[test]
fn a_day_that_has_not_come_is_refused() {
    let (fixture, _) = Fixture::with_a_project("2026-11-10");
    let tomorrow = "2026-11-11".parse().unwrap();
    let refusal = evaluate(&fixture.board, preset(Preset::Points), tomorrow, fixture.now.day());
    assert_eq!(refusal, Err(EvaluationRefusal::InTheFuture));
}

#[test]
fn what_has_no_plan_cannot_be_judged_and_says_so() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    fixture.invest(project, 1000, "2026-10", 100);
    let other = fixture.register("岳池实验学校新建", RegionId(1));
    let evaluation = on(&fixture, preset(Preset::Points), "2026-11-10");
    assert_eq!(told(&evaluation), [("behind", Level::Red)]);
    assert_eq!(evaluation.unjudged, [(other, Unjudged::NoPlan)]);
}

#[test]
fn a_past_day_knows_nothing_of_what_came_later() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    fixture.plan_start(project, "2026-03");
    fixture.invest(project, 1000, "2026-04", 100);
    let milestone = MilestoneId(1);
    let recognise = MilestoneAction::Recognise { date: date("2026-09-02") };
    fixture.accept(Command::new(Subject::Milestone(project, milestone), recognise));
    let since = "2026-10-08".parse().unwrap();
    let reason = SuspensionReason::Funds;
    let suspend = ProjectAction::Suspend { reason, since, note: None, paper: Some(document()) };
    fixture.accept(Command::new(Subject::Project(project), suspend));
    assert!(on(&fixture, preset(Preset::Points), "2026-11-10").findings.is_empty(), "suspended");
    let may = on(&fixture, preset(Preset::Points), "2026-05-20");
    assert_eq!(told(&may), [("behind", Level::Yellow), ("start-missed", Level::Yellow)]);
    let september = on(&fixture, preset(Preset::Points), "2026-09-10");
    assert_eq!(told(&september), [("behind", Level::Yellow)], "started by then");
    let march = on(&fixture, preset(Preset::Points), "2026-03-20");
    assert_eq!((march.month, march.findings.len()), (None, 0), "no month was closed");
}

#[test]
fn a_problem_past_its_deadline_accuses_whoever_must_solve_it() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    let unit = UnitAction::Register { name: name("国网广安供电公司") };
    fixture.accept(Command::new(Subject::City, unit));
    let file = ProblemFile {
        kind: ProblemKind::Power,
        text: text("线路未迁"),
        since: "2026-09-01".parse().unwrap(),
        solver: Some(UnitId(2)),
        level: CoordinationLevel::City,
        deadline: Some("2026-10-31".parse().unwrap()),
    };
    fixture.accept(Command::new(Subject::Project(project), ProblemAction::Raise(file)));
    let force = own(&mut fixture, vec![rule("problem", RuleCondition::ProblemUnsolved, 1, 10)]);
    let evaluation = on(&fixture, force.clone(), "2026-11-10");
    assert_eq!(told(&evaluation), [("problem", Level::Red)]);
    let finding = &evaluation.findings[0];
    assert_eq!(finding.subject, FindingSubject::Unit(UnitId(2)));
    assert!(matches!(finding.arithmetic, Arithmetic::Elapsed { days: 10, .. }));
    assert_eq!(told(&on(&fixture, force.clone(), "2026-11-01")), [("problem", Level::Yellow)]);
    assert!(on(&fixture, force, "2026-10-31").findings.is_empty(), "due that day");
}

#[test]
fn a_claim_that_waits_accuses_the_office_and_not_the_unit() {
    let (mut fixture, project) = Fixture::with_a_project("2026-05-10");
    fixture.plan_start(project, "2026-03");
    fixture.invest(project, 1000, "2026-04", 500);
    let milestone = MilestoneId(1);
    let claim = MilestoneAction::Claim { date: date("2026-05-08"), evidence: Vec::new() };
    fixture.accept(Command::new(Subject::Milestone(project, milestone), claim));
    let rules = vec![
        rule("start", RuleCondition::StartMissed, 1, 3),
        rule("late", RuleCondition::MilestoneOverdue { kind: Some(MilestoneKind::Start) }, 1, 30),
        rule("claim", RuleCondition::ClaimUnrecognised, 7, 30),
    ];
    let force = own(&mut fixture, rules);
    fixture.now = crate::value::Timestamp(fixture.now.0 + 7 * 86_400_000);
    let evaluation = on(&fixture, force, "2026-05-17");
    assert_eq!(told(&evaluation), [("claim", Level::Yellow)]);
    assert_eq!(evaluation.findings[0].subject, FindingSubject::Office);
    let judgement = EvaluationContext::on(
        &fixture.board,
        InForce::on(&fixture.board, fixture.now.day()),
        fixture.now.day(),
    )
    .judge(&fixture.board.projects[&project]);
    assert_eq!(judgement.lamp, crate::model::rule::Lamp::Ok, "its mark shows no card of others");
}

#[test]
fn a_project_that_does_not_report_is_counted_by_closed_months() {
    let (mut fixture, project) = Fixture::with_a_project("2026-06-10");
    let other = fixture.register("岳池实验学校新建", RegionId(1));
    fixture.invest(project, 1000, "2026-03", 250);
    fixture.invest(other, 1000, "2026-04", 340);
    let force = own(&mut fixture, vec![rule("silent", RuleCondition::NoReport, 1, 2)]);
    let evaluation = on(&fixture, force, "2026-06-10");
    assert_eq!(told(&evaluation), [("silent", Level::Yellow)]);
    let last = Some(crate::value::LedgerDate::Month(month("2026-03")));
    assert!(matches!(
        evaluation.findings[0].arithmetic,
        Arithmetic::Count { months: 1, since: known, .. } if known == last
    ));
    assert_eq!(evaluation.findings[0].subject, FindingSubject::Unit(UnitId(1)));
}

#[test]
fn a_red_finding_silences_the_yellow_one_of_the_same_cause() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    fixture.plan_start(project, "2026-06");
    fixture.invest(project, 1000, "2026-10", 500);
    let stage = crate::model::stage::Stage::Landed;
    fixture.accept(Command::new(Subject::Project(project), ProjectAction::SetStage { stage }));
    let rules = vec![
        rule("start", RuleCondition::StartMissed, 1, 3),
        rule("late", RuleCondition::MilestoneOverdue { kind: Some(MilestoneKind::Start) }, 1, 900),
    ];
    let force = own(&mut fixture, rules);
    assert_eq!(told(&on(&fixture, force.clone(), "2026-11-10")), [("start", Level::Red)]);
    let july = on(&fixture, force, "2026-11-10");
    assert_eq!(july.findings.len(), 1, "the same again");
}

#[test]
fn working_days_leave_out_weekends() {
    let (mut fixture, project) = Fixture::with_a_project("2026-06-10");
    fixture.plan_start(project, "2026-06-05");
    let stage = crate::model::stage::Stage::Landed;
    fixture.accept(Command::new(Subject::Project(project), ProjectAction::SetStage { stage }));
    let late = RuleCondition::MilestoneOverdue { kind: None };
    let working = RuleDraft { days: DayKind::Working, ..rule("late", late, 2, 3) };
    let force = own(&mut fixture, vec![working]);
    // 5 June 2026 is a Friday.
    let at = |day: &str| told_levels(&on(&fixture, force.clone(), day));
    assert!(at("2026-06-08").is_empty());
    assert_eq!(at("2026-06-09"), [Level::Yellow]);
    assert_eq!(at("2026-06-10"), [Level::Red]);
}

fn told_levels(evaluation: &Evaluation) -> Vec<Level> {
    evaluation.findings.iter().map(Finding::level).collect()
}

#[test]
fn findings_of_one_rule_to_one_unit_call_for_one_card_and_rest_on_the_gravest() {
    let (mut fixture, first) = Fixture::with_a_project("2026-11-10");
    let second = fixture.register("岳池实验学校新建", RegionId(1));
    fixture.invest(first, 1000, "2026-09", 600);
    fixture.invest(second, 1000, "2026-10", 100);
    let behind = RuleCondition::ALL[0];
    let to_the_unit =
        RuleDraft { addressee: CardAddressee::Unit, ..rule("behind", behind, 10, 30) };
    let force = own(&mut fixture, vec![to_the_unit]);
    let evaluation = on(&fixture, force, "2026-11-10");
    assert_eq!(evaluation.findings.len(), 2);
    let called = called_for(&fixture.board, &evaluation);
    let cards: Vec<_> = called.values().collect();
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].key.about, FindingSubject::Unit(UnitId(1)));
    assert_eq!(cards[0].level, CardLevel::Red);
    assert_eq!(cards[0].basis.finding.project, Some(second));
}
