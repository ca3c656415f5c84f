use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, date, month},
    model::{
        actor::Role,
        milestone::MilestoneAction,
        period::PeriodAction,
        recognition::{ClaimDecision, RecognitionAction},
    },
    value::{BatchId, MilestoneId},
};

fn view(fixture: &Fixture) -> OfficeView {
    office(&Assessment::of(&fixture.board), &actor(Role::Office), fixture.now).unwrap()
}

#[test]
fn the_open_month_names_who_is_silent() {
    let (mut fixture, project) = Fixture::with_a_project("2026-03-20");
    fixture.invest(project, 1_000, "2026-02", 100);
    let next = view(&fixture).next.unwrap();
    assert_eq!((next.month, next.deadline.to_string()), (month("2026-03"), "2026-03-25".into()));
    let NextPeriod { month, cut_off, deadline, .. } = next;
    let open = PeriodAction::Open { cut_off, deadline };
    fixture.accept(Command::new(Subject::Period(month), open));

    let office = view(&fixture);
    assert_eq!(office.next, None, "April has not begun");
    let (march, february) = (&office.periods[0], &office.periods[1]);
    assert_eq!((march.reported, march.expected), (0, 1));
    assert_eq!((march.silent[0].id, march.regions[0].expected), (project, 1));
    assert_eq!((february.reported, february.silent.len(), february.filed.len()), (1, 0, 0));
    assert!(february.closed.is_some());
}

#[test]
fn the_next_month_is_due_on_a_day_that_the_published_calendar_works() {
    let (mut fixture, project) = Fixture::with_a_project("2026-09-10");
    fixture.invest(project, 1_000, "2026-08", 100);
    let next = view(&fixture).next.unwrap();
    let due = (next.month, next.deadline.to_string());
    assert_eq!(due, (month("2026-09"), "2026-09-28".into()), "the 25th is a holiday");
}

#[test]
fn a_claim_waits_goes_through_a_batch_and_is_gone() {
    let (mut fixture, project) = Fixture::with_a_project("2026-03-20");
    fixture.plan_start(project, "2026-03");
    let milestone = MilestoneId(1);
    let claim = MilestoneAction::Claim { date: date("2026-03-18"), evidence: Vec::new() };
    fixture.accept(Command::new(Subject::Milestone(project, milestone), claim));
    assert_eq!(view(&fixture).claims.len(), 1);

    let open = RecognitionAction::Open { claims: vec![(project, milestone)] };
    fixture.accept(Command::new(Subject::City, open));
    let office = view(&fixture);
    assert_eq!((office.claims.len(), office.batches[0].claims.len()), (0, 1));

    let batch = Subject::Batch(BatchId(1));
    let decision = ClaimDecision::Recognised { date: date("2026-03-18"), ticked: Vec::new() };
    let decide = RecognitionAction::Decide { project, milestone, decision };
    fixture.accept(Command::new(batch, decide));
    assert!(view(&fixture).batches[0].claims[0].decision.is_some());
    fixture.accept(Command::new(batch, RecognitionAction::Close {}));
    let office = view(&fixture);
    assert_eq!((office.claims.len(), office.batches.len()), (0, 0));
    assert!(fixture.board.projects[&project].started().is_yes());
}

#[test]
fn leaders_look_and_nobody_else_is_let_in() {
    let (fixture, _) = Fixture::with_a_project("2026-03-20");
    let assessment = Assessment::of(&fixture.board);
    let seen = |role| office(&assessment, &actor(role), fixture.now).map(|office| office.acts);
    assert_eq!(seen(Role::Leader), Some(false));
    assert_eq!(seen(Role::Admin), Some(true));
    for role in [Role::Viewer, Role::Display, Role::Unit(UnitId(1))] {
        assert_eq!(seen(role), None, "{role:?}");
    }
}
