use proptest::prelude::*;

use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, date, month, name, office, text},
    model::{
        card::CardLevel,
        finding::{Arithmetic, Finding, FindingSubject, Level},
        list::{ListAction, ListEntry},
        milestone::{MilestoneAction, MilestoneKind},
        plan::{PlanAction, PlanVersion},
        problem::{Level as ProblemLevel, ProblemAction, ProblemFile, ProblemKind},
        project::ProjectAction,
        rule::{
            Addressee, Band, BandsDraft, DayKind, Edge, Preset, RuleAction, RuleCode,
            RuleCondition, RuleDraft, RuleScope, RuleSet, RuleSetId, Unreported,
        },
        stage::SuspensionReason,
        unit::UnitAction,
    },
    rules::card::called_for,
    value::{ListId, MilestoneId, Money, OwnRulesId, RegionId, UnitId},
    view::assessment::Assessment,
};

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
    let suspend = ProjectAction::Suspend { reason, since, note: None };
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
        level: ProblemLevel::City,
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
    let to_the_unit = RuleDraft { addressee: Addressee::Unit, ..rule("behind", behind, 10, 30) };
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn evaluating_twice_or_projects_in_another_order_gives_the_same(
        done in proptest::collection::vec(0_i64..1200, 1..6), chosen in 0_usize..3,
    ) {
        let given = |order: &[i64]| {
            let (mut fixture, _) = Fixture::with_a_project("2026-11-10");
            for (number, done) in order.iter().enumerate() {
                let project = fixture.register(&format!("项目{done}之{number}"), RegionId(1));
                fixture.invest_again(project, 1000, "2026-10", *done);
            }
            fixture
        };
        let fixture = given(&done);
        let before = fixture.board.clone();
        let force = || preset(Preset::ALL[chosen]);
        let evaluation = on(&fixture, force(), "2026-11-10");
        prop_assert_eq!(&on(&fixture, force(), "2026-11-10"), &evaluation);
        prop_assert_eq!(&fixture.board, &before);
        let turned: Vec<_> = done.iter().rev().copied().collect();
        let turned = on(&given(&turned), force(), "2026-11-10");
        let sorted = |evaluation: &Evaluation| {
            let figure = |finding: &Finding| {
                let measure = finding.behind().unwrap();
                (finding.level(), measure.done, finding.limit)
            };
            let mut all: Vec<_> = evaluation.findings.iter().map(figure).collect();
            all.sort_by_key(|(level, done, edge)| (*level, *done, edge.at));
            all
        };
        prop_assert_eq!(sorted(&turned), sorted(&evaluation));
        let mut backwards = evaluation.clone();
        backwards.findings.reverse();
        let called = |evaluation| called_for(&fixture.board, evaluation);
        prop_assert_eq!(called(&evaluation), called(&backwards));
    }

    #[test]
    fn more_lag_never_gives_a_milder_card_under_any_preset(
        plan in 1_i64..100_000, a in 0_i64..120_000, b in 0_i64..120_000, chosen in 0_usize..3,
    ) {
        let level = |done: i64| {
            let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
            fixture.invest(project, plan, "2026-10", done);
            let force = preset(Preset::ALL[chosen]);
            told_levels(&on(&fixture, force, "2026-11-10")).first().copied()
        };
        prop_assert!(level(a.min(b)) >= level(a.max(b)));
    }
}

#[test]
fn a_set_with_faults_is_refused_rule_by_rule_and_nothing_changes() {
    let (mut fixture, _) = Fixture::with_a_project("2026-11-10");
    let from = RuleSetId::Preset(Preset::Points);
    let copy = RuleAction::Copy { from, name: name("本市办法") };
    fixture.accept(Command::new(Subject::City, copy));
    let behind = RuleCondition::ALL[0];
    let rules = vec![
        rule("fits", behind, 10, 30),
        rule("turned", behind, 30, 10),
        RuleDraft { condition: None, ..rule("empty", behind, 10, 30) },
        rule("fits", behind, 10, 30),
    ];
    let command = Command::new(
        Subject::RuleSet(OwnRulesId(1)),
        RuleAction::Set { name: name("本市办法"), rules },
    );
    let before = fixture.board.rules.clone();
    let refusal = fixture.give(&office(), Vec::new(), command).unwrap_err();
    let crate::refusal::Refusal::Parts(parts) = refusal else { panic!("not {refusal}") };
    let codes: Vec<_> = parts.iter().map(|(place, refusal)| (*place, refusal.code())).collect();
    assert_eq!(
        codes,
        [(1, "red-milder-than-yellow"), (2, "rule-without-condition"), (3, "rule-code-twice")]
    );
    assert_eq!(fixture.board.rules, before);
}

