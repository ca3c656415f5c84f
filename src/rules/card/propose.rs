//! What the rules and the calendar do to cards: pure, and idempotent, so that it may run when a
//! period closes, every day, after a change and on demand alike.

use std::collections::BTreeMap;

use super::{
    context::CardContext,
    found::{CalledFor, CardCandidate},
    inhibit::{bars, is_covered, is_suppressed},
    recheck::Rechecked,
};
use crate::{
    model::{
        card::{
            Card, CardChange, CardDraft, CardKey, CardLevel, CardState, DraftStage, Out, Rejudged,
            Verification,
        },
        finding::FindingSubject,
    },
    value::{CardId, Month},
};

/// What is to happen to which card; `None` is a card that does not exist yet.
pub type CardProposal = (Option<CardId>, CardKey, CardChange);

/// What follows for `cards` (all of them, in the order of their making) from what is `called` for.
///
/// Nothing follows while a month that was judged is open again: its figures are being put right, and
/// the month before it would be judged in its place. Nothing follows of an investment card whose year
/// is frozen until the office has said what becomes of it, and nothing at all of a card that a ledger
/// states: no rule found it.
pub fn propose(
    called: &CalledFor,
    cards: &[&Card],
    context: &CardContext<'_>,
) -> Vec<CardProposal> {
    if cards.iter().any(|card| card.basis().month > context.closed) {
        return Vec::new();
    }
    let mut known = BTreeMap::new();
    for card in cards.iter().filter(|card| !card.is_stated()) {
        // The last card of a kind is the one that counts: those before it have ended.
        known.insert(&card.key, *card);
    }
    let mut changes = Vec::new();
    for (key, found) in called {
        let card = known.get(key).copied();
        let follows = match card.filter(|card| card.is_open()) {
            Some(card) if card.awaits_year_end(context.frozen) => Vec::new(),
            Some(card) => firing(card, found, cards, context),
            None if card.is_some_and(|card| bars(card, found, context)) => Vec::new(),
            None if is_covered(found, cards, context) => Vec::new(),
            None => proposed(found, context).into_iter().collect(),
        };
        let id = card.filter(|card| card.is_open()).map(|card| card.id);
        changes.extend(follows.into_iter().map(|change| (id, key.clone(), change)));
    }
    let silent = known.values().filter(|card| card.is_open() && !called.contains_key(&card.key));
    for card in silent.filter(|card| !card.awaits_year_end(context.frozen)) {
        let follows = silent_now(card, context);
        changes.extend(follows.into_iter().map(|change| (Some(card.id), card.key.clone(), change)));
    }
    changes
}

/// A card that the rules call for, once cards have begun.
fn proposed(found: &CardCandidate, context: &CardContext<'_>) -> Option<CardChange> {
    let (level, basis) = (found.level, found.basis.clone());
    let due = context.verify_by();
    context.has_begun(found).then_some(CardChange::Proposed { level, basis, due })
}

/// What follows for an open card whose rule fires.
fn firing(
    card: &Card,
    found: &CardCandidate,
    cards: &[&Card],
    context: &CardContext<'_>,
) -> Vec<CardChange> {
    let mut then: Vec<_> = card.quiet.map(|_| CardChange::Refired).into_iter().collect();
    if let Some(settled) = card.draft().filter(|draft| draft.is_settled()) {
        then.extend(sent_back(card, settled, context));
        return then;
    }
    match &card.state {
        CardState::Draft(draft) => {
            let regraded = regraded(draft, found, context);
            then.extend(regraded.or_else(|| agreed(card, draft, Some(found), context)));
        }
        // What called for the graver card was over before its evidence was settled.
        CardState::Escalated { out, .. } if found.level <= out.level => {
            then.push(CardChange::Withdrawn { reason: None });
            then.extend(consequence(card, out, found, cards, context));
        }
        CardState::Escalated { draft, .. } => {
            then.extend(agreed(card, draft, Some(found), context));
        }
        CardState::Out(out) if found.level <= out.level => {
            then.extend(consequence(card, out, found, cards, context));
        }
        CardState::Out(_) if !is_suppressed(card, found, context) && context.has_begun(found) => {
            let (level, basis) = (found.level, found.basis.clone());
            then.push(CardChange::Escalated { level, basis, due: context.verify_by() });
        }
        _ => {}
    }
    then
}

