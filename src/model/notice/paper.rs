//! What a notice says once it is issued: frozen, with every name as it was then.

use serde::{Deserialize, Serialize};

use super::{Addressee, NoticeNumber};
use crate::{
    model::document::Term,
    value::{Day, EvidenceId, Month, Name, Text},
};

/// Investment against schedule when the notice was issued, in tenths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// The last closed month, at whose end it was measured.
    pub month: Month,
    /// The share of the year's plan that should have been done.
    pub scheduled: i64,
    /// The share of the year's plan that was done.
    pub actual: i64,
    /// Scheduled minus actual; positive when the project is behind.
    pub lag: i64,
}

/// The content of an issued notice; it never changes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedPaper {
    /// 发文字号: the number of the paper.
    pub number: NoticeNumber,
    /// The title of the paper, such as 点球通知单.
    pub title: Name,
    /// The short word for this type of document, such as 点球.
    pub word: Name,
    /// 发文机关: the authority that issues it.
    pub office: Name,
    /// 联系人: the contact person of that authority; `None` where none is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Name>,
    /// 电话: the telephone number of the contact; `None` where none is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Name>,
    /// The project's name at the time of issue.
    pub project: Name,
    /// The name of the project's main region; `None` where it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Name>,
    /// 联系领导: the names of the project's sponsors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sponsors: Vec<Name>,
    /// The unit or county that has to sign and answer.
    pub addressee: Addressee,
    /// The addressee's name as printed on the paper.
    pub addressee_name: Name,
    /// Whether it is delivered on paper instead of opened in the program.
    #[serde(default)]
    pub on_paper: bool,
    /// 事由: the subject line.
    pub subject: Name,
    /// The first sentence, from the template of the document type.
    pub opening: Text,
    /// How far behind the project was; `None` where it could not be judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<Measured>,
    /// 依据: what the notice is based on; `None` where nothing was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Text>,
    /// 问题: the facts that are held against the addressee.
    pub facts: Text,
    /// 要求: what the addressee is to do.
    pub demand: Text,
    /// The last sentence, from the template of the document type.
    pub closing: Text,
    /// 配合单位: the names of the units that have to assist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assisting: Vec<Name>,
    /// 抄送: the names of the units that get a copy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<Name>,
    /// 签发人: the leader in whose name it is issued.
    pub signatory: Name,
    /// The date on the paper.
    pub issued_on: Day,
    /// How long the addressee has to sign for it.
    pub sign: Term,
    /// The last day to answer as printed; a later extension does not change it.
    pub answer_by: Day,
    /// Files that prove the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}
