//! The order of the lines, which does not change under one's hands: what is listed stays where it is,
//! what comes later stands below, and a line that is ticked, opened or refused stays although it left
//! the list. Only another filter orders anew.

use std::collections::BTreeSet;

use battle_map::{
    value::{Month, ProjectId},
    view::review::{ReviewQuery, ReviewRow},
};

/// What identifies a report.
pub type ReportKey = (ProjectId, Month);

/// A line of the review.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The report as it stands, or stood when it was last listed.
    pub row: ReviewRow,
    /// Whether the filter still lists it.
    pub listed: bool,
}

impl Line {
    /// What identifies the report.
    pub const fn key(&self) -> ReportKey {
        key(&self.row)
    }
}

const fn key(row: &ReviewRow) -> ReportKey {
    (row.project, row.month)
}

/// The lines as they stand on the page, and the filter that they pass.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arranged {
    query: ReviewQuery,
    /// The lines in their order.
    pub lines: Vec<Line>,
}

/// The lines of the listed `rows` in the order of those `before`, where these pass the same `query`; held
/// ones stay.
pub fn arranged(
    before: Option<&Arranged>,
    query: &ReviewQuery,
    rows: &[ReviewRow],
    held: &BTreeSet<ReportKey>,
) -> Arranged {
    let listed = |row: &ReviewRow| Line { row: row.clone(), listed: true };
    let before = before.filter(|before| before.query == *query);
    let before = before.map_or(&[][..], |before| &before.lines);
    let kept = before.iter().filter_map(|line| {
        let now = rows.iter().find(|row| key(row) == line.key());
        let gone = || Line { listed: false, ..line.clone() };
        now.map(listed).or_else(|| held.contains(&line.key()).then(gone))
    });
    let known: BTreeSet<ReportKey> = before.iter().map(Line::key).collect();
    let later = rows.iter().filter(|row| !known.contains(&key(row))).map(listed);
    Arranged { lines: kept.chain(later).collect(), query: query.clone() }
}

#[cfg(test)]
mod tests {
    use battle_map::{model::report::Figures, value::Seq, view::review::ReviewState};

    use super::*;

    fn march() -> Month {
        "2026-03".parse().unwrap()
    }

    fn rows(projects: &[u32]) -> Vec<ReviewRow> {
        let row = |project: &u32| ReviewRow {
            project: ProjectId(*project),
            month: march(),
            name: String::new(),
            region: String::new(),
            unit: String::new(),
            submitted: None,
            state: ReviewState::WithCounty,
            figures: Figures::default(),
            last: None,
            this_month: None,
            last_month: None,
            share: None,
            differences: Vec::new(),
            may_accept: true,
            may_return: true,
            version: Seq(1),
        };
        projects.iter().map(row).collect()
    }

    fn stands(arranged: &Arranged) -> Vec<(u32, bool)> {
        arranged.lines.iter().map(|line| (line.row.project.0, line.listed)).collect()
    }

    #[test]
    fn lines_stay_in_their_place_and_later_ones_stand_below() {
        let (query, nothing) = (ReviewQuery::default(), BTreeSet::new());
        let first = arranged(None, &query, &rows(&[3, 1, 2]), &nothing);
        assert_eq!(stands(&first), [(3, true), (1, true), (2, true)]);
        let then = arranged(Some(&first), &query, &rows(&[4, 2, 3]), &nothing);
        assert_eq!(stands(&then), [(3, true), (2, true), (4, true)]);
        let held = BTreeSet::from([(ProjectId(2), march())]);
        let held = arranged(Some(&then), &query, &rows(&[4]), &held);
        assert_eq!(stands(&held), [(2, false), (4, true)]);
    }

    #[test]
    fn another_filter_orders_anew() {
        let (query, nothing) = (ReviewQuery::default(), BTreeSet::new());
        let first = arranged(None, &query, &rows(&[3, 1]), &nothing);
        let held = first.lines.iter().map(Line::key).collect();
        let other = ReviewQuery { text: "大桥".into(), ..query };
        assert_eq!(stands(&arranged(Some(&first), &other, &rows(&[1]), &held)), [(1, true)]);
    }
}
