//! An actor: a person with a role, and the unit, region or post to which the role is bound.

use serde::{Deserialize, Serialize};

use crate::value::{Name, PostId, RegionId, UnitId};

/// What begins the name by which the log knows a token: `令牌#3 大厅大屏`.
pub const TOKEN: &str = "令牌#";

/// The roles of the system; each decides what its holder sees and may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Reads whatever is public within the city's administration, and changes nothing.
    Viewer,
    /// Somebody of a project owner or responsible unit, bound to that unit.
    Unit(UnitId),
    /// Somebody of a county's project office, bound to that region.
    RegionOffice(RegionId),
    /// Somebody of the headquarters office, which is responsible for all projects.
    Office,
    /// A leader of the city, who approves cards and exempts from them.
    Leader,
    /// The administrator, who maintains people, units, regions, lists and rules.
    Admin,
    /// A wall display without a person at it; it sees what a viewer sees.
    Display,
}

impl Role {
    /// Whether its holder changes nothing and sees what is public: a wall, or whoever reads.
    pub const fn only_looks(self) -> bool {
        matches!(self, Self::Viewer | Self::Display)
    }
}

/// A person together with the role in which they act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The person's name as it is written to the log.
    pub name: Name,
    /// The role, with the unit or region to which it is bound.
    pub role: Role,
    /// The post held within the unit or office; `None` where posts are not distinguished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
}

impl Actor {
    /// The label of the token by which the actor came; `None` for a person.
    pub fn token_label(&self) -> Option<&str> {
        let (_number, label) = self.name.as_str().strip_prefix(TOKEN)?.split_once(' ')?;
        Some(label)
    }

    /// Whether the actor belongs to the headquarters: its office or the administrator.
    pub const fn is_office(&self) -> bool {
        matches!(self.role, Role::Office | Role::Admin)
    }
}
