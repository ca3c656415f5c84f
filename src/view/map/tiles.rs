//! A city without outlines: each county is a tile of a tidy grid, and its projects stand in rows on
//! it, so that the map shows the ledger from the first hour. Nothing on it claims to be a place.

use std::collections::HashMap;

use crate::{
    board::Board,
    geometry::{Boundary, Point},
    model::region::RegionKind,
    value::{ProjectId, RegionId},
    view::judged::Judged,
};

/// The north-western corner of the grid, in degrees; any place would do.
const CORNER: (f64, f64) = (104.0, 31.0);
/// The width and height of a tile in degrees, about 4 to 3 on the drawn map.
const TILE: (f64, f64) = (0.4, 0.26);
/// The share of a tile's sides that is left free between it and the next.
const GAP: f64 = 0.08;
/// The share of a tile's height at its top that is left to the name.
const NAME: f64 = 0.36;
/// The share of a tile's sides between its edge and the first mark.
const MARGIN: f64 = 0.1;

/// The tiles of a city none of whose regions has an outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Tiles {
    boundaries: HashMap<RegionId, Boundary>,
    places: HashMap<ProjectId, Point>,
}

impl Tiles {
    /// A tile for every region with projects, in the order of the regions, and before there are any
    /// for every county; none where a region has an outline, or where there are no regions.
    pub fn of<'a>(board: &Board, entries: impl Iterator<Item = &'a Judged>) -> Option<Self> {
        let regions = &board.regions;
        if regions.is_empty() || regions.values().any(|region| region.boundary.is_some()) {
            return None;
        }
        let entries = by_region(entries);
        let shown = regions.values().filter(|region| {
            let county = region.kind == RegionKind::District;
            entries.contains_key(&region.id) || (county && entries.is_empty())
        });
        let shown: Vec<RegionId> = shown.map(|region| region.id).collect();
        let columns = columns(shown.len());
        let mut tiles = Self { boundaries: HashMap::new(), places: HashMap::new() };
        for (place, region) in shown.into_iter().enumerate() {
            let tile = Tile { column: place % columns, row: place / columns };
            tiles.boundaries.extend(tile.boundary().map(|boundary| (region, boundary)));
            let of_region = entries.get(&region).map(Vec::as_slice).unwrap_or_default();
            tiles.places.extend(tile.places(of_region));
        }
        Some(tiles)
    }

    /// The tile of a region.
    pub fn boundary(&self, region: RegionId) -> Option<&Boundary> {
        self.boundaries.get(&region)
    }

    /// Where a project's mark stands on the tile of its region.
    pub fn place(&self, project: ProjectId) -> Option<Point> {
        self.places.get(&project).copied()
    }
}

/// Where a project's mark stands on the map: on the tile of its region where the city is drawn in tiles,
/// else in its own place or that of its region.
pub fn stands(board: &Board, tiles: Option<&Tiles>, entry: &Judged) -> Option<Point> {
    match tiles {
        Some(tiles) => tiles.place(entry.project.id),
        None => entry.stands(board),
    }
}

/// Entries by the region that they count in.
fn by_region<'a>(entries: impl Iterator<Item = &'a Judged>) -> HashMap<RegionId, Vec<&'a Judged>> {
    let mut regions: HashMap<RegionId, Vec<&Judged>> = HashMap::new();
    for entry in entries {
        if let Some(region) = entry.region {
            regions.entry(region).or_default().push(entry);
        }
    }
    regions
}

/// How many tiles stand side by side, so that the whole is a little wider than high.
fn columns(tiles: usize) -> usize {
    let root = tiles.isqrt();
    (if root * root < tiles { root + 1 } else { root }).max(1)
}

/// One place in the grid.
struct Tile {
    column: usize,
    row: usize,
}

impl Tile {
    /// The point at so many shares of the tile's width and height from its upper left corner.
    fn at(&self, (right, down): (f64, f64)) -> Point {
        let (column, row) = (number(self.column), number(self.row));
        let inside = |share: f64| GAP / 2.0 + share * (1.0 - GAP);
        Point::clamped(
            CORNER.0 + (column + inside(right)) * TILE.0,
            CORNER.1 - (row + inside(down)) * TILE.1,
        )
    }

    fn boundary(&self) -> Option<Boundary> {
        let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        let ring = corners.map(|corner| self.at(corner)).to_vec();
        // Four corners of a rectangle always are a boundary.
        Boundary::try_from(vec![vec![ring]]).ok()
    }

    /// The entries in rows below the tile's name, in their order.
    fn places(&self, entries: &[&Judged]) -> Vec<(ProjectId, Point)> {
        let columns = columns(entries.len());
        let rows = entries.len().div_ceil(columns.max(1));
        let place = |(index, entry): (usize, &&Judged)| {
            let share = |nth: usize, all: usize| (number(nth) + 0.5) / number(all.max(1));
            let right = MARGIN + share(index % columns, columns) * (1.0 - 2.0 * MARGIN);
            let down = NAME + share(index / columns, rows) * (1.0 - NAME - MARGIN);
            (entry.project.id, self.at((right, down)))
        };
        entries.iter().enumerate().map(place).collect()
    }
}

