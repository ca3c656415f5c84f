//! Gathering too many marks for one screen: 10,000 and 100,000 points at the zoom of a city.
//! The same points in npm's supercluster are measured by `end2end/measure/cluster.spec.ts`.

use std::time::Instant;

use battle_map::geometry::{
    Point, Zoom,
    cluster::{MOST_MARKS, group},
};

use crate::report::{milliseconds, percentile, report};

const ROUNDS: usize = 21;

/// Gathers the points again and again.
pub fn measure() {
    for count in [10_000_u32, 100_000] {
        let spread = |index: u32, step: f64| (f64::from(index + 1) * step).fract();
        let points: Vec<Point> = (0..count)
            .map(|index| {
                let (east, north) = (spread(index, 0.618_034), spread(index, 0.754_878));
                Point::clamped(106.2 + east, 30.05 + 0.7 * north)
            })
            .collect();
        let mut times: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(group(&points, Zoom::from(9.5), MOST_MARKS));
                milliseconds(start)
            })
            .collect();
        report(&format!("gathering {count} points, p50"), percentile(&mut times, 50), "ms", "");
    }
}
