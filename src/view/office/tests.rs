use super::*;
use crate::{
    command::Command,
    decide::stand::{Stand, actor, date, month},
    model::{
        actor::Role,
        milestone::MilestoneCommand,
        period::PeriodCommand,
        recognition::{ClaimDecision, RecognitionCommand},
    },
    value::{BatchId, MilestoneId},
};

fn view(stand: &Stand) -> OfficeView {
    office(&Standing::of(&stand.board), &actor(Role::Office), stand.now).unwrap()
}

#[test]
fn the_open_month_names_who_is_silent() {
    let (mut stand, project) = Stand::with_a_project("2026-03-20");
    stand.invest(project, 1_000, "2026-02", 100);
    let next = view(&stand).next.unwrap();
    assert_eq!((next.month, next.deadline.to_string()), (month("2026-03"), "2026-03-25".into()));
    let NextPeriod { month, cut_off, deadline } = next;
    stand.accept(Command::Period(PeriodCommand::Open { month, cut_off, deadline }));

    let office = view(&stand);
    assert_eq!(office.next, None, "April has not begun");
    let (march, february) = (&office.periods[0], &office.periods[1]);
    assert_eq!((march.reported, march.expected), (0, 1));
    assert_eq!((march.silent[0].id, march.regions[0].expected), (project, 1));
    assert_eq!((february.reported, february.silent.len(), february.filed.len()), (1, 0, 0));
    assert!(february.closed.is_some());
}

#[test]
fn the_next_month_is_due_on_a_day_that_the_published_calendar_works() {
    let (mut stand, project) = Stand::with_a_project("2026-09-10");
    stand.invest(project, 1_000, "2026-08", 100);
    let next = view(&stand).next.unwrap();
    let due = (next.month, next.deadline.to_string());
    assert_eq!(due, (month("2026-09"), "2026-09-28".into()), "the 25th is a holiday");
}

#[test]
fn a_claim_waits_goes_through_a_batch_and_is_gone() {
    let (mut stand, project) = Stand::with_a_project("2026-03-20");
    stand.plan_start(project, "2026-03");
    let milestone = MilestoneId(1);
    let claim = MilestoneCommand::Claim {
        project,
        milestone,
        date: date("2026-03-18"),
        evidence: Vec::new(),
    };
    stand.accept(Command::Milestone(claim));
    assert_eq!(view(&stand).claims.len(), 1);

    let open = RecognitionCommand::Open { claims: vec![(project, milestone)] };
    stand.accept(Command::Recognition(open));
    let office = view(&stand);
    assert_eq!((office.claims.len(), office.batches[0].claims.len()), (0, 1));

    let batch = BatchId(1);
    let decision = ClaimDecision::Recognised { date: date("2026-03-18"), ticked: Vec::new() };
    let decide = RecognitionCommand::Decide { batch, project, milestone, decision };
    stand.accept(Command::Recognition(decide));
    assert!(view(&stand).batches[0].claims[0].decision.is_some());
    stand.accept(Command::Recognition(RecognitionCommand::Close { batch }));
    let office = view(&stand);
    assert_eq!((office.claims.len(), office.batches.len()), (0, 0));
    assert!(stand.board.projects[&project].started().is_yes());
}

#[test]
fn leaders_look_and_nobody_else_is_let_in() {
    let (stand, _) = Stand::with_a_project("2026-03-20");
    let standing = Standing::of(&stand.board);
    let seen = |role| office(&standing, &actor(role), stand.now).map(|office| office.acts);
    assert_eq!(seen(Role::Leader), Some(false));
    assert_eq!(seen(Role::Admin), Some(true));
    for role in [Role::Viewer, Role::Display, Role::Unit(UnitId(1))] {
        assert_eq!(seen(role), None, "{role:?}");
    }
}
