//! What keeps the rules from proposing a card, or a graver one in its place.

use super::{found::Found, moment::Moment};
use crate::model::card::{Card, CardLevel, CardState, Spared};

/// Whether an open card that is out keeps a graver one from taking its place: a leader let that one
/// pass, or the office withdrew it.
pub(super) fn is_spared(card: &Card, moment: &Moment<'_>) -> bool {
    match card.spared {
        Some(Spared::Until(day)) => moment.today <= day,
        Some(Spared::Month(month)) => month == moment.closed,
        None => false,
    }
}

/// Whether a card that ended keeps its rule from proposing another: while its subject is exempted,
/// unless it has become graver since, and, where the office withdrew it, until another month is
/// judged.
pub(super) fn bars(card: &Card, found: &Found, moment: &Moment<'_>) -> bool {
    match &card.state {
        CardState::Exempted { draft, exemption } => {
            moment.today <= exemption.until && found.level <= draft.level
        }
        CardState::Withdrawn { draft, reason: Some(_) } => draft.basis.month == moment.closed,
        _ => false,
    }
}

/// Whether another card says the same already: a yellow one is not proposed beside a red one that is
/// out for the same cause, nor while its subject is exempted for that cause.
pub(super) fn is_covered(found: &Found, cards: &[&Card], moment: &Moment<'_>) -> bool {
    let same = |card: &&&Card| {
        card.key.about == found.key.about
            && card.key.rule != found.key.rule
            && card.basis().finding.cause() == found.basis.finding.cause()
    };
    let covers = |card: &&Card| match &card.state {
        CardState::Exempted { exemption, .. } => moment.today <= exemption.until,
        _ => card.out().is_some_and(|out| out.level == CardLevel::Red),
    };
    found.level == CardLevel::Yellow && cards.iter().filter(same).any(covers)
}
