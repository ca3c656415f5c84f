//! Drafts survive a closed tab: they are kept in this browser, per person and month.

use std::collections::BTreeMap;

use battle_map::value::{Month, PersonId, ProjectId};

use super::ReportDraft;
use crate::form::draft;

/// All drafts of one person's month.
pub type Drafts = BTreeMap<ProjectId, ReportDraft>;

fn key(person: PersonId, month: Month) -> String {
    format!("drafts/{person}/{month}")
}

/// The stored drafts; empty if nothing is stored or the browser has no storage.
pub fn load(person: PersonId, month: Month) -> Drafts {
    draft::load(&key(person, month)).unwrap_or_default()
}

/// Stores a month's drafts in this browser, in place of those stored before.
pub fn save(person: PersonId, month: Month, drafts: &Drafts) {
    let key = key(person, month);
    if drafts.is_empty() {
        draft::forget(&key);
    } else {
        draft::save(&key, drafts);
    }
}
