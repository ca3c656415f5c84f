//! The order of the ledger's lines, found without making a single line.

use std::cmp::Ordering;

use super::{SortKey, TableQuery};
use crate::{
    model::rule::Lamp,
    value::{Day, LedgerDate, ListId, Money, ProjectId},
    view::{assessment::Assessment, judged::Judged},
};

/// The projects that pass the filter, in the order asked for.
#[must_use]
pub fn projects(assessment: &Assessment, query: &TableQuery) -> Vec<ProjectId> {
    entries(assessment, query).into_iter().map(|entry| entry.project.id).collect()
}

/// The entries that pass the filter, in the order asked for. What is unknown comes last either way;
/// ties keep the list's order.
pub(in crate::view) fn entries<'a>(
    assessment: &'a Assessment,
    query: &TableQuery,
) -> Vec<&'a Judged> {
    let list = list(assessment, query);
    let row = |entry: &'a Judged| {
        let place = place(assessment, list, entry.project.id);
        (key(assessment, query.sort, entry, place), place.unwrap_or(u32::MAX), entry)
    };
    let mut rows: Vec<_> = assessment.filtered(&query.filter).into_iter().map(row).collect();
    rows.sort_by(|(a, place_a, entry_a), (b, place_b, entry_b)| {
        known(a.as_ref(), b.as_ref(), query.descending)
            .then_with(|| place_a.cmp(place_b))
            .then_with(|| entry_a.project.id.cmp(&entry_b.project.id))
    });
    rows.into_iter().map(|(.., entry)| entry).collect()
}

/// The list whose serial numbers and order the ledger shows: the chosen one, else the first.
pub(super) fn list(assessment: &Assessment, query: &TableQuery) -> Option<ListId> {
    query.filter.list.or_else(|| assessment.board.lists.keys().next().copied())
}

fn place(assessment: &Assessment, list: Option<ListId>, project: ProjectId) -> Option<u32> {
    Some(assessment.board.lists.get(&list?)?.entries.get(&project)?.order)
}

/// What a line is sorted by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum SortValue<'a> {
    Number(i64),
    Name(&'a str),
    Day(Day),
    Lamp(Lamp),
}

fn key<'a>(
    assessment: &'a Assessment,
    sort: SortKey,
    entry: &'a Judged,
    place: Option<u32>,
) -> Option<SortValue<'a>> {
    let (board, facts) = (&assessment.board, &entry.project.facts);
    let measure = entry.judgement.measure.as_ref().ok();
    let money = |money: Money| SortValue::Number(money.fen());
    let day = |date: LedgerDate| SortValue::Day(date.due());
    match sort {
        SortKey::Order => place.map(|place| SortValue::Number(place.into())),
        SortKey::Name => Some(SortValue::Name(facts.name.as_str())),
        SortKey::Region => Some(SortValue::Name(board.regions.get(&entry.region?)?.name.as_str())),
        SortKey::Unit => Some(SortValue::Name(board.unit_name(facts.responsible_unit?)?)),
        SortKey::Total => entry.total.map(money),
        SortKey::Plan => measure.map(|measure| money(measure.plan)),
        SortKey::Done => measure.map(|measure| money(measure.done)),
        SortKey::Lag => measure.map(|measure| SortValue::Number(measure.lag().tenths())),
        SortKey::Start => entry.project.planned_start().map(day),
        SortKey::Completion => entry.project.planned_completion().map(day),
        SortKey::Lamp => Some(SortValue::Lamp(entry.lamp())),
    }
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
    use crate::{
        command::Command,
        event::Subject,
        fixture::{Fixture, month, name},
        model::{
            list::{ListAction, ListEntry},
            schedule::Curve,
        },
        value::RegionId,
        view::filter::Filter,
    };

    fn put(fixture: &mut Fixture, list: ListId, project: ProjectId, order: u32) {
        let entry = ListEntry { order, serial: Some(name("某")), ..ListEntry::default() };
        fixture.accept(Command::new(Subject::List(list), ListAction::SetEntry { project, entry }));
    }

    /// Four projects; 4, 2 and 3 are on the first list, the last two at one place; 2 and 1 are on
    /// the second.
    fn two_lists() -> Fixture {
        let (mut fixture, first) = Fixture::with_a_project("2026-04-10");
        let [second, third, fourth] = ["岳池大桥", "岳池水库", "岳池学校"]
            .map(|project| fixture.register(project, RegionId(1)));
        let year = month("2026-01").year();
        let list = ListAction::Create { name: name("水利"), year, curve: Curve::Linear };
        fixture.accept(Command::new(Subject::City, list));
        for (project, order) in [(fourth, 1), (third, 2), (second, 2)] {
            put(&mut fixture, ListId(1), project, order);
        }
        for (project, order) in [(second, 7), (first, 12)] {
            put(&mut fixture, ListId(2), project, order);
        }
        fixture
    }

    fn in_order(list: Option<u32>, descending: bool) -> Vec<u32> {
        let fixture = two_lists();
        let filter = Filter { list: list.map(ListId), ..Filter::default() };
        let query = TableQuery { filter, descending, ..TableQuery::default() };
        projects(&Assessment::of(&fixture.board), &query).into_iter().map(|id| id.0).collect()
    }

    #[test]
    fn the_chosen_list_gives_its_own_order_and_ties_keep_their_numbers() {
        assert_eq!(in_order(Some(1), false), [4, 2, 3]);
        assert_eq!(in_order(Some(1), true), [2, 3, 4]);
        assert_eq!(in_order(Some(2), false), [2, 1], "by the number, not as text");
        assert_eq!(in_order(Some(2), true), [1, 2]);
    }

    #[test]
    fn what_is_not_on_the_first_list_comes_last_either_way() {
        assert_eq!(in_order(None, false), [4, 2, 3, 1]);
        assert_eq!(in_order(None, true), [2, 3, 4, 1]);
    }

    #[test]
    fn what_is_unknown_comes_last_either_way() {
        for turned in [false, true] {
            assert_eq!(known(Some(1), None, turned), Ordering::Less);
            assert_eq!(known(None, Some(1), turned), Ordering::Greater);
        }
        assert_eq!(known(Some(1), Some(2), true), Ordering::Greater);
    }
}
