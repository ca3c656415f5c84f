//! Who acts or looks: a role, and what it is bound to.

use serde::{Deserialize, Serialize};

use crate::value::{Name, PostId, RegionId, UnitId};

/// What somebody may be here to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Reads what is public inside the city's administration.
    Viewer,
    /// A project owner or responsible unit.
    Unit(UnitId),
    /// A county's project office.
    RegionOffice(RegionId),
    /// The headquarters office.
    Office,
    /// A city leader.
    Leader,
    /// Keeps people, units, regions, lists and rules.
    Admin,
    /// A wall; sees what a viewer sees.
    Display,
}

/// Somebody with a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The name that the log keeps.
    pub name: Name,
    /// What they are here to do.
    pub role: Role,
    /// The post they hold inside their unit or office; none where posts are not told apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
}

impl Actor {
    /// Whether they belong to the headquarters.
    pub const fn is_office(&self) -> bool {
        matches!(self.role, Role::Office | Role::Admin)
    }
}
