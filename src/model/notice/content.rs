//! What a notice says while it is written: anything may still be missing.

use serde::{Deserialize, Serialize};

use crate::{
    model::document::Term,
    value::{Day, DocumentId, EvidenceId, Name, PostId, RegionId, Text, UnitId},
};

/// To whom a notice goes: `{"unit": 3}`, or `{"unit": 3, "post": 7}` where one post is to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Addressee {
    /// The unit or county.
    #[serde(flatten)]
    pub side: Side,
    /// The post inside it; none for the unit or county as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
}

impl Addressee {
    /// A responsible unit as a whole.
    pub const fn unit(unit: UnitId) -> Self {
        Self { side: Side::Unit(unit), post: None }
    }

    /// A county government as a whole.
    pub const fn region(region: RegionId) -> Self {
        Self { side: Side::Region(region), post: None }
    }
}

/// The unit or county to which a notice goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_addressee_without_a_post_is_written_as_before_there_were_any() {
        let whole = Addressee::unit(UnitId(3));
        let one = Addressee { post: Some(PostId(7)), ..Addressee::region(RegionId(2)) };
        for (addressee, text) in [(whole, r#"{"unit":3}"#), (one, r#"{"region":2,"post":7}"#)] {
            assert_eq!(serde_json::to_string(&addressee).unwrap(), text);
            assert_eq!(serde_json::from_str::<Addressee>(text).unwrap(), addressee);
        }
    }
}
