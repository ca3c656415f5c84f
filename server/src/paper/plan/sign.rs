//! Flags on paper. In grey, red is as dark as black: a flag in time is a filled pennant, a late one a
//! pennant within an edge, a claimed one hollow, an overdue one a square.

use battle_map::view::plan_board::Flag;
use krilla::geom::PathBuilder;

use crate::paper::{
    ink::Ink,
    item::{Page, PageItem, Stroke},
};

/// Draws a flag into the square of `size` points whose upper left corner is `at`; one that is to come has
/// none, its name stands in a frame.
pub fn flag(page: &mut Page, flag: Flag, (x, y): (f32, f32), size: f32) {
    if flag == Flag::ToCome {
        return;
    }
    let pole = x + size * 0.16;
    page.push(PageItem::Rule((pole, y + size * 0.04), (pole, y + size), size * 0.08, Ink::BLACK));
    let cloth = |inset: f32, square: bool, fill: Option<Ink>, line: Option<(Ink, f32)>| {
        let (left, right) = (pole + size * inset, x + size * (0.94 - 1.7 * inset));
        let (top, bottom) = (y + size * (0.06 + inset), y + size * (0.66 - inset));
        let mut path = PathBuilder::new();
        path.move_to(left, top);
        if square {
            path.line_to(right, top);
            path.line_to(right, bottom);
        } else {
            path.line_to(right, f32::midpoint(top, bottom));
        }
        path.line_to(left, bottom);
        path.close();
        path.finish().map(|path| PageItem::Shape(Stroke { path, fill, line }))
    };
    let drawn = match flag {
        Flag::Done => vec![cloth(0.0, false, Some(Ink::RED), None)],
        Flag::DoneLate => vec![
            cloth(0.0, false, Some(Ink::BLACK), None),
            cloth(0.09, false, Some(Ink::WHITE), None),
            cloth(0.15, false, Some(Ink::RED), None),
        ],
        Flag::Claimed => vec![cloth(0.03, false, Some(Ink::WHITE), Some((Ink::RED, size * 0.07)))],
        Flag::Overdue => vec![cloth(0.0, true, Some(Ink::BLACK), None)],
        Flag::ToCome => Vec::new(),
    };
    page.extend(drawn.into_iter().flatten());
}
