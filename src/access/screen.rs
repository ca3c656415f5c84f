//! Which screens somebody may open.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    model::actor::{Actor, Role},
    value::code::codes,
};

/// A screen that not everybody sees, or that stands in everybody's menu; in the order of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Screen {
    /// The map to work with, at `/`.
    Map,
    /// The ledger of projects as a table, at `/projects`.
    Projects,
    /// The full-screen display for a hall, at `/wall`.
    Wall,
    /// The ledger of problems, at `/problems`.
    Problems,
    /// The register of penalty notices, at `/notices`.
    Notices,
    /// The working list of yellow and red cards, at `/cards`.
    Cards,
    /// The desk of a unit or a county's office, at `/my`.
    Desk,
    /// The reports that wait for their county's office, at `/review`.
    Review,
    /// The headquarters' desk, at `/office`.
    Office,
    /// What the administrator keeps, at `/admin`.
    Admin,
}

codes!(Screen);

/// Whether `actor` may open `screen`; what they may do there is another question.
pub const fn may_open(actor: &Actor, screen: Screen) -> bool {
    match screen {
        Screen::Map | Screen::Wall => true,
        Screen::Projects | Screen::Problems | Screen::Notices | Screen::Cards => {
            !matches!(actor.role, Role::Display)
        }
        Screen::Desk => matches!(actor.role, Role::Unit(_) | Role::RegionOffice(_)),
        Screen::Review => {
            matches!(actor.role, Role::RegionOffice(_) | Role::Office | Role::Leader | Role::Admin)
        }
        Screen::Office => matches!(actor.role, Role::Office | Role::Leader | Role::Admin),
        Screen::Admin => matches!(actor.role, Role::Admin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixture::actor,
        value::{RegionId, UnitId},
    };

    #[test]
    fn every_role_opens_exactly_the_screens_of_the_table() {
        let (yes, no) = (true, false);
        // Map, projects, wall, problems, notices, cards, desk, review, office, administration.
        let table = [
            (Role::Viewer, [yes, yes, yes, yes, yes, yes, no, no, no, no]),
            (Role::Display, [yes, no, yes, no, no, no, no, no, no, no]),
            (Role::Unit(UnitId(1)), [yes, yes, yes, yes, yes, yes, yes, no, no, no]),
            (Role::RegionOffice(RegionId(1)), [yes, yes, yes, yes, yes, yes, yes, yes, no, no]),
            (Role::Leader, [yes, yes, yes, yes, yes, yes, no, yes, yes, no]),
            (Role::Office, [yes, yes, yes, yes, yes, yes, no, yes, yes, no]),
            (Role::Admin, [yes, yes, yes, yes, yes, yes, no, yes, yes, yes]),
        ];
        for (role, expected) in table {
            let opened = Screen::ALL.map(|screen| may_open(&actor(role), screen));
            assert_eq!(opened, expected, "{role:?}");
        }
    }
}
