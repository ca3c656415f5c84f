//! January: places, the year's plans, list entries and weighed milestones.

use battle_map::{
    board::Board,
    command::Command,
    event::Subject,
    model::{
        list::{ListAction, ListClass, ListEntry},
        milestone::{MilestoneAction, MilestoneKind},
        plan::{PlanAction, PlanVersion},
        project::{ProjectAction, Site},
        stage::Stage,
    },
    value::{LedgerDate, ListId, Money, Month, ProjectId},
};

use super::super::{
    DemoError,
    invent::{DemoProject, Development},
    writer::{DemoActor, DemoWriter, bad, name},
};

/// Places, plans, list entries and milestones.
pub async fn the_year(
    demo: &mut DemoWriter,
    cast: &[(ProjectId, DemoProject)],
    january: Month,
) -> Result<(), DemoError> {
    let list = *demo.board().lists.keys().next().ok_or_else(|| bad("no list"))?;
    let mut commands = Vec::new();
    for (index, (project, invented)) in cast.iter().enumerate() {
        commands.push(entry(list, index, *project, invented, january)?);
        commands.extend(invented.site.clone().map(|shape| {
            let site = Site::Placed { shape, written: None };
            Command::new(Subject::Project(*project), ProjectAction::Place { site })
        }));
        if invented.development != Development::NoPlan {
            let plan = PlanVersion {
                amount: Money::from_wan(invented.plan),
                monthly: None,
                since: january.first_day(),
                document: Some(name("年度投资计划")?),
                reason: None,
            };
            let subject = Subject::Plan(*project, january.year());
            commands.push(Command::new(subject, PlanAction::Set { plan }));
        }
        if matches!(
            invented.development,
            Development::Ahead(_) | Development::StartMissed(_) | Development::NoPlan
        ) {
            let stage = if index % 2 == 0 { Stage::Landed } else { Stage::Signed };
            let set = ProjectAction::SetStage { stage };
            commands.push(Command::new(Subject::Project(*project), set));
        }
        for (kind, label, month, _) in milestones(invented) {
            let name = label.map(name).transpose()?;
            let add = MilestoneAction::Add { kind, name, plan: Some(LedgerDate::Month(month)) };
            commands.push(Command::new(Subject::Project(*project), add));
        }
    }
    demo.tell(DemoActor::Admin, commands).await?;
    let weights = weights(demo.board(), cast);
    demo.tell(DemoActor::Office, weights).await?;
    Ok(())
}

/// The office weighs the milestones of what is to be built this year; the rest have no measure of
/// construction.
fn weights(board: &Board, cast: &[(ProjectId, DemoProject)]) -> Vec<Command> {
    let built = cast.iter().filter(|(_, p)| matches!(p.development, Development::Building(_)));
    let weighed = built.filter_map(|(project, invented)| {
        let known = board.projects.get(project)?;
        Some(known.milestones.iter().zip(milestones(invented)).map(|(milestone, planned)| {
            let subject = Subject::Milestone(*project, milestone.id);
            Command::new(subject, MilestoneAction::Weigh { weight: planned.3 })
        }))
    });
    weighed.flatten().collect()
}

fn entry(
    list: ListId,
    index: usize,
    project: ProjectId,
    invented: &DemoProject,
    january: Month,
) -> Result<Command, DemoError> {
    let order = u32::try_from(index + 1).map_err(bad)?;
    let class = match invented.development {
        Development::Completed(_) => ListClass::Completing,
        Development::NoPlan => ListClass::Preparatory,
        _ if invented.start < january => ListClass::Continued,
        _ => ListClass::NewStart,
    };
    let entry = ListEntry {
        order,
        serial: Some(name(&order.to_string())?),
        group: Some(name(invented.sector)?),
        class: Some(class),
        extra: Vec::new(),
    };
    Ok(Command::new(Subject::List(list), ListAction::SetEntry { project, entry }))
}

/// The usual steps around start and completion, with their share of the construction in
/// thousandths.
fn milestones(project: &DemoProject) -> Vec<(MilestoneKind, Option<&'static str>, Month, u16)> {
    let length = project.start.months_until(project.completion).max(4);
    vec![
        (MilestoneKind::Step, Some("立项批复"), project.start.plus(-8), 50),
        (MilestoneKind::Step, Some("用地审批"), project.start.plus(-3), 100),
        (MilestoneKind::Start, None, project.start, 100),
        (MilestoneKind::Step, Some("主体结构封顶"), project.start.plus(length / 2), 350),
        (MilestoneKind::Step, Some("设备安装"), project.start.plus(length * 3 / 4), 250),
        (MilestoneKind::Completion, None, project.completion, 150),
    ]
}
