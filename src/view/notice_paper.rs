//! A penalty notice as the official paper it is issued on: everything that stands on its pages, and
//! nothing of how they are set.
//!
//! The print view and the PDF are both made from this alone, so that neither can say what the other
//! does not. Texts are those frozen at issue; the fixed words around them (抄送, 签收回执, …) come from
//! the catalogues.

mod place;
mod sheet;
mod words;

pub use place::{PlaceWords, place_map};
pub use sheet::{Annex, AnnexContent, Block, Imprint, NoticeSheet, ReceiptSheet};

use serde::{Deserialize, Serialize};

use super::head::Frame;
use crate::{
    model::evidence::FileKind,
    value::{ContentHash, Day, EvidenceId, Timestamp},
};

/// Everything an issued notice, or the draft of one, says on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePaper {
    /// 发文机关: the red head, the issuer as it writes itself.
    pub organisation: String,
    /// Whether the paper is a draft, issued or withdrawn, with its number and dates.
    pub state: PaperState,
    /// 标题: `点球通知单`, or what else the document type is called.
    pub title: String,
    /// The project, as the receipt names it.
    pub project: String,
    /// 主送: the name of the addressee, without the colon.
    pub addressee: String,
    /// Paragraphs between the addressee and the table of facts.
    pub opening: Vec<String>,
    /// The table of facts, two to a line, in this order.
    pub facts: Vec<PaperFact>,
    /// Paragraphs after the facts: what is wrong, in the issuer's words.
    pub body: Vec<String>,
    /// What is demanded, in order.
    pub demands: Vec<PaperDemand>,
    /// The last moment to sign for it; the end of a day is printed as the day.
    pub sign_by: Option<Timestamp>,
    /// Until when it has to be answered.
    pub answer_by: Option<Day>,
    /// Paragraphs after the demands: what follows if nothing does.
    pub closing: Vec<String>,
    /// 落款: who signs, usually the organisation once more.
    pub signer: String,
    /// 抄送: who gets copies.
    pub copies: Vec<String>,
    /// The person at the issuer whom the addressee may ask.
    pub contact: Option<PaperContact>,
    /// A small map of the place, as [`place_map`] draws it.
    pub map: Option<PaperMap>,
    /// 附件: the evidence, in order.
    pub annexes: Vec<PaperAnnex>,
}

/// The print view of a notice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NoticePrint {
    /// City, period, data age.
    pub frame: Frame,
    /// The content of the paper.
    pub paper: NoticePaper,
}

impl NoticePaper {
    /// The paper for somebody who may not see all of its evidence: what `seen` does not name is
    /// listed and lies apart, as documents do.
    #[must_use]
    pub fn with_pictures(mut self, seen: impl Fn(EvidenceId) -> bool) -> Self {
        for annex in self.annexes.iter_mut().filter(|annex| !seen(annex.evidence)) {
            annex.kind = FileKind::Pdf;
        }
        self
    }
}

/// Whether the paper counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperState {
    /// Not issued: it has no number and no date, and says so.
    Draft,
    /// The notice is issued and in force.
    Issued {
        /// 发文字号: the number of the paper, such as `挂战点球〔2026〕3号`.
        number: String,
        /// 成文日期: the day of issue.
        on: Day,
    },
    /// Issued, and taken back since; it says so above its head.
    Withdrawn {
        /// 发文字号: the number under which it was issued.
        number: String,
        /// 成文日期: the day on which it was issued.
        on: Day,
        /// The day since which it no longer counts.
        withdrawn: Day,
    },
}

impl PaperState {
    /// The number, once there is one.
    pub fn number(&self) -> Option<&str> {
        match self {
            Self::Draft => None,
            Self::Issued { number, .. } | Self::Withdrawn { number, .. } => Some(number),
        }
    }

    /// The day of issue, once there is one.
    pub const fn issued_on(&self) -> Option<Day> {
        match self {
            Self::Draft => None,
            Self::Issued { on, .. } | Self::Withdrawn { on, .. } => Some(*on),
        }
    }
}

/// One cell of the table of facts with its heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperFact {
    /// The heading, such as `序时进度`.
    pub label: String,
    /// The value, such as `83.3%（截至10月底）`.
    pub value: String,
}

/// One thing that is demanded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperDemand {
    /// What is demanded, in words.
    pub text: String,
    /// Until when, if it has a deadline of its own.
    pub due: Option<Day>,
}

/// The person at the issuer whom the addressee may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperContact {
    /// 联系人: the name of the person.
    pub name: String,
    /// 电话: the telephone number.
    pub telephone: Option<String>,
}

/// The small map of the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperMap {
    /// The map as one SVG element, drawn by [`map_svg`](super::map::map_svg).
    pub svg: String,
    /// What stands under it: the place in words.
    pub caption: String,
}

/// One piece of evidence as an annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperAnnex {
    /// The identifier of the evidence.
    pub evidence: EvidenceId,
    /// What it is called in the list of annexes.
    pub title: String,
    /// Pictures are shown on a page of their own, documents only named.
    pub kind: FileKind,
    /// The file's content, by its hash.
    pub hash: ContentHash,
}

#[cfg(test)]
mod tests;