/// Until its evidence is settled, a draft follows what the rules come to.
fn regraded(
    draft: &CardDraft,
    found: &CardCandidate,
    context: &CardContext<'_>,
) -> Option<CardChange> {
    if draft.level == found.level {
        return None;
    }
    let (level, basis) = (found.level, found.basis.clone());
    Some(CardChange::Regraded { level, basis, due: context.verify_by() })
}

/// The change by which a draft counts as agreed once the deadline to speak has passed for somebody
/// who could have spoken.
fn agreed(
    card: &Card,
    draft: &CardDraft,
    found: Option<&CardCandidate>,
    context: &CardContext<'_>,
) -> Option<CardChange> {
    match draft.stage {
        DraftStage::Proposed { due } if context.has_agreed(card.key.about, due) => {
            let basis = found.and_then(|found| found.corrects(draft));
            Some(CardChange::Verified { verification: Verification::Silent, basis })
        }
        _ => None,
    }
}

/// The change by which a settled draft comes back to the office: the month that was judged, corrected
/// since, calls for no card or for another colour. What later months say is no reason.
fn sent_back(card: &Card, draft: &CardDraft, context: &CardContext<'_>) -> Option<CardChange> {
    let floor = card.out().map(|out| out.level);
    match context.rechecks.of(card) {
        Rechecked::Fires(found) if Some(found.level) > floor => {
            let graver = found.level > draft.level;
            let due = graver.then(|| context.verify_by());
            let now = Rejudged { level: found.level, basis: found.basis };
            let differs = now.level != draft.level || draft.is_unfounded();
            differs.then_some(CardChange::SentBack { now: Some(now), due })
        }
        Rechecked::Fires(_) | Rechecked::Silent => {
            (!draft.is_unfounded()).then_some(CardChange::SentBack { now: None, due: None })
        }
        Rechecked::Unknown => None,
    }
}

/// What follows when a card that is out stays as it is: a red one into a later month proposes a
/// penalty notice, a second yellow running an interview; each once.
fn consequence(
    card: &Card,
    out: &Out,
    found: &CardCandidate,
    cards: &[&Card],
    context: &CardContext<'_>,
) -> Option<CardChange> {
    let later = found.basis.month.is_some_and(|month| month > out.issue.month);
    match out.level {
        CardLevel::Red if found.level < CardLevel::Red => None,
        CardLevel::Red => (later && card.notice.is_none()).then_some(CardChange::NoticeProposed),
        CardLevel::Yellow if card.interview.is_some() => None,
        CardLevel::Yellow if later => Some(CardChange::InterviewProposed { before: None }),
        CardLevel::Yellow => {
            let before = context.month_before(out.issue.month);
            let running = yellow_of(cards, card.key.about, before)?;
            Some(CardChange::InterviewProposed { before: Some(running) })
        }
    }
}

/// The yellow card of a subject on the list of a month; one that was revoked never counted.
fn yellow_of(cards: &[&Card], about: FindingSubject, month: Month) -> Option<CardId> {
    let listed = |card: &&Card| {
        let mut yellow = card.listed.iter().filter(|listed| listed.level == CardLevel::Yellow);
        card.key.about == about
            && !card.is_revoked()
            && yellow.any(|listed| listed.issue.month == month)
    };
    cards.iter().copied().find(listed).map(|card| card.id)
}

/// What follows for an open card whose rule finds nothing. A rule that cannot judge is not silent: the
/// hold time stands still, and nothing is withdrawn. Else what is on its way and not settled is
/// withdrawn; what is settled waits for its month alone, and of it and of what is out the time of
/// silence begins.
fn silent_now(card: &Card, context: &CardContext<'_>) -> Vec<CardChange> {
    let settled = card.draft().filter(|draft| draft.is_settled());
    let back = settled.and_then(|draft| sent_back(card, draft, context));
    let open = card.draft().filter(|draft| !draft.is_settled());
    let follows = if context.cannot_judge(card) {
        let halts = card.quiet.is_some() && !card.is_halted();
        let halted = halts.then_some(CardChange::Halted);
        [halted, open.and_then(|draft| agreed(card, draft, None, context))]
    } else {
        let dropped = open.map(|_| CardChange::Withdrawn { reason: None });
        let counts = card.out().is_some() || settled.is_some();
        let quieted = (counts && card.quiet.is_none())
            .then_some(CardChange::Quieted { since: context.today });
        [dropped, quieted.or_else(|| card.is_halted().then_some(CardChange::Resumed))]
    };
    back.into_iter().chain(follows.into_iter().flatten()).collect()
}
