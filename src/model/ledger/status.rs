//! 建设状态, 建设性质: what a ledger says in one word of how far a project is.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    model::list::ListClass,
    value::{Name, code::codes},
};

/// What a word of status means; words of 建设性质 are about the list's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum ProjectStatus {
    /// 前期, 储备: work before the start.
    Early,
    /// 未开工: construction has not started.
    NotStarted,
    /// 新开工: to be started within the list's year.
    Starting,
    /// 在建: construction has started and goes on.
    Building,
    /// 续建: construction started before the list's year.
    CarriedOver,
    /// 竣工, as 建设性质: to be completed within the list's year.
    Completing,
    /// 已竣工: construction is completed.
    Completed,
    /// 投产: it is in operation.
    Operating,
    /// 停工: construction started and is stopped.
    Stopped,
    /// 缓建: construction is postponed.
    Postponed,
}

codes!(ProjectStatus);

impl ProjectStatus {
    /// Whether construction has started; none where the word leaves it open.
    pub const fn started(self) -> Option<bool> {
        match self {
            Self::Early | Self::NotStarted => Some(false),
            Self::Building
            | Self::CarriedOver
            | Self::Completed
            | Self::Operating
            | Self::Stopped => Some(true),
            Self::Starting | Self::Completing | Self::Postponed => None,
        }
    }

    /// Whether construction is completed; none where the word leaves it open.
    pub const fn completed(self) -> Option<bool> {
        match self {
            Self::Completed | Self::Operating => Some(true),
            Self::Early
            | Self::NotStarted
            | Self::Starting
            | Self::Building
            | Self::CarriedOver
            | Self::Completing
            | Self::Stopped
            | Self::Postponed => None,
        }
    }

    /// The class on the list that the word states; `of_year` tells words of 建设性质 and of headings,
    /// where 前期 is not only how far a project is.
    pub const fn class(self, of_year: bool) -> Option<ListClass> {
        match self {
            Self::Starting => Some(ListClass::NewStart),
            Self::CarriedOver => Some(ListClass::Continued),
            Self::Completing => Some(ListClass::Completing),
            Self::Early if of_year => Some(ListClass::Preparatory),
            _ => None,
        }
    }

    /// Whether construction is stopped or postponed.
    pub const fn is_suspension(self) -> bool {
        matches!(self, Self::Stopped | Self::Postponed)
    }
}

/// A status as a row states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedStatus {
    /// The header of its column as written; empty for a heading.
    pub column: String,
    /// The word as written.
    pub word: Name,
    /// What it means.
    pub status: ProjectStatus,
}

/// The class on the ledger's list as a row or the heading above it states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedClass {
    /// The header of its column as written; empty for a heading.
    pub column: String,
    /// The word as written.
    pub word: Name,
    /// What it means.
    pub class: ListClass,
}
