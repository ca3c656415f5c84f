//! Cards: what the rules do to all of them, and what people do to one or several.

use super::{Refusal, decision, facts};
use crate::{
    board::Board,
    command::Decision,
    event::Event,
    model::{
        actor::Actor,
        card::{self, Card, CardCommand, CardEvent, Moment, propose},
    },
    value::Timestamp,
};

/// Decides a command about cards.
pub fn decide(
    board: &Board,
    actor: &Actor,
    command: CardCommand,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let events = match command {
        CardCommand::Evaluate => evaluate(board, now),
        command => card::decide(&facts::card::of_card(board, actor, &command, now), command)?,
    };
    Ok(decision(events.into_iter().map(Event::Card).collect()))
}

/// What follows from the rules and the calendar at `now`; nothing where it was done before.
pub fn evaluate(board: &Board, now: Timestamp) -> Vec<CardEvent> {
    let moment = moment(board, now);
    let found = facts::card::all_found(board, moment.today);
    let cards: Vec<&Card> = board.cards.values().map(AsRef::as_ref).collect();
    let mut next = board.next_card().0;
    let numbered = propose(found, &cards, &moment).into_iter().map(|(card, key, change)| {
        let card = card.unwrap_or_else(|| {
            let new = next;
            next = next.next();
            new
        });
        CardEvent { card, key, change }
    });
    numbered.collect()
}

fn moment(board: &Board, now: Timestamp) -> Moment<'_> {
    Moment { today: now.day(), closed: board.closed_month(), calendar: &board.city.calendar }
}

#[cfg(test)]
mod tests;
