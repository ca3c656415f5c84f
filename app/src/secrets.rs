//! Requests and answers about passwords and tokens; each secret is shown once.

use battle_map::{
    model::actor::Role,
    query::Query,
    value::{Day, Name, PersonId, RegionId, Timestamp, UnitId},
};
use serde::{Deserialize, Serialize};

pub use crate::execute::post as ask;

/// `POST /api/secrets/password`: the request for a new initial password for a person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasswordAsked {
    /// The person who gets the password.
    pub person: PersonId,
}

/// The new password; it cannot be shown again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewPassword {
    /// The password, to be changed at the first sign-in.
    pub password: String,
}

/// `POST /api/secrets/accounts`: the request to open accounts for many at once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AccountsAsked {
    /// The units that get an account each, unless they have one.
    #[serde(default)]
    pub units: Vec<UnitId>,
    /// The counties whose project offices get an account each, unless they have one.
    #[serde(default)]
    pub regions: Vec<RegionId>,
    /// Whether the accounts of units and counties whose initial password was never changed get
    /// another one, as when a sheet was lost.
    #[serde(default)]
    pub unused: bool,
}

/// A new account, or one with a new password; the password cannot be shown again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAccount {
    /// The name to sign in with.
    pub name: String,
    /// The unit or county that it is bound to.
    pub of: String,
    /// The role, bound to the unit or county.
    pub role: Role,
    /// The password, to be changed at the first sign-in.
    pub password: String,
}

/// `POST /api/secrets/accounts.xlsx`: the sheet of new accounts, to be handed back as a workbook;
/// the server writes it and forgets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountSheetAsked {
    /// Where to sign in: the server's address as the browser knows it.
    pub address: String,
    /// The accounts as they were answered.
    pub accounts: Vec<NewAccount>,
}

/// `POST /api/secrets/token`: the request for a new token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewTokenAsked {
    /// The label that says what the token is for.
    pub label: Name,
    /// The role that its bearer gets.
    pub role: Role,
    /// The last day on which it is valid; `None` for five years of a wall's, one of any other.
    #[serde(default)]
    pub last_day: Option<Day>,
}

/// The new token; it cannot be shown again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TokenMade {
    /// The token as a program sends it, or a wall in `/enter?token=`.
    pub token: String,
}

/// `POST /api/secrets/revoke`: the request to revoke a token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevokeAsked {
    /// The number of the token to revoke.
    pub id: i64,
}

/// A token in the list of tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenLine {
    /// The number by which the token is revoked.
    pub id: i64,
    /// The label that says what the token is for.
    pub label: String,
    /// The role that its bearer has.
    pub role: Role,
    /// The moment it was made.
    pub made: Timestamp,
    /// The moment it was last used; `None` if never.
    pub used: Option<Timestamp>,
    /// The person who answers for it; `None` for one made beside the server.
    #[serde(default)]
    pub person: Option<String>,
    /// The moment it ends; `None` if it is valid until it is revoked.
    #[serde(default)]
    pub ends: Option<Timestamp>,
    /// Whether that moment has passed.
    #[serde(default)]
    pub ended: bool,
}

/// The sessions of whoever asks: where they are signed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sessions {}

impl Query for Sessions {
    type View = Vec<SessionLine>;
    const NAME: &'static str = "sessions";
}

/// The sessions of somebody else, for the administrator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionsOf {
    /// The person who is signed in there.
    pub person: PersonId,
}

impl Query for SessionsOf {
    type View = Vec<SessionLine>;
    const NAME: &'static str = "person-sessions";
}

/// How many sessions of a person are listed at most.
pub const SESSIONS_LISTED: u32 = 100;

/// A session in the list of a person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// What it is ended by; no secret.
    pub id: String,
    /// The moment it was opened.
    pub opened: Timestamp,
    /// The moment it was last used, to some minutes.
    pub used: Timestamp,
    /// The address it was opened from; empty where that was not kept yet.
    pub address: String,
    /// What the browser says it is.
    pub agent: String,
}

/// `POST /api/secrets/sessions`: the request to end sessions of a person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SessionsEndAsked {
    /// The person who is signed out.
    pub person: PersonId,
    /// The session that ends; all of them without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}
