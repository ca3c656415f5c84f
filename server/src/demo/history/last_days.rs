//! The last days before today.

use battle_map::{
    command::Command,
    model::{milestone::MilestoneCommand, project::ProjectCommand, stage::SuspensionReason},
    value::{Day, LedgerDate, ProjectId},
};

use super::super::{
    DemoError,
    invent::{Fate, Invented},
    teller::{Teller, Voice},
};

/// What happened in the last days: the line along the bottom of the wall.
pub async fn tell(
    teller: &mut Teller,
    cast: &[(ProjectId, Invented)],
    today: Day,
) -> Result<(), DemoError> {
    let mut day = -6;
    let mut next = |teller: &mut Teller, minute: i64| {
        teller.at(today.plus(day), minute);
        day += 1;
    };
    let suspended = cast.iter().filter(|(_, invented)| invented.fate == Fate::Suspended);
    for ((project, _), reason) in suspended.zip([
        SuspensionReason::Land,
        SuspensionReason::Funds,
        SuspensionReason::Approvals,
    ]) {
        next(teller, 16 * 60 + 30);
        let command = ProjectCommand::Suspend {
            project: *project,
            reason,
            since: today.plus(-30),
            note: None,
        };
        teller.tell(Voice::Office, vec![Command::Project(command)]).await?;
    }
    let building = cast
        .iter()
        .filter(|(_, invented)| matches!(invented.fate, Fate::Building(lag) if lag > 100));
    for (project, _) in building.take(3) {
        next(teller, 10 * 60 + 31);
        let forecast = forecast(teller, *project, today);
        teller.tell(Voice::Office, forecast.into_iter().collect()).await?;
    }
    Ok(())
}

/// An honest guess for the first milestone that is overdue.
fn forecast(teller: &Teller, project: ProjectId, today: Day) -> Option<Command> {
    let known = teller.board().projects.get(&project)?;
    let open = known.milestones.iter().find(|milestone| !milestone.recognised.is_yes())?;
    let date = LedgerDate::Month(today.month().plus(2));
    Some(Command::Milestone(MilestoneCommand::Forecast { project, milestone: open.id, date }))
}
