//! 挂图: the map as a poster, to be hung on a wall of paper: numbered projects on the map, the list beside
//! it, and the sums of the counties.
//!
//! [`poster()`] says what stands on it; [`sheets()`] lays it out as items at their places. The writers (as
//! SVG in [`svg`], as PDF in the server) draw these items and decide nothing, so that both agree.

mod chart;
mod county;
mod head;
mod ink;
mod item;
mod legend;
mod list;
mod sheet;
mod sign;
mod size;
mod spread;
mod svg;
mod tables;
mod words;

pub use county::{MonthFlag, PosterCounty, PosterLook, PosterRow, RowLag};
pub use head::title;
pub use ink::PosterInk;
pub use item::{Anchor, PosterItem, PosterLine, PosterPath, PosterText, Segment, WIDTH};
pub use sheet::{PosterSheet, sheets};
pub use size::PaperSize;
pub use svg::svg;
pub use words::PosterWords;

use super::{
    assessment::Assessment,
    figures::{Investment, ShownFinding},
    head::Frame,
    judged::Judged,
    standing::StageCounts,
    wall::cards,
};
use crate::{
    geometry::Shape,
    model::{card::CardLevel, document::Document},
    value::{DocumentId, ProjectId, Timestamp, Year},
};

/// Everything that stands on a poster, in codes and numbers.
#[derive(Debug, Clone)]
pub struct Poster {
    /// City, period, data age.
    pub frame: Frame,
    /// The year whose milestones are the flags.
    pub year: Year,
    /// Who publishes it: the headquarters as its papers name it; empty where nobody said.
    pub publisher: String,
    /// 行政界线仅为示意: what the administrator has a public map say of its boundaries.
    pub boundary_note: Option<String>,
    /// 审图号: the approval number of the map; without one the poster is for internal use.
    pub approval: Option<String>,
    /// The sums over the whole city.
    pub sums: PosterSums,
    /// The counties in the order of the board, what has no region last; numbers run through them.
    pub counties: Vec<PosterCounty>,
    /// The projects with a red card, by number.
    pub red: Vec<RedCard>,
    /// Rivers, roads and lakes beneath the projects.
    pub layers: Vec<Shape>,
}

/// The sums of the city or of a county.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PosterSums {
    /// How many entries there are.
    pub entries: u32,
    /// How many stand at each stage.
    pub counts: StageCounts,
    /// How many have a yellow card out.
    pub yellow: u32,
    /// How many have a red card out.
    pub red: u32,
    /// How many have no place on the map.
    pub unplaced: u32,
    /// The investment of the year; none without a plan.
    pub investment: Option<Investment>,
}

/// A red card with its arithmetic.
#[derive(Debug, Clone)]
pub struct RedCard {
    /// The number of its project on this poster.
    pub number: u32,
    /// What its mark looks like.
    pub look: PosterLook,
    /// The project's name.
    pub name: String,
    /// The name of the unit that is responsible for it.
    pub unit: String,
    /// What the card rests on, as it was issued.
    pub finding: ShownFinding,
}

impl PosterSums {
    fn of(assessment: &Assessment, entries: &[&Judged]) -> Self {
        let all = || entries.iter().copied();
        let (yellow, red) = cards(all());
        Self {
            entries: super::assessment::count(entries.len()),
            counts: StageCounts::of(all()),
            yellow,
            red,
            unplaced: super::assessment::count(all().filter(|entry| !entry.placed).count()),
            investment: assessment.investment(all()),
        }
    }
}

/// The poster of everything in `assessment` at `now`.
#[must_use]
pub fn poster(assessment: &Assessment, now: Timestamp) -> Poster {
    let board = &assessment.board;
    let year = assessment.year(now);
    let counties = county::counties(assessment, year, now.day());
    let all: Vec<&Judged> = assessment.entries().collect();
    let city = &board.city;
    let office = |document: &Document| document.file.office.to_string();
    let shapes = board.layers.values().flat_map(|layer| layer.shapes.iter());
    Poster {
        frame: Frame::of(assessment, now),
        year,
        publisher: board.document(DocumentId::STANDARD).map(|it| office(&it)).unwrap_or_default(),
        boundary_note: city.boundary_note.as_ref().map(ToString::to_string),
        approval: city.map_approval.as_ref().map(ToString::to_string),
        sums: PosterSums::of(assessment, &all),
        red: counties.iter().flat_map(|county| red(assessment, county)).collect(),
        counties,
        layers: shapes.map(|shape| shape.shape.clone()).collect(),
    }
}

fn red<'a>(
    assessment: &'a Assessment,
    county: &'a PosterCounty,
) -> impl Iterator<Item = RedCard> + 'a {
    let carded = county.rows.iter().filter(|row| row.look.card == Some(CardLevel::Red));
    carded.filter_map(|row| {
        Some(RedCard {
            number: row.number,
            look: row.look,
            name: row.name.clone(),
            unit: row.unit.clone(),
            finding: issued(assessment, row.id)?,
        })
    })
}

/// The finding on which the gravest card of a project was issued.
fn issued(assessment: &Assessment, project: ProjectId) -> Option<ShownFinding> {
    let board = &assessment.board;
    let (_, card) = board.projects.get(&project)?.card_out()?;
    let out = board.cards.get(&card)?.out()?;
    Some(ShownFinding::from(&out.basis.finding))
}

#[cfg(test)]
mod tests;
