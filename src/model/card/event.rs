//! Changes of a card, as the log keeps them.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{
    basis::Basis,
    parts::{
        Approval, Exemption, InterviewRecord, Issuance, Rectification, Rejudged, Review, Signature,
        Verification, YearEnd,
    },
    stated::StatedCard,
};
use crate::{
    model::level::CardLevel,
    value::{CardId, Day, Text, Year},
};

/// Changes of a card. Its evidence is settled when its subject has had its say and the office has
/// said what it finds of an objection; what is approved after that is what is published.
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
    /// 接续: a card that was issued before this program was used came in as its ledger states it.
    TakenOver {
        /// What the ledger states of it.
        card: Box<StatedCard>,
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
        /// The evidence of the same month as corrected until then; `None` keeps the earlier one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Basis>,
    },
    /// 审核意见: the office said what it finds of an objection, or of a draft that had come back.
    Reviewed {
        /// What it found, its reason and the day.
        review: Review,
        /// The evidence of the same month as corrected until then; `None` keeps the earlier one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<Basis>,
    },
    /// A correction of the month that was judged, or a recognition dated in it, silenced the rule or
    /// changed the colour after the evidence was settled: the draft is back with the office.
    SentBack {
        /// What the month comes to now; `None` where the rule finds nothing there any more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        now: Option<Rejudged>,
        /// The last day on which the subject may object to a graver colour; `None` for a milder one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Day>,
    },
    /// A leader approved the draft, with the evidence that was settled.
    Approved {
        /// The leader, the day and the sheet.
        approval: Approval,
    },
    /// A leader exempted the subject, so that the draft is not published.
    Exempted {
        /// The reason, the last day of the exemption and the leader.
        exemption: Exemption,
    },
    /// It was published on a month's list, as it was approved.
    Issued {
        /// The month of the list and the place on it.
        issue: Issuance,
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
    /// Its year was frozen, and the office said what becomes of it; a graver draft is dropped.
    Settled {
        /// The year that was frozen.
        year: Year,
        /// What becomes of it.
        how: YearEnd,
        /// The office's explanation.
        text: Text,
    },
    /// 撤销: the published card was revoked, because it rested on wrong facts.
    Revoked {
        /// What was wrong.
        reason: Text,
    },
    /// Its rule stopped firing, so that the hold time before lifting begins.
    Quieted {
        /// The first day on which the rule was silent.
        since: Day,
    },
    /// Its rule cannot judge for the time being, so that the hold time stands still.
    Halted,
    /// Its rule can judge again and is still silent, so that the hold time goes on.
    Resumed,
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
