//! Who may do what: one pure function from actor, action and facts to allow or refuse. What no
//! rule allows is refused.

use crate::{
    board::Board,
    command::Command,
    model::{
        actor::{Actor, Role},
        milestone::MilestoneCommand,
        project::Project,
    },
    value::ProjectId,
};

/// Whether somebody may look at the public side of the board: everybody with a role may.
pub const fn may_read(actor: &Actor) -> bool {
    match actor.role {
        Role::Viewer
        | Role::Unit(_)
        | Role::RegionOffice(_)
        | Role::Office
        | Role::Leader
        | Role::Admin
        | Role::Display => true,
    }
}

/// Whether `actor` may give `command`.
pub fn may(board: &Board, actor: &Actor, command: &Command) -> bool {
    match (actor.role, command) {
        (Role::Viewer | Role::Display | Role::Leader, _) => false,
        (Role::Admin, _) => true,
        (Role::Office, Command::Together(commands)) => {
            commands.iter().all(|command| may(board, actor, command))
        }
        (Role::Office, Command::City(_)) => false,
        (Role::Office, _) => true,
        (Role::Unit(_) | Role::RegionOffice(_), Command::Report(command)) => {
            let crate::model::report::ReportCommand::Record { project, .. } = command;
            is_theirs(board, actor, *project)
        }
        (Role::Unit(_) | Role::RegionOffice(_), Command::Milestone(command)) => {
            let own = matches!(
                command,
                MilestoneCommand::Forecast { .. }
                    | MilestoneCommand::Claim { .. }
                    | MilestoneCommand::Plan { .. }
            );
            own && is_theirs(board, actor, command.project())
        }
        (Role::Unit(_) | Role::RegionOffice(_), Command::Together(commands)) => {
            commands.iter().all(|command| may(board, actor, command))
        }
        (Role::Unit(_) | Role::RegionOffice(_), _) => false,
    }
}

/// A unit's own are the projects for which it is responsible or owner; a county office's those of
/// its county.
fn is_theirs(board: &Board, actor: &Actor, project: ProjectId) -> bool {
    board.projects.get(&project).is_some_and(|project| concerns(project, actor.role))
}

fn concerns(project: &Project, role: Role) -> bool {
    match role {
        Role::Unit(unit) => {
            project.facts.responsible_unit == Some(unit) || project.facts.owner == Some(unit)
        }
        Role::RegionOffice(region) => {
            project.facts.regions.iter().any(|share| share.region == region)
        }
        Role::Viewer | Role::Office | Role::Leader | Role::Admin | Role::Display => false,
    }
}
