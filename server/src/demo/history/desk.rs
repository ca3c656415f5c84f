//! What the headquarters works with: problems and whose job they are, the year's targets, and what is
//! checked before a start or completion is recognised.

use battle_map::{
    command::Command,
    model::{
        checklist::{ChecklistCommand, ChecklistItem},
        milestone::MilestoneKind,
        problem::{Level, ProblemCommand, ProblemFile, ProblemKind},
        target::{Aim, Goal, TargetCommand, TargetScope},
    },
    value::{Day, Month, ProjectId},
};

use super::super::{
    DemoError,
    invent::Invented,
    teller::{Teller, Voice, name, text},
};

/// Problems written down.
const PROBLEMS: usize = 14;

/// Says what counts as a start and a completion, and how many the year is to bring.
pub async fn set_up(teller: &mut Teller, january: Month) -> Result<(), DemoError> {
    let mut commands = Vec::new();
    for (kind, items) in [
        (MilestoneKind::Start, ["施工许可证", "现场开工照片"]),
        (MilestoneKind::Completion, ["竣工验收意见", "现场竣工照片"]),
    ] {
        let item = |item: &str| Ok(ChecklistItem { name: name(item)?, evidence_required: false });
        let items = items.into_iter().map(item).collect::<Result<_, DemoError>>()?;
        commands.push(Command::Checklist(ChecklistCommand::Set { kind, items }));
    }
    for aim in [Aim::Starts(46), Aim::Completions(22)] {
        let goal = Goal {
            year: january.year(),
            scope: TargetScope::City,
            sector: None,
            size: None,
            aim,
            due: january.plus(11),
        };
        commands.push(Command::Target(TargetCommand::Set(goal)));
    }
    teller.tell(Voice::Admin, commands).await?;
    Ok(())
}

/// Writes down what stands in the projects' way, some of it past its deadline.
pub async fn problems(
    teller: &mut Teller,
    cast: &[(ProjectId, Invented)],
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
            solver: teller.board().unit_called(invented.lead),
            level: if turn % 4 == 0 { Level::City } else { Level::County },
            deadline: (turn % 3 != 2).then(|| today.plus(5 * turn - 20)),
        };
        commands.push(Command::Problem(ProblemCommand::Raise { project: *project, file }));
    }
    teller.tell(Voice::Office, commands).await?;
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
