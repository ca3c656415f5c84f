//! Problems against a board: what may be said of them, and by whom.

use super::*;
use crate::{
    command::Command,
    fixture::{Fixture, actor, text},
    model::problem::{CoordinationLevel, ProblemKind},
    value::{ProblemId, ProjectId, RegionId, UnitId},
};

fn file(since: &str, deadline: Option<&str>) -> ProblemFile {
    ProblemFile {
        kind: ProblemKind::Power,
        text: text("临时用电未接通"),
        since: since.parse().unwrap(),
        solver: Some(UnitId(1)),
        level: CoordinationLevel::City,
        deadline: deadline.map(|day| day.parse().unwrap()),
    }
}

/// The first problem of a board.
const fn first(project: ProjectId) -> Subject {
    Subject::Problem(project, ProblemId(1))
}

fn give(
    fixture: &mut Fixture,
    role: Role,
    subject: Subject,
    action: ProblemAction,
) -> Result<(), &'static str> {
    let outcome = fixture.give(&actor(role), Vec::new(), Command::new(subject, action));
    outcome.map(|_| ()).map_err(|refusal| refusal.code())
}

#[test]
fn dates_and_solvers_that_cannot_be_are_refused() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let cases = [
        (file("2026-04-11", None), "date-in-the-future"),
        (file("2026-04-10", Some("2026-04-09")), "deadline-before-since"),
        (ProblemFile { solver: Some(UnitId(9)), ..file("2026-04-01", None) }, "unknown-unit"),
    ];
    for (file, code) in cases {
        let raise = ProblemAction::Raise(file);
        let subject = Subject::Project(project);
        assert_eq!(give(&mut fixture, Role::Office, subject, raise), Err(code));
    }
}

#[test]
fn a_problem_goes_from_raised_over_steps_to_closed_and_back() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let file = file("2026-03-01", Some("2026-04-01"));
    let county = Role::RegionOffice(RegionId(1));
    give(&mut fixture, county, Subject::Project(project), ProblemAction::Raise(file)).unwrap();
    let (problem, subject) = (ProblemId(1), first(project));
    assert_eq!(fixture.board.projects[&project].problems, [problem]);
    assert_eq!(fixture.board.problems[&problem].overdue(fixture.now.day()), Some(9));
    let step = || ProblemAction::AddStep { text: text("已现场协调") };
    give(&mut fixture, Role::Office, subject, step()).unwrap();
    give(&mut fixture, Role::Office, subject, step()).unwrap();
    assert_eq!(fixture.board.problems[&problem].steps.len(), 1, "a double click is one step");
    let close = ProblemAction::Close { text: text("已通电") };
    give(&mut fixture, Role::Office, subject, close).unwrap();
    assert_eq!(fixture.board.problems[&problem].overdue(fixture.now.day()), None);
    assert_eq!(give(&mut fixture, Role::Office, subject, step()), Err("problem-closed"));
    let reopen = ProblemAction::Reopen { reason: text("再次断电") };
    give(&mut fixture, Role::Office, subject, reopen).unwrap();
    assert!(fixture.board.problems[&problem].is_open());
}

#[test]
fn who_must_solve_it_writes_down_steps_and_nothing_else() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let other = crate::model::unit::UnitAction::Register {
        name: crate::fixture::name("国网广安供电公司"),
    };
    fixture.accept(Command::new(Subject::City, other));
    let file = ProblemFile { solver: Some(UnitId(2)), ..file("2026-03-01", None) };
    let raise = ProblemAction::Raise(file.clone());
    give(&mut fixture, Role::Office, Subject::Project(project), raise).unwrap();
    let solver = Role::Unit(UnitId(2));
    let step = ProblemAction::AddStep { text: text("已派人") };
    assert_eq!(give(&mut fixture, solver, first(project), step), Ok(()));
    let revise = ProblemAction::Revise(file);
    assert_eq!(give(&mut fixture, solver, first(project), revise), Err("not-allowed"));
}

#[test]
fn a_problem_is_known_under_its_own_project_only() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let other = fixture.register("岳池实验学校新建", RegionId(1));
    let raise = ProblemAction::Raise(file("2026-03-01", None));
    give(&mut fixture, Role::Office, Subject::Project(project), raise).unwrap();
    let step = || ProblemAction::AddStep { text: text("已派人") };
    assert_eq!(give(&mut fixture, Role::Office, first(other), step()), Err("unknown-problem"));
    let city = give(&mut fixture, Role::Office, Subject::City, step());
    assert_eq!(city, Err("wrong-subject"));
}
