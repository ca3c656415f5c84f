//! Cards: what the rules do to all of them, and what people do to one or several.

use super::{Case, facts};
use crate::{
    board::Board,
    access,
    event::{Event, Subject},
    model::{
        actor::Actor,
        card::{self, Card, CardAction, Moment, propose},
    },
    refusal::Refusal,
    value::Timestamp,
};

/// Whether `actor` may do it: the headquarters keeps cards, leaders approve them and let them pass,
/// those who are warned speak of them and answer.
pub fn may(board: &Board, actor: &Actor, _subject: Subject, action: &CardAction) -> bool {
    actor.is_office() || access::may_card(board, actor, action)
}

/// Decides a command about cards.
pub fn decide(
    case: &Case<'_>,
    _subject: Subject,
    command: CardAction,
) -> Result<Vec<Event>, Refusal> {
    let Case { board, actor, now } = *case;
    let events = match command {
        CardAction::Evaluate => evaluate(board, now),
        command => {
            let facts = facts::card::of_card(board, actor, &command, now);
            let changed = card::decide(&facts, command)?.into_iter();
            changed.map(|(about, card, change)| Event::new(Subject::Card(about, card), change)).collect()
        }
    };
    Ok(events)
}

/// What follows from the rules and the calendar at `now`; nothing where it was done before.
pub fn evaluate(board: &Board, now: Timestamp) -> Vec<Event> {
    let moment = moment(board, now);
    let found = facts::card::all_found(board, moment.today);
    let cards: Vec<&Card> = board.cards.values().map(AsRef::as_ref).collect();
    let mut next = board.cards.next_id();
    let numbered = propose(found, &cards, &moment).into_iter().map(|(card, key, change)| {
        let card = card.unwrap_or_else(|| {
            let new = next;
            next = next.next();
            new
        });
        Event::new(Subject::Card(key.about, card), change)
    });
    numbered.collect()
}

fn moment(board: &Board, now: Timestamp) -> Moment<'_> {
    Moment { today: now.day(), closed: board.closed_month(), calendar: &board.city.calendar }
}

#[cfg(test)]
mod tests;
