//! People with an account: their name, their role, and whether they may sign in. Passwords,
//! sessions and tokens are secrets and never events; the server keeps them apart.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{
    Entry,
    actor::{Actor, Role},
    refusal::refusals,
};
use crate::value::{Day, Name, PersonId, Seq, text::normalised};

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The identifier of the account.
    pub id: PersonId,
    /// The name they sign in with and that the log keeps.
    pub name: Name,
    /// The role, which decides what they see and may do.
    pub role: Role,
    /// Whether they may sign in.
    pub active: bool,
    /// The day since which they can sign in in this role.
    pub since: Day,
    /// Position of their last event.
    pub version: Seq,
}

impl Person {
    /// Whether `word`, normalised, is their name.
    pub fn is_called(&self, word: &str) -> bool {
        normalised(self.name.as_str()) == word
    }

    /// The person as the log and the access rules know them; without a post.
    pub fn actor(&self) -> Actor {
        Actor { name: self.name.clone(), role: self.role, post: None }
    }

    /// The person that their registration makes; `None` for any other change.
    pub fn made(id: PersonId, change: &PersonChange, entry: &Entry<'_>) -> Option<Self> {
        let PersonChange::Registered { name, role } = change else { return None };
        let (name, since) = (name.clone(), entry.at.day());
        Some(Self { id, name, role: *role, active: true, since, version: entry.seq })
    }

    /// Applies a later change.
    pub fn apply(&mut self, change: &PersonChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        match change {
            PersonChange::Registered { .. } => {}
            PersonChange::Assigned { role } => (self.role, self.since) = (*role, entry.at.day()),
            PersonChange::Deactivated {} => self.active = false,
            PersonChange::Activated {} => (self.active, self.since) = (true, entry.at.day()),
        }
    }
}

/// What may be asked about people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "person-")]
pub enum PersonAction {
    /// Gives somebody an account.
    Register {
        /// The name they sign in with.
        name: Name,
        /// The role they get.
        role: Role,
    },
    /// Gives them another role.
    Assign {
        /// The role they have from now on.
        role: Role,
    },
    /// Ends their account; what they did stays in the log.
    Deactivate {},
    /// Lets them sign in again.
    Activate {},
}

/// What happened to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "person-")]
pub enum PersonChange {
    /// Somebody was given an account.
    Registered {
        /// The name they sign in with.
        name: Name,
        /// The role they got.
        role: Role,
    },
    /// They were given another role.
    Assigned {
        /// The role they have from then on.
        role: Role,
    },
    /// Their account was ended.
    Deactivated {},
    /// They may sign in again.
    Activated {},
}

refusals! {
    /// Why a command about people is refused.
    PersonRefusal {
        /// Nobody has this identifier.
        Unknown = "unknown-person",
        /// Somebody else already signs in with this name.
        NameTaken = "person-name-taken",
        /// The name holds characters that nobody sees, or that no font has.
        NameHidden = "person-name-hidden",
        /// The name is that of a token, of the system or of the command line.
        NameReserved = "person-name-reserved",
        /// The name reads like that of somebody else.
        NameConfusable = "person-name-confusable",
        /// No unit has the identifier that the role is bound to.
        UnknownUnit = "unknown-unit",
        /// No region has the identifier that the role is bound to.
        UnknownRegion = "unknown-region",
        /// The role of a wall display was asked for; a display has a token, not an account.
        DisplayIsNobody = "display-has-no-account",
        /// No active administrator would be left.
        LastAdmin = "last-admin",
    }
}
