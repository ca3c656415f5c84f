//! What projects and the city are judged by.

use super::*;

#[test]
fn a_suspended_project_is_paused_and_not_accused() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    fixture.invest(project, 1000, "2026-10", 100);
    assert_eq!(Assessment::of(&fixture.board).entries[0].judgement.lamp, Lamp::Severe);
    let since = month("2026-09").last_day();
    let reason = SuspensionReason::Other;
    let suspend = |note| {
        let suspend = ProjectAction::Suspend { reason, since, note, paper: Some(document()) };
        Command::new(Subject::Project(project), suspend)
    };
    let silent = fixture.give(&office(), Vec::new(), suspend(None)).unwrap_err();
    assert_eq!(silent.code(), "suspension-note-missing");
    let note = Some(text("等待规划调整"));
    let unproven = [
        (None, "suspension-paper-missing"),
        (Some(PaperReference { scan: None, document: None }), "suspension-paper-missing"),
        (Some(PaperReference { scan: Some(EvidenceId(99)), document: None }), "unknown-evidence"),
    ];
    for (paper, code) in unproven {
        let suspend = ProjectAction::Suspend { reason, since, note: note.clone(), paper };
        let command = Command::new(Subject::Project(project), suspend);
        assert_eq!(fixture.give(&office(), Vec::new(), command).unwrap_err().code(), code);
    }
    fixture.accept(suspend(note));
    let assessment = Assessment::of(&fixture.board);
    assert_eq!(assessment.entries[0].lamp(), Lamp::Off);
    assert!(assessment.entries[0].judgement.findings.is_empty());
}

#[test]
fn without_a_plan_a_project_cannot_be_judged_and_is_not_green() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    fixture.invest(project, 1000, "2026-10", 900);
    let other = fixture.register("岳池实验学校新建", RegionId(1));
    let assessment = Assessment::of(&fixture.board);
    let entry = assessment.entries().find(|entry| entry.project.id == other).unwrap();
    assert_eq!(entry.judgement.measure, Err(Unjudged::NoPlan));
    assert_eq!(entry.lamp(), Lamp::Unjudged);
}

#[test]
fn the_city_is_judged_by_sums_and_no_money_is_counted_twice() {
    let (mut fixture, project) = Fixture::with_a_project("2026-11-10");
    fixture.invest(project, 1000, "2026-10", 500);
    let facts = fixture.board.projects[&project].facts.as_ref().clone();
    let facts = crate::model::project::ProjectFacts { name: name("子项目"), ..facts };
    fixture.accept(Command::new(Subject::Project(project), ProjectAction::Register { facts }));
    let assessment = Assessment::of(&fixture.board);
    assert_eq!(assessment.entries().len(), 1);
    let sum = assessment.investment(assessment.entries()).unwrap();
    assert_eq!((sum.scheduled, sum.actual, sum.lag), (833, 500, 333));
}

#[test]
fn the_published_thresholds_hold_at_their_boundaries() {
    let lamp = |scheduled_minus: i64| {
        let (mut fixture, project) = Fixture::with_a_project("2026-07-10");
        fixture.invest(project, 1_000_000, "2026-06", 500_000 - scheduled_minus);
        Assessment::of(&fixture.board).entries[0].judgement.lamp
    };
    let cases = [
        (49_999, Lamp::Ok),
        (50_000, Lamp::Watch),
        (99_999, Lamp::Watch),
        (100_000, Lamp::Lagging),
        (300_000, Lamp::Lagging),
        (300_001, Lamp::Severe),
    ];
    for (behind, expected) in cases {
        assert_eq!(lamp(behind), expected, "{behind} millionths behind");
    }
}

#[test]
fn a_missed_start_lags_for_two_months_and_severely_from_the_third() {
    let lamp = |closed: &str| {
        let (mut fixture, project) = Fixture::with_a_project("2026-12-10");
        fixture.plan_start(project, "2026-06");
        let stage = Stage::Landed;
        fixture.accept(Command::new(Subject::Project(project), ProjectAction::SetStage { stage }));
        fixture.invest(project, 1000, closed, 1000);
        Assessment::of(&fixture.board).entries[0].judgement.lamp
    };
    assert_eq!(lamp("2026-05"), Lamp::Ok);
    assert_eq!((lamp("2026-06"), lamp("2026-07")), (Lamp::Lagging, Lamp::Lagging));
    assert_eq!(lamp("2026-08"), Lamp::Severe);
}
