//! The map to work with: what is asked of it, the figures beside it with the file of the project that
//! is opened, and the map itself, which the wall shows as well.

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    figures::Investment,
    head::Frame,
    lagging::{self, lagging},
    options::Options,
    project_file::{ProjectFile, project_file},
    score::{Scores, Selection},
    standing::Coverage,
    wall::{LagCounts, LaggingLine, cards},
};
use crate::{
    model::actor::{Actor, Role},
    value::Timestamp,
};

mod canvas;
mod clear;
mod draw;
mod query;
mod window;

pub use canvas::Canvas;
pub use draw::{MapWords, draw};
pub use query::MapQuery;

/// How many lagging projects stand beside the map while no file is open.
const LAGGING: usize = 12;

/// Everything on the map page but the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapPage {
    /// City, period, data age.
    pub frame: Frame,
    /// What the filters offer.
    pub options: Options,
    /// How many entries pass the filter.
    pub shown: u32,
    /// How many sub-projects these entries have together.
    #[serde(default)]
    pub subprojects: u32,
    /// Those among them with a yellow and with a red card that is out.
    pub cards: (u32, u32),
    /// The investment of the year of these entries.
    pub investment: Option<Investment>,
    /// What that sum includes and leaves out.
    pub coverage: Coverage,
    /// Their starts, completions and investment against the targets set for this choice.
    pub scores: Scores,
    /// How many among them have no place of their own on the map.
    pub unplaced: u32,
    /// The windows one step nearer and farther, as `longitude,latitude,zoom`.
    pub zoom: (String, String),
    /// The worst among them, worst first.
    pub lagging: Vec<LaggingLine>,
    /// How many projects lag altogether.
    pub lag: LagCounts,
    /// The file of the project that is opened; none while none is.
    pub selected: Option<Box<ProjectFile>>,
}

impl MapPage {
    /// The page as `actor` sees it: a display in a hall names no person beside what is red.
    #[must_use]
    pub fn named_for(mut self, actor: &Actor) -> Self {
        if actor.role == Role::Display {
            self.options.sponsors.clear();
            if let Some(file) = &mut self.selected {
                file.forget_people();
            }
        }
        self
    }
}

/// The map page for `query` at `now`, with a map on `canvas`.
pub fn map_page(
    assessment: &Assessment,
    query: &MapQuery,
    canvas: Canvas,
    now: Timestamp,
) -> MapPage {
    let board = &assessment.board;
    let entries = assessment.filtered(&query.filter);
    let viewport = window::viewport(board, query, assessment.tiles().as_ref(), canvas);
    let unplaced = entries.iter().filter(|entry| !entry.placed).count();
    let lagging = lagging(entries.iter().copied());
    MapPage {
        frame: Frame::of(assessment, now),
        options: Options::of(assessment),
        shown: count(entries.len()),
        subprojects: assessment.subprojects(entries.iter().copied()),
        cards: cards(entries.iter().copied()),
        investment: assessment.investment(entries.iter().copied()),
        coverage: Coverage::of(entries.iter().copied()),
        scores: Scores::of(
            assessment,
            Selection::of(&query.filter).as_ref(),
            &entries,
            assessment.year(now),
        ),
        unplaced: count(unplaced),
        zoom: (viewport.zoomed_in().to_string(), viewport.zoomed_out().to_string()),
        lag: LagCounts::of(entries.iter().copied()),
        lagging: lagging::lines(assessment, &lagging, LAGGING),
        selected: query.selected.and_then(|id| project_file(assessment, id, now)).map(Box::new),
    }
}
