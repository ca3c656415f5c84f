//! Gathering too many marks for one screen: 10,000 and 100,000 points at the zoom of a city.
//!
//! Prints one JSON object a line: `{"name": …, "value": …, "unit": …, "goal": …}`. The same points in
//! npm's supercluster are measured by `end2end/measure/cluster.spec.ts`.

use std::time::Instant;

use battle_map::geometry::{
    Point, Zoom,
    cluster::{MOST_MARKS, group},
};

const ROUNDS: usize = 21;

fn main() {
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
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let name = format!("gathering {count} points, p50");
        let row = serde_json::json!({
            "name": name, "value": times[ROUNDS / 2], "unit": "ms", "goal": "",
        });
        println!("{row}");
    }
}
