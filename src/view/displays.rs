//! The displays: what each shows, and what was put on it.

use serde::{Deserialize, Serialize};

use super::{
    named::Named,
    seen::{Answer, Seen, Unanswered},
};
use crate::{
    access::Screen,
    board::Board,
    event::Recorded,
    model::display::{Display, Tour},
    query::queries,
    value::{DisplayId, ListId, ProjectId, RegionId, Seq, Timestamp},
};

/// The displays, for those who configure them and those who put something on them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Displays {}

queries! {
    Displays => DisplaysView = "displays",
}

/// All displays, and what a tour may show.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DisplaysView {
    /// The displays in the order of their registration.
    pub lines: Vec<DisplayLine>,
    /// The regions that a scene may show.
    pub regions: Vec<Named<RegionId>>,
    /// The lists that a scene may show.
    pub lists: Vec<Named<ListId>>,
}

/// One display.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisplayLine {
    /// The identifier that commands about the display name.
    pub id: DisplayId,
    /// Its name, which is the label of its token.
    pub name: String,
    /// What it shows.
    pub tour: Tour,
    /// What was put on it for a while; none while it plays its tour.
    pub put: Option<PutLine>,
    /// The version that a command about it must name.
    pub version: Seq,
}

/// What was put on a display.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutLine {
    /// The project that is shown.
    pub project: Named<ProjectId>,
    /// The moment at which the display returns to its tour.
    pub until: Timestamp,
}

impl Answer for Displays {
    const SCREEN: Screen = Screen::Office;

    fn answer(
        &self,
        seen: &Seen,
        _history: &[Recorded],
        now: Timestamp,
    ) -> Result<Self::View, Unanswered> {
        let board = &seen.assessment.board;
        Ok(DisplaysView {
            lines: board.displays.values().map(|display| line(board, display, now)).collect(),
            regions: board
                .regions
                .values()
                .map(|region| Named { id: region.id, name: region.name.to_string() })
                .collect(),
            lists: board
                .lists
                .values()
                .map(|list| Named { id: list.id, name: list.name.to_string() })
                .collect(),
        })
    }
}

fn line(board: &Board, display: &Display, now: Timestamp) -> DisplayLine {
    let put = display.put_at(now).and_then(|put| {
        let project = board.projects.get(&board.standing(put.project))?;
        let project = Named { id: project.id, name: project.facts.name.to_string() };
        Some(PutLine { project, until: put.until })
    });
    DisplayLine {
        id: display.id,
        name: display.name.to_string(),
        tour: display.tour.clone(),
        put,
        version: display.version,
    }
}
