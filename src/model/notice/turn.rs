//! Whose move it is, and until when.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Issued, Notice, NoticeState, Phase};
use crate::{
    model::document::end_of,
    value::{Timestamp, code::codes},
};

/// Who has the move.
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
    /// The issuer, to decide a wish for a later deadline.
    DecideWish,
    /// Nobody: it is over.
    Nobody,
}

codes!(Mover);

impl Mover {
    /// Whether it is the addressee.
    pub const fn is_addressee(self) -> bool {
        matches!(self, Self::Sign | Self::Answer)
    }
}

/// A move to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// By whom.
    pub mover: Mover,
    /// The last moment; none for a draft and for what is over.
    pub until: Option<Timestamp>,
}

impl Turn {
    /// Milliseconds past the deadline; none while it is not past.
    pub fn overdue(&self, now: Timestamp) -> Option<i64> {
        let until = self.until?;
        (now > until).then_some(now.0 - until.0)
    }
}

impl Notice {
    /// Whose move it is.
    pub fn turn(&self) -> Turn {
        match &self.state {
            NoticeState::Draft(_) => Turn { mover: Mover::IssueDraft, until: None },
            NoticeState::Discarded => Turn { mover: Mover::Nobody, until: None },
            NoticeState::Issued(issued) => issued.turn(),
        }
    }
}

impl Issued {
    /// Whose move it is. A wish that waits stops the addressee's clock: whoever asked in time is
    /// not escalated because the office takes its time.
    pub fn turn(&self) -> Turn {
        let (mover, until) = match &self.phase {
            Phase::Issued | Phase::Served => (Mover::Sign, Some(self.order.sign_by)),
            Phase::Acknowledged { .. } | Phase::Returned { .. } => {
                let mover = if self.wish.is_some() { Mover::DecideWish } else { Mover::Answer };
                (mover, Some(end_of(self.answer_by)))
            }
            Phase::Responded { review_by, .. } => (Mover::Review, Some(end_of(*review_by))),
            Phase::Closed { .. } | Phase::Withdrawn { .. } => (Mover::Nobody, None),
        };
        Turn { mover, until }
    }
}
