//! Who has to act next on a notice, and by when.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Issued, Notice, NoticeState, Phase};
use crate::{
    model::document::end_of,
    value::{Timestamp, code::codes},
};

/// Who has to act next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Mover {
    /// The office or a leader, to issue a draft.
    IssueDraft,
    /// The addressee, to open and sign for it.
    Sign,
    /// The addressee, to answer.
    Answer,
    /// The issuer, to review the answer.
    Review,
    /// The issuer, to decide a request for a later deadline.
    DecideExtension,
    /// Nobody: the notice has ended, or its draft was thrown away.
    Nobody,
}

codes!(Mover);

impl Mover {
    /// Whether the addressee has to act.
    pub const fn is_addressee(self) -> bool {
        matches!(self, Self::Sign | Self::Answer)
    }
}

/// Who has to act next, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Who has to act.
    pub mover: Mover,
    /// The last moment to act; `None` for a draft and for a notice that has ended.
    pub until: Option<Timestamp>,
}

impl Turn {
    /// Milliseconds past the deadline; `None` while it has not passed.
    pub fn overdue(&self, now: Timestamp) -> Option<i64> {
        let until = self.until?;
        (now > until).then_some(now.0 - until.0)
    }
}

impl Notice {
    /// Who has to act next on it, and by when.
    pub fn turn(&self) -> Turn {
        match &self.state {
            NoticeState::Draft(_) => Turn { mover: Mover::IssueDraft, until: None },
            NoticeState::Discarded => Turn { mover: Mover::Nobody, until: None },
            NoticeState::Issued(issued) => issued.turn(),
            NoticeState::Outlined(outline) => outline.turn,
        }
    }
}

impl Issued {
    /// Who has to act next, and by when. While a request for a later deadline is undecided, the
    /// office has to act: an addressee who asked in time is not escalated for the office's delay.
    pub fn turn(&self) -> Turn {
        let (mover, until) = match &self.phase {
            Phase::Issued | Phase::Served => (Mover::Sign, Some(self.order.sign_by)),
            Phase::Acknowledged { .. } | Phase::Returned { .. } => {
                let mover =
                    if self.extension.is_some() { Mover::DecideExtension } else { Mover::Answer };
                (mover, Some(end_of(self.answer_by)))
            }
            Phase::Responded { review_by, .. } => (Mover::Review, Some(end_of(*review_by))),
            Phase::Closed { .. } | Phase::Withdrawn { .. } => (Mover::Nobody, None),
        };
        Turn { mover, until }
    }
}
