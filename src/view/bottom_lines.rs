//! The flags on a project's bottom lines, as far as their reader may know why they stand.

use serde::{Deserialize, Serialize};

use super::seen::{Answer, Seen, Unanswered};
use crate::{
    access::Screen,
    command::ReadVersion,
    event::{Recorded, Subject},
    model::{
        bottom_line::{BottomLine, BottomLineCause, BottomLineKind, TakenBack},
        project::Project,
    },
    query::queries,
    rules::bottom_line,
    value::{BottomLineId, Name, ProjectId, Text, Timestamp},
};

/// What stands or stood on a project's bottom lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectBottomLines {
    /// The identifier of the project whose flags are asked for.
    pub id: ProjectId,
}

queries! {
    ProjectBottomLines => BottomLinesView = "project-bottom-lines",
}

/// The flags of one project and of the entry it is part of, those that stand first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BottomLinesView {
    /// The flags on the project and its entry, those that stand first.
    pub lines: Vec<BottomLineRow>,
    /// Whether recognition is withheld.
    pub withheld: bool,
    /// Whether the reader may raise one.
    pub raises: bool,
}

/// One flag, with as much of its reason as the reader may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BottomLineRow {
    /// The identifier of the flag.
    pub id: BottomLineId,
    /// The bottom line; none for those who may not know it.
    pub line: Option<BottomLineKind>,
    /// The reason in words; none for those who may not know it.
    pub reason: Option<Text>,
    /// The name of the person who raised it; none for readers who learn no names.
    pub by: Option<Name>,
    /// When it was raised.
    pub at: Timestamp,
    /// How it was taken back; none while it stands.
    pub taken_back: Option<TakenBack>,
    /// Whether it stands on the entry that the project is part of.
    pub of_entry: bool,
    /// Whether the reader may take it back.
    pub may_take_back: bool,
    /// What a command about it is based on.
    pub read: ReadVersion,
}

impl Answer for ProjectBottomLines {
    const SCREEN: Screen = Screen::Projects;

    fn answer(
        &self,
        seen: &Seen,
        _history: &[Recorded],
        _now: Timestamp,
    ) -> Result<Self::View, Unanswered> {
        let project = seen.project(self.id)?;
        let board = &seen.assessment.board;
        Ok(BottomLinesView {
            lines: lines(seen, project),
            withheld: bottom_line::withholds(board, project),
            raises: bottom_line::may_raise(&seen.actor),
        })
    }
}

/// A project's own flags and those of its entry.
fn lines(seen: &Seen, project: &Project) -> Vec<BottomLineRow> {
    let concerns =
        |flag: &&BottomLine| flag.project == project.id || Some(flag.project) == project.parent;
    let flags = seen.assessment.board.bottom_lines.values().map(AsRef::as_ref).filter(concerns);
    let mut lines: Vec<_> = flags.map(|known| line(seen, project, known)).collect();
    lines.sort_by_key(|line| (line.taken_back.is_some(), std::cmp::Reverse(line.id)));
    lines
}

fn line(seen: &Seen, project: &Project, known: &BottomLine) -> BottomLineRow {
    let (line, reason) = match &known.cause {
        BottomLineCause::Said { line, reason } => (Some(*line), Some(reason.clone())),
        BottomLineCause::Withheld => (None, None),
    };
    BottomLineRow {
        id: known.id,
        line,
        reason,
        by: known.by.clone(),
        at: known.at,
        taken_back: known.taken_back.clone(),
        of_entry: known.project != project.id,
        may_take_back: known.stands() && bottom_line::may_take_back(&seen.actor, known),
        read: ReadVersion {
            subject: Subject::BottomLine(known.project, known.id),
            version: known.version,
        },
    }
}
