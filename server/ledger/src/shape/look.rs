//! How rows of each kind are dressed, column by column, as most of them are.

use std::collections::{BTreeMap, HashMap, HashSet};

use battle_map::model::shape::{Dressed, DressedRow, LineKind, Looks};

use super::Source;

/// The dress of a ledger; nothing where its file says nothing.
pub fn looks(source: &Source<'_>) -> Looks {
    let sheet = &source.sheet.looks;
    let projects: HashSet<u32> = source.rows.iter().map(|row| row.row).collect();
    let between: HashMap<u32, LineKind> =
        source.between.iter().map(|between| (between.row, between.kind)).collect();
    let rightmost = source.header.columns.iter().map(|column| column.index).max().unwrap_or(0);
    let kind = |row: u32| {
        if row <= source.header.last_row {
            return Some(DressedRow::Head(row));
        }
        match between.get(&row) {
            Some(LineKind::Group) => Some(DressedRow::Group),
            Some(LineKind::Total) => Some(DressedRow::Total),
            Some(LineKind::Note) => Some(DressedRow::Note),
            None => projects.contains(&row).then_some(DressedRow::Project),
        }
    };
    let mut counts: BTreeMap<(DressedRow, u16), BTreeMap<u16, u32>> = BTreeMap::new();
    for (row, column, look) in sheet.cells.iter().filter(|(_, column, _)| *column <= rightmost) {
        if let Some(kind) = kind(*row) {
            *counts.entry((kind, *column)).or_default().entry(*look).or_default() += 1;
        }
    }
    // Of two that are equally common the one that was met first.
    let common = |looks: &BTreeMap<u16, u32>| {
        let most = looks.iter().max_by_key(|(look, count)| (**count, u16::MAX - **look));
        most.map(|(look, _)| *look)
    };
    let seen: Vec<_> = counts
        .iter()
        .filter_map(|((row, column), looks)| Some((*row, *column, common(looks)?)))
        .collect();
    compact(source, &seen)
}

/// Keeps the looks that are seen, the common one first.
fn compact(source: &Source<'_>, seen: &[(DressedRow, u16, u16)]) -> Looks {
    let known = &source.sheet.looks.all;
    let mut looks = Looks::default();
    if seen.is_empty() {
        return looks;
    }
    looks.all.extend(known.first().cloned());
    let mut places: HashMap<u16, u16> = HashMap::from([(0, 0)]);
    for (row, column, look) in seen {
        let next = u16::try_from(looks.all.len()).unwrap_or(u16::MAX);
        let place = *places.entry(*look).or_insert(next);
        if place == next {
            looks.all.extend(known.get(usize::from(*look)).cloned());
        }
        looks.seen.push(Dressed { row: *row, column: *column, look: place });
    }
    looks
}
