//! The last days before today.

use battle_map::{
    command::Command,
    event::Subject,
    model::{
        milestone::{MilestoneAction, MilestoneKind},
        paper::PaperReference,
        project::ProjectAction,
        stage::SuspensionReason,
    },
    value::{Day, LedgerDate, ProjectId},
};

use super::super::{
    DemoError,
    invent::{DemoProject, Development},
    writer::{DemoActor, DemoWriter, name},
};

/// A week ago: what stopped, and the starts that wait for the headquarters.
pub async fn a_week_ago(
    demo: &mut DemoWriter,
    cast: &[(ProjectId, DemoProject)],
    today: Day,
) -> Result<(), DemoError> {
    let mut minute = 16 * 60 + 30;
    let suspended =
        cast.iter().filter(|(_, invented)| invented.development == Development::Suspended);
    for ((project, _), reason) in suspended.zip([
        SuspensionReason::Land,
        SuspensionReason::Funds,
        SuspensionReason::Approvals,
    ]) {
        demo.at(today.plus(-7), minute);
        minute += 20;
        let number = format!("广重大办〔{}〕{}号", today.plus(-30).year(), 10 + project.0);
        let paper = Some(PaperReference { scan: None, document: Some(name(&number)?) });
        let suspend = ProjectAction::Suspend { reason, since: today.plus(-30), note: None, paper };
        let command = Command::new(Subject::Project(*project), suspend);
        demo.tell(DemoActor::Office, vec![command]).await?;
    }
    let claims = claims(demo, cast, today);
    demo.tell(DemoActor::Office, claims).await?;
    Ok(())
}

/// Yesterday: when those who are late expect to be done, the line along the bottom of the wall.
pub async fn yesterday(
    demo: &mut DemoWriter,
    cast: &[(ProjectId, DemoProject)],
    today: Day,
) -> Result<(), DemoError> {
    let mut minute = 17 * 60 + 10;
    let building = cast.iter().filter(
        |(_, invented)| matches!(invented.development, Development::Building(lag) if lag > 100),
    );
    for (project, _) in building.take(3) {
        demo.at(today.plus(-1), minute);
        minute += 15;
        let forecast = forecast(demo, *project, today);
        demo.tell(DemoActor::Office, forecast.into_iter().collect()).await?;
    }
    Ok(())
}

/// Two starts that units say have happened, for the headquarters to recognise.
fn claims(demo: &DemoWriter, cast: &[(ProjectId, DemoProject)], today: Day) -> Vec<Command> {
    let missed = cast.iter().filter(|(_, p)| matches!(p.development, Development::StartMissed(_)));
    let claim = |(project, _): &(ProjectId, DemoProject)| {
        let start = demo.board().projects.get(project)?.milestone(MilestoneKind::Start)?;
        // One of them may have started meanwhile, so that its card can be lifted.
        if start.recognised.is_yes() {
            return None;
        }
        let (date, evidence) = (LedgerDate::Day(today.plus(-8)), Vec::new());
        let subject = Subject::Milestone(*project, start.id);
        Some(Command::new(subject, MilestoneAction::Claim { date, evidence }))
    };
    missed.filter_map(claim).take(2).collect()
}

/// A forecast for the first milestone that is overdue.
fn forecast(demo: &DemoWriter, project: ProjectId, today: Day) -> Option<Command> {
    let known = demo.board().projects.get(&project)?;
    let open = known.milestones.iter().find(|milestone| !milestone.recognised.is_yes())?;
    let date = LedgerDate::Month(today.month().plus(2));
    let subject = Subject::Milestone(project, open.id);
    Some(Command::new(subject, MilestoneAction::Forecast { date }))
}
