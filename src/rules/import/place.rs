//! Which region a row belongs to, and whether its point agrees.
//!
//! The written region wins; without one the name of the sheet, the place, the title of the sheet, then
//! the responsible unit's name tell it: a full name or alias anywhere in the text, else a short name
//! (岳池 for 岳池县) at its beginning. A zone (广安经开区) is not the county whose name it begins with:
//! unknown to the board, it is asked about.

mod shares;

use super::{register::ImportRegistry, row::issue};
use crate::{
    board::Board,
    geometry::point::Point,
    model::{
        ledger::{Issue, IssueCode, LedgerRow},
        region::{Region, RegionKind},
    },
    value::{Name, RegionId, text::normalised},
};
pub use shares::shares;

/// A point farther than this from every region is rejected.
const FAR_M: f64 = 20_000.0;

const CITY_LEVEL: [&str; 4] = ["市本级", "市级", "市直", "市属"];
/// Zones of a city, which lie in no county or in several.
const CITY_ZONES: [&str; 9] = [
    "经开区",
    "经济开发区",
    "经济技术开发区",
    "高新区",
    "高新技术",
    "新区",
    "合作区",
    "保税",
    "自贸",
];
/// Zones of any size, where a column of regions names them.
const ZONES: [&str; 8] =
    ["开发区", "园区", "工业园", "产业园", "示范区", "度假区", "风景区", "管委会"];
const CROSS_COUNTY: [&str; 5] = ["跨县区", "跨区县", "跨区域", "跨县", "全市"];

/// The region of a row.
///
/// # Errors
/// `unknown-region` when nothing tells it.
pub fn region(
    board: &Board,
    register: &mut ImportRegistry<'_>,
    row: &LedgerRow,
) -> Result<RegionId, Issue> {
    if let Some(written) = &row.facts.regions {
        return written_region(board, register, row, written);
    }
    let (tab, title) = (row.headings.first(), row.headings.get(1));
    let called = tab.and_then(|tab| board.region_called(tab.as_str())).map(|region| region.id);
    let unit = row.facts.responsible_unit.as_ref();
    if let Some(first) = shares::mentioned(board, row).first().filter(|_| called.is_none()) {
        return Ok(*first);
    }
    if let Some(place) = row.facts.place.as_ref().filter(|_| called.is_none())
        && shares::means_more(board, place)
    {
        return Err(issue(row, "建设地点", IssueCode::UnknownRegion, place.as_str()));
    }
    let texts = [row.facts.place.as_ref(), tab, title, unit, Some(&row.facts.name)];
    let told = || texts.into_iter().flatten().find_map(|text| told_by(board, text.as_str()));
    let told = called.or_else(told);
    if let Some(region) = told.or_else(|| row.point.and_then(|point| containing(board, point))) {
        return Ok(region);
    }
    let named = tab.filter(|tab| is_county(tab)).cloned();
    let named = named.or_else(|| row.facts.place.as_ref().and_then(county_in));
    named
        .filter(|_| !has_boundaries(board))
        .map(|name| register.region(row, &name, RegionKind::District))
        .ok_or_else(|| {
            issue(
                row,
                "建设地点",
                IssueCode::UnknownRegion,
                row.facts.place.as_ref().map_or("", Name::as_str),
            )
        })
}

fn written_region(
    board: &Board,
    register: &mut ImportRegistry<'_>,
    row: &LedgerRow,
    written: &Name,
) -> Result<RegionId, Issue> {
    let governed = written.as_str().trim().trim_end_matches("人民政府");
    if let Some(region) = board.region_called(governed) {
        return Ok(region.id);
    }
    if let Some(first) = shares::written(board, register, row, written).first() {
        return Ok(first.region);
    }
    let head = governed.split(['(', '（']).next().unwrap_or_default();
    let word = normalised(head);
    let kind = if CITY_LEVEL.contains(&word.as_str()) {
        RegionKind::CityLevel
    } else if CROSS_COUNTY.contains(&word.as_str()) {
        RegionKind::CrossCounty
    } else if has_boundaries(board) {
        let whole = !shares::names_others(board, written);
        let is_zone = ZONES.iter().any(|zone| word.contains(zone));
        let short = || told_short(board, &word).filter(|_| !is_zone);
        let told = told_full(board, &word).or_else(short).filter(|_| whole);
        return told.ok_or_else(|| issue(row, "县区", IssueCode::UnknownRegion, written.as_str()));
    } else {
        RegionKind::District
    };
    let name = Name::new(head).unwrap_or_else(|_| written.clone());
    Ok(register.region(row, &name, kind))
}

