//! 黄牌, 红牌: a warning with its evidence, from its proposal to its lifting.
//!
//! A card names the subject warned, the rule and its set's version, the level and the arithmetic. At
//! most one card is open per subject and rule. Before publication the subject may object with facts or
//! a good cause, the office says what it finds of that, and a leader must approve. Once the subject and
//! the office have spoken the arithmetic is settled: what is approved is what is published. A graver
//! card that replaces a published one takes the same steps; the milder one stands until then, and
//! stays readable after.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{
    Entry,
    finding::{Cause, FindingSubject},
};
use crate::value::{CardId, Day, Month, Seq, Year, workday::Calendar};

mod basis;
mod command;
mod event;
mod parts;
mod reading;
mod refusal;
mod state;

pub use super::level::CardLevel;
pub use basis::{Basis, CardKey};
pub use command::CardAction;
pub use event::CardChange;
pub use parts::{
    Approval, Approved, Exemption, Interview, InterviewRecord, Issue, Paper, Rectification,
    Rejudged, Review, SentBack, Signature, Statement, Verdict, Verification, YearEnd,
};
pub use refusal::CardRefusal;
pub use state::{Answer, CardState, Draft, InvalidStep, Out, Stage, Step};

/// One publication of a card: a month's list, and the colour the card had on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The card's colour when that list was published.
    pub level: CardLevel,
    /// The month of the list and the card's place on it.
    pub issue: Issue,
}

/// Why the rules do not propose a graver card in place of the one that is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Suppressed {
    /// A leader exempted the subject from the graver card, up to and including this day.
    Until(Day),
    /// The office withdrew the graver card; this was the month that had been judged.
    Month(Option<Month>),
}

/// A warning (黄牌 or 红牌) to one subject under one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Identifies the card in commands and in the log.
    pub id: CardId,
    /// The subject that is warned and the rule that warns it; one open card at most for each pair.
    pub key: CardKey,
    /// The day on which the rules proposed it.
    pub proposed: Day,
    /// Its place in the lifecycle, with everything that was said and signed on the way.
    pub state: CardState,
    /// The monthly lists on which it was published, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listed: Vec<Listed>,
    /// As what it was approved, on which sheets, oldest first; also where it came back afterwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approved: Vec<Approved>,
    /// The milder published cards that graver ones replaced, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Out>,
    /// The day from which its rule has been silent; `None` while the rule fires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<Day>,
    /// Times within the silence in which its rule could not judge, so that the hold time stood still:
    /// from which day, and until which; `None` while it still stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub halts: Vec<(Day, Option<Day>)>,
    /// The day a penalty notice was proposed because it stayed red into a later month; else `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Day>,
    /// 约谈: the interview that two yellow cards in consecutive months lead to; `None` without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Interview>,
    /// The last frozen year after which the office said that it goes on; `None` where none was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Year>,
    /// Why no graver card replaces it, where one was drafted and then exempted or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppressed: Option<Suppressed>,
    /// Log position of the card's last event, for optimistic locking.
    pub version: Seq,
}

impl Card {
    /// The card that a `Proposed` change about `about` creates; `None` for any other change.
    pub fn made(
        about: FindingSubject,
        id: CardId,
        change: &CardChange,
        entry: &Entry<'_>,
    ) -> Option<Self> {
        let CardChange::Proposed { level, basis, due } = change else { return None };
        let key = CardKey { about, rule: basis.finding.rule.code.clone() };
        let proposed = entry.at.day();
        let draft = Draft::new(*level, basis.clone(), proposed, *due);
        Some(Self {
            id,
            key,
            proposed,
            state: CardState::Draft(draft),
            listed: Vec::new(),
            approved: Vec::new(),
            earlier: Vec::new(),
            quiet: None,
            halts: Vec::new(),
            notice: None,
            interview: None,
            settled: None,
            suppressed: None,
            version: entry.seq,
        })
    }

