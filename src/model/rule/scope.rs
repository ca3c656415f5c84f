//! The group of projects that a rule set applies to.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use super::RuleSetId;
use crate::{
    model::series::SizeClass,
    value::{Day, ListId, Name, code::codes},
};

/// A group of projects. Where several contain a project, the narrowest decides: a running campaign,
/// then a list, a sector, a size class, and last all projects.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum RuleScope {
    /// All projects of the city.
    Everything,
    /// Projects of a size class.
    Size(SizeClass),
    /// Projects of a sector (行业), as it is written in the ledger.
    Sector(Name),
    /// Projects on a list; of several lists the first decides.
    List(ListId),
    /// 攻坚: a campaign with an explicit start and end, never derived from its name.
    Campaign {
        /// The name of the campaign, by which it is recognised.
        name: Name,
        /// The first day of the campaign.
        from: Day,
        /// The last day of the campaign, included.
        until: Day,
        /// The list whose projects take part; `None` for all projects.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list: Option<ListId>,
    },
}

codes!(&RuleScope);

impl RuleScope {
    /// The rank by which two scopes are compared: the greater one decides.
    pub const fn rank(&self) -> u8 {
        match self {
            Self::Everything => 0,
            Self::Size(_) => 1,
            Self::Sector(_) => 2,
            Self::List(_) => 3,
            Self::Campaign { .. } => 4,
        }
    }

    /// Whether an assignment with this scope replaces one with `other`: both mean the same group of
    /// projects. A campaign is the same while it keeps its name.
    pub fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Campaign { name, .. }, Self::Campaign { name: other, .. }) => name == other,
            _ => self == other,
        }
    }

    /// The list that it names; `None` where it names none.
    pub const fn list(&self) -> Option<ListId> {
        match self {
            Self::List(list) => Some(*list),
            Self::Campaign { list, .. } => *list,
            Self::Everything | Self::Size(_) | Self::Sector(_) => None,
        }
    }

    /// Whether it applies on `day`; only a campaign has an end.
    pub fn holds_on(&self, day: Day) -> bool {
        match self {
            Self::Campaign { from, until, .. } => (*from..=*until).contains(&day),
            _ => true,
        }
    }
}

/// A rule set and the group of projects it applies to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The projects that the set applies to.
    pub scope: RuleScope,
    /// The set that applies to them.
    pub set: RuleSetId,
    /// Its version; `None` for a preset, and where the latest one applies at any time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// The first day on which it applies; `None` where it applied at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
}

impl Assignment {
    /// Whether it may apply on `day`: it has begun, and its scope has a place then.
    pub fn has_begun(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.scope.holds_on(day)
    }
}
