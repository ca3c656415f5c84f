//! The map itself: regions, layers and the marks of the projects that a query shows.

use super::{
    canvas::Canvas,
    query::MapQuery,
    window::{outline, viewport},
};
use crate::{
    board::Board,
    geometry::Boundary,
    model::region::Region,
    rules::bottom_line,
    value::{ProjectId, RegionId, Timestamp},
    view::{
        assessment::{Assessment, count},
        judged::Judged,
        map::{
            MapTexts, MapView, Mark, MarkStyle, MarkWords, RegionShape, Tiles, Tint, map_svg,
            pulses_svg, stands,
        },
        notices,
    },
};

/// The words that the map needs from the catalogues, and where its links lead.
pub trait MapWords {
    /// What the map itself says.
    fn texts(&self) -> MapTexts;
    /// A project for those who do not see its mark.
    fn mark(&self, mark: &Mark<'_>) -> String;
    /// The number of projects under a region's name.
    fn entries(&self, count: u32) -> String;
    /// Where a mark leads.
    fn mark_href(&self, project: ProjectId) -> String;
    /// Where a region leads.
    fn region_href(&self, region: RegionId) -> String;
    /// Where a cluster leads; `{at}` stands for the window.
    fn window_href(&self) -> String;
    /// Where a cluster leads that no window takes apart; `{within}` stands for its rectangle.
    fn list_href(&self) -> String;
}

/// Draws the map for `query` on a canvas.
pub fn draw(
    assessment: &Assessment,
    query: &MapQuery,
    canvas: Canvas,
    words: &dyn MapWords,
    now: Timestamp,
) -> String {
    let board = &assessment.board;
    let entries = assessment.filtered(&query.filter);
    let by_region = assessment.by_region();
    let tiles = assessment.tiles();
    let tiles = tiles.as_ref();
    let regions = board.regions.values().filter_map(|region| {
        let entries = by_region.get(&region.id).map(Vec::as_slice).unwrap_or_default();
        let boundary = outline(region, tiles)?;
        Some(shape(assessment, (region, boundary), entries, query, words))
    });
    // Tiles are no places: what has one would lie somewhere else.
    let layers = board.layers.values().filter(|_| tiles.is_none());
    let view = MapView {
        viewport: viewport(board, query, tiles, canvas),
        overscan: canvas.overscan,
        covered: canvas.covered(),
        regions: regions.collect(),
        layers: layers.map(AsRef::as_ref).collect(),
        marks: marks(board, tiles, &entries, query, now),
        words: &Titles(words),
        texts: words.texts(),
        window_href: words.window_href(),
        list_href: words.list_href(),
    };
    map_svg(&view) + &pulses_svg(&view)
}

fn shape<'a>(
    assessment: &Assessment,
    (region, boundary): (&Region, &'a Boundary),
    entries: &[&Judged],
    query: &MapQuery,
    words: &dyn MapWords,
) -> RegionShape<'a> {
    let investment = assessment.investment(entries.iter().copied());
    RegionShape {
        id: region.id.0,
        name: region.name.to_string(),
        count: words.entries(count(entries.len())),
        href: words.region_href(region.id),
        tint: investment.map(|investment| Tint::of_lag(investment.lag * 10)),
        selected: query.filter.region == Some(region.id),
        boundary,
    }
}

fn marks<'a>(
    board: &'a Board,
    tiles: Option<&Tiles>,
    entries: &[&'a Judged],
    query: &MapQuery,
    now: Timestamp,
) -> Vec<Mark<'a>> {
    let (unsigned, flagged) = (notices::unsigned(board), bottom_line::flagged(board));
    let fresh = |issued: &Timestamp| now.0 - issued.0 < notices::FRESH;
    let marks = entries.iter().filter_map(|entry| {
        Some(Mark {
            id: entry.project.id.0,
            name: entry.project.facts.name.as_str(),
            // All of a region's projects without a place on one spot: the map shows them around it.
            at: stands(board, tiles, entry)?,
            look: MarkStyle {
                stage: entry.stage,
                lamp: entry.lamp(),
                explained: entry.explained.is_some(),
                card: entry.project.card_out().map(|(level, _)| level),
                notice: unsigned.contains_key(&entry.project.id),
                flagged: flagged.contains(&entry.project.id),
                approximate: tiles.is_some() || !entry.placed,
                selected: query.selected == Some(entry.project.id),
            },
            fresh: unsigned.get(&entry.project.id).is_some_and(fresh),
            shape: entry.extent().filter(|_| tiles.is_none()),
        })
    });
    marks.collect()
}

/// The words of the few marks that are drawn one by one.
struct Titles<'a>(&'a dyn MapWords);

impl MarkWords for Titles<'_> {
    fn title(&self, mark: &Mark<'_>) -> String {
        self.0.mark(mark)
    }

    fn href(&self, project: u32) -> String {
        self.0.mark_href(ProjectId(project))
    }
}