    /// Applies a later change; a step that does not fit the state only raises the version.
    pub fn apply(&mut self, change: &CardChange, entry: &Entry<'_>) {
        let on = entry.at.day();
        self.version = entry.seq;
        match change {
            CardChange::Quieted { since } => {
                (self.quiet, self.halts) = (Some(*since), Vec::new());
            }
            CardChange::Refired => (self.quiet, self.halts) = (None, Vec::new()),
            CardChange::Halted => self.halts.push((on, None)),
            CardChange::Resumed => {
                if let Some((_, until)) = self.halts.last_mut() {
                    until.get_or_insert(on);
                }
            }
            CardChange::NoticeProposed => self.notice = Some(on),
            CardChange::InterviewProposed { .. } => {
                self.interview.get_or_insert(Interview::Proposed { on });
            }
            CardChange::InterviewHeld { record } => {
                self.interview = Some(Interview::Held(record.clone()));
            }
            change => {
                if let Ok(after) = self.state.after(change, on) {
                    self.note_year_end(change, on);
                    self.note_spared(change);
                    self.note_replaced(change);
                    self.state = after;
                    self.note_list(change);
                    self.note_sheet(change);
                }
            }
        }
    }

    /// Records that a graver draft was exempted or withdrawn, before that draft is dropped.
    fn note_spared(&mut self, change: &CardChange) {
        let CardState::Escalated { draft, .. } = &self.state else { return };
        match change {
            CardChange::Exempted { exemption } => {
                self.suppressed = Some(Suppressed::Until(exemption.until));
            }
            CardChange::Withdrawn { reason: Some(_) } => {
                self.suppressed = Some(Suppressed::Month(draft.basis.month));
            }
            _ => {}
        }
    }

    /// The card as the public sees it: a graver draft that is not yet published is left out.
    pub fn as_published(&self) -> Cow<'_, Self> {
        match &self.state {
            CardState::Escalated { out, .. } => {
                Cow::Owned(Self { state: CardState::Out(out.clone()), ..self.clone() })
            }
            _ => Cow::Borrowed(self),
        }
    }

    /// Records that it goes on beyond a frozen year, and the notice that this proposes.
    fn note_year_end(&mut self, change: &CardChange, on: Day) {
        if let CardChange::Settled { year, how, .. } = change {
            self.settled = Some(*year);
            if *how == YearEnd::Notice {
                self.notice.get_or_insert(on);
            }
        }
    }

    /// Keeps the milder card before a graver one takes its place.
    fn note_replaced(&mut self, change: &CardChange) {
        if let (CardChange::Issued { .. }, CardState::Escalated { out, .. }) = (change, &self.state)
        {
            self.earlier.push(out.clone());
        }
    }

    /// Records as what a leader approved it.
    fn note_sheet(&mut self, change: &CardChange) {
        if let (CardChange::Approved { approval, .. }, Some(draft)) = (change, self.draft()) {
            let (level, basis) = (draft.level, draft.basis.clone());
            self.approved.push(Approved { level, basis, approval: approval.clone() });
        }
    }

    fn note_list(&mut self, change: &CardChange) {
        if let (CardChange::Issued { issue, .. }, Some(out)) = (change, self.out()) {
            let listed = Listed { level: out.level, issue: *issue };
            self.listed.push(listed);
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
    pub const fn draft(&self) -> Option<&Draft> {
        match &self.state {
            CardState::Draft(draft) => Some(draft),
            CardState::Escalated { draft, .. } => Some(draft),
            _ => None,
        }
    }

    /// The evidence of the latest state: the draft's where there is one, else the published card's.
    pub const fn basis(&self) -> &Basis {
        match &self.state {
            CardState::Escalated { draft, .. } => &draft.basis,
            CardState::Draft(draft)
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

    /// Whether it was revoked, so that it never counted.
    pub const fn is_revoked(&self) -> bool {
        matches!(self.state, CardState::Revoked { .. })
    }

    /// Whether its rule has been silent for the whole hold time and can still judge, so that the card
    /// may be lifted.
    pub fn is_ripe(&self, today: Day, calendar: &Calendar) -> bool {
        if self.is_halted() {
            return false;
        }
        let hold = i32::from(self.basis().hold);
        self.silent_days(today, calendar).is_some_and(|days| days >= hold)
    }
}
