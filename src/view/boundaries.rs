//! 边界与图层: the page on which outlines of regions and context layers come in, and what a file of
//! them would do, drawn small, before any of it counts.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    admin::{self, LayerLine, RegionLine},
    assessment::{Assessment, count},
    head::Frame,
    map::{MapTexts, MapView, Mark, MarkWords, RegionShape, map_svg},
};
use crate::{
    board::Board,
    geometry::{Boundary, Bounds, Viewport},
    model::{
        actor::Actor,
        layer::{Layer, LayerShape},
    },
    rules::outlines::{OutlineFate, OutlinesPlan},
    value::{Name, Seq, Timestamp},
};

/// The size of the small map, in pixels.
const SIZE: (u16, u16) = (720, 480);
/// The pixels left free around what is drawn on it.
const PADDING: f64 = 24.0;

/// The page before a file was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoundariesView {
    /// City, period, data age.
    pub frame: Frame,
    /// Regions, with whether each has an outline and how many entries stand in it.
    pub regions: Vec<RegionLine>,
    /// Context layers of the map.
    pub layers: Vec<LayerLine>,
}

/// The page for `actor` at `now`; nothing for whoever does not keep regions.
pub fn boundaries(
    assessment: &Assessment,
    actor: &Actor,
    now: Timestamp,
) -> Option<BoundariesView> {
    actor.is_office().then(|| BoundariesView {
        frame: Frame::of(assessment, now),
        regions: admin::regions(assessment),
        layers: admin::layers(&assessment.board),
    })
}

/// One name of a file of outlines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineLine {
    /// The region's name in the file.
    pub name: String,
    /// What becomes of the region of that name.
    pub fate: OutlineFate,
}

/// What a file of outlines would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlinesPreview {
    /// Every name of the file, in the file's order.
    pub outlines: Vec<OutlineLine>,
    /// Regions with an outline that the file does not name.
    pub others: Vec<String>,
    /// How many regions would change.
    pub changes: u32,
    /// Features that were passed over or put right, in words.
    pub notes: Vec<String>,
    /// The outlines of the file as one small map, an SVG.
    pub map: String,
}

/// What a file of a context layer would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayerPreview {
    /// The name of the context layer.
    pub name: String,
    /// How many shapes the file has.
    pub shapes: u32,
    /// How many shapes the layer of that name has now.
    pub before: u32,
    /// Whether the layer would change.
    pub changes: bool,
    /// Features that were passed over or put right, in words.
    pub notes: Vec<String>,
    /// The layer on the city's outlines as one small map, an SVG.
    pub map: String,
}

/// What a file would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoundariesPreview {
    /// A file of outlines.
    Outlines(OutlinesPreview),
    /// A file of a context layer.
    Layer(LayerPreview),
}

impl BoundariesPreview {
    /// Whether confirming it would change anything.
    pub const fn does_something(&self) -> bool {
        match self {
            Self::Outlines(preview) => preview.changes > 0,
            Self::Layer(preview) => preview.changes,
        }
    }

    /// Features that were passed over or put right, in words.
    pub fn notes(&self) -> &[String] {
        match self {
            Self::Outlines(preview) => &preview.notes,
            Self::Layer(preview) => &preview.notes,
        }
    }

    /// The small map, an SVG.
    pub fn map(&self) -> &str {
        match self {
            Self::Outlines(preview) => &preview.map,
            Self::Layer(preview) => &preview.map,
        }
    }
}

/// What a planned file of outlines would do; `notes` say what reading it passed over or put right,
/// `title` what its map shows.
#[must_use]
pub fn outlines_preview(
    board: &Board,
    plan: &OutlinesPlan,
    notes: Vec<String>,
    title: &str,
) -> BoundariesPreview {
    let line = |(name, _, fate): &(Name, Arc<Boundary>, OutlineFate)| OutlineLine {
        name: name.to_string(),
        fate: *fate,
    };
    let drawn = plan.outlines.iter().map(|(name, boundary, _)| (name.as_str(), &**boundary));
    let other = |id| board.regions.get(id).map(|region| region.name.to_string());
    BoundariesPreview::Outlines(OutlinesPreview {
        outlines: plan.outlines.iter().map(line).collect(),
        others: plan.others.iter().filter_map(other).collect(),
        changes: count(plan.commands.len()),
        notes,
        map: drawing(&drawn.collect::<Vec<_>>(), Vec::new(), title),
    })
}

