use super::*;
use crate::{
    event::Subject,
    fixture::{Fixture, actor, month, name, office, text},
    model::{
        actor::Role,
        problem::ProblemFile,
        project::{ProjectAction, ProjectFacts},
        report::{Figures, ReportAction},
        unit::UnitAction,
    },
    value::UnitId,
    view::{
        filter::{BlockedBy, Filter},
        paged::PAGE,
        project_file::project_file,
    },
};

fn raise(fixture: &mut Fixture, project: ProjectId, file: ProblemFile) {
    fixture.accept(Command::new(Subject::Project(project), ProblemAction::Raise(file)));
}

fn problem(
    kind: ProblemKind,
    level: CoordinationLevel,
    solver: Option<u32>,
    deadline: &str,
) -> ProblemFile {
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
fn city() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture
        .accept(Command::new(Subject::City, UnitAction::Register { name: name("市自然资源局") }));
    raise(
        &mut fixture,
        project,
        problem(ProblemKind::Land, CoordinationLevel::County, Some(2), "2026-03-20"),
    );
    raise(&mut fixture, project, problem(ProblemKind::Power, CoordinationLevel::City, Some(1), ""));
    raise(
        &mut fixture,
        project,
        problem(ProblemKind::Water, CoordinationLevel::City, Some(2), "2026-04-01"),
    );
    raise(
        &mut fixture,
        project,
        problem(ProblemKind::Roads, CoordinationLevel::City, Some(1), "2026-04-05"),
    );
    (fixture, project)
}

fn kinds(fixture: &Fixture, order: AgendaOrder) -> Vec<(&'static str, Option<u32>)> {
    let query = ProblemQuery { order, ..ProblemQuery::default() };
    let view = problems(&Assessment::of(&fixture.board), &office(), &query, fixture.now);
    view.rows.lines.iter().map(|row| (row.kind.code(), row.leads)).collect()
}

#[test]
fn the_ledger_begins_with_what_is_longest_past_its_deadline() {
    let (fixture, _) = city();
    let order: Vec<_> =
        kinds(&fixture, AgendaOrder::Gravest).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(order, ["land", "water", "roads", "power"]);
}

#[test]
fn a_meeting_takes_the_highest_level_first_and_hears_each_solver_once() {
    let (fixture, _) = city();
    let order = kinds(&fixture, AgendaOrder::Meeting);
    let expected = [("water", Some(1)), ("roads", Some(2)), ("power", None), ("land", Some(1))];
    assert_eq!(order, expected);
}

#[test]
fn the_wall_names_the_gravest_with_whose_job_it_is_and_for_how_long() {
    let (fixture, project) = city();
    let sum = agenda::sum(&Assessment::of(&fixture.board), 2, fixture.now.day(), |_| true);
    assert_eq!((sum.open, sum.overdue, sum.gravest.len()), (4, 3, 2));
    let worst = &sum.gravest[0];
    assert_eq!((worst.project, worst.overdue, worst.days), (project, Some(21), 40));
    assert_eq!(worst.solver.as_deref(), Some("市自然资源局"));
}

#[test]
fn projects_are_found_by_what_stands_in_their_way_sub_projects_included() {
    let (mut fixture, project) = city();
    let second = fixture.register("岳池实验学校新建", RegionId(1));
    let facts = ProjectFacts::named(&name("一期"));
    let part = Command::new(Subject::Project(second), ProjectAction::Register { facts });
    let created = fixture.accept(part).created;
    let Subject::Project(part) = created[0] else { panic!("{created:?}") };
    let file = problem(ProblemKind::Disputes, CoordinationLevel::County, None, "2026-04-01");
    raise(&mut fixture, part, file);

    let assessment = Assessment::of(&fixture.board);
    let found = |blocked_by| {
        let filter = Filter { blocked_by: Some(blocked_by), ..Filter::default() };
        assessment.filtered(&filter).iter().map(|entry| entry.project.id).collect::<Vec<_>>()
    };
    assert_eq!(found(BlockedBy::Anything), [project, second]);
    assert_eq!(found(BlockedBy::Kind(ProblemKind::Disputes)), [second]);
    assert_eq!(found(BlockedBy::Kind(ProblemKind::Weather)), []);
    let options = Options::of(&assessment).blocked_by;
    let counts: Vec<_> = options.iter().map(|choice| (choice.value.code(), choice.count)).collect();
    assert_eq!(counts[0], ("any", 2));
    assert!(
        counts.contains(&("disputes", 1)) && !counts.iter().any(|(code, _)| *code == "weather")
    );

    let file = |id| project_file(&assessment, id, fixture.now).unwrap().problems;
    assert_eq!((file(project), file(second)), ((4, 3), (1, 1)));
    let rows = of_project(
        &assessment,
        &actor(Role::Viewer),
        &assessment.board.projects[&second],
        0,
        fixture.now.day(),
    );
    assert_eq!(rows.lines.iter().map(|row| row.project).collect::<Vec<_>>(), [part]);
}

