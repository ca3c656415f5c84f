//! Text and numbers as they may stand in an SVG.

use std::borrow::Cow;

/// Text that is safe in content and in quoted attributes.
pub(in crate::view) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        match char {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    Cow::Owned(safe)
}

/// Pixels in whole tenths: finer is not seen and costs bytes.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast saturates, and what is a hundred million pixels away is not seen"
)]
pub(super) fn tenths(pixels: f64) -> i32 {
    (pixels * 10.0).round() as i32
}

/// Tenths of a pixel as the shortest number: `.5`, `-12`, `3.1`.
pub(super) fn number(tenths: i32) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    match (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, part) => format!("{sign}.{part}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    }
}

/// Pixels to a tenth, as short as they can be.
pub(super) fn pixels(pixels: f64) -> String {
    number(tenths(pixels))
}

/// Two coordinates side by side; a minus needs no space before it.
pub(super) fn pair(x: i32, y: i32) -> String {
    let space = if y < 0 { "" } else { " " };
    format!("{}{space}{}", number(x), number(y))
}

/// A position in pixels as two coordinates.
pub(super) fn position(x: f64, y: f64) -> String {
    pair(tenths(x), tenths(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_can_break_out_of_its_place() {
        assert_eq!(escape("<b>\"A&B\"'s"), "&lt;b&gt;&quot;A&amp;B&quot;&#39;s");
        assert!(matches!(escape("邻水县"), Cow::Borrowed(_)));
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let written: Vec<_> = [0, 5, -5, 10, -31].map(number).into();
        assert_eq!(written, ["0", ".5", "-.5", "1", "-3.1"]);
        assert_eq!(position(12.34, -0.04), "12.3 0");
        assert_eq!(position(1.0, -2.5), "1-2.5");
    }
}
