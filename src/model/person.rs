//! People with an account: their name, what they are here to do, and whether they still are.
//! Passwords, sessions and tokens are secrets and never events; the server keeps them apart.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{
    actor::{Actor, Role},
    refusal::refusals,
};
use crate::value::{Name, PersonId, Seq, text::normalised};

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their identifier.
    pub id: PersonId,
    /// The name they sign in with and that the log keeps.
    pub name: Name,
    /// What they are here to do.
    pub role: Role,
    /// Whether they may sign in.
    pub active: bool,
    /// Position of their last event.
    pub version: Seq,
}

impl Person {
    /// Whether `word`, normalised, is their name.
    pub fn is_called(&self, word: &str) -> bool {
        normalised(self.name.as_str()) == word
    }

    /// They as the log and the policy know them.
    pub fn actor(&self) -> Actor {
        Actor { name: self.name.clone(), role: self.role, post: None }
    }

    /// Folds a later event about them.
    pub fn apply(&mut self, event: &PersonChange) {
        match event {
            PersonChange::Registered { .. } => {}
            PersonChange::Assigned { role, .. } => self.role = *role,
            PersonChange::Deactivated { .. } => self.active = false,
            PersonChange::Activated { .. } => self.active = true,
        }
    }
}

/// What may be asked about people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonAction {
    /// Gives somebody an account.
    Register {
        /// The name they sign in with.
        name: Name,
        /// What they are here to do.
        role: Role,
    },
    /// Gives them another role.
    Assign {
        /// Who.
        person: PersonId,
        /// What they are here to do from now on.
        role: Role,
    },
    /// Ends their account; what they did stays.
    Deactivate {
        /// Who.
        person: PersonId,
    },
    /// Lets them sign in again.
    Activate {
        /// Who.
        person: PersonId,
    },
}

impl PersonAction {
    /// Whom it is about, if they have an account already.
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Register { .. } => None,
            Self::Assign { person, .. }
            | Self::Deactivate { person }
            | Self::Activate { person } => Some(*person),
        }
    }

    /// The role it gives, if it gives one.
    pub const fn role(&self) -> Option<Role> {
        match self {
            Self::Register { role, .. } | Self::Assign { role, .. } => Some(*role),
            Self::Deactivate { .. } | Self::Activate { .. } => None,
        }
    }
}

/// What happened to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "person-")]
pub enum PersonChange {
    /// Somebody was given an account.
    Registered {
        /// Who.
        person: PersonId,
        /// The name they sign in with.
        name: Name,
        /// What they are here to do.
        role: Role,
    },
    /// They were given another role.
    Assigned {
        /// Who.
        person: PersonId,
        /// The role.
        role: Role,
    },
    /// Their account was ended.
    Deactivated {
        /// Who.
        person: PersonId,
    },
    /// They may sign in again.
    Activated {
        /// Who.
        person: PersonId,
    },
}

impl PersonChange {
    /// Whom it is about.
    pub const fn person(&self) -> PersonId {
        match self {
            Self::Registered { person, .. }
            | Self::Assigned { person, .. }
            | Self::Deactivated { person }
            | Self::Activated { person } => *person,
        }
    }
}

refusals! {
    /// Why a command about people is refused.
    PersonRefusal {
        /// Nobody has this identifier.
        Unknown = "unknown-person",
        /// Somebody else already signs in with this name.
        NameTaken = "person-name-taken",
        /// No unit has the identifier that the role is bound to.
        UnknownUnit = "unknown-unit",
        /// No region has the identifier that the role is bound to.
        UnknownRegion = "unknown-region",
        /// A wall has a token, not an account.
        DisplayIsNobody = "display-has-no-account",
        /// Nobody would be left to keep the accounts.
        LastAdmin = "last-admin",
    }
}

