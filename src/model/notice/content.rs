//! What a notice says while it is written: anything may still be missing.

use serde::{Deserialize, Serialize};

use crate::{
    model::document::Term,
    value::{Day, DocumentId, EvidenceId, Name, RegionId, Text, UnitId},
};

/// To whom a notice goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Addressee {
    /// A responsible unit.
    Unit(UnitId),
    /// A county government, by its project office.
    Region(RegionId),
}

/// A draft's content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeContent {
    /// The type of document.
    pub document: DocumentId,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Addressee>,
    /// Whether it is delivered on paper and the office records the signature.
    #[serde(default)]
    pub on_paper: bool,
    /// 事由
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Name>,
    /// 问题
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Text>,
    /// 要求
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand: Option<Text>,
    /// 依据: a card, a meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Text>,
    /// How long there is to sign for it; else as the type says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Term>,
    /// The last day to answer; else as the type says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<Day>,
    /// 配合单位
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assisting: Vec<UnitId>,
    /// 抄送
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<UnitId>,
    /// 签发人, the leader in whose name it is issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signatory: Option<Name>,
    /// What shows the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

impl NoticeContent {
    /// An empty draft of a type.
    pub const fn of(document: DocumentId) -> Self {
        Self {
            document,
            addressee: None,
            on_paper: false,
            subject: None,
            facts: None,
            demand: None,
            basis: None,
            sign: None,
            answer_by: None,
            assisting: Vec::new(),
            copies: Vec::new(),
            signatory: None,
            evidence: Vec::new(),
        }
    }
}
