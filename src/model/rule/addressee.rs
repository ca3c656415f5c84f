//! The side to which the card of a rule goes.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// The side to which the card of a rule goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum CardAddressee {
    /// The project itself, which the rule judges.
    Project,
    /// The project's responsible unit (责任单位).
    Unit,
    /// The project's main region.
    Region,
    /// The unit that must solve the problem.
    Solver,
    /// The headquarters office, which has to recognise the claim.
    Office,
}

codes!(CardAddressee);
