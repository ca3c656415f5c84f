//! The names of the regions, each with its line of figures below it.

use geo::{Coord, Rect};

use super::{MapView, RegionShape, Spot, outline, outline::Outline, place::Search, xml};

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

/// The names of all regions that are seen.
pub(super) fn names_svg(view: &MapView<'_>, outlines: &[Outline], spots: &[Spot<'_>]) -> String {
    let letters = if view.compact() { COMPACT } else { WIDE };
    let marks: Vec<Rect> = spots.iter().map(square).collect();
    let tracks = outline::beads(view);
    let mut taken = Vec::new();
    let mut svg = String::new();
    for (region, outline) in view.regions.iter().zip(outlines) {
        let search = Search {
            region: &outline.polygons,
            half: Coord { x: letters.width(region) / 2.0 + 4.0, y: letters.half_height },
            window: view.window(),
            marks: &marks,
            tracks: &tracks,
            taken: &taken,
        };
        if let Some(at) = search.best() {
            taken.push(search.frame(at));
            svg.push_str(&letters.svg(region, at));
        }
    }
    svg
}

impl Lettering {
    /// The width of the widest line, estimated: a Chinese character is as wide as high.
    fn width(&self, region: &RegionShape<'_>) -> f64 {
        let em = |c: char| if c.is_ascii() { 0.56 } else { 1.0 };
        let ems = |text: &str| text.chars().map(em).sum::<f64>();
        let count = self.count.map_or(0.0, |size| ems(&region.count) * size);
        count.max(ems(&region.name) * self.name)
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
