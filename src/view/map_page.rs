//! The map to work with, and the map of the wall: which projects stand where, what the figures
//! beside them say, and the file of the one that is opened.

use geo::Rect;
use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    figures::Investment,
    filter::Filter,
    head::Frame,
    judged::Judged,
    lagging::{self, lagging},
    map::{MapTexts, MapView, Mark, MarkStyle, MarkWords, RegionShape, Tiles, Tint, stands},
    notices,
    options::Options,
    project_file::{ProjectFile, project_file},
    score::{Scores, Selection},
    standing::Coverage,
    wall::{LagCounts, LaggingLine, cards},
};
use crate::{
    board::Board,
    geometry::{Boundary, Bounds, Point, Shape, Viewport},
    model::{
        actor::{Actor, Role},
        region::Region,
    },
    rules::bottom_line,
    value::{ProjectId, RegionId, Timestamp},
};

/// How many lagging projects stand beside the map while no file is open.
const LAGGING: usize = 12;

/// What the map page shows; lives in the URL.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct MapQuery {
    /// The projects that are shown.
    pub filter: Filter,
    /// Which window, as `longitude,latitude,zoom`; all of it when empty.
    pub at: String,
    /// The project whose file is open.
    pub selected: Option<ProjectId>,
}

impl MapQuery {
    /// Reads the query from URL parameters; what cannot be read is passed over.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            at: get("at").unwrap_or_default().chars().take(60).collect(),
            selected: get("selected").and_then(|id| id.parse().ok()),
            filter: Filter::read(get),
        }
    }

    /// The URL parameters that give this query back.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = self.filter.parameters();
        if !self.at.is_empty() {
            parameters.push(("at", self.at.clone()));
        }
        if let Some(selected) = self.selected {
            parameters.push(("selected", selected.to_string()));
        }
        parameters
    }

    /// The query with another region drilled into, at that region's own window.
    #[must_use]
    pub fn in_region(&self, region: Option<RegionId>) -> Self {
        let filter = Filter { region, ..self.filter.clone() };
        Self { filter, at: String::new(), selected: None }
    }

    /// The query with another project opened.
    #[must_use]
    pub fn opened(&self, selected: Option<ProjectId>) -> Self {
        Self { selected, ..self.clone() }
    }
}

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
    let viewport = viewport(board, query, assessment.tiles().as_ref(), canvas);
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

/// What a map is drawn on, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Canvas {
    /// The window's width and height.
    pub size: (u16, u16),
    /// What is drawn beyond each edge, to the sides and above and below.
    pub overscan: (u16, u16),
    /// The height of the line that the page lays over the lower edge.
    pub foot: u16,
    /// The width and height of the buttons that it lays over the lower right corner.
    pub corner: (u16, u16),
}

impl Canvas {
    /// Where the page lays something over the map.
    fn covered(&self) -> Vec<Rect> {
        let (width, height) = (f64::from(self.size.0), f64::from(self.size.1));
        let lower_right = |(wide, high): (f64, f64)| {
            let covers = wide > 0.0 && high > 0.0;
            covers.then(|| Rect::new((width - wide, height - high), (width, height)))
        };
        let (wide, high) = self.corner;
        let foot = lower_right((width, f64::from(self.foot)));
        foot.into_iter().chain(lower_right((f64::from(wide), f64::from(high)))).collect()
    }
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
    super::map::map_svg(&view) + &super::map::pulses_svg(&view)
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

/// A region's tile where the city is drawn in tiles, else its outline.
fn outline<'a>(region: &'a Region, tiles: Option<&'a Tiles>) -> Option<&'a Boundary> {
    tiles.map_or_else(|| region.boundary.as_deref(), |tiles| tiles.boundary(region.id))
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

/// The window of a query: as asked, else its region, else all regions, else all projects, clear of the
/// line over the lower edge.
fn viewport(
    board: &Board,
    query: &MapQuery,
    tiles: Option<&Tiles>,
    Canvas { size: (width, height), foot, .. }: Canvas,
) -> Viewport {
    let region = query.filter.region.and_then(|id| board.regions.get(&id));
    let outline = |region: &Region| outline(region, tiles).map(Boundary::bounds);
    let union = |bounds: Option<Bounds>, more: Bounds| Some(bounds.map_or(more, |b| b.with(more)));
    let everything = || {
        let regions = board.regions.values().filter_map(|region| outline(region));
        let projects = board.projects.values().filter_map(|p| p.shape().and_then(Shape::bounds));
        regions.fold(None, union).or_else(|| projects.fold(None, union))
    };
    let bounds = region.and_then(|region| outline(region)).or_else(everything);
    let padding = f64::from(width.min(height)) * 0.05;
    let clear = |bounds| {
        Viewport::fit(bounds, width, height.saturating_sub(foot), padding).longer(foot.min(height))
    };
    Viewport::parse(&query.at, width, height)
        .ok()
        .or_else(|| bounds.map(clear))
        .unwrap_or_else(|| china(width, height))
}

/// Where nothing is known, the country.
fn china(width: u16, height: u16) -> Viewport {
    let corners = [Point::clamped(73.0, 18.0), Point::clamped(135.0, 54.0)];
    let bounds = Bounds::around(corners);
    let centre = Point::clamped(104.0, 36.0);
    bounds.map_or(Viewport { centre, zoom: 4.0.into(), width, height }, |bounds| {
        Viewport::fit(bounds, width, height, 0.0)
    })
}
