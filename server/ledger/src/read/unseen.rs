//! Hidden rows and columns, and pictures within cells, each named: what is hidden is read, so
//! that somebody has to know, and pictures cannot be.

use std::collections::{BTreeMap, BTreeSet};

use battle_map::model::ledger::{Issue, IssueCode};

use super::parts::issue;
use crate::{
    header::{Header, letters},
    sheet::Sheet,
};

/// What is hidden below the header, or is a picture there.
pub fn of(sheet: &Sheet, header: &Header) -> Vec<Issue> {
    let mut issues = Vec::new();
    let below = sheet.rows.iter().filter(|row| row.number > header.last_row);
    let hidden: BTreeSet<(u32, u32)> = sheet.unseen.rows.iter().copied().collect();
    let rows: Vec<u32> = if hidden.is_empty() {
        Vec::new()
    } else {
        below.map(|row| row.number).filter(|row| covers(&hidden, *row)).collect()
    };
    if let Some(first) = rows.first() {
        issues.push(issue(*first, "", IssueCode::HiddenRows, &numbers(&rows)));
    }
    for column in header.columns.iter().filter(|column| sheet.unseen.hides_column(column.index)) {
        let code = IssueCode::HiddenColumn;
        issues.push(issue(header.last_row, &column.label, code, &letters(column.index)));
    }
    let mut pictures: BTreeMap<u16, Vec<u32>> = BTreeMap::new();
    for (row, column) in sheet.unseen.pictures.iter().filter(|(row, _)| *row > header.last_row) {
        pictures.entry(*column).or_default().push(*row);
    }
    for (column, rows) in pictures {
        let label = header.columns.iter().find(|known| known.index == column);
        let label = label.map_or_else(|| letters(column), |column| column.label.clone());
        let first = rows.first().copied().unwrap_or_default();
        issues.push(issue(first, &label, IssueCode::PictureInCell, &numbers(&rows)));
    }
    issues
}

/// Whether one of the areas covers the row; they are looked through from the nearest that begins
/// before it.
fn covers(areas: &BTreeSet<(u32, u32)>, row: u32) -> bool {
    areas.range(..=(row, u32::MAX)).next_back().is_some_and(|(_, last)| *last >= row)
}

/// Row numbers as people write them: `5、7-9`.
fn numbers(rows: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some((_, last)) if last.saturating_add(1) == *row || *last == *row => *last = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let run = |(first, last): &(u32, u32)| {
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    };
    runs.iter().map(run).collect::<Vec<_>>().join("、")
}
