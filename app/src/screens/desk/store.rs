//! Drafts survive a closed tab: they are kept in this browser, per person and month.

use std::collections::BTreeMap;

use battle_map::{
    value::{Month, PersonId, ProjectId},
    view::report_draft::ReportDraft,
};

use crate::form::draft;

/// All drafts of one person's month.
pub type Drafts = BTreeMap<ProjectId, ReportDraft>;

fn key(person: PersonId, month: Month) -> String {
    format!("drafts/{person}/{month}")
}

fn typing_key(person: PersonId, month: Month) -> String {
    format!("drafts/{person}/{month}/typing")
}

/// Stores the one draft that is being typed, at every letter: the others are stored already.
pub fn save_typing(person: PersonId, month: Month, project: ProjectId, typed: &ReportDraft) {
    draft::save(&typing_key(person, month), &Drafts::from([(project, typed.clone())]));
}

/// The stored drafts; empty if nothing is stored or the browser has no storage.
pub fn load(person: PersonId, month: Month) -> Drafts {
    let mut drafts: Drafts = draft::load(&key(person, month)).unwrap_or_default();
    drafts.extend(draft::load::<Drafts>(&typing_key(person, month)).unwrap_or_default());
    drafts
}

/// Stores a month's drafts in this browser, in place of those stored before.
pub fn save(person: PersonId, month: Month, drafts: &Drafts) {
    draft::forget(&typing_key(person, month));
    let key = key(person, month);
    if drafts.is_empty() {
        draft::forget(&key);
    } else {
        draft::save(&key, drafts);
    }
}
