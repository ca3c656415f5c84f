//! The rules, one file a thing: who may do what to it, and what comes of it. Each reads the board
//! itself; what any command must pass stands here, in the order in which it is asked.

use crate::{
    access,
    board::Board,
    command::{Action, Asked, Command, CommandResult, Decision, ReadVersion, Request},
    event::{Change, Event, Recorded, Subject},
    model::{actor::Actor, ledger::LedgerAction, period::PeriodChange},
    refusal::Refusal,
    thing::things,
    value::{ProjectId, Seq, Timestamp},
};

pub mod accounts;
pub mod bottom_line;
pub mod card;
pub mod checklist;
pub mod city;
pub mod display;
pub mod document;
pub mod edition;
pub mod evidence;
pub mod geometry;
pub mod import;
pub mod layer;
pub mod ledger;
pub mod list;
pub mod milestone;
pub mod notice;
pub mod outlines;
pub mod period;
pub mod person;
pub mod plan;
pub mod problem;
pub mod project;
pub mod recognition;
pub mod region;
pub mod report;
pub mod rule;
pub mod series;
#[cfg(test)]
mod tests;
pub mod unit;

/// What a command is decided on.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The board as it stands before the command.
    pub board: &'a Board,
    /// The person who gives the command, with their role.
    pub actor: &'a Actor,
    /// The moment at which it is decided.
    pub now: Timestamp,
}

macro_rules! dispatch {
    ($($thing:ident($module:ident: $action:ident, $change:ident, $refusal:ident)),* $(,)?) => {
                /// Whether `actor` may give `command`. What no rule allows is refused.
        pub fn may(board: &Board, actor: &Actor, command: &Command) -> bool {
            match &command.action {
                $(Action::$thing(action) => $module::may(board, actor, command.subject, action),)*
            }
        }

        fn events(case: &Case<'_>, command: Command) -> Result<Vec<Event>, Refusal> {
            match command.action {
                $(Action::$thing(action) => $module::decide(case, command.subject, action),)*
            }
        }
    };
}

things!(dispatch);

/// Decides a request: the events that follow from it and what they create, or why it is refused.
///
/// # Errors
/// When nothing is asked, the policy does not allow it, a version it names is stale, or the thing's
/// own rules refuse. Each question is asked only of whoever passed the ones before: what is compared
/// with the board, a version too, may be seen by them.
pub fn decide(
    board: &Board,
    actor: &Actor,
    request: &Request,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let commands = request.command.commands();
    // Nothing would be allowed to everybody, because no part of it is forbidden.
    if commands.is_empty() {
        return Err(Refusal::Empty);
    }
    let sees = |read: &ReadVersion| access::may_see_subject(board, actor, read.subject);
    let allowed = commands.iter().all(|command| may(board, actor, command));
    if !allowed || !request.reads.iter().all(sees) {
        return Err(Refusal::NotAllowed);
    }
    for ReadVersion { subject, version } in &request.reads {
        let current = board.version(*subject);
        // Nothing is ever written at 0: whoever names it has seen that there was no such thing.
        if current.unwrap_or_default() != *version {
            return Err(Refusal::Stale { subject: *subject, read: *version, current });
        }
    }
    let case = Case { board, actor, now };
    match &request.command {
        Asked::One(command) => alone(&case, request, command),
        Asked::Together(commands) => together(&case, request, commands),
    }
}

fn alone(case: &Case<'_>, request: &Request, command: &Command) -> Result<Decision, Refusal> {
    // The rows of a ledger are counted, changed or not, and not named one by one.
    if let (Subject::Ledger, Action::Ledger(LedgerAction::Import(ledger))) =
        (command.subject, &command.action)
    {
        let mut decision = import::decide(case.board, ledger, case.now)?;
        decision.events.extend(following(case, request, &decision.events));
        return Ok(decision);
    }
    let mut events = events(case, command.clone())?;
    events.extend(following(case, request, &events));
    let result = CommandResult { created: created(case.board, &events), tally: None };
    Ok(Decision { events, result })
}

/// What closing or opening a month again brings with it: its edition, as the board stands once it is
/// closed; or the end of the cards that nothing but its closing had proposed. With a list of cards its
/// bulletin goes out.
fn following(case: &Case<'_>, request: &Request, events: &[Event]) -> Vec<Event> {
    let mut follow = Vec::new();
    if let Some(month) = edition::bulletin::of_list(events) {
        let mut board = case.board.clone();
        apply(&mut board, case, request, events);
        follow.extend(edition::bulletin::published(&board, month, case.now));
    }
    for event in events {
        let (Subject::Period(month), Change::Period(change)) = (event.subject, &event.change)
        else {
            continue;
        };
        match change {
            PeriodChange::Closed {} => {
                let mut board = case.board.clone();
                apply(&mut board, case, request, events);
                follow.push(edition::frozen(&board, month, case.now));
            }
            PeriodChange::Reopened { .. } => follow.extend(card::taken_back(case.board, month)),
            PeriodChange::Opened { .. }
            | PeriodChange::Reminded {}
            | PeriodChange::TakenBack {} => {}
        }
    }
    follow
}

/// The board as it stands after `events`, which are not written yet.
fn apply(board: &mut Board, case: &Case<'_>, request: &Request, events: &[Event]) {
    for event in events {
        board.apply(&Recorded {
            seq: Seq(board.seq.0 + 1),
            at: case.now,
            actor: case.actor.clone(),
            command: request.id.clone(),
            event: event.clone(),
        });
    }
}

/// Each command sees what those before it did. All that cannot happen are named, so that whoever
/// sends forty rows mends them in one go.
fn together(case: &Case<'_>, request: &Request, commands: &[Command]) -> Result<Decision, Refusal> {
    let mut board = case.board.clone();
    let mut whole = Decision::default();
    let mut refused = Vec::new();
    for (place, command) in commands.iter().enumerate() {
        let part = match alone(&Case { board: &board, ..*case }, request, command) {
            Ok(part) => part,
            Err(refusal) => {
                refused.push((place, refusal));
                continue;
            }
        };
        apply(&mut board, case, request, &part.events);
        whole.events.extend(part.events);
        whole.result.created.extend(part.result.created);
        whole.result.tally = part.result.tally.or(whole.result.tally);
    }
    if refused.is_empty() { Ok(whole) } else { Err(Refusal::Parts(refused)) }
}

/// The event of a change to `subject`; none where everything stands as asked.
fn changed(subject: Subject, change: Option<impl Into<Change>>) -> Vec<Event> {
    change.map(|change| Event::new(subject, change)).into_iter().collect()
}

/// The things that `events` add to the board: whoever asked for them learns how they are called.
fn created(board: &Board, events: &[Event]) -> Vec<Subject> {
    let mut created: Vec<Subject> = Vec::new();
    for Event { subject, .. } in events {
        if subject.is_numbered()
            && board.version(*subject).is_none()
            && created.last() != Some(subject)
        {
            created.push(*subject);
        }
    }
    created
}

/// Whether a project is a unit's or a county's own: a unit's are those for which it is responsible
/// or owner; a county office's those of its county.
pub(crate) fn is_theirs(board: &Board, actor: &Actor, project: ProjectId) -> bool {
    let project = board.projects.get(&project);
    project.is_some_and(|project| access::concerns(project, actor.role))
}
