//! What was said and done about a card, as far as its reader may know. Whoever decides and those whom the
//! card concerns read the words, the names and the papers; all others learn what happened, when and by
//! which post.

use serde::{Deserialize, Serialize};

use crate::{
    access,
    board::Board,
    event::Subject,
    model::{
        actor::Actor,
        card::{
            Approval, Card, CardResponse, CardState, Exemption, Interview, Out, PaperReference,
            Rectification, Review, SentBack, Signature, Statement, Verification,
        },
    },
    value::{CardBatchId, Day, EvidenceId, Name, Text},
    view::evidence::{EvidenceLine, of_any_project},
};

/// Something that was said: everybody learns that it was, those whom it concerns also what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told<T> {
    /// What was said; `None` for readers who may not know it.
    pub words: Option<T>,
}

impl<T: Clone> Told<T> {
    fn to(reads: bool, words: &T) -> Self {
        Self { words: reads.then(|| words.clone()) }
    }
}

/// What the subject answered to the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftResponse {
    /// It has no objection, or let the deadline pass: [`Verification::code`] says which.
    Agreed(String),
    /// It objected.
    Stated {
        /// Whether it claims a good cause (正当理由); `false` when it disputes the facts.
        good_cause: bool,
        /// The objection, with its evidence.
        statement: Told<Statement>,
    },
}

impl DraftResponse {
    fn to(reads: bool, said: &Verification) -> Self {
        match said {
            Verification::Stated(statement) => Self::Stated {
                good_cause: statement.good_cause,
                statement: Told::to(reads, statement),
            },
            Verification::Agreed | Verification::Recorded | Verification::Silent => {
                Self::Agreed(said.code().to_owned())
            }
        }
    }

    /// The stable word for it in the message catalogues.
    pub fn code(&self) -> &str {
        match self {
            Self::Agreed(code) => code,
            Self::Stated { good_cause: false, .. } => "facts",
            Self::Stated { good_cause: true, .. } => "good-cause",
        }
    }

    /// The objection, as far as the reader may know it; `None` where nobody objected.
    pub const fn statement(&self) -> Option<&Statement> {
        match self {
            Self::Stated { statement, .. } => statement.words.as_ref(),
            Self::Agreed(_) => None,
        }
    }
}

/// A person's decision or signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedBy {
    /// The day of it.
    pub on: Day,
    /// The person's name; `None` for readers who learn of the post alone.
    pub by: Option<Name>,
    /// The signed paper, where the office entered it on somebody's behalf and the reader may know it.
    pub paper: Option<PaperReference>,
}

impl SignedBy {
    fn to(reads: bool, on: Day, by: &Name, paper: Option<&PaperReference>) -> Self {
        let paper = paper.filter(|_| reads).cloned();
        Self { on, by: reads.then(|| by.clone()), paper }
    }

    fn signature(reads: bool, signature: &Signature) -> Self {
        Self::to(reads, signature.on, &signature.person, signature.paper.as_ref())
    }
}

/// A leader's approval on a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnSheet {
    /// The number of the sheet.
    pub batch: CardBatchId,
    /// The leader, the day and the paper.
    pub signed: SignedBy,
}

impl OnSheet {
    pub(super) fn to(reads: bool, approval: &Approval) -> Self {
        let paper = approval.paper.as_ref();
        let signed = SignedBy::to(reads, approval.on, &approval.leader, paper);
        Self { batch: approval.batch, signed }
    }
}

/// How a card ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ended {
    /// 销牌: the office lifted it.
    Lifted {
        /// The day of it.
        on: Day,
        /// Why.
        text: Told<Text>,
    },
    /// 撤销: it rested on wrong facts.
    Revoked {
        /// The day of it.
        on: Day,
        /// What was wrong. Everybody reads it: the next bulletin prints it.
        reason: Text,
    },
    /// It was withdrawn before it was published, so that only those who saw the draft know of it.
    Withdrawn {
        /// The office's reason; `None` where its rule had fallen silent by itself.
        reason: Option<Text>,
    },
}

