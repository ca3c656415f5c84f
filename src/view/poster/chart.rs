//! The map on a poster: counties in tints of grey, lines, marks with their numbers pushed apart, names
//! where no mark stands, an arrow to the north and a scale that is true.

mod atlas;
mod names;

use geo::{Area, Coord, LineString, MapCoords, MultiPolygon, Rect, SimplifyVw};

pub use atlas::Atlas;

use super::{
    Poster, PosterRow, PosterWords,
    ink::PosterInk,
    item::{Anchor, At, Face, Ground, Segment, circle, course, polygon, rectangle, width},
    sign,
    spread::{Disc, spread},
};
use crate::{
    geometry::{Boundary, Bounds, Shape, label},
    model::stage::StageGroup,
    view::map::Tint,
};

/// The radius of a body where there is room, and the least at which its number can be read, in mm.
const RADIUS: f64 = 6.5;
const LEAST_RADIUS: f64 = 1.8;
/// The share of the land that bodies may cover.
const COVER: f64 = 0.17;
/// Corners of outlines whose triangle is smaller than this, in square units, are not seen.
const UNSEEN: f64 = 0.12;

/// A mark at the place where it stands.
struct Standing<'a> {
    row: &'a PosterRow,
    home: Coord,
    at: Coord,
    radius: f64,
}

/// Draws the map into a frame; the denominator of its scale, none where there is nothing to draw.
pub fn chart(
    ground: &mut Ground,
    poster: &Poster,
    words: &dyn PosterWords,
    frame: Rect,
) -> Option<f64> {
    let Some(bounds) = bounds(poster) else {
        let middle = frame.center();
        let face = Face::plain(ground.type_of(12.0)).ink(PosterInk::SOFT);
        ground.text((middle.x, middle.y), Anchor::Middle, face, words.get("poster.no-map"));
        return None;
    };
    let atlas = Atlas::fit(bounds, frame, ground.mm);
    let lands: Vec<MultiPolygon> = poster
        .counties
        .iter()
        .map(|county| county.boundary.as_deref().map_or_else(none, |it| land(&atlas, it)))
        .collect();
    let tinted = poster.counties.iter().zip(&lands);
    for (county, land) in tinted {
        let tint = county.tint.map_or(PosterInk::WHITE, ink_of);
        ground.path(outline(land), Some(tint), Some((PosterInk::BORDER, 0.9)));
    }
    for shape in &poster.layers {
        layer(ground, &atlas, shape);
    }
    let marks = standing(poster, &atlas, &lands, frame, ground.mm);
    for mark in &marks {
        extent(ground, &atlas, mark);
    }
    let beads = beads(&atlas, &marks);
    names::names(ground, poster, words, &lands, (&marks, beads), frame);
    for mark in &marks {
        leader(ground, mark);
    }
    for mark in &marks {
        let number = mark.row.number.to_string();
        sign::sign(ground, mark.row.look, &number, mark.at.x_y(), mark.radius);
    }
    furniture(ground, &atlas, words, &lands, frame);
    Some(atlas.denominator)
}

const fn none() -> MultiPolygon {
    MultiPolygon(Vec::new())
}

/// The grey of a tint.
pub fn ink_of(tint: Tint) -> PosterInk {
    let place = Tint::ALL.into_iter().position(|other| other == tint).unwrap_or_default();
    PosterInk::TINTS[place]
}

/// What the map has to show.
fn bounds(poster: &Poster) -> Option<Bounds> {
    let union = |one: Option<Bounds>, more: Bounds| Some(one.map_or(more, |one| one.with(more)));
    let lands = poster.counties.iter().filter_map(|county| county.boundary.as_deref());
    let lands = lands.map(Boundary::bounds).fold(None, union);
    let rows = || poster.counties.iter().flat_map(|county| &county.rows);
    lands.or_else(|| Bounds::around(rows().filter_map(|row| row.at)))
}

