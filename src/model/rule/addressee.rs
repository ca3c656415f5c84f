//! Whom a rule accuses.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::value::code::codes;

/// Whom a rule accuses: who gets the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Addressee {
    /// The project.
    Project,
    /// Its responsible unit.
    Unit,
    /// Its main region.
    Region,
    /// The unit that must solve the problem.
    Solver,
    /// The headquarters office, which must recognise.
    Office,
}

codes!(Addressee);
