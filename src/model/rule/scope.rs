//! Which projects a rule set holds for.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use super::RuleSetId;
use crate::{
    model::series::SizeClass,
    value::{Day, ListId, Name, code::codes},
};

/// Which projects. Where several hold for one project, the narrowest decides: a campaign while it
/// runs, then a list, a sector, a size class, and everything.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum RuleScope {
    /// All projects.
    Everything,
    /// Those of a size class.
    Size(SizeClass),
    /// Those of a sector (行业), as written in the ledger.
    Sector(Name),
    /// Those on a list; of several lists the first decides.
    List(ListId),
    /// 攻坚: an explicit start and end, never derived from the name.
    Campaign {
        /// Its name.
        name: Name,
        /// Its first day.
        from: Day,
        /// Its last day.
        until: Day,
        /// Only the projects of this list; all of them without.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list: Option<ListId>,
    },
}

codes!(&RuleScope);

impl RuleScope {
    /// Which of two scopes decides: the one with the greater rank.
    pub const fn rank(&self) -> u8 {
        match self {
            Self::Everything => 0,
            Self::Size(_) => 1,
            Self::Sector(_) => 2,
            Self::List(_) => 3,
            Self::Campaign { .. } => 4,
        }
    }

    /// Whether both are about the same projects, so that one takes the other's place; a campaign
    /// is the same while it keeps its name.
    pub fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Campaign { name, .. }, Self::Campaign { name: other, .. }) => name == other,
            _ => self == other,
        }
    }

    /// The list it names, if it does.
    pub const fn list(&self) -> Option<ListId> {
        match self {
            Self::List(list) => Some(*list),
            Self::Campaign { list, .. } => *list,
            Self::Everything | Self::Size(_) | Self::Sector(_) => None,
        }
    }

    /// Whether it holds on `day` at all.
    pub fn holds_on(&self, day: Day) -> bool {
        match self {
            Self::Campaign { from, until, .. } => (*from..=*until).contains(&day),
            _ => true,
        }
    }
}

/// A rule set that holds for some projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Which projects.
    pub scope: RuleScope,
    /// Which set.
    pub set: RuleSetId,
}