fn land(atlas: &Atlas, boundary: &Boundary) -> MultiPolygon {
    let projected = boundary.polygons().map_coords(|c| atlas.at(c.x, c.y).into());
    let polygons = projected.into_iter().map(|polygon| {
        let thin = polygon.simplify_vw(UNSEEN);
        if thin.exterior().0.len() > 3 { thin } else { polygon }
    });
    MultiPolygon(polygons.collect())
}

fn outline(land: &MultiPolygon) -> Vec<Segment> {
    let rings = land
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    rings.flat_map(ring).collect()
}

fn ring(ring: &LineString) -> Vec<Segment> {
    let corners: Vec<At> = ring.coords().map(Coord::x_y).collect();
    // The last corner is the first once more.
    polygon(corners.split_last().map_or(&[][..], |(_, rest)| rest))
}

/// The stretches of a line as courses.
fn tracks(atlas: &Atlas, shape: &Shape) -> Vec<Vec<At>> {
    match shape {
        Shape::Point(_) => Vec::new(),
        Shape::Line(line) => line
            .stretches()
            .iter()
            .map(|points| points.iter().map(|p| atlas.at(p.lon(), p.lat())).collect())
            .collect(),
        Shape::Area(area) => {
            let land = land(atlas, area);
            land.iter().map(|p| p.exterior().coords().map(Coord::x_y).collect()).collect()
        }
    }
}

fn layer(ground: &mut Ground, atlas: &Atlas, shape: &Shape) {
    for track in tracks(atlas, shape) {
        ground.path(course(&track), None, Some((PosterInk::LAYER, 0.8)));
    }
}

/// The line or area of a project: hollow before its start.
fn extent(ground: &mut Ground, atlas: &Atlas, mark: &Standing<'_>) {
    let Some(shape) = &mark.row.extent else { return };
    let hollow = matches!(mark.row.look.stage, StageGroup::NotStarted | StageGroup::Unknown);
    for track in tracks(atlas, shape) {
        let ink = mark.row.look.course();
        let strokes = [(PosterInk::WHITE, 3.6), (ink, if hollow { 2.6 } else { 1.9 })];
        for stroke in strokes.into_iter().chain(hollow.then_some((PosterInk::WHITE, 1.0))) {
            ground.path(course(&track), None, Some(stroke));
        }
    }
}

/// The marks at their places, the gravest last so that they lie on top.
fn standing<'a>(
    poster: &'a Poster,
    atlas: &Atlas,
    lands: &[MultiPolygon],
    frame: Rect,
    mm: f64,
) -> Vec<Standing<'a>> {
    let rows = poster.counties.iter().zip(lands);
    let placed: Vec<(&PosterRow, Coord, &MultiPolygon)> = rows
        .flat_map(|(county, land)| county.rows.iter().map(move |row| (row, land)))
        .filter_map(|(row, land)| {
            let at = row.at?;
            Some((row, atlas.at(at.lon(), at.lat()).into(), land))
        })
        .collect();
    let area: f64 = lands.iter().map(Area::unsigned_area).sum();
    let area = if area > 0.0 { area } else { frame.width() * frame.height() * 0.4 };
    let radius = radius(area, placed.len(), mm);
    let discs: Vec<Disc<'_>> = placed
        .iter()
        .map(|(row, home, land)| Disc {
            home: *home,
            radius: radius * row.look.reach(),
            land: Some(*land).filter(|land| !land.0.is_empty()),
        })
        .collect();
    let places = spread(&discs, frame);
    let mut marks: Vec<Standing<'_>> = placed
        .into_iter()
        .zip(places)
        .map(|((row, home, _), at)| Standing { row, home, at, radius })
        .collect();
    marks.sort_by_key(|mark| (mark.row.look.card, std::cmp::Reverse(mark.row.look.lamp)));
    marks
}

/// The radius of a body, by how many there are.
fn radius(area: f64, marks: usize, mm: f64) -> f64 {
    let marks = f64::from(u32::try_from(marks.max(1)).unwrap_or(u32::MAX));
    let roomy = (COVER * area / (std::f64::consts::PI * marks)).sqrt();
    roomy.min(RADIUS).max(LEAST_RADIUS / mm)
}

