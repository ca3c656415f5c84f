//! Roles as the command line names them, for accounts and tokens.

use battle_map::{
    board::Board,
    model::{actor::Role, person::PersonRefusal},
};
use clap::{Args, ValueEnum};

use super::error::CommandError;

/// A role as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoleWord {
    /// Reads
    Viewer,
    /// A responsible unit or owner; needs --unit
    Unit,
    /// A county's project office; needs --region
    RegionOffice,
    /// The headquarters office
    Office,
    /// A city leader
    Leader,
    /// Keeps accounts, lists and rules
    Admin,
    /// A wall
    Display,
}

/// Who somebody is to be.
#[derive(Debug, Args)]
pub struct RoleOptions {
    /// What they may do
    #[arg(long, value_enum, env = "BATTLE_MAP_ROLE")]
    pub role: RoleWord,
    /// The unit of a unit's account, by name
    #[arg(long, value_name = "UNIT", env = "BATTLE_MAP_UNIT")]
    pub unit: Option<String>,
    /// The county of a county office's account, by name
    #[arg(long, value_name = "REGION", env = "BATTLE_MAP_REGION")]
    pub region: Option<String>,
}

impl RoleOptions {
    /// The role itself, with the unit or the county found on the board.
    ///
    /// # Errors
    /// When the unit or region is missing or unknown.
    pub fn role(&self, board: &Board) -> Result<Role, CommandError> {
        Ok(match self.role {
            RoleWord::Viewer => Role::Viewer,
            RoleWord::Office => Role::Office,
            RoleWord::Leader => Role::Leader,
            RoleWord::Admin => Role::Admin,
            RoleWord::Display => Role::Display,
            RoleWord::Unit => {
                let unit = self.unit.as_deref().and_then(|name| board.unit_called(name));
                Role::Unit(unit.ok_or(PersonRefusal::UnknownUnit)?)
            }
            RoleWord::RegionOffice => {
                let region = self.region.as_deref().and_then(|name| board.region_called(name));
                Role::RegionOffice(region.ok_or(PersonRefusal::UnknownRegion)?.id)
            }
        })
    }
}
