//! Deciding: from a command, the board and the time to events, or to a refusal with its reason.

use crate::{
    access,
    board::Board,
    command::{Command, CommandResult, Decision, Read, Request},
    event::{Event, Recorded, Subject},
    model::{
        actor::Actor,
        city,
        fact::Source,
        layer,
        ledger::{Issue, LedgerRefusal},
        list,
        list::ListRefusal,
        milestone,
        milestone::MilestoneRefusal,
        period,
        period::PeriodRefusal,
        person,
        person::PersonRefusal,
        plan,
        plan::PlanRefusal,
        project,
        project::ProjectRefusal,
        region,
        region::RegionRefusal,
        report,
        report::ReportRefusal,
        unit,
        unit::UnitRefusal,
    },
    value::{Seq, Timestamp},
};

mod facts;
pub mod geometry;
pub mod import;
#[cfg(test)]
pub(crate) mod stand;
#[cfg(test)]
mod tests;

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the wrapping variants carry the refusals of their model files")]
pub enum Refusal {
    /// The policy does not allow it.
    #[error("not allowed")]
    NotAllowed,
    /// Somebody changed what the command was based on.
    #[error("stale: {subject} was read at {read} and stands at {current:?}")]
    Stale {
        /// What changed.
        subject: Subject,
        /// The version the command named.
        read: Seq,
        /// The version that stands; none if there is no such thing.
        current: Option<Seq>,
    },
    /// Commands that were to happen together are refused, each with its place among them.
    #[error("{} parts refused", .0.len())]
    Parts(Vec<(usize, Refusal)>),
    /// Rows of a ledger are rejected, each with its reason.
    #[error("{} rows rejected", .0.len())]
    Rows(Vec<Issue>),
    #[error(transparent)]
    Ledger(#[from] LedgerRefusal),
    #[error(transparent)]
    Region(#[from] RegionRefusal),
    #[error(transparent)]
    Unit(#[from] UnitRefusal),
    #[error(transparent)]
    List(#[from] ListRefusal),
    #[error(transparent)]
    Project(#[from] ProjectRefusal),
    #[error(transparent)]
    Milestone(#[from] MilestoneRefusal),
    #[error(transparent)]
    Plan(#[from] PlanRefusal),
    #[error(transparent)]
    Period(#[from] PeriodRefusal),
    #[error(transparent)]
    Report(#[from] ReportRefusal),
    #[error(transparent)]
    Person(#[from] PersonRefusal),
}

impl Refusal {
    /// The stable kebab-case code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAllowed => "not-allowed",
            Self::Stale { .. } => "stale",
            Self::Parts(_) => "parts-refused",
            Self::Rows(_) => LedgerRefusal::RowsRejected.code(),
            Self::Ledger(refusal) => refusal.code(),
            Self::Region(refusal) => refusal.code(),
            Self::Unit(refusal) => refusal.code(),
            Self::List(refusal) => refusal.code(),
            Self::Project(refusal) => refusal.code(),
            Self::Milestone(refusal) => refusal.code(),
            Self::Plan(refusal) => refusal.code(),
            Self::Period(refusal) => refusal.code(),
            Self::Report(refusal) => refusal.code(),
            Self::Person(refusal) => refusal.code(),
        }
    }
}

/// Decides a request.
///
/// # Errors
/// When the policy does not allow it, a version it names is stale, or the thing's own rules refuse.
pub fn decide(
    board: &Board,
    actor: &Actor,
    request: &Request,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    if !access::may(board, actor, &request.command) {
        return Err(Refusal::NotAllowed);
    }
    for Read { subject, version } in &request.reads {
        let current = board.version(*subject);
        // Nothing is ever written at 0: whoever names it has seen that there was no such thing.
        if current.unwrap_or_default() != *version {
            return Err(Refusal::Stale { subject: *subject, read: *version, current });
        }
    }
    decide_command(board, actor, request, &request.command, now)
}

fn decide_command(
    board: &Board,
    actor: &Actor,
    request: &Request,
    command: &Command,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let event = match command.clone() {
        Command::Together(commands) => return together(board, actor, request, &commands, now),
        Command::Import(ledger) => return import::decide(board, &ledger, now),
        Command::City(command) => city::decide(&board.city, command).map(Event::City),
        Command::Region(command) => {
            region::decide(&facts::of_region(board, &command), command)?.map(Event::Region)
        }
        Command::Unit(command) => {
            unit::decide(&facts::of_unit(board, &command), command)?.map(Event::Unit)
        }
        Command::List(command) => {
            list::decide(&facts::of_list(board, &command), command)?.map(Event::List)
        }
        Command::Project(command) => {
            project::decide(&facts::of_project(board, &command), command)?.map(Event::Project)
        }
        Command::Layer(command) => {
            layer::decide(&facts::of_layer(board, &command), command).map(Event::Layer)
        }
        Command::Person(command) => {
            person::decide(&facts::of_person(board, &command), command)?.map(Event::Person)
        }
        Command::Milestone(command) => {
            let facts = facts::of_milestone(board, &command, actor, now);
            milestone::decide(&facts, command)?.map(Event::Milestone)
        }
        Command::Plan(command) => {
            let standing = facts::of_plan(board, &command)?;
            plan::decide(standing, command, now.day())?.map(Event::Plan)
        }
        Command::Period(command) => {
            let standing = facts::of_period(board, &command);
            Some(Event::Period(period::decide(standing, command, now.day())?))
        }
        Command::Report(command) => {
            let source = if actor.is_office() { Source::Office } else { Source::Report };
            report::decide(&facts::of_report(board, &command, actor), command, source)?
                .map(Event::Report)
        }
    };
    let events: Vec<Event> = event.into_iter().collect();
    Ok(Decision { result: CommandResult { created: created(&events), tally: None }, events })
}

/// Each command sees what those before it did. All that cannot happen are named, so that whoever
/// sends forty rows mends them in one go.
fn together(
    board: &Board,
    actor: &Actor,
    request: &Request,
    commands: &[Command],
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let mut board = board.clone();
    let mut whole = Decision::default();
    let mut refused = Vec::new();
    for (place, command) in commands.iter().enumerate() {
        let part = match decide_command(&board, actor, request, command, now) {
            Ok(part) => part,
            Err(refusal) => {
                refused.push((place, refusal));
                continue;
            }
        };
        for event in &part.events {
            board.apply(&Recorded {
                seq: Seq(board.seq.0 + 1),
                at: now,
                actor: actor.clone(),
                command: request.id.clone(),
                event: event.clone(),
            });
        }
        whole.events.extend(part.events);
        whole.result.created.extend(part.result.created);
        whole.result.tally = part.result.tally.or(whole.result.tally);
    }
    if refused.is_empty() { Ok(whole) } else { Err(Refusal::Parts(refused)) }
}

/// The things that `events` add to the board.
fn created(events: &[Event]) -> Vec<Subject> {
    use crate::model::{
        list::ListEvent, milestone::MilestoneEvent, person::PersonEvent, project::ProjectEvent,
        region::RegionEvent, unit::UnitEvent,
    };
    events
        .iter()
        .filter(|event| {
            matches!(
                event,
                Event::Region(RegionEvent::Registered { .. })
                    | Event::Unit(UnitEvent::Registered { .. })
                    | Event::List(ListEvent::Created { .. })
                    | Event::Project(ProjectEvent::Registered { .. })
                    | Event::Milestone(MilestoneEvent::Added { .. })
                    | Event::Person(PersonEvent::Registered { .. })
            )
        })
        .map(Event::subject)
        .collect()
}
