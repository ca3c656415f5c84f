//! What a notice says while it is written: anything may still be missing.

use serde::{Deserialize, Serialize};

use crate::{
    model::document::Term,
    value::{Day, DocumentId, EvidenceId, Name, PostId, RegionId, Text, UnitId},
};

/// Who receives a notice: `{"unit": 3}`, or `{"unit": 3, "post": 7}` where one post is to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Addressee {
    /// The unit or county.
    #[serde(flatten)]
    pub side: Side,
    /// The post inside it; `None` for the unit or county as a whole.
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
    /// A unit, such as the project's responsible unit (责任单位).
    Unit(UnitId),
    /// A county government, represented by its project office.
    Region(RegionId),
}

/// The content of a draft; what is `None` or empty was not filled in yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeContent {
    /// The type of document.
    pub document: DocumentId,
    /// The unit or county that is to sign and answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Addressee>,
    /// Whether it is delivered on paper and the office records the signature.
    #[serde(default)]
    pub on_paper: bool,
    /// 事由: the subject line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Name>,
    /// 问题: the facts that are held against the addressee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Text>,
    /// 要求: what the addressee is to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand: Option<Text>,
    /// 依据: what the notice is based on, such as a card or a meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Text>,
    /// How long the addressee has to sign; `None` for the term of the document type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Term>,
    /// The last day to answer; `None` for the term of the document type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<Day>,
    /// 配合单位: units that have to assist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assisting: Vec<UnitId>,
    /// 抄送: units that get a copy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<UnitId>,
    /// 签发人: the leader in whose name it is issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signatory: Option<Name>,
    /// Files that prove the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

impl NoticeContent {
    /// An empty draft of the given document type.
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