/// A small count as a number to multiply with.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, name, point, square},
        geometry::Bounds,
        model::{
            project::{ProjectAction, Site},
            region::RegionAction,
        },
        view::{assessment::Assessment, filter::Filter},
    };

    fn register(fixture: &mut Fixture, called: &str, kind: RegionKind) -> RegionId {
        let region = fixture.board.regions.next_id();
        let register = RegionAction::Register { name: name(called), kind, boundary: None };
        fixture.accept(Command::new(Subject::City, register));
        region
    }

    /// Seven counties without outlines, and the city level with no project.
    fn city() -> (Fixture, Vec<RegionId>) {
        let mut fixture = Fixture::on("2026-11-23");
        let unit = crate::model::unit::UnitAction::Register { name: name("发改局") };
        fixture.accept(Command::new(Subject::City, unit));
        let counties: Vec<_> = (1..=7)
            .map(|nth| register(&mut fixture, &format!("第{nth}县"), RegionKind::District))
            .collect();
        register(&mut fixture, "市本级", RegionKind::CityLevel);
        (fixture, counties)
    }

    #[test]
    fn counties_stand_as_equal_tiles_that_do_not_touch() {
        let (fixture, counties) = city();
        let tiles = Assessment::of(&fixture.board).tiles().unwrap();
        assert_eq!(tiles.boundaries.len(), 7, "the city level has no project and no tile");
        let bounds: Vec<_> =
            counties.iter().map(|id| tiles.boundary(*id).unwrap().bounds()).collect();
        for (one, other) in bounds.iter().zip(bounds.iter().skip(1)) {
            assert!(!one.contains(other.centre()) && !one.contains(other.min()));
        }
        // Three side by side: the fourth begins the second row below the first.
        assert_eq!(
            bounds[3].min().lon().total_cmp(&bounds[0].min().lon()),
            std::cmp::Ordering::Equal
        );
        assert!(bounds[3].max().lat() < bounds[0].min().lat());
    }

    #[test]
    fn every_project_has_its_own_place_on_its_countys_tile() {
        let (mut fixture, counties) = city();
        let before = Assessment::of(&fixture.board).tiles().unwrap();
        let projects: Vec<_> =
            (0..5).map(|nth| fixture.register(&format!("项目{nth}"), counties[2])).collect();
        let tiles = Assessment::of(&fixture.board).tiles().unwrap();
        let mut places: Vec<_> = projects.iter().map(|id| tiles.place(*id).unwrap()).collect();
        let tile = tiles.boundary(counties[2]).unwrap();
        assert!(places.iter().all(|place| tile.contains(*place)));
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), 5);
        assert_eq!((before.boundaries.len(), tiles.boundaries.len()), (7, 1));
    }

    #[test]
    fn a_rectangle_drawn_over_tiles_finds_what_stands_in_it() {
        let (mut fixture, counties) = city();
        for county in &counties[..2] {
            for nth in 0..3 {
                let project = fixture.register(&format!("{county}县{nth}号项目"), *county);
                // One has a place on the earth, which is not where its mark stands on a tile.
                if nth == 0 {
                    let site = Site::Placed { shape: point(106.6, 30.4).into(), written: None };
                    let place = ProjectAction::Place { site };
                    fixture.accept(Command::new(Subject::Project(project), place));
                }
            }
        }
        let assessment = Assessment::of(&fixture.board);
        let tiles = assessment.tiles().unwrap();
        let found = |within: Bounds| {
            let filter = Filter { within: Some(within), ..Filter::default() };
            let found = assessment.filtered(&filter).into_iter().map(|e| e.project.id);
            found.collect::<Vec<_>>()
        };
        let first = tiles.boundary(counties[0]).unwrap().bounds();
        assert_eq!(found(first), [ProjectId(1), ProjectId(2), ProjectId(3)]);
        let one = tiles.place(ProjectId(5)).unwrap();
        assert_eq!(found(Bounds::around([one]).unwrap()), [ProjectId(5)]);
        let whole = first.with(tiles.boundary(counties[1]).unwrap().bounds());
        assert_eq!(found(whole).len(), 6);
    }

    #[test]
    fn one_outline_ends_the_tiles() {
        let (mut fixture, counties) = city();
        let boundary = square(106.0, 30.0).into();
        let set = RegionAction::SetBoundary { boundary };
        fixture.accept(Command::new(Subject::Region(counties[0]), set));
        assert_eq!(Assessment::of(&fixture.board).tiles(), None);
        assert_eq!(Assessment::of(&Fixture::on("2026-11-23").board).tiles(), None);
    }
}
