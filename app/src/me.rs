//! Who looks at a page: what the server found at the gate, for the bar and for what a page offers.
//!
//! It decides nothing: what is offered here and not allowed is refused by the server all the same.

use battle_map::{
    model::actor::{Actor, Role},
    value::PersonId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The person before the page, as JSON in `<html data-me>`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Me {
    /// Who they are; none for a stranger at the sign-in page.
    pub actor: Option<Actor>,
    /// Their account; none for a wall and for whoever just looks at a demo.
    pub person: Option<PersonId>,
    /// The proof that their forms come from here.
    pub form: String,
}

impl Me {
    /// As the page carries it.
    #[must_use]
    pub fn json(&self) -> String {
        // Names and numbers always serialise; an empty attribute would mean a stranger.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What they are here to do; a stranger may what a viewer may: nothing but look.
    #[must_use]
    pub fn role(&self) -> Role {
        self.actor.as_ref().map_or(Role::Viewer, |actor| actor.role)
    }
}

/// Puts the person into context: as the server was told, or as the page says.
pub(crate) fn provide() {
    #[cfg(feature = "hydrate")]
    provide_context(
        document()
            .document_element()
            .and_then(|root| root.get_attribute("data-me"))
            .and_then(|json| serde_json::from_str::<Me>(&json).ok())
            .unwrap_or_default(),
    );
}

/// The person before the page.
#[must_use]
pub fn use_me() -> Me {
    use_context::<Me>().unwrap_or_default()
}

/// The word of a role in the catalogues' `role.*`.
#[must_use]
pub const fn role_code(role: Role) -> &'static str {
    match role {
        Role::Viewer => "viewer",
        Role::Unit(_) => "unit",
        Role::RegionOffice(_) => "region-office",
        Role::Office => "office",
        Role::Leader => "leader",
        Role::Admin => "admin",
        Role::Display => "display",
    }
}
