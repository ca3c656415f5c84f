//! Reports.

use super::Case;
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{actor::{Actor, Role}, report::{self, ReportAction}, fact::Source},
    refusal::Refusal,
    rules::facts,
};

/// Whether `actor` may do it: units and county offices report for what is theirs, county offices
/// give back what their units reported.
pub fn may(board: &Board, actor: &Actor, _subject: Subject, action: &ReportAction) -> bool {
    actor.is_office()
        || match action {
            ReportAction::Record { project, .. } => super::is_theirs(board, actor, *project),
            ReportAction::Return { project, .. } => {
                matches!(actor.role, Role::RegionOffice(_))
                    && super::is_theirs(board, actor, *project)
            }
        }
}

/// Decides; saying again what stands changes nothing.
///
/// # Errors
/// When the rules about it refuse.
pub fn decide(case: &Case<'_>, _subject: Subject, command: ReportAction) -> Result<Vec<Event>, Refusal> {
    let Case { board, actor, now } = *case;
    let _ = (board, actor, now);
    let source = if actor.is_office() { Source::Office } else { Source::Report };
    let (project, _) = command.subject();
    let event = report::decide(&facts::of_report(board, &command, actor), command, source)?;
    let project = board.projects.get(&project);
    let moved = event
        .iter()
        .zip(project)
        .flat_map(|(event, project)| report::carried(&project.reports, project.id, event));
    let moved: Vec<_> = moved.collect();
    Ok(event.into_iter().chain(moved).map(Event::from).collect())
}
