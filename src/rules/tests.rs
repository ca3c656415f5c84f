//! Commands against a board: refusals by code, stale commands, and the fold as the only truth.

mod access;
mod lamps;

use proptest::prelude::*;

use crate::{
    board::Board,
    command::{Asked, Command, ReadVersion},
    event::Subject,
    fixture::{Fixture, actor, date, document, month, name, office, text},
    model::{
        actor::Role,
        measure::Unjudged,
        milestone::{MilestoneAction, MilestoneKind, MoveAnswer, MoveReason},
        paper::PaperReference,
        project::{FactChange, ProjectAction},
        rule::Lamp,
        stage::{Stage, StageStatus, SuspensionReason},
    },
    refusal::Refusal,
    value::{EvidenceId, MilestoneId, Money, ProjectId, RegionId, Seq},
    view::assessment::Assessment,
};

fn revise(project: ProjectId, total: i64) -> Command {
    let changes = vec![FactChange::Total(Some(Money::from_wan(total)))];
    Command::new(Subject::Project(project), ProjectAction::Revise { changes })
}

#[test]
fn a_stale_command_is_refused_and_told_the_version_that_stands() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let subject = Subject::Project(project);
    let version = fixture.board.version(subject).unwrap();
    let reads = vec![ReadVersion { subject, version }];
    fixture.give(&office(), reads.clone(), revise(project, 1)).unwrap();
    let refusal = fixture.give(&office(), reads, revise(project, 2)).unwrap_err();
    let current = fixture.board.version(subject);
    assert_eq!(refusal, super::Refusal::Stale { subject, read: version, current });
    assert_eq!(refusal.code(), "stale");
    assert_eq!(fixture.board.projects[&project].facts.total, Some(Money::from_wan(1)));
}

#[test]
fn saying_again_what_stands_changes_nothing() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.accept(revise(project, 7));
    let seq = fixture.board.seq;
    fixture.accept(revise(project, 7));
    assert_eq!(fixture.board.seq, seq);
}

#[test]
fn a_second_project_of_the_same_name_stands_only_in_another_county() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let facts = fixture.board.projects[&project].facts.as_ref().clone();
    let same = Command::new(Subject::City, ProjectAction::Register { facts });
    let refusal = fixture.give(&office(), Vec::new(), same).unwrap_err();
    assert_eq!(refusal.code(), "duplicate-name");
    let other = fixture.register("岳池人民医院迁建", RegionId(2));
    assert_ne!(other, project);
}

#[test]
fn what_happens_together_happens_whole_or_not_at_all() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let seq = fixture.board.seq;
    let both = Asked::Together(vec![revise(project, 5), revise(ProjectId(99), 5)]);
    assert_eq!(fixture.give(&office(), Vec::new(), both).unwrap_err().code(), "parts-refused");
    assert_eq!(fixture.board.seq, seq);
}

#[test]
fn every_part_that_cannot_happen_is_named() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let unknown = |id| revise(ProjectId(id), 5);
    let three = Asked::Together(vec![unknown(98), revise(project, 5), unknown(99)]);
    let Err(Refusal::Parts(parts)) = fixture.give(&office(), Vec::new(), three) else {
        panic!("two parts cannot happen");
    };
    let named: Vec<_> = parts.iter().map(|(place, part)| (*place, part.code())).collect();
    assert_eq!(named, [(0, "unknown-project"), (2, "unknown-project")]);
}

#[test]
fn stages_follow_recognised_milestones_and_never_run_ahead_of_them() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    assert_eq!(fixture.board.projects[&project].stage(), StageStatus::Unknown);
    let stage = |stage| Command::new(Subject::Project(project), ProjectAction::SetStage { stage });
    fixture.accept(stage(Stage::Landed));
    let refusal = fixture.give(&office(), Vec::new(), stage(Stage::Started)).unwrap_err();
    assert_eq!(refusal.code(), "stage-needs-recognition");
    fixture.plan_start(project, "2026-03");
    let recognise = |day| {
        let start = Subject::Milestone(project, MilestoneId(1));
        Command::new(start, MilestoneAction::Recognise { date: date(day) })
    };
    let refusal = fixture.give(&office(), Vec::new(), recognise("2026-04-11")).unwrap_err();
    assert_eq!(refusal.code(), "date-in-the-future");
    fixture.accept(recognise("2026-04-02"));
    assert_eq!(fixture.board.projects[&project].stage(), StageStatus::At(Stage::Started));
    let start = fixture.board.projects[&project].milestone(MilestoneKind::Start).unwrap();
    assert_eq!(start.slip(date("2026-03")), Some(2));
}

