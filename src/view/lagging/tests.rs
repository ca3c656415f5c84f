use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, document, text},
    model::{
        project::ProjectAction,
        stage::{Stage, SuspensionReason},
    },
    value::{ProjectId, RegionId},
    view::{assessment::Assessment, project_file::project_file, wall::wall},
};

/// October is closed; the first project spent 306 of 1,000: 52.7 points behind.
fn city() -> (Fixture, ProjectId) {
    let (mut fixture, first) = Fixture::with_a_project("2026-11-10");
    fixture.invest(first, 1_000, "2026-10", 306);
    (fixture, first)
}

fn ask(fixture: &mut Fixture, project: ProjectId, action: ProjectAction) {
    fixture.accept(Command::new(Subject::Project(project), action));
}

/// A project that should have started in that month and has not.
fn not_started(fixture: &mut Fixture, name: &str, planned: &str) -> ProjectId {
    let project = fixture.register(name, RegionId(1));
    fixture.plan_start(project, planned);
    ask(fixture, project, ProjectAction::SetStage { stage: Stage::Landed });
    fixture.invest_again(project, 1_000, "2026-10", 1_000);
    project
}

fn listed(fixture: &Fixture) -> Vec<ProjectId> {
    let assessment = Assessment::of(&fixture.board);
    lagging(assessment.entries()).iter().map(|entry| entry.project.id).collect()
}

#[test]
fn money_and_missed_starts_stand_in_one_list_by_multiples_of_the_red_threshold() {
    let (mut fixture, money) = city();
    let less = fixture.register("岳池实验学校新建", RegionId(1));
    fixture.invest_again(less, 1_000, "2026-10", 415);
    let five = not_started(&mut fixture, "岳池净水厂扩建", "2026-06");
    let two = not_started(&mut fixture, "岳池货运站", "2026-09");
    // 52.7 ÷ 30, five months ÷ 3, 41.8 ÷ 30, two months ÷ 3.
    assert_eq!(listed(&fixture), [money, five, less, two]);
    let assessment = Assessment::of(&fixture.board);
    let counts = LagCounts::of(assessment.entries());
    assert_eq!(counts, LagCounts { lagging: 4, severe: 3, explained: 0 });
    assert!(fixture.board.cards.keys().next().is_none(), "nobody proposed a card");
}

#[test]
fn what_was_suspended_is_no_longer_listed_and_its_plan_stays_in_the_sum() {
    let (mut fixture, project) = city();
    let (reason, since) = (SuspensionReason::Land, fixture.now.day());
    ask(
        &mut fixture,
        project,
        ProjectAction::Suspend {
            reason, since, note: Some(text("停工")), paper: Some(document())
        },
    );
    assert!(listed(&fixture).is_empty());
    let wall = wall(&Assessment::of(&fixture.board), fixture.now);
    assert_eq!((wall.coverage.suspended, wall.coverage.unplanned), (1, 0));
    assert_eq!(wall.investment.map(|sum| sum.lag), Some(527));
    assert_eq!(wall.standing.stage(StageGroup::Suspended), 1);
}

#[test]
fn a_missed_start_is_late_by_the_same_days_on_every_screen_of_today() {
    let (mut fixture, _) = city();
    let project = not_started(&mut fixture, "岳池净水厂扩建", "2026-06");
    let assessment = Assessment::of(&fixture.board);
    let days = |finding: &ShownFinding| match finding.arithmetic {
        Arithmetic::Count { days, .. } => days,
        _ => None,
    };
    let listed = wall(&assessment, fixture.now).lagging;
    let line = listed.iter().find(|line| line.id == project).unwrap();
    let file = project_file(&assessment, project, fixture.now).unwrap();
    let late = file.milestones[0].overdue;
    assert_eq!(late, Some(133), "from 30 June to 10 November");
    assert_eq!((days(&line.finding), days(&file.findings[0])), (late, late));
    let october = "2026-10-31".parse().ok();
    assert_eq!(line.finding.arithmetic.counted_to(), october, "its months are those of October");
    // What was frozen counts to the end of the month that was judged, and says so.
    let frozen = assessment.entries().find(|entry| entry.project.id == project).unwrap();
    let frozen = ShownFinding::from(frozen.lagging().unwrap());
    assert_eq!(days(&frozen), Some(123));
    assert_eq!(frozen.arithmetic.counted_to(), october);
}
