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
    value::{BatchId, MilestoneId, ProjectId},
};

fn view(fixture: &Fixture) -> OfficeView {
    let (board, query) = (&fixture.board, OfficeQuery::default());
    office(&Assessment::of(board), &actor(Role::Office), query, fixture.now).unwrap()
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
    assert_eq!((march.silent.lines[0].id, march.regions[0].expected), (project, 1));
    assert_eq!((february.reported, february.silent.count, february.filed.count), (1, 0, 0));
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
    assert_eq!(view(&fixture).claims.count, 1);

    let open = RecognitionAction::Open { claims: vec![(project, milestone)] };
    fixture.accept(Command::new(Subject::City, open));
    let office = view(&fixture);
    assert_eq!((office.claims.count, office.batches.lines[0].claims.len()), (0, 1));

    let batch = Subject::Batch(BatchId(1));
    let decision = ClaimDecision::Recognised { date: date("2026-03-18"), ticked: Vec::new() };
    let decide = RecognitionAction::Decide { project, milestone, decision };
    fixture.accept(Command::new(batch, decide));
    assert!(view(&fixture).batches.lines[0].claims[0].decision.is_some());
    fixture.accept(Command::new(batch, RecognitionAction::Close {}));
    let office = view(&fixture);
    assert_eq!((office.claims.count, office.batches.lines.len()), (0, 0));
    assert!(fixture.board.projects[&project].started().is_yes());
}

#[test]
fn leaders_look_and_nobody_else_is_let_in() {
    let (fixture, _) = Fixture::with_a_project("2026-03-20");
    let assessment = Assessment::of(&fixture.board);
    let seen = |role| {
        let query = OfficeQuery::default();
        office(&assessment, &actor(role), query, fixture.now).map(|office| office.acts)
    };
    assert_eq!(seen(Role::Leader), Some(false));
    assert_eq!(seen(Role::Admin), Some(true));
    for role in [Role::Viewer, Role::Display, Role::Unit(UnitId(1))] {
        assert_eq!(seen(role), None, "{role:?}");
    }
}

/// A city in which so many projects have not reported, and as many claim their start.
fn crowded(projects: u32) -> Fixture {
    let (mut fixture, first) = Fixture::with_a_project("2026-03-20");
    fixture.invest(first, 1_000, "2026-02", 100);
    fixture.plan_start(first, "2026-03");
    let claim = MilestoneAction::Claim { date: date("2026-03-18"), evidence: Vec::new() };
    fixture.accept(Command::new(Subject::Milestone(first, MilestoneId(1)), claim));
    let NextPeriod { month, cut_off, deadline, .. } = view(&fixture).next.unwrap();
    let open = PeriodAction::Open { cut_off, deadline };
    fixture.accept(Command::new(Subject::Period(month), open));
    let known = fixture.board.projects[&first].clone();
    for number in 1..projects {
        let id = ProjectId(first.0 + number);
        let mut copy = (*known).clone();
        copy.id = id;
        fixture.board.projects.add(id, copy);
    }
    fixture
}

#[test]
fn no_list_of_the_desk_grows_with_the_city() {
    let mut fixture = crowded(250);
    let office = view(&fixture);
    let silent = &office.periods[0].silent;
    assert_eq!((silent.lines.len(), silent.count, silent.last()), (100, 250, 2));
    let named = &office.periods[0].reminder[0];
    assert_eq!((named.projects.len(), named.more), (100, 150));
    assert_eq!((office.claims.lines.len(), office.claims.count), (100, 250));
    let query = OfficeQuery { claims: 2, silent: 1, ..OfficeQuery::default() };
    let assessment = Assessment::of(&fixture.board);
    let later = super::office(&assessment, &actor(Role::Office), query, fixture.now).unwrap();
    assert_eq!((later.claims.lines.len(), later.claims.page), (50, 2));
    assert_ne!(later.periods[0].silent.lines[0].id, silent.lines[0].id);

    let all = fixture.board.projects.keys().map(|id| (*id, MilestoneId(1)));
    let (most, rest): (Vec<_>, Vec<_>) = all.partition(|(id, _)| id.0 % 5 > 0);
    for claims in [most, rest] {
        fixture.accept(Command::new(Subject::City, RecognitionAction::Open { claims }));
    }
    let batches = view(&fixture).batches;
    let listed: Vec<_> =
        batches.lines.iter().map(|b| (b.claims.len(), b.more, b.decided)).collect();
    assert_eq!(listed, [(100, 100, false), (0, 50, false)]);
}
