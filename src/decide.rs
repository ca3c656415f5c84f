//! Deciding: from a command, the board and the time to events, or to a refusal with its reason.

use crate::{
    access,
    board::Board,
    command::{Command, CommandResult, Decision, Read, Request},
    event::{Event, Subject},
    model::{
        actor::Actor,
        checklist, city, document, evidence,
        fact::Source,
        layer, list, milestone, period, person, plan, problem, project, region,
        report::{self, ReportCommand},
        target, unit,
    },
    value::Timestamp,
};

mod card;
mod facts;
pub mod geometry;
pub mod import;
mod notice;
mod recognition;
mod refusal;
mod rules;
#[cfg(test)]
pub(crate) mod stand;
#[cfg(test)]
mod tests;
mod together;

pub use card::evaluate as cards_to_change;
pub use facts::paper;
pub use refusal::Refusal;
pub use rules::rule_event;

/// Decides a request.
///
/// # Errors
/// When it is no command, the policy does not allow it, a version it names is stale, or the thing's
/// own rules refuse. Each question is asked only of whoever passed the ones before: what is compared
/// with the board, a version too, may be seen by them.
pub fn decide(
    board: &Board,
    actor: &Actor,
    request: &Request,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    together::well_formed(&request.command)?;
    let sees = |read: &Read| access::may_see_subject(board, actor, read.subject);
    if !access::may(board, actor, &request.command) || !request.reads.iter().all(sees) {
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
        Command::Together(commands) => {
            return together::decide(board, actor, request, &commands, now);
        }
        Command::Import(ledger) => return import::decide(board, &ledger, now),
        Command::Notice(command) => return notice::decide(board, actor, command, now),
        Command::Recognition(command) => return recognition::decide(board, command, now),
        Command::Card(command) => return card::decide(board, actor, command, now),
        Command::City(command) => city::decide(&board.city, command)?.map(Event::City),
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
        Command::Checklist(command) => {
            checklist::decide(facts::work::of_checklist(board, &command), command)?
                .map(Event::Checklist)
        }
        Command::Problem(command) => {
            problem::decide(&facts::work::of_problem(board, &command, now), command)?
                .map(Event::Problem)
        }
        Command::Target(command) => {
            target::decide(&facts::work::of_target(board, &command), command)?.map(Event::Target)
        }
        Command::Rule(command) => rule_event(board, command)?.map(Event::Rule),
        Command::Evidence(command) => {
            let facts = facts::work::of_evidence(board, &command, actor);
            Some(Event::Evidence(evidence::decide(&facts, command)?))
        }
        Command::Document(command) => {
            let known = facts::paper::of_document(board, &command);
            document::decide(&known.facts(), command)?.map(Event::Document)
        }
        Command::Milestone(command) => {
            let facts = facts::of_milestone(board, &command, now);
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
        Command::Report(command) => return reported(board, actor, command),
    };
    Ok(decision(event.into_iter().collect()))
}

/// A report, and the totals of later months that move along with it.
fn reported(board: &Board, actor: &Actor, command: ReportCommand) -> Result<Decision, Refusal> {
    let source = if actor.is_office() { Source::Office } else { Source::Report };
    let (project, _) = command.subject();
    let event = report::decide(&facts::of_report(board, &command, actor), command, source)?;
    let project = board.projects.get(&project);
    let moved = event
        .iter()
        .zip(project)
        .flat_map(|(event, project)| report::carried(&project.reports, project.id, event));
    let moved: Vec<_> = moved.collect();
    Ok(decision(event.into_iter().chain(moved).map(Event::Report).collect()))
}

fn decision(events: Vec<Event>) -> Decision {
    Decision { result: CommandResult { created: created(&events), tally: None }, events }
}

/// The things that `events` add to the board.
fn created(events: &[Event]) -> Vec<Subject> {
    use crate::model::{
        card::{CardChange, CardEvent},
        document::DocumentEvent,
        evidence::EvidenceEvent,
        list::ListEvent,
        milestone::MilestoneEvent,
        notice::NoticeEvent,
        person::PersonEvent,
        problem::ProblemEvent,
        project::ProjectEvent,
        recognition::RecognitionEvent,
        region::RegionEvent,
        rule::RuleEvent,
        unit::UnitEvent,
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
                    | Event::Recognition(RecognitionEvent::Opened { .. })
                    | Event::Problem(ProblemEvent::Raised { .. })
                    | Event::Evidence(EvidenceEvent::Attached { .. })
                    | Event::Rule(RuleEvent::Copied { .. })
                    | Event::Document(DocumentEvent::Defined { .. })
                    | Event::Notice(NoticeEvent::Drafted { .. })
                    | Event::Card(CardEvent { change: CardChange::Proposed { .. }, .. })
            )
        })
        .map(Event::subject)
        .collect()
}