#[test]
fn only_the_office_moves_a_plan_and_the_baseline_stays() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.plan_start(project, "2026-04");
    let reason = Some(text("用林手续未批"));
    let plan = MilestoneAction::Plan { plan: date("2026-06"), reason };
    let plan = Command::new(Subject::Milestone(project, MilestoneId(1)), plan);
    let unit = actor(Role::Unit(crate::value::UnitId(1)));
    assert_eq!(fixture.give(&unit, Vec::new(), plan.clone()), Err(Refusal::NotAllowed));
    fixture.give(&office(), Vec::new(), plan).unwrap();
    let schedule = fixture.board.projects[&project].milestones[0].schedule.unwrap();
    assert_eq!((schedule.baseline, schedule.plan), (date("2026-04"), date("2026-06")));
}

#[test]
fn a_wish_to_move_a_date_stays_until_the_office_answers() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.plan_start(project, "2026-04");
    let unit = actor(Role::Unit(crate::value::UnitId(1)));
    let start = Subject::Milestone(project, MilestoneId(1));
    let ask = |day| {
        let (date, reason, words) = (date(day), MoveReason::Land, None);
        Command::new(start, MilestoneAction::AskMove { date, reason, words })
    };
    let grant = Command::new(start, MilestoneAction::GrantMove {});
    let asked = |fixture: &Fixture| fixture.board.projects[&project].milestones[0].asked.clone();
    fixture.give(&unit, Vec::new(), ask("2026-06")).unwrap();
    assert_eq!(fixture.give(&unit, Vec::new(), grant.clone()), Err(Refusal::NotAllowed));
    let no = MilestoneAction::RefuseMove { reason: text("用地已批") };
    fixture.give(&office(), Vec::new(), Command::new(start, no)).unwrap();
    assert_eq!(
        asked(&fixture).unwrap().answer,
        Some(MoveAnswer::Refused { reason: text("用地已批") })
    );
    fixture.give(&unit, Vec::new(), ask("2026-05")).unwrap();
    fixture.give(&office(), Vec::new(), grant.clone()).unwrap();
    let from = Some(date("2026-04"));
    assert_eq!(asked(&fixture).unwrap().answer, Some(MoveAnswer::Granted { from }));
    let schedule = fixture.board.projects[&project].milestones[0].schedule.unwrap();
    assert_eq!((schedule.baseline, schedule.plan), (date("2026-04"), date("2026-05")));
    let again = fixture.give(&office(), Vec::new(), grant).unwrap_err();
    assert_eq!(again.code(), "nothing-asked");
}

#[test]
fn a_board_survives_its_snapshot_and_the_fold_gives_the_same_board() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    fixture.invest(project, 1000, "2026-10", 500);
    fixture.plan_start(project, "2026-03");
    let json = serde_json::to_vec(&fixture.board).unwrap();
    assert_eq!(serde_json::from_slice::<Board>(&json).unwrap(), fixture.board);
    let mut folded = Board::default();
    folded.city.cards_from = fixture.board.city.cards_from;
    for recorded in &fixture.log {
        let line = serde_json::to_string(recorded).unwrap();
        folded.apply(&serde_json::from_str(&line).unwrap());
    }
    assert_eq!(folded, fixture.board);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn more_lag_never_gives_a_milder_lamp(plan in 1_i64..100_000, a in 0_i64..120_000, b in 0_i64..120_000) {
        let lamp = |done: i64| {
            let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
            fixture.invest(project, plan, "2026-10", done);
            Assessment::of(&fixture.board).entries[0].judgement.lamp
        };
        let (less, more) = (a.min(b), a.max(b));
        prop_assert!(lamp(less) <= lamp(more), "the worst lamp is the smallest");
    }
}

#[test]
fn versions_of_things_that_do_not_exist_are_never_current() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let read =
        ReadVersion { subject: Subject::Milestone(project, MilestoneId(5)), version: Seq(1) };
    let refusal = fixture.give(&office(), vec![read], revise(project, 3)).unwrap_err();
    assert_eq!(refusal.code(), "stale");
}
