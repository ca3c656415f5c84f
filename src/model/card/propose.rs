//! What the rules and the calendar do to cards: pure, and idempotent, so that it may run when a
//! period closes, every day, after a change and on demand alike.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    Card, CardChange, CardKey, CardLevel, CardState, Draft, Found, Out, Stage, Step, Verification,
};
use crate::{
    model::finding::FindingSubject,
    value::{CardId, Day, Month, workday::Calendar},
};

/// Working days for which a subject may speak before silence agrees.
pub const VERIFY_DAYS: u16 = 3;

/// When it is, as far as cards care.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// Today.
    pub today: Day,
    /// The last closed month.
    pub closed: Option<Month>,
    /// Which days are worked.
    pub calendar: &'a Calendar,
}

impl Moment<'_> {
    /// The last day on which a subject may speak of what is proposed today.
    pub fn verify_by(&self) -> Day {
        let next = |day: Day, _| self.calendar.next_working(day.plus(1));
        (0..VERIFY_DAYS).fold(self.today, next)
    }
}

/// What is to happen to which card; `None` is a card that does not exist yet.
pub type Proposal = (Option<CardId>, CardKey, CardChange);

/// What follows for `cards` (all of them, in the order of their making) from what is `found`.
pub fn propose(
    found: impl IntoIterator<Item = Found>,
    cards: &[&Card],
    moment: &Moment<'_>,
) -> Vec<Proposal> {
    let found = worst(found);
    let mut known = BTreeMap::new();
    for card in cards {
        // The last card of a kind is the one that counts: those before it have ended.
        known.insert(&card.key, *card);
    }
    let mut changes = Vec::new();
    for (key, found) in &found {
        let card = known.get(key).copied();
        let follows = match card.filter(|card| card.is_open()) {
            Some(card) => firing(card, found, cards, moment),
            None if card.is_some_and(|card| bars(card, moment)) => Vec::new(),
            None => vec![proposed(found, moment)],
        };
        let id = card.filter(|card| card.is_open()).map(|card| card.id);
        changes.extend(follows.into_iter().map(|change| (id, key.clone(), change)));
    }
    let silent = known.values().filter(|card| card.is_open() && !found.contains_key(&card.key));
    for card in silent {
        let follows = quiet(card, moment);
        changes.extend(follows.into_iter().map(|change| (Some(card.id), card.key.clone(), change)));
    }
    changes
}

/// The gravest finding of each kind, of equals that of the first project: their order does not
/// matter.
pub fn worst(found: impl IntoIterator<Item = Found>) -> BTreeMap<CardKey, Found> {
    let mut worst: BTreeMap<CardKey, Found> = BTreeMap::new();
    let rank = |found: &Found| (found.level, Reverse(found.basis.finding.project));
    for found in found {
        match worst.get(&found.key) {
            Some(known) if rank(known) >= rank(&found) => {}
            _ => drop(worst.insert(found.key.clone(), found)),
        }
    }
    worst
}

fn proposed(found: &Found, moment: &Moment<'_>) -> CardChange {
    let (level, basis) = (found.level, found.basis.clone());
    CardChange::Proposed { level, basis, due: moment.verify_by() }
}

/// Whether a card that ended keeps its rule from proposing another: while its subject is exempted,
/// and, where the office withdrew it, until another month is judged.
fn bars(card: &Card, moment: &Moment<'_>) -> bool {
    match &card.state {
        CardState::Exempted { exemption, .. } => moment.today <= exemption.until,
        CardState::Withdrawn { draft, reason: Some(_) } => draft.basis.month == moment.closed,
        _ => false,
    }
}

/// What follows for an open card whose rule fires.
fn firing(card: &Card, found: &Found, cards: &[&Card], moment: &Moment<'_>) -> Vec<CardChange> {
    let refired = card.quiet.map(|_| CardChange::Refired);
    let then = match &card.state {
        CardState::Draft(draft) => regraded(draft, found, moment).or_else(|| agreed(draft, moment)),
        CardState::Escalated { draft, .. } => agreed(draft, moment),
        CardState::Out(out) if found.level > out.level => {
            let (level, basis) = (found.level, found.basis.clone());
            Some(CardChange::Escalated { level, basis, due: moment.verify_by() })
        }
        CardState::Out(out) => consequence(card, out, found, cards),
        _ => None,
    };
    refired.into_iter().chain(then).collect()
}

/// Until it is approved, a draft follows what the rules come to.
fn regraded(draft: &Draft, found: &Found, moment: &Moment<'_>) -> Option<CardChange> {
    if draft.level == found.level || draft.step() == Step::Approved {
        return None;
    }
    let (level, basis) = (found.level, found.basis.clone());
    Some(CardChange::Regraded { level, basis, due: moment.verify_by() })
}

/// Silence agrees once the deadline has passed.
fn agreed(draft: &Draft, moment: &Moment<'_>) -> Option<CardChange> {
    match draft.stage {
        Stage::Proposed { due } if due < moment.today => {
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
/// leader has approved it; of what is out the time of silence begins.
fn quiet(card: &Card, moment: &Moment<'_>) -> Vec<CardChange> {
    let dropped = card.draft().filter(|draft| draft.step() != Step::Approved);
    let dropped = dropped.map(|_| CardChange::Withdrawn { reason: None });
    let out = card.out().filter(|_| card.quiet.is_none());
    let quieted = out.map(|_| CardChange::Quieted { since: moment.today });
    dropped.into_iter().chain(quieted).collect()
}
