use super::*;
use crate::{
    decide::stand::{Stand, actor, name, office, text},
    model::{
        actor::Role,
        problem::ProblemFile,
        project::{ProjectCommand, ProjectFacts},
        unit::UnitCommand,
    },
    value::UnitId,
    view::{
        filter::{Filter, Hindered},
        project_file::project_file,
    },
};

fn raise(stand: &mut Stand, project: ProjectId, file: ProblemFile) {
    stand.accept(Command::Problem(ProblemCommand::Raise { project, file }));
}

fn problem(kind: ProblemKind, level: Level, solver: Option<u32>, deadline: &str) -> ProblemFile {
    ProblemFile {
        kind,
        text: text(kind.code()),
        since: "2026-03-01".parse().unwrap(),
        solver: solver.map(UnitId),
        level,
        deadline: deadline.parse().ok(),
    }
}

/// A project with four problems, two bureaus to solve them.
fn city() -> (Stand, ProjectId) {
    let (mut stand, project) = Stand::with_a_project("2026-04-10");
    stand.accept(Command::Unit(UnitCommand::Register { name: name("市自然资源局") }));
    raise(&mut stand, project, problem(ProblemKind::Land, Level::County, Some(2), "2026-03-20"));
    raise(&mut stand, project, problem(ProblemKind::Power, Level::City, Some(1), ""));
    raise(&mut stand, project, problem(ProblemKind::Water, Level::City, Some(2), "2026-04-01"));
    raise(&mut stand, project, problem(ProblemKind::Roads, Level::City, Some(1), "2026-04-05"));
    (stand, project)
}

fn kinds(stand: &Stand, order: Order) -> Vec<(&'static str, Option<u32>)> {
    let query = ProblemQuery { order, ..ProblemQuery::default() };
    let view = problems(&Standing::of(&stand.board), &office(), &query, stand.now);
    view.rows.iter().map(|row| (row.kind.code(), row.leads)).collect()
}

#[test]
fn the_ledger_begins_with_what_is_longest_past_its_deadline() {
    let (stand, _) = city();
    let order: Vec<_> = kinds(&stand, Order::Gravest).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(order, ["land", "water", "roads", "power"]);
}

#[test]
fn a_meeting_takes_the_highest_level_first_and_hears_each_solver_once() {
    let (stand, _) = city();
    let order = kinds(&stand, Order::Meeting);
    let expected = [("water", Some(1)), ("roads", Some(2)), ("power", None), ("land", Some(1))];
    assert_eq!(order, expected);
}

#[test]
fn the_wall_names_the_gravest_with_whose_job_it_is_and_for_how_long() {
    let (stand, project) = city();
    let sum = agenda::sum(&Standing::of(&stand.board), 2, stand.now.day());
    assert_eq!((sum.open, sum.overdue, sum.gravest.len()), (4, 3, 2));
    let worst = &sum.gravest[0];
    assert_eq!((worst.project, worst.overdue, worst.days), (project, Some(21), 40));
    assert_eq!(worst.solver.as_deref(), Some("市自然资源局"));
}

#[test]
fn projects_are_found_by_what_stands_in_their_way_sub_projects_included() {
    let (mut stand, project) = city();
    let second = stand.register("岳池实验学校新建", RegionId(1));
    let facts = ProjectFacts::named(name("一期"));
    let part = ProjectCommand::Register { parent: Some(second), facts };
    let created = stand.accept(Command::Project(part)).created;
    let crate::event::Subject::Project(part) = created[0] else { panic!("{created:?}") };
    let file = problem(ProblemKind::Disputes, Level::County, None, "2026-04-01");
    raise(&mut stand, part, file);

    let standing = Standing::of(&stand.board);
    let found = |hindered| {
        let filter = Filter { hindered: Some(hindered), ..Filter::default() };
        standing.filtered(&filter).iter().map(|entry| entry.project.id).collect::<Vec<_>>()
    };
    assert_eq!(found(Hindered::ByAnything), [project, second]);
    assert_eq!(found(Hindered::By(ProblemKind::Disputes)), [second]);
    assert_eq!(found(Hindered::By(ProblemKind::Weather)), []);
    let options = Options::of(&standing).hindered;
    let counts: Vec<_> = options.iter().map(|choice| (choice.value.code(), choice.count)).collect();
    assert_eq!(counts[0], ("any", 2));
    assert!(
        counts.contains(&("disputes", 1)) && !counts.iter().any(|(code, _)| *code == "weather")
    );

    let file = |id| project_file(&standing, id, stand.now).unwrap().problems;
    assert_eq!((file(project), file(second)), ((4, 3), (1, 1)));
    let rows = of_project(
        &standing,
        &actor(Role::Viewer),
        &standing.board.projects[&second],
        stand.now.day(),
    );
    assert_eq!(rows.iter().map(|row| row.project).collect::<Vec<_>>(), [part]);
}

#[test]
fn a_solved_problem_hinders_nobody() {
    let (mut stand, _) = city();
    for id in 1..=4 {
        let close = ProblemCommand::Close { problem: ProblemId(id), text: text("已解决") };
        stand.accept(Command::Problem(close));
    }
    let standing = Standing::of(&stand.board);
    assert_eq!(Options::of(&standing).hindered, []);
    assert_eq!(agenda::sum(&standing, 2, stand.now.day()), agenda::ProblemSum::default());
}
