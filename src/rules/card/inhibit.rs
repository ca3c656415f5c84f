//! What keeps the rules from proposing a card, or a graver one in its place.

use super::{context::CardContext, found::CardCandidate};
use crate::model::card::{Card, CardLevel, CardState, Suppressed};

/// Whether an open card that is out keeps a graver one from taking its place: a leader let that one
/// pass, or the office withdrew it.
pub(super) fn is_suppressed(card: &Card, found: &CardCandidate, context: &CardContext<'_>) -> bool {
    match card.suppressed {
        Some(Suppressed::Until(day)) => context.today <= day,
        Some(Suppressed::Month(month)) => month == found.basis.month,
        None => false,
    }
}

/// Whether a card that ended keeps its rule from proposing another: while its subject is exempted,
/// unless it has become graver since, and, where the office withdrew or revoked it, until another
/// month is judged.
pub(super) fn bars(card: &Card, found: &CardCandidate, context: &CardContext<'_>) -> bool {
    match &card.state {
        CardState::Exempted { draft, exemption } => {
            context.today <= exemption.until && found.level <= draft.level
        }
        CardState::Withdrawn { draft, reason: Some(_) } => draft.basis.month == found.basis.month,
        CardState::Revoked { out, .. } => out.basis.month == found.basis.month,
        _ => false,
    }
}

/// Whether another card says the same already: a yellow one is not proposed beside a red one that is
/// out for the same cause, nor while its subject is exempted for that cause.
pub(super) fn is_covered(
    found: &CardCandidate,
    cards: &[&Card],
    context: &CardContext<'_>,
) -> bool {
    let same = |card: &&&Card| {
        card.key.about == found.key.about
            && card.key.rule != found.key.rule
            && card.basis().finding.cause() == found.basis.finding.cause()
    };
    let covers = |card: &&Card| match &card.state {
        CardState::Exempted { exemption, .. } => context.today <= exemption.until,
        _ => card.out().is_some_and(|out| out.level == CardLevel::Red),
    };
    found.level == CardLevel::Yellow && cards.iter().filter(same).any(covers)
}
