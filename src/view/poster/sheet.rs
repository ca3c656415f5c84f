//! The sheets of a poster: the first with the map, the legend and the tables to the left and the list to
//! the right; what does not fit on it goes on on further ones.

use geo::Rect;

use super::{
    PaperSize, Poster, PosterWords,
    chart::chart,
    head::{self, Foot, HEAD, MARGIN},
    item::{Ground, PosterItem, WIDTH},
    legend,
    list::{self, ListLine, Room},
    tables,
};

/// A sheet, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct PosterSheet {
    /// Millimetres in one unit, of which 1189 are the width of the paper.
    pub mm: f64,
    /// The height of the paper in units.
    pub height: f64,
    /// The denominator of the map's scale; none on sheets without a map.
    pub scale: Option<f64>,
    /// What stands on it, the lowest first.
    pub items: Vec<PosterItem>,
}

/// The width of the left half: map, legend, tables.
const LEFT: f64 = 590.0;
/// Between the two halves, and between what stands above one another.
const BETWEEN: f64 = 14.0;
/// Below the head.
const TOP: f64 = HEAD + 8.0;
/// The width of the red cards, beside the table of counties.
const RED: f64 = 236.0;

/// What of a poster has not been set yet.
struct Rest<'a> {
    lines: Vec<ListLine<'a>>,
    counties: bool,
    /// How many red cards stand already.
    red: usize,
}

impl Rest<'_> {
    fn is_empty(&self, poster: &Poster) -> bool {
        self.lines.is_empty() && !self.counties && self.red >= poster.red.len()
    }
}

/// Lays a poster out on paper of a size, on as many sheets as it needs.
#[must_use]
pub fn sheets(poster: &Poster, size: PaperSize, words: &dyn PosterWords) -> Vec<PosterSheet> {
    let mut rest = Rest { lines: list::lines(poster), counties: true, red: 0 };
    let (mut grounds, mut scale) = (Vec::new(), None);
    // A sheet takes at least one line, so that there is an end.
    while grounds.is_empty() || !rest.is_empty(poster) {
        let mut ground = ground(size);
        head::head(&mut ground, poster, words);
        if grounds.is_empty() {
            scale = first(&mut ground, poster, words, &mut rest);
        } else if !further(&mut ground, poster, words, &mut rest) {
            break;
        }
        grounds.push(ground);
    }
    let count = grounds.len();
    let numbered = grounds.into_iter().zip(1..);
    let sheet = |(mut ground, number): (Ground, usize)| {
        let scale = scale.filter(|_| number == 1);
        head::foot(&mut ground, poster, words, Foot { size, scale, sheet: (number, count) });
        PosterSheet { mm: ground.mm, height: ground.height, scale, items: ground.items }
    };
    numbered.map(sheet).collect()
}

fn ground(size: PaperSize) -> Ground {
    let (wide, high) = size.mm();
    let mm = wide / WIDTH;
    Ground { mm, height: high / mm, items: Vec::new() }
}

/// The sheet with the map; the denominator of its scale.
fn first<'a>(
    ground: &mut Ground,
    poster: &'a Poster,
    words: &dyn PosterWords,
    rest: &mut Rest<'a>,
) -> Option<f64> {
    let bottom = head::foot_line(ground) - 10.0;
    let tables_high = tables::wanted(poster).min((bottom - TOP) * 0.34);
    let legend_high = 5.2 * legend::LINE;
    let map_high = bottom - TOP - tables_high - legend_high - BETWEEN;
    let frame = Rect::new((MARGIN, TOP), (MARGIN + LEFT, TOP + map_high));
    let scale = chart(ground, poster, words, frame);
    let below = legend::legend(ground, words, (MARGIN, TOP + map_high + 4.0), LEFT);
    let tables_top = below + 2.0;
    let high = bottom - tables_top;
    let wide = LEFT - RED - BETWEEN;
    let room = Room { at: (MARGIN, tables_top), wide, high };
    rest.counties = !tables::counties(ground, poster, words, room);
    let room = Room { at: (MARGIN + LEFT - RED, tables_top), wide: RED, high };
    rest.red = tables::red(ground, poster, 0, words, room);
    let left = MARGIN + LEFT + BETWEEN;
    let room = Room { at: (left, TOP), wide: WIDTH - MARGIN - left, high: bottom - TOP };
    list_in(ground, poster, words, rest, room);
    scale
}

/// A further sheet; whether anything stood on it.
fn further<'a>(
    ground: &mut Ground,
    poster: &'a Poster,
    words: &dyn PosterWords,
    rest: &mut Rest<'a>,
) -> bool {
    let bottom = head::foot_line(ground) - 10.0;
    let (mut top, before) = (TOP, (rest.lines.len(), rest.counties, rest.red));
    if rest.counties {
        let high = bottom - top;
        let room = Room { at: (MARGIN, top), wide: LEFT, high };
        rest.counties = !tables::counties(ground, poster, words, room);
    }
    if rest.red < poster.red.len() {
        let wide = if before.1 { WIDTH - 2.0 * MARGIN - LEFT - BETWEEN } else { LEFT };
        let left = if before.1 { MARGIN + LEFT + BETWEEN } else { MARGIN };
        let room = Room { at: (left, top), wide, high: bottom - top };
        rest.red += tables::red(ground, poster, rest.red, words, room);
        top = bottom;
    }
    if before.1 {
        top = bottom;
    }
    if top < bottom {
        let room = Room { at: (MARGIN, top), wide: WIDTH - 2.0 * MARGIN, high: bottom - top };
        list_in(ground, poster, words, rest, room);
    }
    before != (rest.lines.len(), rest.counties, rest.red)
}

fn list_in<'a>(
    ground: &mut Ground,
    poster: &'a Poster,
    words: &dyn PosterWords,
    rest: &mut Rest<'a>,
    room: Room,
) {
    let setting = list::setting(&rest.lines, room, ground.mm, words);
    let drawn = list::draw(ground, poster, &rest.lines, (room, setting), words);
    rest.lines.drain(..drawn);
}