#[test]
fn a_solved_problem_hinders_nobody() {
    let (mut fixture, project) = city();
    for id in 1..=4 {
        let close = ProblemAction::Close { text: text("已解决") };
        fixture.accept(Command::new(Subject::Problem(project, ProblemId(id)), close));
    }
    let assessment = Assessment::of(&fixture.board);
    assert_eq!(Options::of(&assessment).blocked_by, []);
    assert_eq!(
        agenda::sum(&assessment, 2, fixture.now.day(), |_| true),
        agenda::ProblemSum::default()
    );
}

#[test]
fn what_a_report_names_reaches_the_ledger_and_none_is_no_problem() {
    let (mut fixture, project) = city();
    let view = |fixture: &Fixture, role| {
        let assessment = Assessment::of(&fixture.board);
        problems(&assessment, &actor(role), &ProblemQuery::default(), fixture.now).reported.lines
    };
    let report = |fixture: &mut Fixture, of: &str, words: &str| {
        fixture.open(month(of), month(of).last_day());
        let figures = Figures { problem: Some(text(words)), ..Figures::default() };
        let record = ReportAction::Record { figures, confirmed: true };
        fixture.accept(Command::new(Subject::Report(project, month(of)), record));
    };
    report(&mut fixture, "2026-01", "用地指标未落实");
    report(&mut fixture, "2026-02", "用地指标 未落实");
    let reported = view(&fixture, Role::Office);
    assert_eq!((reported.len(), reported[0].month), (1, month("2026-02")));
    assert_eq!(reported[0].since, month("2026-01").first_day(), "said since January");
    assert_eq!(view(&fixture, Role::Unit(UnitId(1))).len(), 1);
    assert_eq!(view(&fixture, Role::Viewer), []);
    let file = ProblemFile {
        text: reported[0].text.clone(),
        ..problem(ProblemKind::Land, CoordinationLevel::County, None, "")
    };
    raise(&mut fixture, project, file);
    assert_eq!(view(&fixture, Role::Office), [], "it is on the ledger now");
    report(&mut fixture, "2026-03", "无。");
    let stored = &fixture.board.projects[&project].reports[&month("2026-03")].figures;
    assert_eq!(stored.problem, None);
    assert_eq!(view(&fixture, Role::Office), []);
}

#[test]
fn a_long_ledger_is_read_page_by_page_and_its_file_is_whole() {
    let (mut fixture, project) = city();
    for number in 0..PAGE {
        let level = CoordinationLevel::City;
        let mut file = problem(ProblemKind::Power, level, Some(1), "2026-04-05");
        file.text = text(&format!("第{number}处"));
        raise(&mut fixture, project, file);
    }
    let assessment = Assessment::of(&fixture.board);
    let order = AgendaOrder::Meeting;
    let page = |page| {
        let query = ProblemQuery { order, page, ..ProblemQuery::default() };
        problems(&assessment, &office(), &query, fixture.now).rows
    };
    let (first, second) = (page(0), page(1));
    assert_eq!((first.lines.len(), second.lines.len(), first.count), (PAGE, 4, 104));
    let leads =
        |rows: &Paged<ProblemRow>| rows.lines.iter().map(|row| row.leads).collect::<Vec<_>>();
    assert_eq!(leads(&first)[..3], [Some(1), Some(102), None]);
    assert_eq!(
        leads(&second),
        [Some(102), None, None, Some(1)],
        "a page says what it goes on with"
    );
    let query = ProblemQuery { order, page: 1, ..ProblemQuery::default() };
    let whole = whole_ledger(&assessment, &office(), &query, fixture.now);
    assert_eq!((whole.rows.lines.len(), whole.open), (104, 104));
    assert_eq!(leads(&whole.rows).into_iter().flatten().collect::<Vec<_>>(), [1, 102, 1]);
}

#[test]
fn what_many_reports_name_is_read_page_by_page_and_counted_whole() {
    let (mut fixture, _) = Fixture::with_a_project("2026-04-10");
    let march = month("2026-03");
    fixture.open(march, march.last_day());
    for number in 0..=PAGE {
        let project = fixture.register(&format!("第{number}号工程"), RegionId(1));
        let figures =
            Figures { problem: Some(text("征地拆迁未完成")), ..Figures::default() };
        let record = ReportAction::Record { figures, confirmed: true };
        fixture.accept(Command::new(Subject::Report(project, march), record));
    }
    let assessment = Assessment::of(&fixture.board);
    let query = ProblemQuery { reported: 1, ..ProblemQuery::default() };
    let reported = problems(&assessment, &office(), &query, fixture.now).reported;
    assert_eq!((reported.lines.len(), reported.count, reported.last()), (1, 101, 1));
}

#[test]
fn the_problems_of_one_project_come_in_pages() {
    let (mut fixture, project) = city();
    for _ in 0..1_000 {
        let file = problem(ProblemKind::Roads, CoordinationLevel::City, Some(1), "2026-05-05");
        raise(&mut fixture, project, file);
    }
    let assessment = Assessment::of(&fixture.board);
    let page = |page| {
        let project = &assessment.board.projects[&project];
        of_project(&assessment, &actor(Role::Viewer), project, page, fixture.now.day())
    };
    let (first, last) = (page(0), page(10));
    assert_eq!((first.lines.len(), last.lines.len(), first.count), (PAGE, 4, 1_004));
    assert!(first.lines.iter().all(|row| last.lines.iter().all(|other| row.id != other.id)));
}
