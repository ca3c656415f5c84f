//! What happened to a card.

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

/// What happened to a card. Basis are frozen with each change of state that leads to its issue;
/// none where the rule did not fire any more and those before stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "card-")]
pub enum CardChange {
    /// The rules proposed it.
    Proposed {
        /// Its colour.
        level: CardLevel,
        /// Its evidence.
        basis: Basis,
        /// Until when its subject may speak.
        due: Day,
    },
    /// Before it was approved, the rules came to another colour; its subject may speak again.
    Regraded {
        /// Its colour.
        level: CardLevel,
        /// Its evidence.
        basis: Basis,
        /// Until when its subject may speak.
        due: Day,
    },
    /// Its subject spoke, or was silent.
    Verified {
        /// What it said.
        verification: Verification,
        /// The evidence at that time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Basis>,
    },
    /// A leader approved it.
    Approved {
        /// Who, when, on which sheet.
        approval: Approval,
        /// The evidence at that time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Basis>,
    },
    /// A leader let it pass.
    Exempted {
        /// Why, until when, by whom.
        exemption: Exemption,
    },
    /// It went out.
    Issued {
        /// With which list, at which place.
        issue: Issue,
        /// The evidence at that time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Basis>,
    },
    /// It was signed for.
    Acknowledged {
        /// By whom.
        signature: Signature,
    },
    /// Its subject claims to have rectified it.
    Rectified {
        /// The claim.
        claim: Rectification,
    },
    /// The claim was returned.
    Returned {
        /// Why.
        reason: Text,
    },
    /// The rules propose a graver one in its place.
    Escalated {
        /// Its colour.
        level: CardLevel,
        /// Its evidence.
        basis: Basis,
        /// Until when its subject may speak.
        due: Day,
    },
    /// It was lifted.
    Lifted {
        /// What the office says.
        text: Text,
    },
    /// What was on its way was withdrawn.
    Withdrawn {
        /// Why the office did so; none when the rule had fallen silent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
    },
    /// Its rule fell silent.
    Quieted {
        /// Since when.
        since: Day,
    },
    /// Its rule fires again.
    Refired,
    /// It stayed red into a later month: a penalty notice is proposed.
    NoticeProposed,
    /// A second yellow running: an interview is proposed.
    InterviewProposed {
        /// The yellow card before it, where it is another one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<CardId>,
    },
    /// The interview was held.
    InterviewHeld {
        /// Its record.
        record: InterviewRecord,
    },
}
