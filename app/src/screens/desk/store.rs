//! Drafts survive a closed tab: each is kept in this browser under its person, month and project, so that
//! a letter typed in one line writes that line alone.

use std::collections::BTreeMap;

use battle_map::{
    value::{Month, PersonId, ProjectId},
    view::report_draft::ReportDraft,
};

use crate::form::draft;

/// All drafts of one person's month.
pub type Drafts = BTreeMap<ProjectId, ReportDraft>;

fn prefix(person: PersonId, month: Month) -> String {
    format!("drafts/{person}/{month}/")
}

/// The stored drafts; empty if nothing is stored or the browser has no storage.
pub fn load(person: PersonId, month: Month) -> Drafts {
    let prefix = prefix(person, month);
    let stored = |key: String| {
        let project = key.strip_prefix(&prefix)?.parse().ok()?;
        Some((project, draft::load(&key)?))
    };
    draft::keys(&prefix).into_iter().filter_map(stored).collect()
}

/// Stores a project's draft in this browser in place of the one before, or removes it.
pub fn save(person: PersonId, month: Month, project: ProjectId, typed: Option<&ReportDraft>) {
    let key = format!("{}{project}", prefix(person, month));
    match typed {
        Some(typed) => draft::save(&key, typed),
        None => draft::forget(&key),
    }
}
