//! What the rules and the calendar do to cards: pure, and idempotent, so that it may run when a
//! period closes, every day, after a change and on demand alike.

use std::collections::BTreeMap;

use super::{
    context::CardContext,
    found::{CalledFor, Found},
    inhibit::{bars, is_covered, is_suppressed},
};
use crate::{
    model::{
        card::{
            Card, CardChange, CardKey, CardLevel, CardState, Draft, Out, Stage, Step, Verification,
        },
        finding::FindingSubject,
    },
    value::{CardId, Month},
};

/// What is to happen to which card; `None` is a card that does not exist yet.
pub type Proposal = (Option<CardId>, CardKey, CardChange);

/// What follows for `cards` (all of them, in the order of their making) from what is `called` for.
///
/// Nothing follows while a month that was judged is open again: its figures are being put right, and
/// the month before it would be judged in its place.
pub fn propose(called: &CalledFor, cards: &[&Card], context: &CardContext<'_>) -> Vec<Proposal> {
    if cards.iter().any(|card| card.basis().month > context.closed) {
        return Vec::new();
    }
    let mut known = BTreeMap::new();
    for card in cards {
        // The last card of a kind is the one that counts: those before it have ended.
        known.insert(&card.key, *card);
    }
    let mut changes = Vec::new();
    for (key, found) in called {
        let card = known.get(key).copied();
        let follows = match card.filter(|card| card.is_open()) {
            Some(card) => firing(card, found, cards, context),
            None if card.is_some_and(|card| bars(card, found, context)) => Vec::new(),
            None if is_covered(found, cards, context) => Vec::new(),
            None => vec![proposed(found, context)],
        };
        let id = card.filter(|card| card.is_open()).map(|card| card.id);
        changes.extend(follows.into_iter().map(|change| (id, key.clone(), change)));
    }
    let silent = known.values().filter(|card| card.is_open() && !called.contains_key(&card.key));
    for card in silent {
        let follows = quiet(card, context);
        changes.extend(follows.into_iter().map(|change| (Some(card.id), card.key.clone(), change)));
    }
    changes
}

fn proposed(found: &Found, context: &CardContext<'_>) -> CardChange {
    let (level, basis) = (found.level, found.basis.clone());
    CardChange::Proposed { level, basis, due: context.verify_by() }
}

/// What follows for an open card whose rule fires.
fn firing(
    card: &Card,
    found: &Found,
    cards: &[&Card],
    context: &CardContext<'_>,
) -> Vec<CardChange> {
    let mut then: Vec<_> = card.quiet.map(|_| CardChange::Refired).into_iter().collect();
    match &card.state {
        CardState::Draft(draft) => {
            then.extend(regraded(draft, found, context).or_else(|| agreed(draft, context)));
        }
        // What called for the graver card was over before a leader approved it.
        CardState::Escalated { out, draft }
            if found.level <= out.level && draft.step() != Step::Approved =>
        {
            then.push(CardChange::Withdrawn { reason: None });
            then.extend(consequence(card, out, found, cards));
        }
        CardState::Escalated { draft, .. } => then.extend(agreed(draft, context)),
        CardState::Out(out) if found.level <= out.level => {
            then.extend(consequence(card, out, found, cards));
        }
        CardState::Out(_) if !is_suppressed(card, context) => {
            let (level, basis) = (found.level, found.basis.clone());
            then.push(CardChange::Escalated { level, basis, due: context.verify_by() });
        }
        _ => {}
    }
    then
}

/// Until it is approved, a draft follows what the rules come to.
fn regraded(draft: &Draft, found: &Found, context: &CardContext<'_>) -> Option<CardChange> {
    if draft.level == found.level || draft.step() == Step::Approved {
        return None;
    }
    let (level, basis) = (found.level, found.basis.clone());
    Some(CardChange::Regraded { level, basis, due: context.verify_by() })
}

/// The change by which a draft counts as agreed once the deadline to speak has passed.
fn agreed(draft: &Draft, context: &CardContext<'_>) -> Option<CardChange> {
    match draft.stage {
        Stage::Proposed { due } if due < context.today => {
            Some(CardChange::Verified { verification: Verification::Silent, basis: None })
        }
        _ => None,
    }
}

/// What follows when a card that is out stays as it is: a red one into a later month proposes a
/// penalty notice, a second yellow running an interview; each once.
fn consequence(card: &Card, out: &Out, found: &Found, cards: &[&Card]) -> Option<CardChange> {
    let later = found.basis.month.is_some_and(|month| month > out.issue.month);
    match out.level {
        CardLevel::Red if found.level < CardLevel::Red => None,
        CardLevel::Red => (later && card.notice.is_none()).then_some(CardChange::NoticeProposed),
        CardLevel::Yellow if card.interview.is_some() => None,
        CardLevel::Yellow if later => Some(CardChange::InterviewProposed { before: None }),
        CardLevel::Yellow => {
            let before = out.issue.month.plus(-1);
            let running = yellow_of(cards, card.key.about, before)?;
            Some(CardChange::InterviewProposed { before: Some(running) })
        }
    }
}

/// The yellow card of a subject on the list of a month.
fn yellow_of(cards: &[&Card], about: FindingSubject, month: Month) -> Option<CardId> {
    let listed = |card: &&Card| {
        let mut yellow = card.listed.iter().filter(|listed| listed.level == CardLevel::Yellow);
        card.key.about == about && yellow.any(|listed| listed.issue.month == month)
    };
    cards.iter().copied().find(listed).map(|card| card.id)
}

/// What follows for an open card whose rule is silent: what is on its way is withdrawn, unless a
/// leader has approved it; of what is out or approved the time of silence begins, so that the office
/// sees it before such a card goes out.
fn quiet(card: &Card, context: &CardContext<'_>) -> Vec<CardChange> {
    let approved = card.draft().is_some_and(|draft| draft.step() == Step::Approved);
    let dropped =
        (card.draft().is_some() && !approved).then_some(CardChange::Withdrawn { reason: None });
    let quieted = ((card.out().is_some() || approved) && card.quiet.is_none())
        .then_some(CardChange::Quieted { since: context.today });
    dropped.into_iter().chain(quieted).collect()
}
