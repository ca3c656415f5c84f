//! A notice that was issued before this program was used: it comes with the number it has, as it
//! stands, and goes on from there.

use serde::{Deserialize, Serialize};

use super::{
    Addressee, Issued, IssuedPaper, MissedDeadline, Notice, NoticeDeadlines, NoticeNumber,
    NoticeState, Phase, Receipt, Reply, Stamp, StepKind, TimelineEntry,
};
use crate::{
    model::Entry,
    value::{Day, Name, NoticeId, ProjectId, Text, Timestamp},
};

/// How far such a notice has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EarlierState {
    /// It was sent and nobody has signed for it (待签收).
    Unsigned,
    /// It was signed for and waits for its answer (待反馈).
    Signed {
        /// Who signed, and on which day.
        #[serde(flatten)]
        signed: PaperSignature,
    },
    /// It was answered, and the answer waits for its review (待复核).
    Answered {
        /// Who signed, and on which day.
        #[serde(flatten)]
        signed: PaperSignature,
        /// What was done, in the addressee's words.
        reply: Text,
    },
    /// Its answer was accepted, which ended it (已销号).
    Closed {
        /// Who signed, and on which day.
        #[serde(flatten)]
        signed: PaperSignature,
        /// What was done, in the addressee's words.
        reply: Text,
    },
}

/// A signature on paper, as the register of that time has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperSignature {
    /// The person who signed.
    pub signer: Name,
    /// The day of the signature.
    pub on: Day,
}

impl EarlierState {
    /// The signature; `None` while there is none.
    pub const fn signed(&self) -> Option<&PaperSignature> {
        match self {
            Self::Unsigned => None,
            Self::Signed { signed }
            | Self::Answered { signed, .. }
            | Self::Closed { signed, .. } => Some(signed),
        }
    }

    /// The phase that it is, with `review_by` the last day to review an answer.
    pub fn phase(&self, review_by: Day) -> Phase {
        let receipt = |signed: &PaperSignature| Receipt {
            signer: signed.signer.clone(),
            on: Some(signed.on),
            scan: None,
        };
        let reply = |text: &Text| Reply { text: text.clone(), evidence: Vec::new() };
        match self {
            Self::Unsigned => Phase::Issued,
            Self::Signed { signed } => Phase::Acknowledged { receipt: receipt(signed) },
            Self::Answered { signed, reply: text } => {
                Phase::Responded { receipt: receipt(signed), reply: reply(text), review_by }
            }
            Self::Closed { signed, reply: text } => {
                Phase::Closed { receipt: receipt(signed), reply: reply(text) }
            }
        }
    }
}

/// What the register of that time says about such a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierNotice {
    /// 发文字号: the number it has.
    pub number: NoticeNumber,
    /// The unit or county to which it went.
    pub addressee: Addressee,
    /// 事由: the subject line.
    pub subject: Name,
    /// 问题: the facts held against the addressee; `None` where the register does not say them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Text>,
    /// 要求: what the addressee is to do.
    pub demand: Text,
    /// 签发人: the leader in whose name it was issued; `None` where the register does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signatory: Option<Name>,
    /// The date on the paper.
    pub issued_on: Day,
    /// The last day to answer.
    pub answer_by: Day,
    /// How far it has come.
    pub standing: EarlierState,
}

/// Such a notice as it is taken over: its paper, deadlines and phase, and the steps of the ladders
/// that were due by then, which count as taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MigratedNotice {
    /// The project it is about.
    pub project: ProjectId,
    /// The content, as far as the register says it.
    pub paper: Box<IssuedPaper>,
    /// The deadlines and ladders that hold from now on.
    pub order: NoticeDeadlines,
    /// How far it has come.
    pub phase: Phase,
    /// How many steps of the ladder of the deadline that runs were due already.
    #[serde(default)]
    pub escalated: u8,
}

impl MigratedNotice {
    /// The notice that it makes.
    pub(super) fn notice(&self, id: NoticeId, entry: &Entry<'_>) -> Notice {
        let signing = self.phase.is_unsigned();
        let issued = Issued {
            answer_by: self.paper.answer_by,
            paper: (*self.paper).clone(),
            order: self.order.clone(),
            issued: self.stamp(self.paper.issued_on),
            phase: self.phase.clone(),
            extension: None,
            escalated_signing: if signing { self.escalated } else { 0 },
            escalated_answering: if signing { 0 } else { self.escalated },
            steps: self.steps(entry),
        };
        let state = NoticeState::Issued(Box::new(issued));
        Notice { id, project: self.project, state, version: entry.seq }
    }

    /// Which deadline runs, while it is not over.
    #[must_use]
    pub const fn missed(&self) -> MissedDeadline {
        if self.phase.is_unsigned() { MissedDeadline::Signing } else { MissedDeadline::Answering }
    }

    /// Whoever signed the paper, on a day of that time.
    fn stamp(&self, day: Day) -> Stamp {
        Stamp { by: self.paper.signatory.clone(), at: Timestamp::start_of(day) }
    }

    fn steps(&self, entry: &Entry<'_>) -> Vec<TimelineEntry> {
        let step = |kind, stamp, text: Option<Text>, day| TimelineEntry {
            kind,
            stamp,
            text,
            day,
            evidence: Vec::new(),
        };
        let issued = self.stamp(self.paper.issued_on);
        let mut steps = vec![step(StepKind::Issued, issued, None, None)];
        if let Some((signer, on)) = self.phase.receipt().and_then(|r| Some((&r.signer, r.on?))) {
            let stamp = Stamp { by: signer.clone(), at: Timestamp::start_of(on) };
            let text = Text::new(signer.as_str()).ok();
            steps.push(step(StepKind::Acknowledged, stamp, text, Some(on)));
        }
        let by = entry.actor.name.clone();
        let stamp = Stamp { by, at: entry.at };
        steps.push(step(StepKind::TakenOver, stamp, None, None));
        steps
    }
}
