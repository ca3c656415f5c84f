//! What the forms about one milestone have in common.

use battle_map::{
    command::ReadVersion, event::Subject, value::ProjectId, view::project_file::MilestoneLine,
};
use leptos::prelude::*;

/// The milestone and its version, as the page shows them now.
pub(super) fn read(project: ProjectId, line: Memo<MilestoneLine>) -> ReadVersion {
    line.with_untracked(|line| ReadVersion {
        subject: Subject::Milestone(project, line.id),
        version: line.version,
    })
}

/// The key under which this browser keeps the milestone's forms.
pub(super) fn thing(project: ProjectId, line: Memo<MilestoneLine>) -> String {
    format!("{project}/{}", line.with_untracked(|line| line.id))
}
