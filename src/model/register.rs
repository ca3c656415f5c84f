//! Registers from before this program was used, of notices and of cards, as plain lines: what their
//! columns mean and what their cells say.

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

/// What a column of a ledger of cards (黄红牌台账) means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CardColumn {
    /// 牌种: yellow or red.
    Level,
    /// 项目: the name of the project; empty where the card warns a unit or county.
    Project,
    /// 项目编码: the project's code.
    Code,
    /// 县区: the region, which tells projects of one name apart.
    Region,
    /// 责任单位: the unit or county that answers.
    Unit,
    /// 发牌日期: the day of its issue.
    IssuedOn,
    /// 发牌原因: why it was issued.
    Reason,
    /// 文号, 批次: the paper or batch with which it was issued.
    Document,
    /// 整改期限: the last day to answer.
    AnswerBy,
    /// 状态: how far it has come.
    State,
    /// 签收人: who signed for it.
    Signer,
    /// 签收日期: the day of that signature.
    SignedOn,
    /// 整改反馈: what was done about it.
    Reply,
    /// 反馈日期: the day of that answer.
    AnsweredOn,
    /// 销牌日期: the day of its lifting.
    LiftedOn,
    /// 销牌说明: why it was lifted.
    Lifting,
}

codes!(CardColumn);

impl CardColumn {
    /// The columns without which a line says too little.
    pub const REQUIRED: [Self; 4] = [Self::Level, Self::Project, Self::IssuedOn, Self::Reason];

    /// Whether its cells are days.
    pub const fn is_a_day(self) -> bool {
        matches!(
            self,
            Self::IssuedOn | Self::AnswerBy | Self::SignedOn | Self::AnsweredOn | Self::LiftedOn
        )
    }
}

/// One line of a register whose columns are `C`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterLine<C: Ord = RegisterColumn> {
    /// The sheet of a workbook in which several hold lines; empty where only one does.
    pub sheet: String,
    /// The row number in the spreadsheet, from 1.
    pub row: u32,
    /// What stands in each column; days that can be read as `2026-11-02`.
    pub cells: BTreeMap<C, String>,
}

/// A register as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register<C: Ord = RegisterColumn> {
    /// The columns that it has; empty where no header was found.
    pub columns: Vec<C>,
    /// Its lines, from top to bottom, sheet after sheet.
    pub lines: Vec<RegisterLine<C>>,
}

impl<C: Ord> Default for Register<C> {
    fn default() -> Self {
        Self { columns: Vec::new(), lines: Vec::new() }
    }
}