/// What loading `shapes` as the layer `name` would do; `notes` say what reading them passed over or
/// put right, `title` what its map shows.
#[must_use]
pub fn layer_preview(
    board: &Board,
    name: &Name,
    shapes: &Arc<Vec<LayerShape>>,
    notes: Vec<String>,
    title: &str,
) -> BoundariesPreview {
    let known = board.layer_called(name.as_str());
    let before = known.map_or(0, |known| known.shapes.len());
    let changes = known.map_or(!shapes.is_empty(), |known| known.shapes != *shapes);
    let (id, version) = (board.layers.next_id(), Seq(0));
    let layer = Layer { id, name: name.clone(), shapes: shapes.clone(), version };
    let outlined = board
        .regions
        .values()
        .filter_map(|region| Some((region.name.as_str(), region.boundary.as_deref()?)));
    BoundariesPreview::Layer(LayerPreview {
        name: name.to_string(),
        shapes: count(shapes.len()),
        before: count(before),
        changes,
        notes,
        map: drawing(&outlined.collect::<Vec<_>>(), vec![&layer], title),
    })
}

/// Outlines and layers as one small map; nothing where there is nothing to draw.
fn drawing(outlines: &[(&str, &Boundary)], layers: Vec<&Layer>, title: &str) -> String {
    let shapes = layers.iter().flat_map(|layer| layer.shapes.iter());
    let bounds = outlines.iter().map(|(_, boundary)| boundary.bounds());
    let bounds = bounds.chain(shapes.filter_map(|shape| shape.shape.bounds()));
    let Some(bounds) = bounds.reduce(Bounds::with) else { return String::new() };
    let (width, height) = SIZE;
    let regions = (0..).zip(outlines).map(|(id, &(name, boundary))| RegionShape {
        id,
        name: name.to_owned(),
        count: String::new(),
        href: "#".to_owned(),
        tint: None,
        selected: false,
        boundary,
    });
    map_svg(&MapView {
        viewport: Viewport::fit(bounds, width, height, PADDING),
        overscan: (0, 0),
        covered: Vec::new(),
        regions: regions.collect(),
        layers,
        marks: Vec::new(),
        texts: MapTexts { title: title.to_owned(), ..MapTexts::default() },
        words: &NoMarks,
        window_href: String::new(),
        list_href: String::new(),
    })
}

/// The words of the marks that such a map does not have.
struct NoMarks;

impl MarkWords for NoMarks {
    fn title(&self, _mark: &Mark<'_>) -> String {
        String::new()
    }

    fn href(&self, _project: u32) -> String {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixture::{Fixture, name, office, square},
        geometry::{Line, Shape},
        model::actor::Role,
        rules::outlines::plan,
    };

    #[test]
    fn a_file_of_outlines_says_what_becomes_of_each_and_draws_them() {
        let (fixture, _) = Fixture::with_a_project("2026-05-08");
        let named = vec![
            (name("岳池县"), Arc::new(square(106.0, 30.0))),
            (name("广安区"), Arc::new(square(106.2, 30.0))),
        ];
        let planned = plan(&fixture.board, named, true);
        let preview = outlines_preview(&fixture.board, &planned, Vec::new(), "边界");
        let BoundariesPreview::Outlines(outlines) = &preview else { panic!("{preview:?}") };
        let fates: Vec<_> = outlines.outlines.iter().map(|line| line.fate.code()).collect();
        assert_eq!(fates, ["unchanged", "new"]);
        assert_eq!((outlines.others.as_slice(), outlines.changes), (&["武胜县".to_owned()][..], 2));
        assert_eq!(preview.map().matches("class=\"region ").count(), 2);
        assert!(preview.map().contains("广安区") && preview.does_something());
    }

    #[test]
    fn a_layer_is_drawn_on_the_outlines_that_are_there() {
        let (fixture, _) = Fixture::with_a_project("2026-05-08");
        let point = |lon| crate::geometry::Point::new(lon, 30.05).unwrap();
        let river = Line::new(vec![point(106.0), point(106.2)]).unwrap();
        let shape = LayerShape { name: None, shape: Shape::Line(river) };
        let preview = layer_preview(
            &fixture.board,
            &name("rivers"),
            &Arc::new(vec![shape]),
            Vec::new(),
            "图层",
        );
        assert!(preview.map().contains("layer-rivers") && preview.map().contains("岳池县"));
        let nothing =
            layer_preview(&fixture.board, &name("rivers"), &Arc::default(), Vec::new(), "图层");
        assert!(preview.does_something() && !nothing.does_something());
    }

    #[test]
    fn the_page_is_for_those_who_keep_regions() {
        let (fixture, _) = Fixture::with_a_project("2026-05-08");
        let assessment = Assessment::of(&fixture.board);
        let page = boundaries(&assessment, &office(), fixture.now).unwrap();
        assert_eq!(page.regions.iter().filter(|region| region.outlined).count(), 2);
        let leader = crate::fixture::actor(Role::Leader);
        assert_eq!(boundaries(&assessment, &leader, fixture.now), None);
    }
}
