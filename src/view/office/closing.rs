//! What closing a month would do, before it is done: the cards that the rules would propose, raise or
//! let go, taken from the very proposal that follows the closing, on the board as it would stand.

use crate::{
    evaluation::{InForce, evaluate},
    event::{Event, Recorded, Subject},
    model::{actor::Actor, period::PeriodChange},
    rules::card::called_for,
    value::{CommandId, Month, Seq, Timestamp},
    view::{
        assessment::Assessment,
        rules::{Preview, compared, firing},
    },
};

/// What would become of the cards if `actor` closed `month` at `now`.
pub fn closing(
    assessment: &Assessment,
    actor: &Actor,
    month: Month,
    now: Timestamp,
) -> Option<Preview> {
    let board = &assessment.board;
    board.periods.get(&month).filter(|period| !period.is_closed())?;
    let before = firing(board, &called_for(board, assessment.evaluation()), actor, now);
    let mut closed = board.clone();
    closed.apply(&Recorded {
        seq: Seq(board.seq.0 + 1),
        at: now,
        actor: actor.clone(),
        command: CommandId::from_bits(0),
        event: Event::new(Subject::Period(month), PeriodChange::Closed {}),
    });
    let today = now.day();
    let evaluation = evaluate(&closed, InForce::on(&closed, today), today, today).ok()?;
    let after = firing(&closed, &called_for(&closed, &evaluation), actor, now);
    Some(compared(&closed, &before, &after))
}
