//! The small map as strokes: read from the SVG that the print view shows, which one function draws for
//! every screen, so that paper and screen cannot differ. Only what that function writes is understood.

use krilla::geom::{Path, Transform};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{
    fonts::{FaceKind, Fonts},
    ink::Ink,
    item::{Drawing, Stroke},
    line::{Align, lines, runs},
    text::{ShapedText, Style},
};

mod path;

pub use path::frame;
use path::{circle, moved, path, size};

/// More shapes than a map of a city has.
const MOST_SHAPES: usize = 20_000;

/// A class, what fills its shapes, and their outline with its width in points.
type ClassStyle = (&'static str, Option<Ink>, Option<(Ink, f32)>);

/// What classes look like on paper; the twin of the map's rules in `style/paper.css`.
const LOOKS: [ClassStyle; 11] = [
    ("here", Some(Ink(0xe6, 0xe9, 0xed)), Some((Ink(0x33, 0x33, 0x33), 1.6))),
    ("region", Some(Ink(0xf7, 0xf8, 0xf9)), Some((Ink(0x9a, 0xa3, 0xad), 0.9))),
    ("layer-area", Some(Ink(0xe3, 0xec, 0xf5)), None),
    ("layer-line", None, Some((Ink(0xa9, 0xbd, 0xd3), 1.0))),
    ("layer-point", None, Some((Ink(0xa9, 0xbd, 0xd3), 3.0))),
    ("track", None, Some((Ink::RED, 2.6))),
    ("area", Some(Ink(0xf6, 0xd9, 0xdb)), Some((Ink::RED, 1.4))),
    ("disc", Some(Ink::RED), None),
    ("chosen", None, Some((Ink::BLACK, 1.8))),
    ("leader", None, Some((Ink(0x33, 0x33, 0x33), 0.9))),
    ("leader-foot", None, Some((Ink(0x33, 0x33, 0x33), 3.0))),
];

/// The size of a region's name, in pixels of the map.
const NAME: f32 = 14.0;

/// A map that stands at `at` and is `width` points wide; none if it is no map.
pub fn drawing(svg: &str, at: (f32, f32), width: f32, fonts: &Fonts) -> Option<Drawing> {
    let mut reader = Reader::from_str(svg);
    let mut pen = Pen::new(fonts);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => pen.open(&tag),
            Event::Empty(tag) => {
                pen.open(&tag);
                pen.close();
            }
            Event::Text(text) => pen.text(&text),
            Event::GeneralRef(entity) => pen.text(unescaped(&entity)),
            Event::End(_) => pen.close(),
            Event::Eof => break,
            _ => {}
        }
        if pen.strokes.len() > MOST_SHAPES {
            return None;
        }
    }
    let size = pen.size?;
    Some(Drawing { at, size, scale: width / size.0, strokes: pen.strokes, names: pen.names })
}

/// The sign of an entity, as the map writes them.
fn unescaped(entity: &str) -> &'static str {
    match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "#39" => "'",
        _ => "",
    }
}

/// What SVG elements inherit from those around them.
#[derive(Debug, Clone)]
struct InheritedStyle {
    /// How its coordinates become those of the map.
    by: Transform,
    /// The classes of the element and of all around it, the innermost last.
    classes: Vec<String>,
    /// Whether its text is shown.
    says: bool,
    /// Where its text stands below its own origin.
    y: f32,
}

struct Pen<'a> {
    fonts: &'a Fonts,
    size: Option<(f32, f32)>,
    stack: Vec<InheritedStyle>,
    strokes: Vec<Stroke>,
    names: Vec<super::item::Run>,
    word: String,
}

impl<'a> Pen<'a> {
    fn new(fonts: &'a Fonts) -> Self {
        let (stack, strokes, names) = (Vec::new(), Vec::new(), Vec::new());
        Self { fonts, size: None, stack, strokes, names, word: String::new() }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let outer = self.stack.last().cloned().unwrap_or_else(|| InheritedStyle {
            by: Transform::identity(),
            classes: Vec::new(),
            says: false,
            y: 0.0,
        });
        let mut place = outer;
        let get = |name: &str| attribute(tag, name);
        let own = get("class").unwrap_or_default();
        place.classes.extend(own.split(' ').map(str::to_owned));
        if let Some((x, y)) = get("transform").as_deref().and_then(moved) {
            place.by = chained(place.by, Transform::from_translate(x, y));
        }
        if own == "glyph" && place.has("compact") {
            place.by = chained(place.by, Transform::from_scale(0.7, 0.7));
        }
        match tag.local_name().as_ref() {
            "svg" => self.size = get("viewBox").as_deref().and_then(size),
            "path" => self.stroke(&place, get("d").as_deref().and_then(path)),
            "circle" => {
                let circle = get("r").and_then(|r| circle(r.parse().ok()?));
                self.stroke(&place, circle);
            }
            "tspan" => {
                place.says = true;
                place.y = get("y").and_then(|y| y.parse().ok()).unwrap_or_default();
            }
            _ => {}
        }
        self.stack.push(place);
    }

    fn text(&mut self, text: &str) {
        if self.stack.last().is_some_and(|place| place.says) {
            self.word.push_str(text);
        }
    }

    fn close(&mut self) {
        let place = self.stack.pop();
        let word = std::mem::take(&mut self.word);
        if let Some(place) = place.filter(|_| !word.is_empty()) {
            let style = Style {
                size: NAME,
                face: FaceKind::Text,
                tracking: 0.0,
                ink: Ink(0x33, 0x33, 0x33),
            };
            let shape = ShapedText::new(&word, style, self.fonts);
            let line = lines(&shape, f32::INFINITY, 0.0).remove(0);
            let middle = (place.by.tx() - line.width / 2.0, place.by.ty() + place.y);
            self.names.extend(runs(&shape, &line, middle, line.width, Align::Filled));
        }
    }

    fn stroke(&mut self, place: &InheritedStyle, path: Option<Path>) {
        let look = LOOKS.iter().find(|(class, ..)| place.has(class));
        let path = path.and_then(|path| path.transform(place.by));
        if let (Some((_, fill, line)), Some(path)) = (look, path) {
            self.strokes.push(Stroke { path, fill: *fill, line: *line });
        }
    }
}

impl InheritedStyle {
    fn has(&self, class: &str) -> bool {
        self.classes.iter().any(|known| known == class)
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = tag.try_get_attribute(name).ok()??;
    Some(value.value.into_owned())
}

/// The transform that applies `inner` first and `outer` to what comes of it.
fn chained(outer: Transform, inner: Transform) -> Transform {
    let scale = outer.sx();
    Transform::from_row(
        scale * inner.sx(),
        0.0,
        0.0,
        scale * inner.sy(),
        outer.tx() + scale * inner.tx(),
        outer.ty() + scale * inner.ty(),
    )
}
