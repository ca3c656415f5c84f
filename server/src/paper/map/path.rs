//! Numbers, circles and straight paths as the map writes them in SVG.

use krilla::geom::{Path, PathBuilder, Rect};

/// The numbers of `translate(12.3-4)`; nothing else moves.
pub fn moved(transform: &str) -> Option<(f32, f32)> {
    let numbers = transform.strip_prefix("translate(")?.strip_suffix(')')?;
    match numbers_of(numbers)[..] {
        [x, y] => Some((x, y)),
        _ => None,
    }
}

/// Width and height of a view box.
pub fn size(view_box: &str) -> Option<(f32, f32)> {
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

/// A circle around the origin.
pub fn circle(radius: f32) -> Option<Path> {
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
enum PathSegment {
    Move(f32, f32),
    Line(f32, f32),
    Close,
}

/// A path of straight lines.
pub fn path(data: &str) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in steps(data)? {
        match step {
            PathSegment::Move(x, y) => path.move_to(x, y),
            PathSegment::Line(x, y) => path.line_to(x, y),
            PathSegment::Close => path.close(),
        }
    }
    path.finish()
}

/// The pieces of a path, absolute or relative; none where it has other than straight ones, which the
/// map does not draw on paper.
fn steps(data: &str) -> Option<Vec<PathSegment>> {
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
                PathSegment::Line(x, y)
            })),
            'v' => steps.extend(numbers.iter().map(|to| {
                y = from(y, *to);
                PathSegment::Line(x, y)
            })),
            'm' | 'l' => {
                for (index, to) in numbers.chunks_exact(2).enumerate() {
                    (x, y) = (from(x, to[0]), from(y, to[1]));
                    let moves = command.eq_ignore_ascii_case(&'m') && index == 0;
                    home = if moves { (x, y) } else { home };
                    steps.push(if moves {
                        PathSegment::Move(x, y)
                    } else {
                        PathSegment::Line(x, y)
                    });
                }
            }
            'z' => {
                steps.push(PathSegment::Close);
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
        assert_eq!(square[3..], [PathSegment::Line(10.0, 15.0), PathSegment::Close]);
        assert_eq!(steps("M0 0a2 2 0 1 1 3 1"), None);
    }
}
