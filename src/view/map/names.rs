//! Where the names of the regions stand: inside their region, and where no mark stands.

use geo::{BoundingRect, Contains, Coord, Rect};

use super::{MapView, RegionShape, Standing, outline::Outline, xml};
use crate::geometry::label;

/// The size of a name in pixels, as `--map-name` in `style/map.css`.
const NAME: f64 = 19.0;
/// The size of the line under it, as `--map-count`.
const COUNT: f64 = 17.5;
/// Half the height of both lines together.
const HALF_HEIGHT: f64 = 22.0;
/// Places tried along each side of a region.
const TRIES: u32 = 24;
/// Room around a name that more of makes no better, in pixels.
const ENOUGH: f64 = 24.0;

/// The names of all regions that are seen.
pub(super) fn names_svg(
    view: &MapView<'_>,
    outlines: &[Outline],
    standing: &[Standing<'_>],
) -> String {
    let window =
        Rect::new((0.0, 0.0), (f64::from(view.viewport.width), f64::from(view.viewport.height)));
    let marks: Vec<Rect> =
        standing.iter().map(|standing| square(standing.position(), standing.reach())).collect();
    let mut taken = Vec::new();
    let mut svg = String::new();
    for (region, outline) in view.regions.iter().zip(outlines) {
        let half = Coord { x: width(region) / 2.0 + 4.0, y: HALF_HEIGHT };
        let place = Place { outline, half, window, marks: &marks, taken: &taken };
        if let Some(at) = place.best() {
            taken.push(place.frame(at));
            svg.push_str(&name_svg(region, at));
        }
    }
    svg
}

fn name_svg(region: &RegionShape<'_>, at: Coord) -> String {
    let here = if region.selected { " class=\"here\"" } else { "" };
    format!(
        "<text{here} transform=\"translate({})\"><tspan y=\"-3\">{}</tspan><tspan class=\"count\" x=\"0\" y=\"17\">{}</tspan></text>",
        xml::position(at.x, at.y),
        xml::escape(&region.name),
        xml::escape(&region.count),
    )
}

/// The width of the wider of the two lines, estimated: a Chinese character is as wide as high.
fn width(region: &RegionShape<'_>) -> f64 {
    let ems = |text: &str| text.chars().map(|c| if c.is_ascii() { 0.56 } else { 1.0 }).sum::<f64>();
    (ems(&region.name) * NAME).max(ems(&region.count) * COUNT)
}

fn square((x, y): (f64, f64), half: f64) -> Rect {
    Rect::new((x - half, y - half), (x + half, y + half))
}

/// What there is to know when a name looks for its place.
struct Place<'a> {
    outline: &'a Outline,
    half: Coord,
    window: Rect,
    marks: &'a [Rect],
    taken: &'a [Rect],
}

impl Place<'_> {
    /// The best place, or none if the region is as good as out of sight.
    fn best(&self) -> Option<Coord> {
        let seen = intersection(self.outline.polygons.bounding_rect()?, self.window)?;
        let home = label::innermost_flat(&self.outline.polygons)?;
        let nearby: Vec<Rect> =
            self.marks.iter().copied().filter(|mark| intersection(*mark, seen).is_some()).collect();
        let candidates = grid(seen).filter(|at| self.outline.polygons.contains(at));
        let best = candidates
            .map(|at| (self.cost(at, home, &nearby), at))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, at)| at);
        best.or_else(|| self.window.contains(&home).then_some(home))
    }

    /// How bad a place is: hidden marks first, then leaving the region, then crowding.
    fn cost(&self, at: Coord, home: Coord, marks: &[Rect]) -> f64 {
        let frame = self.frame(at);
        let hit = |rects: &[Rect]| {
            rects.iter().map(|rect| ENOUGH - gap(frame, *rect).min(ENOUGH)).fold(
                (0.0, 0.0_f64),
                |(sum, worst), near| {
                    (sum + if near >= ENOUGH { 1.0 } else { 0.0 }, worst.max(near))
                },
            )
        };
        let (hidden, crowded) = hit(marks);
        let (names, _) = hit(self.taken);
        let corners = [
            frame.min(),
            frame.max(),
            (frame.min().x, frame.max().y).into(),
            (frame.max().x, frame.min().y).into(),
        ];
        let outside = corners
            .iter()
            .filter(|corner| !self.outline.polygons.contains(*corner))
            .map(|_| 1.0)
            .sum::<f64>();
        let cut = if intersection(frame, self.window) == Some(frame) { 0.0 } else { 1.0 };
        let far = (at.x - home.x).hypot(at.y - home.y);
        names * 5_000.0 + cut * 3_000.0 + hidden * 1_000.0 + outside * 300.0 + crowded * 6.0 + far
    }

    /// The rectangle the name covers.
    fn frame(&self, at: Coord) -> Rect {
        Rect::new(at - self.half, at + self.half)
    }
}

/// Places spread evenly over a rectangle.
fn grid(rect: Rect) -> impl Iterator<Item = Coord> {
    let step = |index: u32, length: f64| (f64::from(index) + 0.5) / f64::from(TRIES) * length;
    (0..TRIES).flat_map(move |row| {
        (0..TRIES).map(move |column| Coord {
            x: rect.min().x + step(column, rect.width()),
            y: rect.min().y + step(row, rect.height()),
        })
    })
}

/// The pixels between two rectangles, 0 if they overlap.
fn gap(a: Rect, b: Rect) -> f64 {
    let apart = |low: f64, high: f64| (low - high).max(0.0);
    let x = apart(a.min().x, b.max().x).max(apart(b.min().x, a.max().x));
    let y = apart(a.min().y, b.max().y).max(apart(b.min().y, a.max().y));
    x.hypot(y)
}

/// What two rectangles share.
fn intersection(a: Rect, b: Rect) -> Option<Rect> {
    let min = Coord { x: a.min().x.max(b.min().x), y: a.min().y.max(b.min().y) };
    let max = Coord { x: a.max().x.min(b.max().x), y: a.max().y.min(b.max().y) };
    (min.x < max.x && min.y < max.y).then(|| Rect::new(min, max))
}
