//! From degrees to the sheet: Web Mercator at a scale that is true in the middle of the city, and round.

use std::f64::consts::PI;

use geo::Rect;

use super::super::item::At;
use crate::geometry::{Bounds, mercator::World};

/// The radius of the earth along the equator, by CGCS2000, in metres.
const EQUATOR: f64 = 6_378_137.0;

/// A map at one scale.
#[derive(Debug, Clone, Copy)]
pub struct Atlas {
    /// Metres on the ground for a metre on the paper, in two digits that count.
    pub denominator: f64,
    /// Units of the sheet in the width of the world.
    per_world: f64,
    /// Units of the sheet in a metre on the ground, in the middle of the city.
    per_metre: f64,
    world: World,
    middle: At,
}

impl Atlas {
    /// The largest round scale at which the bounds fit into a frame; `mm` are millimetres in a unit.
    pub fn fit(bounds: Bounds, frame: Rect, mm: f64) -> Self {
        const EDGE: f64 = 12.0;
        let (west, east) = (World::from(bounds.min()), World::from(bounds.max()));
        let world = World { x: f64::midpoint(west.x, east.x), y: f64::midpoint(west.y, east.y) };
        let latitude = world.to_point().lat().to_radians();
        let metres_per_world = 2.0 * PI * EQUATOR * latitude.cos();
        // One place alone is shown with a kilometre around it.
        let metres = |length: f64| (length * metres_per_world).max(1_000.0);
        let room = |length: f64| (length - 2.0 * EDGE).max(1.0) * mm / 1_000.0;
        let wide = metres(east.x - west.x) / room(frame.width());
        let high = metres(west.y - east.y) / room(frame.height());
        let denominator = rounded_up(wide.max(high));
        let per_metre = 1_000.0 / denominator / mm;
        let per_world = metres_per_world * per_metre;
        Self { denominator, per_world, per_metre, world, middle: frame.center().x_y() }
    }

    /// Where a longitude and latitude stand on the sheet.
    pub fn at(&self, lon: f64, lat: f64) -> At {
        let world = World::of(lon, lat);
        let (x, y) = (world.x - self.world.x, world.y - self.world.y);
        (self.middle.0 + x * self.per_world, self.middle.1 + y * self.per_world)
    }

    /// A scale bar of a round length: its kilometres, and its length of `most` units at most.
    pub fn bar(&self, most: f64) -> (f64, f64) {
        let longest = most / self.per_metre / 1_000.0;
        let power = 10_f64.powf(longest.log10().floor());
        let steps = [10.0, 5.0, 2.0, 1.0].map(|step| step * power);
        let kilometres = steps.into_iter().find(|step| *step <= longest).unwrap_or(power);
        (kilometres, kilometres * 1_000.0 * self.per_metre)
    }
}

/// The next number with two digits that count.
fn rounded_up(number: f64) -> f64 {
    let power = 10_f64.powf(number.log10().floor() - 1.0);
    (number / power - 1e-9).ceil() * power
}

/// A number without needless decimals.
pub fn plain(number: f64) -> String {
    let written = format!("{number:.2}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::{Point, tests::guangan};

    #[test]
    fn the_scale_is_round_and_the_bar_is_as_long_as_it_says() {
        let city = guangan().iter().map(|(_, b)| b.bounds()).reduce(Bounds::with).unwrap();
        let frame = Rect::new((20.0, 70.0), (610.0, 520.0));
        for mm in [0.25, 0.5, 1.0] {
            let atlas = Atlas::fit(city, frame, mm);
            let (kilometres, long) = atlas.bar(120.0);
            assert!(long <= 120.0 && long > 45.0, "{long}");
            // The same stretch along the parallel in the middle of the city, as the earth has it.
            let middle = city.centre();
            let end = Point::new(middle.lon() + 0.1, middle.lat()).unwrap();
            let (a, b) = (atlas.at(middle.lon(), middle.lat()), atlas.at(end.lon(), end.lat()));
            let measured = middle.distance_m(end) / (b.0 - a.0) * long / 1_000.0;
            assert!((measured / kilometres - 1.0).abs() < 0.005, "{measured} for {kilometres}");
            let on_paper = long * mm / 1_000.0;
            assert!((on_paper * atlas.denominator / (kilometres * 1_000.0) - 1.0).abs() < 1e-9);
            let digits = format!("{:.0}", atlas.denominator);
            assert!(digits.trim_end_matches('0').len() <= 2, "1:{digits}");
        }
    }

    #[test]
    fn the_whole_city_lies_in_its_frame() {
        let city = guangan().iter().map(|(_, b)| b.bounds()).reduce(Bounds::with).unwrap();
        let frame = Rect::new((20.0, 70.0), (610.0, 520.0));
        let atlas = Atlas::fit(city, frame, 0.353);
        for corner in [city.min(), city.max()] {
            let (x, y) = atlas.at(corner.lon(), corner.lat());
            assert!((20.0..=610.0).contains(&x) && (70.0..=520.0).contains(&y), "{x} {y}");
        }
    }
}
