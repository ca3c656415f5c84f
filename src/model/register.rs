//! A register from before this program was used, as plain lines: what its columns mean and what its
//! cells say.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// What a column of such a register means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum RegisterColumn {
    /// 文号: the number of the notice.
    Number,
    /// 项目: the name of the project.
    Project,
    /// 县区: the region, which tells projects of one name apart.
    Region,
    /// 责任单位: the unit or county to which the notice went.
    Unit,
    /// 事由: the subject line.
    Subject,
    /// 问题: the facts held against the addressee.
    Facts,
    /// 要求: what the addressee is to do.
    Demand,
    /// 签发人: the leader in whose name it was issued.
    Signatory,
    /// 签发日期: the date on the paper.
    IssuedOn,
    /// 期限: the last day to answer.
    AnswerBy,
    /// 状态: how far it has come.
    State,
    /// 签收人: who signed for it.
    Signer,
    /// 签收日期: the day of that signature.
    SignedOn,
    /// 整改反馈: what was done about it.
    Reply,
}

codes!(RegisterColumn);

impl RegisterColumn {
    /// The columns without which a line says too little.
    pub const REQUIRED: [Self; 6] =
        [Self::Number, Self::Project, Self::Subject, Self::Demand, Self::IssuedOn, Self::AnswerBy];

    /// Whether its cells are days.
    pub const fn is_a_day(self) -> bool {
        matches!(self, Self::IssuedOn | Self::AnswerBy | Self::SignedOn)
    }
}

/// One line of a register.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RegisterLine {
    /// The row number in the spreadsheet, from 1.
    pub row: u32,
    /// What stands in each column; days that can be read as `2026-11-02`.
    pub cells: BTreeMap<RegisterColumn, String>,
}

/// A register as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Register {
    /// The columns that it has; empty where no header was found.
    pub columns: Vec<RegisterColumn>,
    /// Its lines, from top to bottom.
    pub lines: Vec<RegisterLine>,
}
