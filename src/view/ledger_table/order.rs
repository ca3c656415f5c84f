//! The order of the ledger's lines, found without making a single line.

use std::cmp::Ordering;

use super::{SortKey, TableQuery};
use crate::{
    value::{LedgerDate, ListId, ProjectId},
    view::{figures::Investment, judged::Judged, standing::Standing},
};

/// The projects that pass the filter, in the order asked for.
#[must_use]
pub fn projects(standing: &Standing, query: &TableQuery) -> Vec<ProjectId> {
    entries(standing, query).into_iter().map(|entry| entry.project.id).collect()
}

/// The entries that pass the filter, in the order asked for.
pub(super) fn entries<'a>(standing: &'a Standing, query: &TableQuery) -> Vec<&'a Judged> {
    let list = list(standing, query);
    let mut rows: Vec<Row<'a>> = standing
        .filtered(&query.filter)
        .into_iter()
        .map(|entry| Row { entry, place: place(standing, list, entry.project.id) })
        .collect();
    rows.sort_by(|a, b| compare(standing, query, a, b));
    rows.into_iter().map(|row| row.entry).collect()
}

/// The list whose serial numbers and order the ledger shows: the chosen one, else the first.
pub(super) fn list(standing: &Standing, query: &TableQuery) -> Option<ListId> {
    query.filter.list.or_else(|| standing.board.lists.keys().next().copied())
}

fn place(standing: &Standing, list: Option<ListId>, project: ProjectId) -> u32 {
    let place = list.and_then(|list| standing.board.lists.get(&list)?.entries.get(&project));
    place.map_or(u32::MAX, |place| place.order)
}

struct Row<'a> {
    place: u32,
    entry: &'a Judged,
}

impl Row<'_> {
    fn investment(&self) -> Option<Investment> {
        self.entry.judgement.measure.as_ref().ok().map(Investment::of)
    }
}

/// The order of two rows. What is unknown comes last either way; ties keep the list's order.
fn compare(standing: &Standing, query: &TableQuery, a: &Row<'_>, b: &Row<'_>) -> Ordering {
    let board = &standing.board;
    let turned = query.descending;
    let region = |row: &Row<'_>| Some(board.regions.get(&row.entry.region?)?.name.clone());
    let unit = |row: &Row<'_>| {
        Some(board.units.get(&row.entry.project.facts.responsible_unit?)?.name.clone())
    };
    let start = |row: &Row<'_>| row.entry.project.planned_start().map(LedgerDate::due);
    let completion = |row: &Row<'_>| row.entry.project.planned_completion().map(LedgerDate::due);
    let order = match query.sort {
        SortKey::Order => known(Some(a.place), Some(b.place), turned),
        SortKey::Name => {
            let name = |row: &Row<'_>| Some(row.entry.project.facts.name.clone());
            known(name(a), name(b), turned)
        }
        SortKey::Region => known(region(a), region(b), turned),
        SortKey::Unit => known(unit(a), unit(b), turned),
        SortKey::Total => known(a.entry.total, b.entry.total, turned),
        SortKey::Plan => {
            let plan = |row: &Row<'_>| Some(row.investment()?.plan);
            known(plan(a), plan(b), turned)
        }
        SortKey::Done => {
            let done = |row: &Row<'_>| Some(row.investment()?.done);
            known(done(a), done(b), turned)
        }
        SortKey::Lag => {
            let lag = |row: &Row<'_>| Some(row.investment()?.lag);
            known(lag(a), lag(b), turned)
        }
        SortKey::Start => known(start(a), start(b), turned),
        SortKey::Completion => known(completion(a), completion(b), turned),
        SortKey::Lamp => known(Some(a.entry.lamp()), Some(b.entry.lamp()), turned),
    };
    order
        .then_with(|| a.place.cmp(&b.place))
        .then_with(|| a.entry.project.id.cmp(&b.entry.project.id))
}

fn known<T: Ord>(a: Option<T>, b: Option<T>, turned: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if turned => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_comes_last_either_way() {
        for turned in [false, true] {
            assert_eq!(known(Some(1), None, turned), Ordering::Less);
            assert_eq!(known(None, Some(1), turned), Ordering::Greater);
        }
        assert_eq!(known(Some(1), Some(2), true), Ordering::Greater);
    }
}
