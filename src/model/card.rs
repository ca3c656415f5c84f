//! 黄牌, 红牌: a warning with its evidence, from its proposal to its lifting.
//!
//! A card says who is warned, by which rule of which version of a set, how gravely, and with which
//! arithmetic: derived while the card is open and frozen at each change of its state. At most one
//! card is open per subject and rule. Before a card goes out its subject may state facts and good
//! cause, and a leader approves it; a graver one in the place of a card that is out goes the same
//! way, while the milder one stands.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Entry, finding::FindingSubject};
use crate::value::{CardId, Day, Month, Seq, workday::Calendar};

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
    Approval, Exemption, Interview, InterviewRecord, Issue, Paper, Rectification, Signature,
    Statement, Verification,
};
pub use refusal::CardRefusal;
pub use state::{Answer, CardState, Draft, InvalidStep, Out, Stage, Step};

/// A card's place on a list that was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its colour then.
    pub level: CardLevel,
    /// The list and the place.
    pub issue: Issue,
}

/// Why no graver card takes the place of the one that is out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Suppressed {
    /// A leader let it pass until the end of this day.
    Until(Day),
    /// The office withdrew what this month had called for.
    Month(Option<Month>),
}

/// One card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its identifier.
    pub id: CardId,
    /// Who is warned, and by which rule.
    pub key: CardKey,
    /// When it was proposed.
    pub proposed: Day,
    /// How it stands.
    pub state: CardState,
    /// The lists on which it went out, the first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listed: Vec<Listed>,
    /// Since when its rule does not fire any more; none while it fires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<Day>,
    /// Whether it fired on as red in a later month, so that a penalty notice was proposed; when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Day>,
    /// 约谈, where two yellows running proposed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Interview>,
    /// Why no graver card takes its place, where one was on its way and did not go out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppressed: Option<Suppressed>,
    /// Position of its last event.
    pub version: Seq,
}

impl Card {
    /// The card that a proposal about `about` makes; none of any other change.
    pub fn made(
        about: FindingSubject,
        id: CardId,
        change: &CardChange,
        entry: &Entry<'_>,
    ) -> Option<Self> {
        let CardChange::Proposed { level, basis, due } = change else { return None };
        let key = CardKey { about, rule: basis.finding.rule.code.clone() };
        let draft =
            Draft { level: *level, basis: basis.clone(), stage: Stage::Proposed { due: *due } };
        Some(Self {
            id,
            key,
            proposed: entry.at.day(),
            state: CardState::Draft(draft),
            listed: Vec::new(),
            quiet: None,
            notice: None,
            interview: None,
            suppressed: None,
            version: entry.seq,
        })
    }

    /// Applies a later change; one that does not fit its state leaves everything but the version.
    pub fn apply(&mut self, change: &CardChange, entry: &Entry<'_>) {
        let on = entry.at.day();
        self.version = entry.seq;
        match change {
            CardChange::Quieted { since } => self.quiet = Some(*since),
            CardChange::Refired => self.quiet = None,
            CardChange::NoticeProposed => self.notice = Some(on),
            CardChange::InterviewProposed { .. } => {
                self.interview.get_or_insert(Interview::Proposed { on });
            }
            CardChange::InterviewHeld { record } => {
                self.interview = Some(Interview::Held(record.clone()));
            }
            change => {
                if let Ok(after) = self.state.after(change, on) {
                    self.note_spared(change);
                    self.state = after;
                    self.note_list(change);
                }
            }
        }
    }

    /// Remembers that a graver card did not take the place of this one, before its draft is gone.
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

    /// The card as everybody sees it: without what is on its way to take its place.
    pub fn as_published(&self) -> Cow<'_, Self> {
        match &self.state {
            CardState::Escalated { out, .. } => {
                Cow::Owned(Self { state: CardState::Out(out.clone()), ..self.clone() })
            }
            _ => Cow::Borrowed(self),
        }
    }

    fn note_list(&mut self, change: &CardChange) {
        if let (CardChange::Issued { issue, .. }, Some(out)) = (change, self.out()) {
            let listed = Listed { level: out.level, issue: *issue };
            self.listed.push(listed);
        }
    }

    /// Whether it is neither exempted nor lifted nor withdrawn.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, CardState::Draft(_) | CardState::Out(_) | CardState::Escalated { .. })
    }

    /// Whether it is out, or was.
    pub const fn went_out(&self) -> bool {
        matches!(
            self.state,
            CardState::Out(_) | CardState::Escalated { .. } | CardState::Lifted { .. }
        )
    }

    /// What is out of it, while it is.
    pub const fn out(&self) -> Option<&Out> {
        match &self.state {
            CardState::Out(out) | CardState::Escalated { out, .. } => Some(out),
            _ => None,
        }
    }

    /// What is on its way out, while it is.
    pub const fn draft(&self) -> Option<&Draft> {
        match &self.state {
            CardState::Draft(draft) => Some(draft),
            CardState::Escalated { draft, .. } => Some(draft),
            _ => None,
        }
    }

    /// The evidence of its last change of state.
    pub const fn basis(&self) -> &Basis {
        match &self.state {
            CardState::Escalated { draft, .. } => &draft.basis,
            CardState::Draft(draft)
            | CardState::Exempted { draft, .. }
            | CardState::Withdrawn { draft, .. } => &draft.basis,
            CardState::Out(out) | CardState::Lifted { out, .. } => &out.basis,
        }
    }

    /// Days for which its rule has been silent on `today`, counted as its hold time is; none while
    /// it fires.
    pub fn silent_days(&self, today: Day, calendar: &Calendar) -> Option<i32> {
        Some(self.basis().hold_in.between(calendar, self.quiet?, today))
    }

    /// Whether its rule has been silent for its hold time, so that it may be lifted.
    pub fn is_ripe(&self, today: Day, calendar: &Calendar) -> bool {
        let hold = i32::from(self.basis().hold);
        self.silent_days(today, calendar).is_some_and(|days| days >= hold)
    }
}
