//! The small map as strokes: read from the SVG that the print view shows, which one function draws for
//! every screen, so that paper and screen cannot differ. Only what that function writes is understood.

use krilla::geom::{Path, PathBuilder, Rect, Transform};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{
    fonts::{FaceKind, Fonts},
    ink::Ink,
    item::{Drawing, Stroke},
    line::{Align, lines, runs},
    text::{Shape, Style},
};

/// More shapes than a map of a city has.
const MOST_SHAPES: usize = 20_000;

/// A class, what fills its shapes, and their outline with its width in points.
type Look = (&'static str, Option<Ink>, Option<(Ink, f32)>);

/// What classes look like on paper; the twin of the map's rules in `style/paper.css`.
const LOOKS: [Look; 9] = [
    ("here", Some(Ink(0xe6, 0xe9, 0xed)), Some((Ink(0x33, 0x33, 0x33), 1.6))),
    ("region", Some(Ink(0xf7, 0xf8, 0xf9)), Some((Ink(0x9a, 0xa3, 0xad), 0.9))),
    ("layer-area", Some(Ink(0xe3, 0xec, 0xf5)), None),
    ("layer-line", None, Some((Ink(0xa9, 0xbd, 0xd3), 1.0))),
    ("layer-point", None, Some((Ink(0xa9, 0xbd, 0xd3), 3.0))),
    ("track", None, Some((Ink::RED, 2.6))),
    ("area", Some(Ink(0xf6, 0xd9, 0xdb)), Some((Ink::RED, 1.4))),
    ("disc", Some(Ink::RED), None),
    ("chosen", None, Some((Ink::BLACK, 1.8))),
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
struct Place {
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
    stack: Vec<Place>,
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
        let outer = self.stack.last().cloned().unwrap_or_else(|| Place {
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
            let shape = Shape::new(&word, style, self.fonts);
            let line = lines(&shape, f32::INFINITY, 0.0).remove(0);
            let middle = (place.by.tx() - line.width / 2.0, place.by.ty() + place.y);
            self.names.extend(runs(&shape, &line, middle, line.width, Align::Filled));
        }
    }

    fn stroke(&mut self, place: &Place, path: Option<Path>) {
        let look = LOOKS.iter().find(|(class, ..)| place.has(class));
        let path = path.and_then(|path| path.transform(place.by));
        if let (Some((_, fill, line)), Some(path)) = (look, path) {
            self.strokes.push(Stroke { path, fill: *fill, line: *line });
        }
    }
}

impl Place {
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

/// The numbers of `translate(12.3-4)`; nothing else moves.
fn moved(transform: &str) -> Option<(f32, f32)> {
    let numbers = transform.strip_prefix("translate(")?.strip_suffix(')')?;
    match numbers_of(numbers)[..] {
        [x, y] => Some((x, y)),
        _ => None,
    }
}

fn size(view_box: &str) -> Option<(f32, f32)> {
    match numbers_of(view_box)[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    }
}

/// Numbers in a row; a minus or a second point begins a new one.
fn numbers_of(text: &str) -> Vec<f32> {
    let mut words: Vec<String> = vec![String::new()];
    for c in text.chars() {
        let fresh = match c {
            '-' => true,
            '.' => words.last().is_some_and(|word| word.contains('.')),
            _ => c.is_whitespace() || c == ',',
        };
        if fresh {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| !c.is_whitespace() && c != ',') {
            word.push(c);
        }
    }
    words.iter().filter_map(|word| word.parse().ok()).collect()
}

fn circle(radius: f32) -> Option<Path> {
    // Four curves, each a quarter of the circle.
    let (r, k) = (radius, radius * 0.552_285);
    let mut path = PathBuilder::new();
    path.move_to(r, 0.0);
    path.cubic_to(r, k, k, r, 0.0, r);
    path.cubic_to(-k, r, -r, k, -r, 0.0);
    path.cubic_to(-r, -k, -k, -r, 0.0, -r);
    path.cubic_to(k, -r, r, -k, r, 0.0);
    path.close();
    path.finish()
}

/// The frame of a drawing, and what clips it.
pub fn frame((width, height): (f32, f32)) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(0.0, 0.0, width, height)?);
    path.finish()
}

/// A piece of a path, to a place on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Move(f32, f32),
    Line(f32, f32),
    Close,
}

/// A path of straight lines.
fn path(data: &str) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in steps(data)? {
        match step {
            Step::Move(x, y) => path.move_to(x, y),
            Step::Line(x, y) => path.line_to(x, y),
            Step::Close => path.close(),
        }
    }
    path.finish()
}

/// The pieces of a path, absolute or relative; none where it has other than straight ones, which the
/// map does not draw on paper.
fn steps(data: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let (mut x, mut y, mut home) = (0.0, 0.0, (0.0, 0.0));
    let mut rest = data;
    while let Some(command) = rest.chars().next().filter(char::is_ascii_alphabetic) {
        let tail = &rest[1..];
        let end = tail.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(tail.len());
        let numbers = numbers_of(&tail[..end]);
        rest = &tail[end..];
        let relative = command.is_ascii_lowercase();
        let from = |at: f32, to: f32| if relative { at + to } else { to };
        match command.to_ascii_lowercase() {
            'h' => steps.extend(numbers.iter().map(|to| {
                x = from(x, *to);
                Step::Line(x, y)
            })),
            'v' => steps.extend(numbers.iter().map(|to| {
                y = from(y, *to);
                Step::Line(x, y)
            })),
            'm' | 'l' => {
                for (index, to) in numbers.chunks_exact(2).enumerate() {
                    (x, y) = (from(x, to[0]), from(y, to[1]));
                    let moves = command.eq_ignore_ascii_case(&'m') && index == 0;
                    home = if moves { (x, y) } else { home };
                    steps.push(if moves { Step::Move(x, y) } else { Step::Line(x, y) });
                }
            }
            'z' => {
                steps.push(Step::Close);
                (x, y) = home;
            }
            _ => return None,
        }
    }
    Some(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_need_no_space_before_a_minus_or_a_point() {
        assert_eq!(numbers_of("12.3-4 .5.25,7"), [12.3, -4.0, 0.5, 0.25, 7.0]);
        assert_eq!(moved("translate(12.3-4)"), Some((12.3, -4.0)));
        assert_eq!(moved("rotate(-90)"), None);
    }

    #[test]
    fn outlines_are_read_as_the_map_writes_them() {
        let square = steps("M10 10l5 0 0 5-5 0z").unwrap();
        assert_eq!(square, steps("M10 10H15V15H10z").unwrap());
        assert_eq!(square[3..], [Step::Line(10.0, 15.0), Step::Close]);
        assert_eq!(steps("M0 0a2 2 0 1 1 3 1"), None);
    }
}
