//! What stands on a poster: texts and shapes, measured in units of which 1189 are the paper's width, and
//! the ground on which they are put.

use std::f64::consts::TAU;

use super::ink::PosterInk;

/// A place on the sheet, from its upper left corner.
pub type At = (f64, f64);

/// Where a text stands against its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// A text on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct PosterText {
    /// Its baseline.
    pub at: At,
    /// The size of its type.
    pub size: f64,
    /// Whether it is set in bold type.
    pub bold: bool,
    /// Where it stands against its place.
    pub anchor: Anchor,
    /// Its colour.
    pub ink: PosterInk,
    /// The width of a white edge around its letters; 0 for none.
    pub halo: f64,
    /// What it says.
    pub text: String,
}

/// A piece of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Begins there.
    Move(At),
    /// A straight line.
    Line(At),
    /// A cubic curve by its two handles.
    Curve(At, At, At),
    /// Back to where it began.
    Close,
}

/// How an outline is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PosterLine {
    /// Its colour.
    pub ink: PosterInk,
    /// Its width.
    pub width: f64,
}

/// A shape.
#[derive(Debug, Clone, PartialEq)]
pub struct PosterPath {
    /// Its outline; what lies in two of its rings is outside.
    pub segments: Vec<Segment>,
    /// What it is filled with.
    pub fill: Option<PosterInk>,
    /// How its outline is drawn.
    pub line: Option<PosterLine>,
}

/// Something on the sheet, the lowest first.
#[derive(Debug, Clone, PartialEq)]
pub enum PosterItem {
    /// A text.
    Text(PosterText),
    /// A shape.
    Path(PosterPath),
}

/// Type smaller than this is not printed, in millimetres: 2.0 mm are 5.7 points.
pub const LEAST_TYPE: f64 = 2.0;
/// Lines thinner than this are not printed, in millimetres: half a point.
const LEAST_LINE: f64 = 0.18;

/// A sheet while it is being filled.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Millimetres in one unit.
    pub mm: f64,
    /// The height of the paper.
    pub height: f64,
    /// What stands on it.
    pub items: Vec<PosterItem>,
}

/// The width of every paper in units.
pub const WIDTH: f64 = 1189.0;

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub struct Face {
    size: f64,
    bold: bool,
    ink: PosterInk,
    halo: f64,
}

impl Face {
    /// Plain type of a size.
    pub const fn plain(size: f64) -> Self {
        Self { size, bold: false, ink: PosterInk::INK, halo: 0.0 }
    }

    /// Bold type of a size.
    pub const fn bold(size: f64) -> Self {
        Self { bold: true, ..Self::plain(size) }
    }

    /// The same in another colour.
    pub const fn ink(self, ink: PosterInk) -> Self {
        Self { ink, ..self }
    }

    /// The same with a white edge.
    pub const fn halo(self, halo: f64) -> Self {
        Self { halo, ..self }
    }
}

impl Ground {
    /// The size of type for a wish in units, legible on this paper.
    pub fn type_of(&self, size: f64) -> f64 {
        size.max(LEAST_TYPE / self.mm)
    }

    /// The width of a line for a wish in units, printable on this paper.
    pub fn line_of(&self, width: f64) -> f64 {
        width.max(LEAST_LINE / self.mm)
    }

    /// Writes a text.
    pub fn text(&mut self, at: At, anchor: Anchor, face: Face, text: impl Into<String>) {
        let text = text.into();
        let Face { size, bold, ink, halo } = face;
        if !text.is_empty() {
            let text = PosterText { at, size, bold, anchor, ink, halo, text };
            self.items.push(PosterItem::Text(text));
        }
    }

    /// Draws a shape.
    pub fn path(
        &mut self,
        segments: Vec<Segment>,
        fill: Option<PosterInk>,
        line: Option<(PosterInk, f64)>,
    ) {
        let line = line.map(|(ink, width)| PosterLine { ink, width: self.line_of(width) });
        if !segments.is_empty() {
            self.items.push(PosterItem::Path(PosterPath { segments, fill, line }));
        }
    }

    /// A straight line.
    pub fn rule(&mut self, from: At, to: At, ink: PosterInk, width: f64) {
        self.path(vec![Segment::Move(from), Segment::Line(to)], None, Some((ink, width)));
    }

    /// A filled rectangle.
    pub fn block(&mut self, at: At, size: (f64, f64), ink: PosterInk) {
        self.path(rectangle(at, size), Some(ink), None);
    }
}

/// The outline of a rectangle.
pub fn rectangle((x, y): At, (width, height): (f64, f64)) -> Vec<Segment> {
    polygon(&[(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
}

/// The outline through some corners.
pub fn polygon(corners: &[At]) -> Vec<Segment> {
    let mut segments = course(corners);
    segments.push(Segment::Close);
    segments
}

/// A course through some places.
pub fn course(places: &[At]) -> Vec<Segment> {
    let step = |(index, at): (usize, &At)| match index {
        0 => Segment::Move(*at),
        _ => Segment::Line(*at),
    };
    places.iter().enumerate().map(step).collect()
}

/// A circle.
pub fn circle(at: At, radius: f64) -> Vec<Segment> {
    let mut segments = arc(at, radius, 0.0, TAU);
    segments.push(Segment::Close);
    segments
}

/// An arc from one angle to a greater one, clockwise from the right, in radians.
pub fn arc((x, y): At, radius: f64, from: f64, to: f64) -> Vec<Segment> {
    let parts = ((to - from) / (TAU / 4.0)).ceil().max(1.0);
    let step = (to - from) / parts;
    let reach = 4.0 / 3.0 * (step / 4.0).tan() * radius;
    let on = |angle: f64| (x + radius * angle.cos(), y + radius * angle.sin());
    let mut segments = vec![Segment::Move(on(from))];
    let mut angle = from;
    while angle < to - step / 2.0 {
        let next = angle + step;
        let (start, end) = (on(angle), on(next));
        segments.push(Segment::Curve(
            (start.0 - reach * angle.sin(), start.1 + reach * angle.cos()),
            (end.0 + reach * next.sin(), end.1 - reach * next.cos()),
            end,
        ));
        angle = next;
    }
    segments
}

/// How wide a text is at most, set in a sans of the Noto family: a sheet is laid out without its fonts.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(ems).sum::<f64>() * size
}

fn ems(c: char) -> f64 {
    match c {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'j' | 'l' | 'I' | '·' => 0.33,
        '(' | ')' | '[' | ']' | '/' | '-' | 'f' | 't' | 'r' => 0.42,
        '%' | 'm' | 'w' | 'M' | 'W' | '@' => 0.95,
        'A'..='Z' | '+' | '−' => 0.7,
        '–' => 0.55,
        c if c.is_ascii() => 0.58,
        _ => 1.0,
    }
}

/// A text broken into lines of `room` at most; words of Latin letters may be broken too.
pub fn wrapped(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut filled = 0.0;
    for c in text.chars() {
        let wide = ems(c) * size;
        if filled + wide > room && filled > 0.0 {
            lines.push(String::new());
            filled = 0.0;
        }
        filled += wide;
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    lines
}
