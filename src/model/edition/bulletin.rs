//! 通报: what a month's bulletin said when it went out. Whatever is lifted, revoked, answered or renamed
//! afterwards, these are its rows.

use serde::{Deserialize, Serialize};

use super::{EditionMark, month::SumRow};
use crate::{
    model::{
        card::CardLevel,
        finding::Finding,
        notice::NoticeNumber,
        period::{PeriodName, Span},
    },
    value::{CardId, Day, Month, Text},
};

/// The bulletin of a closed month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulletinRows {
    /// The month it is about; the last one of a period of two.
    pub month: Month,
    /// The months that its period takes in.
    #[serde(default, skip_serializing_if = "Span::is_month")]
    pub span: Span,
    /// The edition of the month whose figures it prints.
    pub figures: EditionMark,
    /// 发文机关: the headquarters that issues it, as its notices name it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub office: String,
    /// The city, then its regions in the order of the board; what has no region last.
    pub sums: Vec<SumRow>,
    /// The cards of the month's list, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listed: Vec<ListedCard>,
    /// Cards lifted since the list before went out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lifted: Vec<EndedCard>,
    /// Cards revoked since the list before went out, because they rested on wrong facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revoked: Vec<EndedCard>,
    /// The cards that were out, those of the list among them.
    pub standing: CardCounts,
    /// 点球 issued in the period or since, by number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<BulletinNotice>,
}

impl BulletinRows {
    /// What its period is called by.
    pub const fn period(&self) -> PeriodName {
        PeriodName { month: self.month, span: self.span }
    }
}

/// Cards by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CardCounts {
    /// How many yellow ones.
    pub yellow: u32,
    /// How many red ones.
    pub red: u32,
}

/// Who was warned, by the names that they had.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WarnedNames {
    /// The name of the project, unit or region; empty for the office.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The name of the region in which it counted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// The name of the unit that answers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
}

/// A card on the month's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedCard {
    /// The card.
    pub card: CardId,
    /// Who was warned.
    pub warned: WarnedNames,
    /// The colour in which it stood on the list.
    pub level: CardLevel,
    /// The evidence with which it was approved.
    pub finding: Finding,
}

/// A card that ended since the list before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedCard {
    /// The card.
    pub card: CardId,
    /// Who was warned.
    pub warned: WarnedNames,
    /// The colour that it had.
    pub level: CardLevel,
    /// What the office said.
    pub reason: Text,
}

/// A penalty notice as the bulletin names it: what everybody may know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulletinNotice {
    /// Its number.
    pub number: NoticeNumber,
    /// The project's name at the time of issue.
    pub project: String,
    /// Who had to answer.
    pub addressee: String,
    /// The day of issue.
    pub on: Day,
    /// The code of the phase it was in.
    pub phase: String,
}
