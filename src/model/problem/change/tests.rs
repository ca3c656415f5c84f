use super::*;
use crate::{
    command::Command,
    fixture::{Fixture, actor, office, text},
    model::{
        actor::Role,
        problem::{Level, ProblemKind},
    },
    value::{RegionId, UnitId},
};

fn file(since: &str, deadline: Option<&str>) -> ProblemFile {
    ProblemFile {
        kind: ProblemKind::Power,
        text: text("临时用电未接通"),
        since: since.parse().unwrap(),
        solver: Some(UnitId(1)),
        level: Level::City,
        deadline: deadline.map(|day| day.parse().unwrap()),
    }
}

fn give(fixture: &mut Fixture, role: Role, command: ProblemAction) -> Result<(), &'static str> {
    let outcome = fixture.give(&actor(role), Vec::new(), Command::from(command));
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
        let raise = ProblemAction::Raise { project, file };
        assert_eq!(give(&mut fixture, Role::Office, raise), Err(code));
    }
}

#[test]
fn a_problem_goes_from_raised_over_steps_to_closed_and_back() {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    let file = file("2026-03-01", Some("2026-04-01"));
    let raise = ProblemAction::Raise { project, file: file.clone() };
    give(&mut fixture, Role::RegionOffice(RegionId(1)), raise).unwrap();
    let problem = ProblemId(1);
    assert_eq!(fixture.board.projects[&project].problems, [problem]);
    assert_eq!(fixture.board.problems[&problem].overdue(fixture.now.day()), Some(9));
    let step = || ProblemAction::AddStep { problem, text: text("已现场协调") };
    give(&mut fixture, Role::Office, step()).unwrap();
    give(&mut fixture, Role::Office, step()).unwrap();
    assert_eq!(fixture.board.problems[&problem].steps.len(), 1, "a double click is one step");
    let close = ProblemAction::Close { problem, text: text("已通电") };
    give(&mut fixture, Role::Office, close).unwrap();
    assert_eq!(fixture.board.problems[&problem].overdue(fixture.now.day()), None);
    assert_eq!(give(&mut fixture, Role::Office, step()), Err("problem-closed"));
    let reopen = ProblemAction::Reopen { problem, reason: text("再次断电") };
    give(&mut fixture, Role::Office, reopen).unwrap();
    assert!(fixture.board.problems[&problem].is_open());
}

#[test]
fn who_must_solve_it_writes_down_steps_and_nothing_else() {
    let (mut fixture, _) = Fixture::with_a_project("2026-04-10");
    let other = crate::model::unit::UnitAction::Register {
        name: crate::fixture::name("国网广安供电公司"),
    };
    fixture.accept(Command::new(crate::event::Subject::City, other));
    let project = ProjectId(1);
    let file = ProblemFile { solver: Some(UnitId(2)), ..file("2026-03-01", None) };
    let raise = ProblemAction::Raise { project, file: file.clone() };
    fixture.give(&office(), Vec::new(), Command::from(raise)).unwrap();
    let problem = ProblemId(1);
    let solver = Role::Unit(UnitId(2));
    let step = ProblemAction::AddStep { problem, text: text("已派人") };
    assert_eq!(give(&mut fixture, solver, step), Ok(()));
    let revise = ProblemAction::Revise { problem, file };
    assert_eq!(give(&mut fixture, solver, revise), Err("not-allowed"));
}
