//! Too many marks for one screen are gathered on a grid.
//!
//! The grid is fixed to the earth, not to the window, so that nothing jumps while the
//! map is dragged; its cells grow until few enough remain.

use super::{Point, mercator::World, zoom::Zoom};

/// More marks than this are never drawn at once.
pub const MOST_MARKS: usize = 400;

/// The smallest cell in pixels: two clusters side by side do not touch.
const SMALLEST_CELL: f64 = 64.0;

/// How far from the edges of its cell a cluster stands, as a share of the cell.
const INSET: f64 = 0.3;

/// Points that share a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointCluster {
    /// Where the mark stands: the point itself, or the middle of several.
    pub at: Point,
    /// The places in the given list, in the order of their coordinates.
    pub members: Vec<usize>,
}

/// The points gathered into at most `most` groups; each alone if there are no more than that.
///
/// ```
/// use battle_map::geometry::{Point, Zoom, cluster::group};
///
/// let points: Vec<_> = (0..500).map(|i| Point::clamped(106.0 + f64::from(i) / 1000.0, 30.0)).collect();
/// assert_eq!(group(&points[..400], Zoom::from(9.0), 400).len(), 400);
/// assert!(group(&points, Zoom::from(9.0), 400).len() < 100);
/// ```
pub fn group(points: &[Point], zoom: Zoom, most: usize) -> Vec<PointCluster> {
    if points.len() <= most {
        let alone = |(index, &at)| PointCluster { at, members: vec![index] };
        return points.iter().enumerate().map(alone).collect();
    }
    let worlds: Vec<World> = points.iter().map(|&point| World::from(point)).collect();
    let mut grid = Grid::at(zoom);
    while grid.occupied(&worlds) > most.max(4) {
        grid = grid.coarser();
    }
    let mut keyed: Vec<(GridCell, Point, usize)> =
        (0..points.len()).map(|index| (grid.cell(worlds[index]), points[index], index)).collect();
    keyed.sort_unstable();
    keyed.chunk_by(|a, b| a.0 == b.0).map(|cell| grid.gather(cell)).collect()
}

/// A cell of the grid by its column and row.
type GridCell = (u32, u32);

/// A grid over the unit square of the world.
#[derive(Debug, Clone, Copy)]
struct Grid {
    /// Cells along one side of the world.
    cells: f64,
}

impl Grid {
    /// The finest grid of a zoom, the same for all zooms of one level.
    fn at(zoom: Zoom) -> Self {
        let level = Zoom::from(zoom.level().floor());
        Self { cells: level.world_px() / SMALLEST_CELL }
    }

    fn coarser(self) -> Self {
        Self { cells: (self.cells / std::f64::consts::SQRT_2).max(1.0) }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a world coordinate lies in 0..=1 and the closest zoom has 2^21 cells"
    )]
    fn cell(self, world: World) -> GridCell {
        ((world.x * self.cells) as u32, (world.y * self.cells) as u32)
    }

    /// How many cells have a point.
    fn occupied(self, worlds: &[World]) -> usize {
        let mut cells: Vec<GridCell> = worlds.iter().map(|&world| self.cell(world)).collect();
        cells.sort_unstable();
        cells.dedup();
        cells.len()
    }

    /// The group of the points of one cell.
    fn gather(self, cell: &[(GridCell, Point, usize)]) -> PointCluster {
        let members = cell.iter().map(|&(_, _, index)| index).collect();
        match cell {
            [(_, at, _)] => PointCluster { at: *at, members },
            several => PointCluster { at: self.middle(several), members },
        }
    }

    /// The mean of the points, kept off the edges of their cell so that neighbours stay apart.
    fn middle(self, cell: &[(GridCell, Point, usize)]) -> Point {
        let sum = cell.iter().fold((0_i64, 0_i64), |sum, (_, point, _)| {
            let (lon, lat) = point.units();
            (sum.0 + i64::from(lon), sum.1 + i64::from(lat))
        });
        let count = i64::try_from(cell.len()).unwrap_or(i64::MAX);
        let mean = World::from(Point::from_units(sum.0 / count, sum.1 / count));
        let Some(&((column, row), ..)) = cell.first() else {
            return mean.to_point();
        };
        let within = |value: f64, index: u32| {
            let (low, high) = (f64::from(index) + INSET, f64::from(index) + 1.0 - INSET);
            (value * self.cells).clamp(low, high) / self.cells
        };
        World { x: within(mean.x, column), y: within(mean.y, row) }.to_point()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*, sample::Index};

    fn points() -> impl Strategy<Value = Vec<Point>> {
        vec((106.0..107.5_f64, 29.9..31.0_f64), 0..1200).prop_map(|pairs| {
            pairs.into_iter().map(|(lon, lat)| Point::clamped(lon, lat)).collect()
        })
    }

    /// The groups by what they hold, not by where it stood in the list.
    fn content(points: &[Point], groups: &[PointCluster]) -> Vec<(Point, Vec<Point>)> {
        let mut content: Vec<_> = groups
            .iter()
            .map(|group| (group.at, group.members.iter().map(|&i| points[i]).collect()))
            .collect();
        content.sort();
        content
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn no_screen_has_more_marks_than_allowed_and_none_is_lost(points in points(), zoom in 5.0..18.0_f64) {
            let groups = group(&points, zoom.into(), MOST_MARKS);
            prop_assert!(groups.len() <= MOST_MARKS);
            let mut members: Vec<_> = groups.into_iter().flat_map(|group| group.members).collect();
            members.sort_unstable();
            prop_assert_eq!(members, (0..points.len()).collect::<Vec<_>>());
        }

        #[test]
        fn the_order_of_the_list_changes_nothing(points in points(), cut in any::<Index>(), zoom in 5.0..18.0_f64) {
            let mut turned = points.clone();
            turned.reverse();
            if !turned.is_empty() {
                let at = cut.index(turned.len());
                turned.rotate_left(at);
            }
            let straight = content(&points, &group(&points, zoom.into(), 100));
            prop_assert_eq!(straight, content(&turned, &group(&turned, zoom.into(), 100)));
        }
    }

    #[test]
    fn a_thousand_marks_on_one_spot_are_one_cluster_there() {
        let spot = Point::new(106.633, 30.456).unwrap();
        let groups = group(&vec![spot; 1000], Zoom::from(12.0), MOST_MARKS);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].members.len(), 1000);
        // Kept off the edge of its cell by at most 20 pixels of 33 m.
        assert!(groups[0].at.distance_m(spot) < 20.0 * 33.2);
    }
}