impl Ended {
    fn to(reads: bool, state: &CardState) -> Option<Self> {
        Some(match state {
            CardState::Lifted { on, text, .. } => {
                Self::Lifted { on: *on, text: Told::to(reads, text) }
            }
            CardState::Revoked { on, reason, .. } => {
                Self::Revoked { on: *on, reason: reason.clone() }
            }
            CardState::Withdrawn { reason, .. } => Self::Withdrawn { reason: reason.clone() },
            CardState::Draft(_)
            | CardState::Exempted { .. }
            | CardState::Out(_)
            | CardState::Escalated { .. } => return None,
        })
    }
}

/// What was said and done about a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// What its subject answered to the draft.
    pub said: Option<DraftResponse>,
    /// 审核意见: what the office found of that; only for those whom the card concerns.
    pub review: Option<Review>,
    /// Why it came back to the office before it was published; known to those who see the draft.
    pub back: Option<SentBack>,
    /// The leader's approval.
    pub approval: Option<OnSheet>,
    /// Why a leader let it pass; known to those who saw the draft.
    pub exemption: Option<Exemption>,
    /// The signature for it (签收).
    pub signature: Option<SignedBy>,
    /// The claim to have rectified the matter.
    pub claim: Option<Told<Rectification>>,
    /// That the last such claim was returned, and why.
    pub returned: Option<Told<Text>>,
    /// The day from which a penalty notice is proposed; only for those whom the card concerns.
    pub notice: Option<Day>,
    /// 约谈: the interview proposed or held; only for those whom the card concerns.
    pub interview: Option<Interview>,
    /// How it ended; `None` while it is open, and where it was exempted.
    pub ended: Option<Ended>,
    /// The files that all this names, as far as the reader may open them.
    pub files: Vec<EvidenceLine>,
}

impl Story {
    /// What `actor` may know of a card's story.
    pub(super) fn of(board: &Board, actor: &Actor, card: &Card) -> Self {
        let reads = reads(board, actor, card);
        let state = &card.state;
        let answer = state.published().map(|out| &out.answer);
        let (claim, returned) = match answer {
            Some(CardResponse::Rectified { claim, .. }) => (Some(claim), None),
            Some(CardResponse::Signed { returned, .. }) => (None, returned.as_ref()),
            Some(CardResponse::None) | None => (None, None),
        };
        let exemption = match state {
            CardState::Exempted { exemption, .. } => Some(exemption.as_ref().clone()),
            _ => None,
        };
        let files = if reads { files(card) } else { Vec::new() };
        Self {
            said: state.verification().map(|said| DraftResponse::to(reads, said)),
            review: state.review().filter(|_| reads).cloned(),
            back: card.draft().filter(|_| reads).and_then(|draft| draft.back.as_deref().cloned()),
            approval: state.approval().map(|approval| OnSheet::to(reads, approval)),
            exemption: exemption.filter(|_| reads),
            signature: answer
                .and_then(CardResponse::signature)
                .map(|signature| SignedBy::signature(reads, signature)),
            claim: claim.map(|claim| Told::to(reads, claim)),
            returned: returned.map(|reason| Told::to(reads, reason)),
            notice: card.notice.filter(|_| reads),
            interview: card.interview.as_deref().filter(|_| reads).cloned(),
            ended: Ended::to(reads, state),
            files: of_any_project(board, actor, &files),
        }
    }

    /// Whether the subject objected.
    pub const fn is_disputed(&self) -> bool {
        matches!(self.said, Some(DraftResponse::Stated { .. }))
    }
}

/// All files that the story names, the scans of the approvals of milder cards among them.
fn files(card: &Card) -> Vec<EvidenceId> {
    let published = card.earlier.iter().chain(card.out());
    let scan = |out: &Out| out.approval.as_ref()?.paper.as_ref()?.scan;
    let mut files = card.state.evidence();
    files.extend(published.filter_map(scan));
    files.sort_unstable();
    files.dedup();
    files
}

/// Whether `actor` reads what people said about a card and what they are called.
pub(super) fn reads(board: &Board, actor: &Actor, card: &Card) -> bool {
    access::may_read_words(board, actor, Subject::Card(card.key.about, card.id))
}
