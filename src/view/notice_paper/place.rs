//! The small map of a notice: the project in its region, and nothing that changes with time, so that
//! a notice printed twice is the same paper.

use crate::{
    board::Board,
    geometry::{Boundary, Bounds, Point, Shape, Viewport},
    model::{project::Project, region::Region, rule::Lamp, stage::StageGroup},
    value::ProjectId,
    view::map::{MapTexts, MapView, Mark, MarkStyle, MarkWords, RegionShape, map_svg},
};

/// Its size in CSS pixels: as wide as the text block of an A4 paper, 156 mm, and half as high.
const SIZE: (u16, u16) = (590, 300);

/// Pixels around the region.
const PADDING: f64 = 14.0;

/// Degrees around a project whose region has no boundary: about 10 km.
const AROUND: f64 = 0.1;

/// What the map says to those who do not see it.
pub trait PlaceWords {
    /// The map's title, which says which project's place it shows.
    fn title(&self, project: &str) -> String;
}

/// The map of the place of `project`: its region among its neighbours, and its mark.
///
/// None if there is no such project, or neither it nor its region has a place.
pub fn place_map(board: &Board, project: ProjectId, words: &dyn PlaceWords) -> Option<String> {
    let project = board.projects.get(&project)?;
    let region = project.facts.regions.first().and_then(|share| board.regions.get(&share.region));
    let boundary = region.and_then(|region| region.boundary.as_deref());
    let name = project.facts.name.as_str();
    let viewport = window(boundary, project.shape())?;
    let here = region.map(|region| region.id);
    let regions = board.regions.values();
    Some(map_svg(&MapView {
        viewport,
        overscan: (0, 0),
        covered: Vec::new(),
        regions: regions.filter_map(|region| land(region, here == Some(region.id))).collect(),
        layers: board.layers.values().map(AsRef::as_ref).collect(),
        marks: mark(project, boundary).into_iter().collect(),
        texts: MapTexts { title: words.title(name), ..MapTexts::default() },
        words: &ProjectTitle(name),
        window_href: "/".to_owned(),
        list_href: "/projects".to_owned(),
    }))
}

/// The region whole, else the surroundings of the project; all of a project that reaches beyond.
fn window(region: Option<&Boundary>, shape: Option<&Shape>) -> Option<Viewport> {
    let around = |bounds: Bounds| {
        let (min, max) = (bounds.min(), bounds.max());
        let corners = [
            Point::clamped(min.lon() - AROUND, min.lat() - AROUND),
            Point::clamped(max.lon() + AROUND, max.lat() + AROUND),
        ];
        Bounds::around(corners)
    };
    let covered = shape.and_then(Shape::bounds);
    let bounds = match (region.map(Boundary::bounds), covered) {
        (Some(region), Some(covered)) => Some(region.with(covered)),
        (Some(region), None) => Some(region),
        (None, covered) => covered.and_then(around),
    };
    Some(Viewport::fit(bounds?, SIZE.0, SIZE.1, PADDING))
}

fn land(region: &Region, selected: bool) -> Option<RegionShape<'_>> {
    Some(RegionShape {
        id: region.id.0,
        name: region.name.to_string(),
        count: String::new(),
        href: format!("/?region={}", region.id),
        tint: None,
        selected,
        boundary: region.boundary.as_deref()?,
    })
}

/// The mark says where, not how it stands: that changes, the paper does not.
fn mark<'a>(project: &'a Project, region: Option<&Boundary>) -> Option<Mark<'a>> {
    let shape = project.shape();
    Some(Mark {
        id: project.id.0,
        name: project.facts.name.as_str(),
        at: shape.map(Shape::label_point).or_else(|| region.map(Boundary::label_point))?,
        look: MarkStyle {
            approximate: shape.is_none(),
            selected: true,
            ..MarkStyle::of(StageGroup::Building, Lamp::Ok)
        },
        fresh: false,
        shape,
    })
}

/// The one mark is called as its project is.
struct ProjectTitle<'a>(&'a str);

impl MarkWords for ProjectTitle<'_> {
    fn title(&self, _: &Mark<'_>) -> String {
        self.0.to_owned()
    }

    fn href(&self, project: u32) -> String {
        format!("/projects/{project}")
    }
}
