//! What the headquarters works with: problems and whose job they are, the year's targets, and what is
//! checked before a start or completion is recognised.

use battle_map::{
    board::Board,
    command::Command,
    event::Subject,
    model::{
        checklist::{ChecklistAction, ChecklistItem},
        milestone::MilestoneKind,
        problem::{CoordinationLevel, ProblemAction, ProblemFile, ProblemKind},
        series::{Aim, Goal, SeriesAction, SeriesKind, TargetScope},
    },
    value::{Day, Money, Month, ProjectId},
};

use super::super::{
    DemoError,
    invent::DemoProject,
    writer::{DemoActor, DemoWriter, name, text},
};

/// How many problems the units of the story write down.
const PROBLEMS: usize = 14;

/// Says what counts as a start and a completion, and what the year is to bring.
pub async fn set_up(
    demo: &mut DemoWriter,
    cast: &[(ProjectId, DemoProject)],
    january: Month,
) -> Result<(), DemoError> {
    let mut commands = targets(demo.board(), cast, january);
    for (kind, items) in [
        (MilestoneKind::Start, ["施工许可证", "现场开工照片"]),
        (MilestoneKind::Completion, ["竣工验收意见", "现场竣工照片"]),
    ] {
        let item = |item: &str| Ok(ChecklistItem { name: name(item)?, evidence_required: false });
        let items = items.into_iter().map(item).collect::<Result<_, DemoError>>()?;
        commands.push(Command::new(Subject::Checklist(kind), ChecklistAction::Set { items }));
    }
    demo.tell(DemoActor::Admin, commands).await?;
    Ok(())
}

/// Starts and completions of each county as planned, the city's as their sums, and the city's money.
fn targets(board: &Board, cast: &[(ProjectId, DemoProject)], january: Month) -> Vec<Command> {
    let year = january.year();
    let planned = |region: Option<&str>, month: fn(&DemoProject) -> Month| {
        let of = |invented: &&(ProjectId, DemoProject)| {
            region.is_none_or(|region| invented.1.region == region)
                && month(&invented.1).year() == year
        };
        u32::try_from(cast.iter().filter(of).count()).unwrap_or(u32::MAX)
    };
    let counts = |scope, region: Option<&str>| {
        let starts = planned(region, |invented| invented.start);
        let completions = planned(region, |invented| invented.completion);
        [(scope, Aim::Starts(starts)), (scope, Aim::Completions(completions))]
    };
    let regions = board
        .regions
        .values()
        .flat_map(|region| counts(TargetScope::Region(region.id), Some(region.name.as_str())));
    let plans: i64 = cast.iter().map(|(_, invented)| invented.plan).sum();
    // A little above the plan, in whole 亿元, as such targets are.
    let money = Aim::Investment(Money::from_wan((plans / 10_000 + 12) * 10_000));
    let city = counts(TargetScope::City, None).into_iter().chain([(TargetScope::City, money)]);
    let aims = city.chain(regions).filter(|(_, aim)| aim.number() > 0);
    let due = january.plus(11);
    let goal = |(scope, aim)| Goal { year, scope, sector: None, size: None, aim, due };
    aims.map(|aim| Command::new(Subject::City, SeriesAction::Set(SeriesKind::Target(goal(aim)))))
        .collect()
}

/// Writes down what stands in the projects' way, some of it past its deadline.
pub async fn problems(
    demo: &mut DemoWriter,
    cast: &[(ProjectId, DemoProject)],
    today: Day,
) -> Result<(), DemoError> {
    let mut commands = Vec::new();
    let known =
        cast.iter().filter_map(|(project, invented)| Some((project, invented, invented.problem?)));
    for (turn, (project, invented, words)) in (0_i32..).zip(known.take(PROBLEMS)) {
        let file = ProblemFile {
            kind: kind(words),
            text: text(words)?,
            since: today.plus(-35 - 6 * turn),
            solver: demo.board().unit_called(invented.lead),
            level: if turn % 4 == 0 { CoordinationLevel::City } else { CoordinationLevel::County },
            deadline: (turn % 3 != 2).then(|| today.plus(5 * turn - 20)),
        };
        commands.push(Command::new(Subject::Project(*project), ProblemAction::Raise(file)));
    }
    demo.tell(DemoActor::Office, commands).await?;
    Ok(())
}

fn kind(words: &str) -> ProblemKind {
    match words {
        "用林手续未批" => ProblemKind::Approvals,
        "征地拆迁受阻" => ProblemKind::Demolition,
        "资金未到位" => ProblemKind::Finance,
        "施工用水用电未接通" => ProblemKind::Power,
        "设计变更待审" => ProblemKind::Design,
        _ => ProblemKind::Other,
    }
}
