//! Several regions of one row: 甲县、乙区, 跨县区（甲县、乙区）, 甲县60%、乙区40%. Shares that nobody
//! wrote are taken as equal, and asked for.

use super::{CROSS_COUNTY, has_boundaries, is_county};
use crate::{
    board::Board,
    model::{ledger::LedgerRow, project::RegionShare, region::RegionKind},
    rules::import::register::ImportRegistry,
    value::{Name, RegionId, text::normalised},
};

/// All of a project's money, in thousandths.
const WHOLE: u16 = 1000;

/// The regions of a row with their shares, the main one first; whether the shares were assumed.
pub fn shares(
    register: &mut ImportRegistry<'_>,
    row: &LedgerRow,
    main: RegionId,
) -> (Vec<RegionShare>, bool) {
    let board = register.board();
    let (regions, stated) = match &row.facts.regions {
        Some(written) if board.region_called(written.as_str()).is_none() => {
            let regions = written_with_shares(board, register, row, written);
            let stated = regions.iter().map(|(_, share)| *share).collect::<Option<Vec<u16>>>();
            (regions.into_iter().map(|(region, _)| region).collect(), stated)
        }
        Some(_) => (Vec::new(), None),
        None => (mentioned(board, row), None),
    };
    if regions.len() < 2 || regions.first() != Some(&main) {
        return (vec![RegionShare { region: main, share: WHOLE }], false);
    }
    let whole = |shares: &Vec<u16>| shares.iter().map(|share| u32::from(*share)).sum::<u32>();
    let stated = stated.filter(|shares| whole(shares) == u32::from(WHOLE));
    let assumed = stated.is_none();
    let shares = stated.unwrap_or_else(|| equal(regions.len()));
    let shares = regions.into_iter().zip(shares);
    (shares.map(|(region, share)| RegionShare { region, share }).collect(), assumed)
}

/// Equal shares; what is left over is the first one's.
fn equal(count: usize) -> Vec<u16> {
    let count = u16::try_from(count).unwrap_or(WHOLE).max(1);
    let each = WHOLE / count;
    let mut shares = vec![each; usize::from(count)];
    if let Some(first) = shares.first_mut() {
        *first = WHOLE - each * (count - 1);
    }
    shares
}

/// The regions that a cell of a column of regions names, where it names several.
pub fn written(
    board: &Board,
    register: &mut ImportRegistry<'_>,
    row: &LedgerRow,
    written: &Name,
) -> Vec<RegionShare> {
    let regions = written_with_shares(board, register, row, written);
    regions.into_iter().map(|(region, _)| RegionShare { region, share: 0 }).collect()
}

fn written_with_shares(
    board: &Board,
    register: &mut ImportRegistry<'_>,
    row: &LedgerRow,
    written: &Name,
) -> Vec<(RegionId, Option<u16>)> {
    let parts = parts(written.as_str());
    let open = !has_boundaries(board);
    let is_known = |name: &Name| board.region_called(name.as_str()).is_some();
    let all = parts.iter().all(|(name, _)| is_known(name) || open && is_county(name));
    if parts.len() < 2 || !all {
        return Vec::new();
    }
    let mut regions: Vec<(RegionId, Option<u16>)> = Vec::new();
    for (name, share) in &parts {
        let id = register.region(row, name, RegionKind::District);
        if regions.iter().all(|(known, _)| *known != id) {
            regions.push((id, *share));
        }
    }
    if regions.len() < 2 { Vec::new() } else { regions }
}

/// Words behind a county by which there are more than it: 岳池县等3个县, 岳池县及周边.
const MORE: [&str; 4] = ["等", "及", "和", "周边"];

/// Whether a cell names several regions of which the board does not know all, or means more than it
/// names: one of them must not get everything.
pub fn names_others(board: &Board, written: &Name) -> bool {
    let parts = parts(written.as_str());
    let other = |(name, _): &(Name, Option<u16>)| {
        board.region_called(name.as_str()).is_none() && name.as_str().ends_with(['县', '区', '市'])
    };
    parts.len() > 1 && parts.iter().any(other) || means_more(board, written)
}

/// Whether a text means more or other counties than the one that stands in it: 岳池县等3个县,
/// 岳池县（含武胜县部分）, 除岳池县外.
pub fn means_more(board: &Board, written: &Name) -> bool {
    let mut text = normalised(written.as_str());
    let drawn = board.regions.values().filter(|region| region.kind == RegionKind::District);
    let mut names: Vec<String> = drawn.map(|region| normalised(region.name.as_str())).collect();
    names.retain(|name| name.chars().count() >= 3);
    // A name within a longer one is not another county.
    names.sort_unstable_by_key(|name| std::cmp::Reverse(name.len()));
    let mut found = 0;
    let mut more = false;
    for name in names.iter().filter(|name| !name.is_empty()) {
        let behind = text.split_once(name.as_str()).map(|(_, behind)| behind.to_owned());
        if let Some(behind) = behind {
            found += 1;
            more |= MORE.iter().any(|word| behind.starts_with(word));
            text = text.replace(name.as_str(), "、");
        }
    }
    found > 1 || found == 1 && (more || text.starts_with("除、"))
}

/// The names of a cell and the shares written behind them.
fn parts(text: &str) -> Vec<(Name, Option<u16>)> {
    let text = normalised(&text.replace(char::is_whitespace, "、"));
    let (head, inside) = text.split_once('(').unwrap_or((&text, ""));
    let text = if CROSS_COUNTY.contains(&head) { inside.trim_end_matches(')') } else { &text };
    let parts = text.split(['、', ',', ';', '/', '+', '&', '和', '与', '及']);
    let named = parts.filter(|part| !part.is_empty()).map(|part| {
        let end = part.find(|c: char| c == '(' || c == ':' || c.is_ascii_digit());
        let (name, rest) = part.split_at(end.unwrap_or(part.len()));
        Some((Name::new(name.trim_end_matches("人民政府")).ok()?, share(rest)))
    });
    named.collect::<Option<_>>().unwrap_or_default()
}

/// `60%`, `(60%)`, `:60%` in thousandths.
fn share(text: &str) -> Option<u16> {
    let number = text.trim_matches(['(', ')', ':']).strip_suffix('%')?;
    let percent: f64 = number.parse().ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1,000"
    )]
    (0.0..=100.0).contains(&percent).then(|| (percent * 10.0).round() as u16)
}

/// The regions whose full names stand in a row's place, in the order in which they stand there; none
/// where a column of regions says it, or a single one is named.
pub fn mentioned(board: &Board, row: &LedgerRow) -> Vec<RegionId> {
    let Some(place) = row.facts.place.as_ref().filter(|_| row.facts.regions.is_none()) else {
        return Vec::new();
    };
    let text = normalised(place.as_str());
    let at = |region: &crate::model::region::Region| {
        let name = normalised(region.name.as_str());
        let full = name.chars().count() >= 3;
        let drawn = region.kind == RegionKind::District;
        text.find(&name).filter(|_| full && drawn).map(|at| (at, region.id))
    };
    let mut found: Vec<(usize, RegionId)> =
        board.regions.values().filter_map(|region| at(region)).collect();
    found.sort_unstable();
    if found.len() < 2 { Vec::new() } else { found.into_iter().map(|(_, id)| id).collect() }
}
