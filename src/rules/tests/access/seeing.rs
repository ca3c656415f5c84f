//! What a refusal may tell: nothing to whoever gives no command, and of what is hidden not even that
//! it is there.

use super::*;
use crate::{
    access::may_see_event,
    command::ReadVersion,
    event::{Recorded, Subject},
    value::{Numbered, Seq},
};

const HEADQUARTERS: [Role; 3] = [Role::Leader, Role::Office, Role::Admin];

/// Roles beside the headquarters.
fn and(others: &[Role]) -> Vec<Role> {
    [&HEADQUARTERS[..], others].concat()
}

/// Every kind of subject of the fixture, with those who may know of it.
fn of_the_fixture(project: ProjectId) -> Vec<(Subject, Vec<Role>)> {
    let (month, all) = (month("2026-03"), ROLES.to_vec());
    let but_displays = ROLES.into_iter().filter(|role| *role != Role::Display).collect();
    let kind = MilestoneKind::Start;
    vec![
        (Subject::City, all.clone()),
        (Subject::Region(RegionId(1)), all.clone()),
        (Subject::Unit(UnitId(1)), all.clone()),
        (Subject::List(ListId(1)), all.clone()),
        (Subject::Period(month), all.clone()),
        (Subject::Series(SeriesId(1)), all.clone()),
        (Subject::Project(project), all.clone()),
        (Subject::Milestone(project, MilestoneId(1)), all.clone()),
        (Subject::Plan(project, month.year()), all.clone()),
        (Subject::Notice(project, NoticeId(1)), all),
        (Subject::Problem(project, ProblemId(1)), but_displays),
        (Subject::Ledger, vec![Role::Office, Role::Admin]),
        (Subject::Person(PersonId(1)), vec![Role::Admin]),
        (Subject::Checklist(kind), and(&[])),
        (Subject::Batch(BatchId(1)), and(&[])),
        (Subject::RuleSet(OwnRulesId(1)), and(&[])),
        (Subject::RuleScopes, and(&[])),
        (Subject::Document(DocumentId::STANDARD), and(&[])),
        (Subject::Report(project, month), and(&[OWN_UNIT, OWN_COUNTY])),
        (Subject::Draft(NoticeId(2)), and(&[])),
        (Subject::Evidence(project, EvidenceId(1)), and(&[OWN_UNIT, OWN_COUNTY])),
        (Subject::Card(FindingSubject::Project(project), CardId(1)), and(&[OWN_UNIT, OWN_COUNTY])),
    ]
}

#[test]
fn every_role_may_know_of_exactly_the_things_of_the_table() {
    let (fixture, project) = access_fixture();
    for (subject, allowed) in of_the_fixture(project) {
        for role in ROLES {
            let may = may_see_subject(&fixture.board, &actor(role), subject);
            assert_eq!(may, allowed.contains(&role), "{role:?}: {subject}");
        }
    }
}

#[test]
fn what_is_hidden_and_what_is_not_there_are_refused_alike() {
    let (mut fixture, project) = access_fixture();
    let about = FindingSubject::Project(project);
    let hidden = [
        Subject::Card(about, CardId(1)),
        Subject::Card(about, CardId(99)),
        Subject::Draft(NoticeId(2)),
        Subject::Draft(NoticeId(99)),
        Subject::Notice(project, NoticeId(2)),
        Subject::Notice(project, NoticeId(99)),
        Subject::Evidence(project, EvidenceId(1)),
        Subject::Evidence(project, EvidenceId(99)),
        Subject::Report(project, month("2026-03")),
        Subject::Report(ProjectId(99), month("2026-03")),
        Subject::Person(PersonId(1)),
        Subject::Person(PersonId(99)),
    ];
    // The solver may give this command, so that nothing but the read is refused.
    let solver = actor(SOLVER);
    let problem = Subject::Problem(project, ProblemId(1));
    let step = Command::new(problem, ProblemAction::AddStep { text: text("x") });
    for subject in hidden {
        let stands = fixture.board.version(subject).unwrap_or_default();
        for version in [stands, Seq(stands.0 + 1)] {
            let reads = vec![ReadVersion { subject, version }];
            let given = fixture.give(&solver, reads, step.clone());
            assert_eq!(given, Err(Refusal::NotAllowed), "{subject} at {version:?}");
        }
    }
    let reads = vec![ReadVersion { subject: problem, version: Seq(1) }];
    let stale = fixture.give(&solver, reads, step).unwrap_err();
    assert_eq!(stale.code(), "stale", "of what they see they are told");
}

