//! The question what was done with accounts and secrets; the server keeps the answer.

use battle_map::{
    query::Query,
    view::audit::{AuditKind, AuditLine},
};
use serde::{Deserialize, Serialize};

/// Which entries are asked for: the newest hundred of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Audit {
    /// Of this kind only; `None` for all.
    #[serde(default)]
    pub kind: Option<AuditKind>,
    /// With these words in the doer, the thing or the address; empty for all.
    #[serde(default)]
    pub words: String,
    /// Older than the entry of this number; `None` for the newest.
    #[serde(default)]
    pub before: Option<i64>,
}

impl Query for Audit {
    type View = Vec<AuditLine>;
    const NAME: &'static str = "audit";
}
