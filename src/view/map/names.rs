//! The names of the regions, each with its line of figures below it: inside where it fits and hides
//! nothing, else beside its region with a leader.

use geo::{Coord, Line, Rect};

use super::{MapView, RegionShape, Spot, outline, outline::BoundaryOutline, place::Search, xml};

/// Sizes of letters in pixels, as `style/map.css` sets them.
struct Lettering {
    /// The size of a region's name, as `--map-name` sets it.
    name: f64,
    /// The size of the figures, as `--map-count` sets it; none where there is no room for them.
    count: Option<f64>,
    /// Half the height of all lines.
    half_height: f64,
}

const WIDE: Lettering = Lettering { name: 19.0, count: Some(17.5), half_height: 22.0 };
const COMPACT: Lettering = Lettering { name: 14.0, count: None, half_height: 9.0 };

/// A region's name with its place.
pub(super) struct NamePlace<'a> {
    region: &'a RegionShape<'a>,
    /// The rectangle that it covers.
    pub(super) frame: Rect,
    /// The leader from its edge into the region; none where it stands inside.
    pub(super) leader: Option<Line>,
}

/// The names of all regions that are seen.
pub(super) fn names_svg(
    view: &MapView<'_>,
    outlines: &[BoundaryOutline],
    spots: &[Spot<'_>],
) -> String {
    let letters = letters(view);
    let names = placed(view, outlines, spots);
    let mut svg: String = names.iter().filter_map(|name| name.leader).map(leader_svg).collect();
    for name in &names {
        svg.push_str(&letters.svg(name.region, name.frame.center()));
    }
    svg
}

/// Where the names stand: first those that fit in their regions, then the others around them; where all
/// ground is taken, at the place that is least bad.
pub(super) fn placed<'a>(
    view: &'a MapView<'_>,
    outlines: &[BoundaryOutline],
    spots: &[Spot<'_>],
) -> Vec<NamePlace<'a>> {
    let letters = letters(view);
    let marks: Vec<Rect> = spots.iter().map(square).chain(view.covered.iter().copied()).collect();
    let feet = spots.iter().filter_map(|spot| Some(Line::new(spot.foot()?, spot.position())));
    let mut tracks = outline::beads(view);
    tracks.extend(feet.flat_map(outline::beads_of));
    let (mut taken, mut names, mut crowded) = (Vec::new(), Vec::new(), Vec::new());
    for (region, outline) in view.regions.iter().zip(outlines) {
        let search = letters.search(view, region, outline, (&marks, &tracks, &taken));
        let Some(places) = search.places() else { continue };
        if let Some(at) = search.inside(&places) {
            let frame = search.frame(at);
            taken.push(frame);
            names.push(NamePlace { region, frame, leader: None });
        } else {
            crowded.push((region, outline, places));
        }
    }
    for (region, outline, places) in crowded {
        let search = letters.search(view, region, outline, (&marks, &tracks, &taken));
        let beside = search.outside(places.home, outlines);
        let beside = beside.map(|(at, leader)| (at, Some(leader)));
        let least_bad = || Some((search.best(&places)?, None));
        let Some((at, leader)) = beside.or_else(least_bad) else { continue };
        let frame = search.frame(at);
        taken.push(frame);
        taken.extend(leader.into_iter().flat_map(outline::beads_of));
        names.push(NamePlace { region, frame, leader });
    }
    names
}

const fn letters(view: &MapView<'_>) -> Lettering {
    if view.compact() { COMPACT } else { WIDE }
}

/// The line from a name into its region, and the dot in which it ends.
fn leader_svg(leader: Line) -> String {
    let from = xml::position(leader.end.x, leader.end.y);
    let to = xml::position(leader.start.x, leader.start.y);
    format!(
        "<path class=\"leader\" d=\"M{from}L{to}\"/><path class=\"leader-foot\" d=\"M{from}h0\"/>"
    )
}

impl Lettering {
    /// The width of the widest line, estimated: a Chinese character is as wide as high.
    fn width(&self, region: &RegionShape<'_>) -> f64 {
        let em = |c: char| if c.is_ascii() { 0.56 } else { 1.0 };
        let ems = |text: &str| text.chars().map(em).sum::<f64>();
        let count = self.count.map_or(0.0, |size| ems(&region.count) * size);
        count.max(ems(&region.name) * self.name)
    }

    /// The search for the name of a region among marks, tracks and names that stand already.
    fn search<'a>(
        &self,
        view: &MapView<'_>,
        region: &RegionShape<'_>,
        outline: &'a BoundaryOutline,
        (marks, tracks, taken): (&'a [Rect], &'a [Rect], &'a [Rect]),
    ) -> Search<'a> {
        Search {
            region: &outline.polygons,
            half: Coord { x: self.width(region) / 2.0 + 4.0, y: self.half_height },
            window: view.window(),
            marks,
            tracks,
            taken,
        }
    }

    fn svg(&self, region: &RegionShape<'_>, at: Coord) -> String {
        let here = if region.selected { " class=\"here\"" } else { "" };
        let (place, name) = (xml::position(at.x, at.y), xml::escape(&region.name));
        let lines = match self.count {
            None => format!("<tspan y=\"5\">{name}</tspan>"),
            Some(_) => format!(
                "<tspan y=\"-3\">{name}</tspan><tspan class=\"count\" x=\"0\" y=\"17\">{}</tspan>",
                xml::escape(&region.count)
            ),
        };
        format!("<text{here} transform=\"translate({place})\">{lines}</text>")
    }
}

/// The ground a mark covers.
fn square(spot: &Spot<'_>) -> Rect {
    let ((x, y), half) = (spot.position(), spot.reach());
    Rect::new((x - half, y - half), (x + half, y + half))
}
