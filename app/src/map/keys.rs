//! The meaning of keys and the wheel on the map.

use leptos::ev::{KeyboardEvent, WheelEvent};

use super::pointers::Offset;

/// The pixels that one arrow key moves.
const ARROW: f64 = 120.0;
/// Zoom levels per pixel of the wheel, and of a pinch on a touchpad, which browsers report as a
/// wheel with Ctrl.
const WHEEL: (f64, f64) = (0.0035, 0.01);
/// Pixels per line and per page, for wheels that report those.
const LINE_AND_PAGE: (f64, f64) = (33.0, 300.0);

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum KeyCommand {
    /// Move or zoom by a step.
    Step {
        /// Pixels by which the land is moved.
        pan: Offset,
        /// Zoom levels to add.
        levels: f64,
    },
    /// Return to the default window.
    Home,
}

/// The meaning of a key by its name; `None` if the map does not use it.
pub(super) fn named(key: &str) -> Option<KeyCommand> {
    let pan = |x: f64, y: f64| KeyCommand::Step { pan: Offset { x, y }, levels: 0.0 };
    let zoom = |levels: f64| KeyCommand::Step { pan: Offset::default(), levels };
    Some(match key {
        "ArrowLeft" => pan(ARROW, 0.0),
        "ArrowRight" => pan(-ARROW, 0.0),
        "ArrowUp" => pan(0.0, ARROW),
        "ArrowDown" => pan(0.0, -ARROW),
        "+" | "=" => zoom(1.0),
        "-" | "_" => zoom(-1.0),
        "Home" => KeyCommand::Home,
        _ => return None,
    })
}

/// The meaning of a key that is pressed alone.
pub(super) fn meaning(event: &KeyboardEvent) -> Option<KeyCommand> {
    let alone = !(event.ctrl_key() || event.meta_key() || event.alt_key());
    alone.then(|| named(&event.key()))?
}

/// Zoom levels of a turn of the wheel; turning it away from the person zooms in.
pub(super) fn levels_of_wheel(event: &WheelEvent) -> f64 {
    let pixels = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => event.delta_y() * LINE_AND_PAGE.0,
        WheelEvent::DOM_DELTA_PAGE => event.delta_y() * LINE_AND_PAGE.1,
        _ => event.delta_y(),
    };
    let factor = if event.ctrl_key() { WHEEL.1 } else { WHEEL.0 };
    (-pixels * factor).clamp(-1.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_looks_where_it_points() {
        assert_eq!(
            named("ArrowRight"),
            Some(KeyCommand::Step { pan: Offset { x: -ARROW, y: 0.0 }, levels: 0.0 }),
            "the land goes left"
        );
        assert_eq!(named("Home"), Some(KeyCommand::Home));
        assert_eq!(named("a"), None);
    }
}