/// A thin line to the true place, once the mark no longer covers it.
fn leader(ground: &mut Ground, mark: &Standing<'_>) {
    let away = mark.home - mark.at;
    if away.x.hypot(away.y) > mark.radius * 1.15 {
        ground.rule(mark.home.x_y(), mark.at.x_y(), PosterInk::INK, 0.5);
        ground.path(circle(mark.home.x_y(), mark.radius * 0.16), Some(PosterInk::INK), None);
    }
}

/// The arrow to the north and the scale bar, each in the corner where least land lies.
fn furniture(
    ground: &mut Ground,
    atlas: &Atlas,
    words: &dyn PosterWords,
    lands: &[MultiPolygon],
    frame: Rect,
) {
    let size = ground.type_of(8.4);
    let (min, max) = (frame.min(), frame.max());
    let arrow = (24.0, 44.0);
    let corner = Coord { x: min.x + arrow.0, y: min.y + arrow.1 };
    let left = free(lands, Rect::new(min, corner));
    let right = free(lands, Rect::new((max.x - arrow.0, min.y), (max.x, min.y + arrow.1)));
    let x = if right >= left { max.x - arrow.0 / 2.0 } else { min.x + arrow.0 / 2.0 };
    sign::north(ground, (x, min.y + 26.0), 24.0);
    let face = Face::bold(size).halo(1.0);
    ground.text((x, min.y + 28.0 + size), Anchor::Middle, face, words.get("poster.north"));

    let (kilometres, long) = atlas.bar(frame.width() * 0.2);
    let wide = long + size * 5.0;
    let left = free(lands, Rect::new((min.x, max.y - 30.0), (min.x + wide, max.y)));
    let right = free(lands, Rect::new((max.x - wide, max.y - 30.0), (max.x, max.y)));
    let x = if left >= right { min.x + 4.0 } else { max.x - wide };
    let y = max.y - 5.0;
    let thick = 2.4;
    ground.block((x, y - thick), (long / 2.0, thick), PosterInk::INK);
    let rest = rectangle((x + long / 2.0, y - thick), (long / 2.0, thick));
    ground.path(rest, Some(PosterInk::WHITE), Some((PosterInk::INK, 0.6)));
    let at = |share: f64| (x + long * share, y - thick - 2.0);
    let face = Face::plain(size).halo(1.0);
    ground.text(at(0.0), Anchor::Middle, face, "0");
    ground.text(at(0.5), Anchor::Middle, face, atlas::plain(kilometres / 2.0));
    let end = format!("{} {}", atlas::plain(kilometres), words.get("poster.kilometres"));
    let half = width(&atlas::plain(kilometres), size) / 2.0;
    ground.text((at(1.0).0 - half, at(1.0).1), Anchor::Start, face, end);
}

/// How many of some places in a rectangle no land covers.
fn free(lands: &[MultiPolygon], rect: Rect) -> usize {
    let shares = [0.1, 0.3, 0.5, 0.7, 0.9];
    let places = shares.into_iter().flat_map(|x| shares.into_iter().map(move |y| (x, y)));
    let at = |(x, y): (f64, f64)| rect.min() + Coord { x: rect.width() * x, y: rect.height() * y };
    let dry = |at: &Coord| lands.iter().all(|land| label::depth(*at, land) < 0.0);
    places.map(at).filter(dry).count()
}

/// The course of all lines as places a few units apart, for names to keep clear of.
fn beads(atlas: &Atlas, marks: &[Standing<'_>]) -> Vec<Coord> {
    let shapes = marks.iter().filter_map(|mark| mark.row.extent.as_ref());
    let tracks = shapes.flat_map(|shape| tracks(atlas, shape));
    let mut beads = Vec::new();
    for track in tracks {
        for pair in track.windows(2) {
            let (from, to) = (Coord::from(pair[0]), Coord::from(pair[1]));
            let step = to - from;
            let long = step.x.hypot(step.y);
            let parts = (long / 4.0).ceil().clamp(1.0, 500.0);
            let mut part = 0.0;
            while part <= parts {
                beads.push(from + step * (part / parts));
                part += 1.0;
            }
        }
    }
    beads
}