#[test]
fn nobody_may_do_nothing() {
    let (mut fixture, project) = access_fixture();
    let subject = Subject::Card(FindingSubject::Project(project), CardId(1));
    let reads = vec![ReadVersion { subject, version: Seq(0) }];
    for role in ROLES {
        let none = Asked::Together(Vec::new());
        let refused = fixture.give(&actor(role), reads.clone(), none).unwrap_err();
        assert_eq!(refused.code(), "empty-command", "{role:?}");
    }
}

#[test]
fn what_happens_together_holds_ordinary_commands_only() {
    let one = r#"{"subject": "project/1", "action": {"project": {"resume": {}}}}"#;
    let asked = |json: String| serde_json::from_str::<Asked>(&json);
    assert!(asked(one.to_owned()).is_ok());
    assert!(asked(format!(r#"{{"together": [{one}]}}"#)).is_ok());
    assert!(asked(format!(r#"{{"together": [{{"together": [{one}]}}]}}"#)).is_err());
}

#[test]
fn a_list_of_nothing_is_no_way_around_what_a_role_may_not() {
    let (fixture, _) = access_fixture();
    let (on, leader) = (month("2026-03").last_day(), name("x"));
    let commands = [
        Command::new(
            Subject::City,
            CardAction::Approve { cards: Vec::new(), leader, on, paper: None },
        ),
        Command::new(Subject::Period(on.month()), CardAction::Issue { cards: Vec::new() }),
        Command::new(Subject::City, RecognitionAction::Open { claims: Vec::new() }),
        Command::new(Subject::Project(ProjectId(1)), ProjectAction::Revise { changes: Vec::new() }),
        Command::new(Subject::Ledger, LedgerAction::Import(Box::new(ledger(Vec::new())))),
    ];
    let below = ROLES.into_iter().filter(|role| !HEADQUARTERS.contains(role));
    for role in below {
        for command in &commands {
            assert!(!may(&fixture.board, &actor(role), command), "{role:?}: {command:?}");
        }
    }
}

#[test]
fn nobody_knows_of_what_is_concealed_but_those_named_on_it() {
    let (mut fixture, project) = access_fixture();
    let (public, next) = (ProblemId(1), fixture.board.problems.next_id());
    let concealed = Subject::Problem(project, ProblemId::CONCEALED.next());
    let raised = fixture.history(Subject::Problem(project, public)).pop().unwrap();
    let mut recorded = Recorded { seq: Seq(fixture.board.seq.0 + 1), ..raised };
    recorded.event.subject = concealed;
    let recent = fixture.board.recent.clone();
    fixture.board.apply(&recorded);
    let version = fixture.board.version(concealed);
    assert_eq!(version, Some(recorded.seq));
    assert_eq!(fixture.board.problems.next_id(), next);
    assert_eq!(fixture.board.recent, recent);
    let step = || ProblemAction::AddStep { text: text("x") };
    for role in ROLES {
        let actor = actor(role);
        assert!(!may_see_subject(&fixture.board, &actor, concealed), "{role:?}");
        assert!(!may_see_event(&fixture.board, &actor, &recorded.event), "{role:?}");
        let reads = [version, None].map(|version| {
            let read = ReadVersion { subject: concealed, version: version.unwrap_or_default() };
            let step = Command::new(Subject::Problem(project, public), step());
            fixture.give(&actor, vec![read], step).unwrap_err()
        });
        assert_eq!(reads, [Refusal::NotAllowed, Refusal::NotAllowed], "{role:?}");
    }
}
