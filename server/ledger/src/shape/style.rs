//! The cell style of each kind of row, column by column: that of most of its cells.

use std::collections::{BTreeMap, HashMap, HashSet};

use battle_map::model::shape::{FormattedCells, FormattedRow, LineKind, ListFormat};

use super::ShapeSource;

/// The cell styles of a ledger; none where its file says nothing.
pub fn styles(source: &ShapeSource<'_>) -> ListFormat {
    let sheet = &source.sheet.styles;
    let projects: HashSet<u32> = source.rows.iter().map(|row| row.row).collect();
    let between: HashMap<u32, LineKind> =
        source.between.iter().map(|between| (between.row, between.kind)).collect();
    let rightmost = source.header.columns.iter().map(|column| column.index).max().unwrap_or(0);
    let kind = |row: u32| {
        if row <= source.header.last_row {
            return Some(FormattedRow::Head(row));
        }
        match between.get(&row) {
            Some(LineKind::Group) => Some(FormattedRow::Group),
            Some(LineKind::Total) => Some(FormattedRow::Total),
            Some(LineKind::Note) => Some(FormattedRow::Note),
            None => projects.contains(&row).then_some(FormattedRow::Project),
        }
    };
    let mut counts: BTreeMap<(FormattedRow, u16), BTreeMap<u16, u32>> = BTreeMap::new();
    for (row, column, style) in sheet.cells.iter().filter(|(_, column, _)| *column <= rightmost) {
        if let Some(kind) = kind(*row) {
            *counts.entry((kind, *column)).or_default().entry(*style).or_default() += 1;
        }
    }
    // Of two that are equally common the one that was met first.
    let common = |styles: &BTreeMap<u16, u32>| {
        let most = styles.iter().max_by_key(|(style, count)| (**count, u16::MAX - **style));
        most.map(|(style, _)| *style)
    };
    let seen: Vec<_> = counts
        .iter()
        .filter_map(|((row, column), styles)| Some((*row, *column, common(styles)?)))
        .collect();
    compact(source, &seen)
}

/// Keeps the styles that are seen, the common one first.
fn compact(source: &ShapeSource<'_>, seen: &[(FormattedRow, u16, u16)]) -> ListFormat {
    let known = &source.sheet.styles.all;
    let mut styles = ListFormat::default();
    if seen.is_empty() {
        return styles;
    }
    styles.all.extend(known.first().cloned());
    let mut places: HashMap<u16, u16> = HashMap::from([(0, 0)]);
    for (row, column, style) in seen {
        let next = u16::try_from(styles.all.len()).unwrap_or(u16::MAX);
        let place = *places.entry(*style).or_insert(next);
        if place == next {
            styles.all.extend(known.get(usize::from(*style)).cloned());
        }
        styles.seen.push(FormattedCells { row: *row, column: *column, look: place });
    }
    styles
}
