//! Who may do what: one pure function from actor, action and facts to allow or refuse. What no
//! rule allows is refused.

use crate::model::{
    actor::{Actor, Role},
    project::Project,
};

mod cards;
mod evidence;
mod history;
mod notice;
mod screen;
mod subject;

pub use cards::{answers_for, may_approve_cards, may_see_card, sees_drafts, speaks_for};
pub use evidence::{may_attach_evidence, may_see_evidence, may_see_file};
pub use history::{may_read_words, may_see_event};
pub use notice::{is_addressee, may_read_notice, may_see_notice, writes_notices};
pub use screen::{Screen, may_open};
pub use subject::may_see_subject;

/// Whether somebody may look at the public side of the board: everybody with a role may.
pub const fn may_read(actor: &Actor) -> bool {
    match actor.role {
        Role::Viewer
        | Role::Unit(_)
        | Role::RegionOffice(_)
        | Role::Office
        | Role::Leader
        | Role::Admin
        | Role::Display => true,
    }
}

/// Whether somebody may take ledgers in, and look at what they would do.
pub const fn may_import(actor: &Actor) -> bool {
    matches!(actor.role, Role::Office | Role::Admin)
}

/// Whether somebody may read how the server fares: a program with a token of its own, and whoever
/// keeps the accounts. A wall's token stands in a hall and is for its wall alone.
pub const fn may_read_metrics(actor: &Actor, by_token: bool) -> bool {
    may_keep_accounts(actor) || (by_token && !matches!(actor.role, Role::Display))
}

/// Whether somebody signs in with a password of their own. A wall is opened with its token and has
/// nothing but its two screens: no password, no list of sign-ins and no form.
pub const fn may_sign_in(actor: &Actor) -> bool {
    !matches!(actor.role, Role::Display)
}

/// Whether somebody may see and keep accounts, passwords and tokens.
pub const fn may_keep_accounts(actor: &Actor) -> bool {
    may_open(actor, Screen::Admin)
}

/// Whether a project is a unit's own or a county's.
pub fn concerns(project: &Project, role: Role) -> bool {
    match role {
        Role::Unit(unit) => {
            project.facts.responsible_unit == Some(unit) || project.facts.owner == Some(unit)
        }
        Role::RegionOffice(region) => {
            project.facts.regions.iter().any(|share| share.region == region)
        }
        Role::Viewer | Role::Office | Role::Leader | Role::Admin | Role::Display => false,
    }
}
