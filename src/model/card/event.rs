//! Changes of a card, as the log keeps them.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{
    basis::Basis,
    parts::{Approval, Exemption, InterviewRecord, Issue, Rectification, Signature, Verification},
};
use crate::{
    model::level::CardLevel,
    value::{CardId, Day, Text},
};

/// Changes of a card. The evidence is frozen with each change that leads to publication; `None`
/// where the rule no longer fired at that time, so that the earlier evidence remains valid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "card-")]
pub enum CardChange {
    /// The rules proposed the card; a draft begins.
    Proposed {
        /// The colour that the rules propose.
        level: CardLevel,
        /// The evidence at the time of the proposal.
        basis: Basis,
        /// The last day on which the subject may object.
        due: Day,
    },
    /// The rules changed the colour before approval; a graver one reopens the time for objections.
    Regraded {
        /// The colour that replaces the earlier one.
        level: CardLevel,
        /// The evidence for the new colour.
        basis: Basis,
        /// The last day on which the subject may object.
        due: Day,
    },
    /// The subject agreed or objected, or let the deadline pass.
    Verified {
        /// Its agreement, its objection or its silence.
        verification: Verification,
        /// The evidence at that time; `None` keeps the earlier one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Basis>,
    },
    /// A leader approved the draft.
    Approved {
        /// The leader, the day and the sheet.
        approval: Approval,
        /// The evidence at that time; `None` keeps the earlier one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Basis>,
    },
    /// A leader exempted the subject, so that the draft is not published.
    Exempted {
        /// The reason, the last day of the exemption and the leader.
        exemption: Exemption,
    },
    /// It was published on a month's list.
    Issued {
        /// The month of the list and the place on it.
        issue: Issue,
        /// The evidence at that time; `None` keeps the earlier one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Basis>,
    },
    /// The subject signed for it.
    Acknowledged {
        /// The person who signed, and the day.
        signature: Signature,
    },
    /// The subject reported that it has rectified the matter.
    Rectified {
        /// The report, with its evidence.
        claim: Rectification,
    },
    /// The office rejected the rectification report.
    Returned {
        /// The reason the office gave.
        reason: Text,
    },
    /// The rules proposed a graver card to replace the published one.
    Escalated {
        /// The graver colour proposed.
        level: CardLevel,
        /// The evidence for the graver colour.
        basis: Basis,
        /// The last day on which the subject may object to the graver card.
        due: Day,
    },
    /// 销牌: the office lifted the card.
    Lifted {
        /// The office's explanation of why it lifted the card.
        text: Text,
    },
    /// The draft was withdrawn before it was published.
    Withdrawn {
        /// The reason the office gave; `None` when the rule had stopped firing by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
    },
    /// Its rule stopped firing, so that the hold time before lifting begins.
    Quieted {
        /// The first day on which the rule was silent.
        since: Day,
    },
    /// Its rule fires again, so that the hold time counts from anew.
    Refired,
    /// It stayed red into a later month, so that a penalty notice is proposed.
    NoticeProposed,
    /// It is the second yellow in consecutive months, so that an interview is proposed.
    InterviewProposed {
        /// The yellow card of the month before; `None` where this very card stayed yellow.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<CardId>,
    },
    /// 约谈: the interview was held.
    InterviewHeld {
        /// The day, the person and the content of the interview.
        record: InterviewRecord,
    },
}
