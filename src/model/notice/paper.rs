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
    /// The closed month.
    pub month: Month,
    /// What should be done.
    pub scheduled: i64,
    /// What is done.
    pub actual: i64,
    /// Scheduled minus actual; above zero is behind.
    pub lag: i64,
}

/// A frozen notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// 发文字号
    pub number: NoticeNumber,
    /// The title: 点球通知单.
    pub title: Name,
    /// The word by which people call it: 点球.
    pub word: Name,
    /// 发文机关
    pub office: Name,
    /// 联系人
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Name>,
    /// 电话
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Name>,
    /// The project's name.
    pub project: Name,
    /// Its main region's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Name>,
    /// 联系领导
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sponsors: Vec<Name>,
    /// Who is to sign and answer.
    pub addressee: Addressee,
    /// As the paper addresses them.
    pub addressee_name: Name,
    /// Whether it is delivered on paper.
    #[serde(default)]
    pub on_paper: bool,
    /// 事由
    pub subject: Name,
    /// The first sentence.
    pub opening: Text,
    /// How the project stood; none where it could not be judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<Measured>,
    /// 依据
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Text>,
    /// 问题
    pub facts: Text,
    /// 要求
    pub demand: Text,
    /// The last sentence.
    pub closing: Text,
    /// 配合单位
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assisting: Vec<Name>,
    /// 抄送
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<Name>,
    /// 签发人
    pub signatory: Name,
    /// The date on the paper.
    pub issued_on: Day,
    /// How long there is to sign for it.
    pub sign: Term,
    /// The last day to answer as the paper says it.
    pub answer_by: Day,
    /// What shows the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}
