//! One region on the map, tinted by how far its projects are behind.

use super::{outline::BoundaryOutline, xml::escape};
use crate::geometry::Boundary;

/// How far behind a region is, as one of five faint tints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tint(u8);

impl Tint {
    /// Every tint, from in time to far behind.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// The points behind schedule above which a region takes the next tint.
    pub const STEPS: [i64; 4] = [0, 5, 10, 20];

    /// The tint of a lag in hundredths of a percentage point.
    ///
    /// ```
    /// use battle_map::view::map::Tint;
    ///
    /// assert_eq!(Tint::of_lag(-170), Tint::ALL[0]);
    /// assert_eq!(Tint::of_lag(960), Tint::ALL[2]);
    /// assert_eq!(Tint::of_lag(1420), Tint::ALL[3]);
    /// ```
    #[must_use]
    pub fn of_lag(hundredths: i64) -> Self {
        let steps = Self::STEPS.iter().filter(|&&step| hundredths > step * 100).count();
        Self::ALL[steps]
    }

    /// The class that gives regions and the legend their tint.
    pub const fn class(self) -> &'static str {
        ["tint-0", "tint-1", "tint-2", "tint-3", "tint-4"][self.0 as usize]
    }
}

/// One region with its outline.
#[derive(Debug, Clone)]
pub struct RegionShape<'a> {
    /// The number of the region's identifier.
    pub id: u32,
    /// Its name, as it stands on the map.
    pub name: String,
    /// The line under the name: how many projects, in the reader's words.
    pub count: String,
    /// The address that drills down into it.
    pub href: String,
    /// How far behind it is; nothing where that cannot be judged.
    pub tint: Option<Tint>,
    /// Whether the reader has drilled down into it.
    pub selected: bool,
    /// The outline of the region.
    pub boundary: &'a Boundary,
}

/// The land of a region as a link, or nothing if none of it is seen.
pub(super) fn region_svg(region: &RegionShape<'_>, outline: &BoundaryOutline) -> String {
    if outline.path.is_empty() {
        return String::new();
    }
    let tint = region.tint.map_or("tint-none", Tint::class);
    let here = if region.selected { " here" } else { "" };
    let (name, count) = (escape(&region.name), escape(&region.count));
    format!(
        "<a class=\"region {tint}{here}\" data-region=\"{}\" href=\"{}\" aria-label=\"{name} {count}\"><path d=\"{}\"/></a>",
        region.id,
        escape(&region.href),
        outline.path,
    )
}