fn has_boundaries(board: &Board) -> bool {
    board.regions.values().any(|region| region.boundary.is_some())
}

/// The region that a text names.
fn told_by(board: &Board, text: &str) -> Option<RegionId> {
    let text = normalised(text);
    told_full(board, &text).or_else(|| told_short(board, &text))
}

/// The region whose full name or alias stands in a normalised text; of several the longest name.
fn told_full(board: &Board, text: &str) -> Option<RegionId> {
    let full = |region: &Region| {
        let short = normalised(region.name.as_str()).chars().count();
        region
            .words()
            .filter(|word| word.chars().count() >= short.min(3) && text.contains(word.as_str()))
            .map(|word| word.chars().count())
            .max()
    };
    let longest =
        board.regions.values().filter_map(|r| Some((full(r)?, r.id))).max_by_key(|(n, _)| *n);
    longest.map(|(_, id)| id)
}

/// The region with whose short name a normalised text begins.
fn told_short(board: &Board, text: &str) -> Option<RegionId> {
    board.regions.values().find(|region| begins_with(text, region)).map(|region| region.id)
}

/// 岳池九龙镇 begins with 岳池县's short name; 广安市… and 广安经开区 do not begin with 广安区's.
fn begins_with(text: &str, region: &Region) -> bool {
    let other = |rest: &str| {
        let zone = CITY_ZONES.iter().any(|zone| rest.starts_with(zone));
        zone || rest.starts_with(['市', '县', '区'])
    };
    region.words().any(|word| text.strip_prefix(word.as_str()).is_some_and(|rest| !other(rest)))
}

/// Whether a name is that of a county and of nothing else.
fn is_county(name: &Name) -> bool {
    let name = name.as_str();
    let other = ["园区", "市区", "城区", "全市"].iter().any(|word| name.ends_with(word));
    !other && (2..=6).contains(&name.chars().count()) && name.ends_with(['县', '区', '市'])
}

/// The name up to its first 县, 区 or 市, at most seven characters long.
fn county_in(place: &Name) -> Option<Name> {
    let end = place.as_str().char_indices().take(7).skip(1).find(|(_, c)| "县区市".contains(*c))?;
    Name::new(&place.as_str()[..end.0 + end.1.len_utf8()]).ok()
}

fn containing(board: &Board, point: Point) -> Option<RegionId> {
    let mut regions = board.regions.values();
    regions.find(|r| r.boundary.as_ref().is_some_and(|b| b.contains(point))).map(|r| r.id)
}

/// Compares a row's point with its region; the written region wins, the contradiction is shown.
///
/// # Errors
/// `outside-all-regions` when the point is over 20 km from every region.
pub fn check_point(
    board: &Board,
    row: &LedgerRow,
    region: RegionId,
    warnings: &mut Vec<Issue>,
) -> Result<(), Issue> {
    let Some(point) = row.point.filter(|_| has_boundaries(board)) else {
        return Ok(());
    };
    let column = "坐标";
    let value = format!("{:.6},{:.6}", point.lon(), point.lat());
    match containing(board, point) {
        Some(found) if found == region => {}
        Some(found) => {
            let drawn = board.regions.get(&region).is_some_and(|r| r.boundary.is_some());
            if drawn {
                let name = board.regions.get(&found).map_or("", |r| r.name.as_str());
                let value = format!("{value} {name}");
                warnings.push(issue(row, column, IssueCode::RegionContradictsPoint, &value));
            }
        }
        None => {
            let boundaries = board.regions.values().filter_map(|r| r.boundary.as_ref());
            let nearest = boundaries.map(|b| b.distance_m(point)).fold(f64::INFINITY, f64::min);
            if nearest > FAR_M {
                return Err(issue(row, column, IssueCode::OutsideAllRegions, &value));
            }
            warnings.push(issue(row, column, IssueCode::OutsideButNear, &value));
        }
    }
    Ok(())
}
