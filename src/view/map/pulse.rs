//! What pulses on the map: the rings of new notices, on a picture of their own above the map. Only
//! the opacity of that whole picture changes, so that the browser composes it without drawing.

use std::fmt::Write;

use super::{MapView, Spot, gather, xml};

/// The rings of the fresh notices; empty while there are none.
#[must_use]
pub fn pulses_svg(view: &MapView<'_>) -> String {
    if !view.marks.iter().any(|mark| mark.fresh) {
        return String::new();
    }
    let (right, down) = view.overscan;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map-pulses\" aria-hidden=\"true\" \
         viewBox=\"{} {} {} {}\">",
        -i32::from(right),
        -i32::from(down),
        u32::from(view.viewport.width) + 2 * u32::from(right),
        u32::from(view.viewport.height) + 2 * u32::from(down),
    );
    for spot in gather(view) {
        if let Spot::Mark { mark, x, y, .. } = spot
            && mark.fresh
        {
            let _ = write!(
                svg,
                "<circle data-id=\"{}\" r=\"27\" transform=\"translate({})\"/>",
                mark.id,
                xml::position(x, y)
            );
        }
    }
    svg.push_str("</svg>");
    svg
}
