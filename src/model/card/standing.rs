//! Questions about how a card stands: whether it is open or out, with what evidence, for how long its
//! rule has been silent, and whether it may be lifted.

use std::borrow::Cow;

use super::{Basis, Card, CardDraft, CardLevel, CardState, Out};
use crate::{
    model::finding::Cause,
    value::{Day, Year, workday::Calendar},
};

impl Card {
    /// The card as the public sees it: a graver draft that is not yet published is left out.
    pub fn as_published(&self) -> Cow<'_, Self> {
        match &self.state {
            CardState::Escalated { out, .. } => {
                Cow::Owned(Self { state: CardState::Out(out.clone()), ..self.clone() })
            }
            _ => Cow::Borrowed(self),
        }
    }

    /// Whether it is still in progress: neither exempted nor lifted, revoked or withdrawn.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, CardState::Draft(_) | CardState::Out(_) | CardState::Escalated { .. })
    }

    /// Whether it has ever been published, lifted and revoked cards included.
    pub const fn went_out(&self) -> bool {
        matches!(
            self.state,
            CardState::Out(_)
                | CardState::Escalated { .. }
                | CardState::Lifted { .. }
                | CardState::Revoked { .. }
        )
    }

    /// The published card while it stands; `None` before that and once it is lifted.
    pub const fn out(&self) -> Option<&Out> {
        match &self.state {
            CardState::Out(out) | CardState::Escalated { out, .. } => Some(out),
            _ => None,
        }
    }

    /// The unpublished draft: of the card itself, or of a graver one that would replace it.
    pub const fn draft(&self) -> Option<&CardDraft> {
        match &self.state {
            CardState::Draft(draft) | CardState::Escalated { draft, .. } => Some(draft),
            _ => None,
        }
    }

    /// The evidence of the latest state: the draft's where there is one, else the published card's.
    pub const fn basis(&self) -> &Basis {
        match &self.state {
            CardState::Escalated { draft, .. }
            | CardState::Draft(draft)
            | CardState::Exempted { draft, .. }
            | CardState::Withdrawn { draft, .. } => &draft.basis,
            CardState::Out(out)
            | CardState::Lifted { out, .. }
            | CardState::Revoked { out, .. } => &out.basis,
        }
    }

    /// Days for which its rule has been silent on `today`, counted like its hold time and without those
    /// on which it could not judge; `None` while it fires.
    pub fn silent_days(&self, today: Day, calendar: &Calendar) -> Option<i32> {
        let between = |from, until| self.basis().hold_in.between(calendar, from, until);
        let stood = self.halts.iter().map(|(from, until)| between(*from, until.unwrap_or(today)));
        Some(between(self.quiet?, today) - stood.sum::<i32>())
    }

    /// Whether its hold time stands still, because its rule cannot judge.
    pub fn is_halted(&self) -> bool {
        self.halts.last().is_some_and(|(_, until)| until.is_none())
    }

    /// Whether it is about investment in a year that is frozen (`frozen` is the last one), so that its rule
    /// says nothing of it any more until the office has said what becomes of it.
    pub fn awaits_year_end(&self, frozen: Option<Year>) -> bool {
        let (Some(out), Some(frozen)) = (self.out(), frozen) else { return false };
        out.basis.finding.cause() == Cause::Investment
            && out.basis.month.is_some_and(|month| month.year() <= frozen)
            && self.settled.is_none_or(|settled| settled < frozen)
    }

    /// Whether it was issued before this program was used, so that its ledger alone says why.
    pub const fn is_stated(&self) -> bool {
        self.basis().finding.stated().is_some()
    }

    /// Whether it went out in that colour on that day.
    pub fn was_issued(&self, level: CardLevel, on: Day) -> bool {
        self.listed.iter().any(|listed| listed.level == level && listed.issue.on == on)
    }

    /// Whether it was revoked, so that it never counted.
    pub const fn is_revoked(&self) -> bool {
        matches!(self.state, CardState::Revoked { .. })
    }

    /// Whether its rule has been silent for the whole hold time and can still judge, so that the card
    /// may be lifted. Of what a ledger states no rule says anything, so that the office alone decides.
    pub fn is_ripe(&self, today: Day, calendar: &Calendar) -> bool {
        if self.is_stated() {
            return true;
        }
        if self.is_halted() {
            return false;
        }
        let hold = i32::from(self.basis().hold);
        self.silent_days(today, calendar).is_some_and(|days| days >= hold)
    }
}
