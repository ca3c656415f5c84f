//! 台账载明: what the ledger of that time says of a card that was issued before this program was used.
//! Nothing in it is computed here, and nothing is computed from it.

use serde::{Deserialize, Serialize};

use crate::value::{Day, Name, Text};

/// Why a card was issued, as its ledger puts it, and where that is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// 发牌原因: the reason in the words of the ledger.
    pub reason: Text,
    /// The name of the file that states it.
    pub file: Name,
    /// The sheet of a workbook that has several; `None` where there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Name>,
    /// The row number in the spreadsheet, from 1.
    pub row: u32,
    /// 文号, 批次: the paper or batch with which it was issued; `None` where the ledger names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Name>,
    /// 整改期限: the last day to answer; `None` where the ledger sets none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<Day>,
    /// 反馈日期: the day of the answer; `None` where the ledger does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_on: Option<Day>,
    /// 整改情况: what is being done, as long as it is not reported as done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Text>,
}
