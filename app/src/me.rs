//! The reader of a page, as the server authenticated them, for the bar and for what is offered.
//!
//! This has no authority: the server checks every request, whatever a page offers.

use battle_map::{
    model::actor::{Actor, Role},
    value::PersonId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The reader of the page, as JSON in `<html data-me>`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Me {
    /// The actor; `None` for a stranger at the sign-in page.
    pub actor: Option<Actor>,
    /// The account; `None` for a wall and for anonymous readers of a demo.
    pub person: Option<PersonId>,
    /// The token that protects their forms against cross-site requests.
    pub form: String,
    /// The city's name, which ends every page's title; empty for a stranger and a nameless city.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub city: String,
}

impl Me {
    /// The data as the page carries it, as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        // Names and numbers always serialise; an empty attribute would mean a stranger.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Their role; a stranger counts as a viewer.
    #[must_use]
    pub fn role(&self) -> Role {
        self.actor.as_ref().map_or(Role::Viewer, |actor| actor.role)
    }
}

/// Puts the reader into context: from the request on the server, from the page in a browser.
pub(crate) fn provide() {
    #[cfg(feature = "hydrate")]
    provide_context(
        document()
            .document_element()
            .and_then(|root| root.get_attribute("data-me"))
            .and_then(|json| crate::json::read::<Me>(&json).ok())
            .unwrap_or_default(),
    );
}

/// The reader of the page, from context.
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
