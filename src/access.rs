//! Who may do what: one pure function from actor, action and facts to allow or refuse. What no
//! rule allows is refused.

use crate::{
    board::Board,
    command::Command,
    model::{
        actor::{Actor, Role},
        evidence::EvidenceCommand,
        milestone::MilestoneCommand,
        problem::ProblemCommand,
        project::Project,
        report::ReportCommand,
    },
    value::ProjectId,
};

mod cards;
mod evidence;
mod notice;
mod screen;
mod subject;

pub use cards::{
    answers_for, may_approve_cards, may_see_card, may_see_event, sees_drafts, speaks_for,
};
pub use evidence::{may_attach_evidence, may_see_evidence, may_see_file};
pub use notice::{is_addressee, may_see_notice, writes_notices};
pub use screen::{Screen, may_open};
pub use subject::may_see_subject;

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

/// Whether `actor` may give `command`; commands that happen together are allowed together, and no
/// command at all to nobody.
pub fn may(board: &Board, actor: &Actor, command: &Command) -> bool {
    if let Command::Together(commands) = command {
        let every = || commands.iter().all(|command| may(board, actor, command));
        return !commands.is_empty() && every();
    }
    // A signature counts only if the addressee gave it: here nobody stands above them.
    if let Command::Notice(command) = command {
        return notice::may(board, actor, command);
    }
    match actor.role {
        Role::Admin => true,
        Role::Office => !matches!(command, Command::City(_) | Command::Person(_)),
        Role::Unit(_) => {
            may_report(board, actor, command) || cards::may_answer(board, actor, command)
        }
        Role::RegionOffice(_) => {
            may_report(board, actor, command)
                || may_review(board, actor, command)
                || cards::may_answer(board, actor, command)
        }
        Role::Leader => match command {
            Command::Evidence(EvidenceCommand::Attach { project, .. }) => {
                may_attach_evidence(board, actor, *project)
            }
            command => cards::may_approve(command),
        },
        Role::Viewer | Role::Display => false,
    }
}

/// Whether somebody may take ledgers in, and look at what they would do.
pub const fn may_import(actor: &Actor) -> bool {
    matches!(actor.role, Role::Office | Role::Admin)
}

/// Whether somebody may read how the server fares: a program with a token of its own, and whoever
/// keeps the accounts. A wall's token stands in a hall and is for its wall alone.
pub const fn may_read_metrics(actor: &Actor, by_token: bool) -> bool {
    may_keep_accounts(actor) || (by_token && !matches!(actor.role, Role::Display))
}

/// Whether somebody may see and keep accounts, passwords and tokens.
pub const fn may_keep_accounts(actor: &Actor) -> bool {
    may_open(actor, Screen::Admin)
}

/// Units and county offices report, forecast, claim, ask for other dates, show evidence and write
/// down problems, for what is theirs; a plan only the office moves.
fn may_report(board: &Board, actor: &Actor, command: &Command) -> bool {
    let project = match command {
        Command::Report(ReportCommand::Record { project, .. })
        | Command::Milestone(
            MilestoneCommand::Forecast { project, .. }
            | MilestoneCommand::Claim { project, .. }
            | MilestoneCommand::AskMove { project, .. },
        )
        | Command::Problem(ProblemCommand::Raise { project, .. }) => Some(*project),
        Command::Evidence(EvidenceCommand::Attach { project, .. }) => {
            return may_attach_evidence(board, actor, *project);
        }
        // Whether it is their own evidence, the model decides: it says so in words of its own.
        Command::Evidence(EvidenceCommand::Withdraw { evidence, .. }) => {
            board.evidence.get(evidence).map(|evidence| evidence.project)
        }
        Command::Problem(command) => return may_work_on(board, actor, command),
        _ => None,
    };
    project.is_some_and(|project| is_theirs(board, actor, project))
}

/// A problem of theirs they revise and work on, one that they must solve for others they work on;
/// whether it is solved the office says.
fn may_work_on(board: &Board, actor: &Actor, command: &ProblemCommand) -> bool {
    let Some(problem) = command.problem().and_then(|id| board.problems.get(&id)) else {
        return false;
    };
    let solves = matches!(actor.role, Role::Unit(unit) if problem.file.solver == Some(unit));
    match command {
        ProblemCommand::AddStep { .. } if solves => true,
        ProblemCommand::Revise { .. } | ProblemCommand::AddStep { .. } => {
            is_theirs(board, actor, problem.project)
        }
        ProblemCommand::Raise { .. }
        | ProblemCommand::Close { .. }
        | ProblemCommand::Reopen { .. } => false,
    }
}

/// County offices give back what their units reported.
fn may_review(board: &Board, actor: &Actor, command: &Command) -> bool {
    matches!(command, Command::Report(ReportCommand::Return { project, .. })
        if is_theirs(board, actor, *project))
}

/// A unit's own are the projects for which it is responsible or owner; a county office's those of
/// its county.
fn is_theirs(board: &Board, actor: &Actor, project: ProjectId) -> bool {
    board.projects.get(&project).is_some_and(|project| concerns(project, actor.role))
}

/// Whether a project is a unit's own or a county's.
pub fn concerns(project: &Project, role: Role) -> bool {
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

#[cfg(test)]
mod tests;
