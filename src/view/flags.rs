//! The flags on a project's bottom lines, as far as their reader may know why they stand.

use serde::{Deserialize, Serialize};

use super::seen::{Answer, Seen, Unanswered};
use crate::{
    access::Screen,
    command::Read,
    event::{Recorded, Subject},
    model::{
        flag::{BottomLine, Cause, Flag, TakenBack},
        project::Project,
    },
    query::queries,
    rules::flag,
    value::{FlagId, Name, ProjectId, Text, Timestamp},
};

/// What stands or stood on a project's bottom lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectFlags {
    /// The project's identifier.
    pub id: ProjectId,
}

queries! {
    ProjectFlags => FlagsView = "project-flags",
}

/// The flags of one project and of the entry it is part of, those that stand first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagsView {
    /// The flags.
    pub lines: Vec<FlagLine>,
    /// Whether recognition is withheld.
    pub withheld: bool,
    /// Whether the reader may raise one.
    pub raises: bool,
}

/// One flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagLine {
    /// Its identifier.
    pub id: FlagId,
    /// The bottom line; none for those who may not know it.
    pub line: Option<BottomLine>,
    /// The reason in words; none for those who may not know it.
    pub reason: Option<Text>,
    /// Who raised it.
    pub by: Name,
    /// When it was raised.
    pub at: Timestamp,
    /// How it was taken back; none while it stands.
    pub taken_back: Option<TakenBack>,
    /// Whether it stands on the entry that the project is part of.
    pub of_entry: bool,
    /// Whether the reader may take it back.
    pub may_take_back: bool,
    /// What a command about it is based on.
    pub read: Read,
}

impl Answer for ProjectFlags {
    const SCREEN: Screen = Screen::Projects;

    fn answer(
        &self,
        seen: &Seen,
        _history: &[Recorded],
        _now: Timestamp,
    ) -> Result<Self::View, Unanswered> {
        let project = seen.project(self.id)?;
        let board = &seen.standing.board;
        Ok(FlagsView {
            lines: lines(seen, project),
            withheld: flag::withholds(board, project),
            raises: flag::may_raise(&seen.actor),
        })
    }
}

/// A project's own flags and those of its entry.
fn lines(seen: &Seen, project: &Project) -> Vec<FlagLine> {
    let concerns =
        |flag: &&Flag| flag.project == project.id || Some(flag.project) == project.parent;
    let flags = seen.standing.board.flags.values().map(AsRef::as_ref).filter(concerns);
    let mut lines: Vec<_> = flags.map(|known| line(seen, project, known)).collect();
    lines.sort_by_key(|line| (line.taken_back.is_some(), std::cmp::Reverse(line.id)));
    lines
}

fn line(seen: &Seen, project: &Project, known: &Flag) -> FlagLine {
    let (line, reason) = match &known.cause {
        Cause::Said { line, reason } => (Some(*line), Some(reason.clone())),
        Cause::Withheld => (None, None),
    };
    FlagLine {
        id: known.id,
        line,
        reason,
        by: known.by.clone(),
        at: known.at,
        taken_back: known.taken_back.clone(),
        of_entry: known.project != project.id,
        may_take_back: known.stands() && flag::may_take_back(&seen.actor, known),
        read: Read { subject: Subject::Flag(known.project, known.id), version: known.version },
    }
}
