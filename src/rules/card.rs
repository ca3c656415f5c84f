//! Cards: what the rules do to all of them, what people do to one or several. The headquarters keeps
//! cards, leaders approve them and let them pass, those who are warned speak of them and answer.

use super::Case;
use crate::{
    access,
    board::Board,
    event::{Event, Subject},
    model::{
        actor::{Actor, Role},
        card::{Card, CardAction, CardChange, CardRefusal, CardStep},
        finding::FindingSubject,
        rule::EdgeUnit,
    },
    refusal::Refusal,
    value::{EvidenceId, Month, Timestamp},
};

mod context;
mod found;
mod inhibit;
mod propose;
mod recheck;
mod sheet;
mod step;
mod take_over;
#[cfg(test)]
mod tests;

pub use context::{CardContext, heard_until};
pub use found::{CalledFor, CardCandidate, called_for};

use propose::propose;

/// Whether `actor` may do `action` to the cards of `subject`.
pub fn may(board: &Board, actor: &Actor, subject: Subject, action: &CardAction) -> bool {
    let about = || known(board, subject).map(|card| card.key.about);
    match (actor.role, action) {
        (Role::Office | Role::Admin, _)
        | (Role::Leader, CardAction::Approve { .. } | CardAction::Exempt { .. }) => true,
        (Role::Unit(_) | Role::RegionOffice(_), CardAction::Verify { .. }) => {
            about().is_some_and(|about| access::speaks_for(board, actor.role, about))
        }
        (
            Role::Unit(_) | Role::RegionOffice(_),
            CardAction::Acknowledge { .. } | CardAction::Rectify { .. },
        ) => about().is_some_and(|about| access::answers_for(board, actor.role, about)),
        _ => false,
    }
}

/// Decides an action: several cards are approved as the city's and issued with a month's list, one
/// from before comes in below what it warns, all else is done to one.
///
/// # Errors
/// When a card is unknown or does not stand where the step begins, or what the step needs is missing.
pub fn decide(
    case: &Case<'_>,
    subject: Subject,
    action: CardAction,
) -> Result<Vec<Event>, Refusal> {
    let evidence = action.evidence();
    Ok(match (subject, action) {
        (Subject::City, CardAction::Evaluate) => evaluate(case.board, case.now),
        (Subject::City, CardAction::Approve { cards, leader, on, paper }) => {
            let cards = sheet::named(case.board, &cards)?;
            shows(case.board, &cards, &evidence)?;
            sheet::approve(case, &cards, leader, on, paper)?
        }
        (Subject::City, CardAction::Settle { cards, how, text }) => {
            sheet::settle(case, &sheet::named(case.board, &cards)?, how, &text)?
        }
        (Subject::Period(month), CardAction::Issue { cards }) => {
            sheet::issue(case, &sheet::named(case.board, &cards)?, month)?
        }
        (
            Subject::Project(_) | Subject::Unit(_) | Subject::Region(_),
            CardAction::TakeOver { card },
        ) => {
            vec![take_over::take_over(case, subject, card)?]
        }
        (Subject::Card(..), action) => {
            let card = known(case.board, subject).ok_or(CardRefusal::Unknown)?;
            shows(case.board, &[card], &evidence)?;
            vec![event(case, card, step::change(case, card, action)?)?]
        }
        _ => return Err(Refusal::WrongSubject),
    })
}

/// What follows from the rules and the calendar at `now`; nothing where it was done before.
pub fn evaluate(board: &Board, now: Timestamp) -> Vec<Event> {
    consequences(board, &found::on(board, now.day()), now)
}

/// What follows at `now` for the board's cards from what the rules call for.
pub fn consequences(board: &Board, called: &CalledFor, now: Timestamp) -> Vec<Event> {
    follows(board, called, &CardContext::on(board, now.day()))
}

/// What follows for the board's cards in a context that need not be the present one, such as once
/// cards have begun.
pub fn follows(board: &Board, called: &CalledFor, context: &CardContext<'_>) -> Vec<Event> {
    let cards: Vec<&Card> = board.cards.values().map(AsRef::as_ref).collect();
    let mut next = board.cards.next_id();
    let numbered = propose(called, &cards, context).into_iter().map(|(card, key, change)| {
        let card = card.unwrap_or_else(|| {
            let new = next;
            next = next.next();
            new
        });
        Event::new(Subject::Card(key.about, card), change)
    });
    numbered.collect()
}

/// What opening a closed month again takes back: the drafts that its closing had proposed, nobody
/// having said anything yet. What was proposed before and only judged anew stays, and so does what is
/// about a day and not about a month; what is issued is not recalled.
pub fn taken_back(board: &Board, month: Month) -> Vec<Event> {
    let closed = board.periods.get(&month).and_then(|period| period.closed()).map(Timestamp::day);
    let by_closing = |card: &&Card| {
        let Some(draft) = card.draft() else { return false };
        let monthly = draft.basis.finding.arithmetic.unit() != Some(EdgeUnit::Days);
        monthly
            && draft.step() == CardStep::Proposed
            && draft.basis.month == Some(month)
            && closed.is_some_and(|closed| closed <= draft.proposed)
    };
    let cards = board.cards.values().map(AsRef::as_ref).filter(by_closing);
    let withdrawn = |card: &Card| {
        let change = CardChange::Withdrawn { reason: None };
        Event::new(Subject::Card(card.key.about, card.id), change)
    };
    cards.map(withdrawn).collect()
}

/// The card that a command is asked of.
fn known(board: &Board, subject: Subject) -> Option<&Card> {
    let Subject::Card(about, id) = subject else { return None };
    board.cards.get(&id).map(AsRef::as_ref).filter(|card| card.key.about == about)
}

/// Whether all evidence is there and counts, and belongs to a project that the cards are about,
/// where they are about projects.
fn shows(board: &Board, cards: &[&Card], evidence: &[EvidenceId]) -> Result<(), CardRefusal> {
    let project = |card: &&Card| match card.key.about {
        FindingSubject::Project(project) => Some(project),
        _ => None,
    };
    let projects: Vec<_> = cards.iter().filter_map(project).collect();
    let counts = |id: &EvidenceId| {
        board.evidence.get(id).is_some_and(|known| {
            known.withdrawn.is_none() && (projects.is_empty() || projects.contains(&known.project))
        })
    };
    if evidence.iter().all(counts) { Ok(()) } else { Err(CardRefusal::UnknownEvidence) }
}

/// The event of a change, if it begins where the card stands.
fn event(case: &Case<'_>, card: &Card, change: CardChange) -> Result<Event, CardRefusal> {
    if !matches!(change, CardChange::InterviewHeld { .. }) {
        card.state.after(&change, case.now.day()).map_err(|_| CardRefusal::WrongStep)?;
    }
    Ok(Event::new(Subject::Card(card.key.about, card.id), change))
}