/// What the decision needs to know.
pub struct PersonFacts<'a> {
    /// The person the command names.
    pub named: Option<&'a Person>,
    /// Whether the new name is taken.
    pub name_taken: bool,
    /// Whether the unit or region that the role is bound to exists.
    pub bound_known: bool,
    /// Whether another active administrator would remain.
    pub another_admin: bool,
    /// The next free identifier.
    pub next: PersonId,
}

/// Decides a command; saying again what stands changes nothing.
///
/// # Errors
/// See [`PersonRefusal`].
pub fn decide(
    facts: &PersonFacts<'_>,
    command: PersonAction,
) -> Result<Option<PersonChange>, PersonRefusal> {
    if let Some(role) = command.role() {
        role_holds(facts, role)?;
    }
    if let PersonAction::Register { name, role } = command {
        return if facts.name_taken {
            Err(PersonRefusal::NameTaken)
        } else {
            Ok(Some(PersonChange::Registered { person: facts.next, name, role }))
        };
    }
    let known = facts.named.ok_or(PersonRefusal::Unknown)?;
    let leaves_no_admin = known.active && known.role == Role::Admin && !facts.another_admin;
    Ok(match command {
        PersonAction::Assign { role, .. } if role == known.role => None,
        PersonAction::Deactivate { .. } if !known.active => None,
        PersonAction::Activate { .. } if known.active => None,
        PersonAction::Assign { .. } | PersonAction::Deactivate { .. } if leaves_no_admin => {
            return Err(PersonRefusal::LastAdmin);
        }
        PersonAction::Assign { person, role } => Some(PersonChange::Assigned { person, role }),
        PersonAction::Deactivate { person } => Some(PersonChange::Deactivated { person }),
        PersonAction::Activate { person } => Some(PersonChange::Activated { person }),
        PersonAction::Register { .. } => None,
    })
}

fn role_holds(facts: &PersonFacts<'_>, role: Role) -> Result<(), PersonRefusal> {
    match role {
        Role::Display => Err(PersonRefusal::DisplayIsNobody),
        Role::Unit(_) if !facts.bound_known => Err(PersonRefusal::UnknownUnit),
        Role::RegionOffice(_) if !facts.bound_known => Err(PersonRefusal::UnknownRegion),
        Role::Viewer
        | Role::Unit(_)
        | Role::RegionOffice(_)
        | Role::Office
        | Role::Leader
        | Role::Admin => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admin() -> Person {
        let name = Name::new("管理员").unwrap();
        Person { id: PersonId(1), name, role: Role::Admin, active: true, version: Seq(1) }
    }

    fn facts(named: Option<&Person>) -> PersonFacts<'_> {
        PersonFacts {
            named,
            name_taken: false,
            bound_known: true,
            another_admin: false,
            next: PersonId(2),
        }
    }

    #[test]
    fn the_last_administrator_stays() {
        let admin = admin();
        let person = admin.id;
        for command in [
            PersonAction::Deactivate { person },
            PersonAction::Assign { person, role: Role::Office },
        ] {
            assert_eq!(decide(&facts(Some(&admin)), command), Err(PersonRefusal::LastAdmin));
        }
        let two = PersonFacts { another_admin: true, ..facts(Some(&admin)) };
        let ended = decide(&two, PersonAction::Deactivate { person });
        assert_eq!(ended, Ok(Some(PersonChange::Deactivated { person })));
    }

    #[test]
    fn a_name_is_given_once_and_a_wall_has_no_account() {
        let name = Name::new("office").unwrap();
        let register = |role| PersonAction::Register { name: name.clone(), role };
        let taken = PersonFacts { name_taken: true, ..facts(None) };
        assert_eq!(decide(&taken, register(Role::Office)), Err(PersonRefusal::NameTaken));
        assert_eq!(
            decide(&facts(None), register(Role::Display)),
            Err(PersonRefusal::DisplayIsNobody)
        );
    }

    #[test]
    fn saying_again_what_stands_changes_nothing() {
        let admin = admin();
        let person = admin.id;
        assert_eq!(decide(&facts(Some(&admin)), PersonAction::Activate { person }), Ok(None));
    }
}
