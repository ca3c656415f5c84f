//! What a map is drawn on, and what the page lays over it.

use geo::Rect;

/// What a map is drawn on, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Canvas {
    /// The window's width and height.
    pub size: (u16, u16),
    /// What is drawn beyond each edge, to the sides and above and below.
    pub overscan: (u16, u16),
    /// The height of the line that the page lays over the lower edge.
    pub foot: u16,
    /// The width and height of what it lays over the lower right corner.
    pub corner: (u16, u16),
    /// The width and height of what it lays over the lower left corner.
    pub left: (u16, u16),
    /// Whether the land keeps clear of both corners; else only names do.
    pub clear: bool,
}

impl Canvas {
    /// Where the page lays something over the map.
    pub(super) fn covered(&self) -> Vec<Rect> {
        let (width, height) = (f64::from(self.size.0), f64::from(self.size.1));
        let lower_right = |(wide, high): (f64, f64)| {
            let covers = wide > 0.0 && high > 0.0;
            covers.then(|| Rect::new((width - wide, height - high), (width, height)))
        };
        let (wide, high) = self.corner;
        let foot = lower_right((width, f64::from(self.foot)));
        let (left_wide, left_high) = (f64::from(self.left.0), f64::from(self.left.1));
        let left = (left_wide > 0.0 && left_high > 0.0)
            .then(|| Rect::new((0.0, height - left_high), (left_wide, height)));
        foot.into_iter()
            .chain(lower_right((f64::from(wide), f64::from(high))))
            .chain(left)
            .collect()
    }
}