#[test]
fn a_new_version_leaves_the_old_one_to_be_read() {
    let (mut fixture, _) = Fixture::with_a_project("2026-11-10");
    let behind = RuleCondition::ALL[0];
    own(&mut fixture, vec![rule("behind", behind, 12, 24)]);
    let set = fixture.board.rules.own(OwnRulesId(1)).unwrap();
    assert_eq!(set.last(), 2);
    assert_eq!(set.version(1).unwrap().rules, RuleSet::preset(Preset::Points).rules);
    let now = fixture.board.rules.set(RuleSetId::Own(OwnRulesId(1))).unwrap();
    assert_eq!(now.rules[0].bands().edge(Level::Yellow), Some(Edge::from(12)));
}

#[test]
fn a_project_without_a_plan_is_held_against_its_region_once_the_date_is_past() {
    let (mut fixture, project) = Fixture::with_a_project("2026-05-10");
    let other = fixture.register("岳池实验学校新建", RegionId(1));
    fixture.invest(other, 1_000, "2026-03", 250);
    let force = own(&mut fixture, vec![rule("no-plan", RuleCondition::NoPlan, 3, 6)]);
    let evaluation = on(&fixture, force.clone(), "2026-05-10");
    assert_eq!(told(&evaluation), [("no-plan", Level::Yellow)]);
    let finding = &evaluation.findings[0];
    assert_eq!((finding.subject, finding.project), (region(), Some(project)));
    assert!(!finding.is_the_projects(), "its own lamp says that it cannot be judged");
    let february = on(&fixture, force, "2026-03-30");
    assert!(february.findings.is_empty(), "March had not ended");
}

const fn region() -> FindingSubject {
    FindingSubject::Region(RegionId(1))
}

#[test]
fn a_plan_changed_after_the_lists_last_month_counts_for_the_lag_but_for_no_card() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    fixture.invest(project, 1_000, "2026-10", 500);
    let list = Subject::List(ListId(1));
    let set = ListAction::SetEntry { project, entry: ListEntry::default() };
    fixture.accept(Command::new(list, set));
    let lower = PlanVersion {
        amount: Money::from_wan(600),
        monthly: None,
        since: "2026-11-02".parse().unwrap(),
        document: None,
        reason: Some(text("压减")),
    };
    let lower = PlanAction::Set { plan: lower };
    fixture.accept(Command::new(Subject::Plan(project, month("2026-10").year()), lower));
    let levels = |fixture: &Fixture| {
        let evaluation = on(fixture, preset(Preset::Points), "2026-11-10");
        evaluation.findings.iter().map(Finding::level).collect::<Vec<_>>()
    };
    assert_eq!(levels(&fixture), [], "83.3 % of 600 are done");
    let until = ListAction::SetPlansUntil { month: Some(month("2026-10")) };
    fixture.accept(Command::new(list, until));
    assert_eq!(levels(&fixture), [Level::Red], "by the plan of October");
    let board = Assessment::of(&fixture.board);
    let shown = board.entries[0].judgement.measure.unwrap();
    assert_eq!((shown.plan, shown.lag().tenths()), (Money::from_wan(600), 0), "the lag shown");
    let another_year = ListAction::SetPlansUntil { month: Some(month("2025-10")) };
    let refused = fixture.give(&office(), Vec::new(), Command::new(list, another_year));
    assert_eq!(refused.unwrap_err().code(), "plans-until-another-year");
}
