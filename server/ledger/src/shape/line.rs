//! The rows between projects: headings, sums over the entries that their figures explain, remarks.

use std::collections::BTreeSet;

use battle_map::{
    model::{
        ledger::LedgerRow,
        shape::{LineKind, ShapeLine},
    },
    value::Money,
};

use super::{Between, ShapeSource};
use crate::{
    cell,
    header::Column,
    sheet::SheetRow,
    totals::tolerance,
    words::{Field, WORDS},
};

/// The rows between projects, in their order.
pub fn lines(source: &ShapeSource<'_>) -> Vec<ShapeLine> {
    source.between.iter().filter_map(|between| line(source, *between)).collect()
}

fn line(source: &ShapeSource<'_>, between: Between) -> Option<ShapeLine> {
    let row = source.sheet.row(between.row)?;
    let last = source.rows.len();
    let order = |above: usize| u32::try_from(above).unwrap_or(u32::MAX);
    let stated = if between.kind == LineKind::Note { Vec::new() } else { stated(source, row) };
    let covers = (!stated.is_empty()).then(|| covers(source, between, row, &stated));
    let shares = source.shares.keys().copied().filter(|at| row.get(*at).is_some());
    let sums: BTreeSet<u16> = stated.iter().map(|(column, _)| column.index).collect();
    let sums: BTreeSet<u16> =
        if sums.is_empty() { sums } else { sums.into_iter().chain(shares).collect() };
    let mut cells = super::cells(row);
    cells.retain(|(at, _)| !sums.contains(at));
    let wide = source.sheet.merged.iter().find(|area| area.rows == (between.row, between.row));
    Some(ShapeLine {
        before: if between.above == last { u32::MAX } else { order(between.above + 1) },
        kind: between.kind,
        cells,
        sums: sums.into_iter().collect(),
        covers: covers.map(|(first, end)| {
            let all = first == 0 && end == last;
            (order(first + 1), if all { u32::MAX } else { order(end) })
        }),
        joined: wide.map(|area| area.columns),
    })
}

/// The money columns in which a row states an amount, with the cell.
fn stated<'a>(source: &ShapeSource<'a>, row: &SheetRow) -> Vec<(&'a Column, Money)> {
    let money = |column: &&Column| column.meaning.field.is_some_and(Field::is_money);
    let amount = |column: &'a Column| {
        let value = row.get(column.index)?;
        Some((column, cell::money(value, (source.unit)(column)).ok()??))
    };
    source.header.columns.iter().filter(money).filter_map(amount).collect()
}

/// Which projects a row sums up, counted from 0, the end not included: the nearest border back, then
/// forth, between which all its figures add up; else what its words say.
fn covers(
    source: &ShapeSource<'_>,
    between: Between,
    row: &SheetRow,
    stated: &[(&Column, Money)],
) -> (usize, usize) {
    let (here, last) = (between.above, source.rows.len());
    let borders: BTreeSet<usize> =
        source.between.iter().map(|b| b.above).chain([0, last]).collect();
    let before = borders.range(..here).rev().map(|border| (*border, here));
    let after = borders.range(here + 1..).map(|border| (here, *border));
    let explained = |(from, to): &(usize, usize)| {
        let rows = source.rows.get(*from..*to).unwrap_or_default();
        let entries = || rows.iter().filter(|row| row.parent.is_none());
        stated.iter().all(|(column, amount)| {
            let field = column.meaning.field;
            let sum: Money = entries().filter_map(|row| of(field?, row)).sum();
            let written = row.get(column.index).map(|value| value.text()).unwrap_or_default();
            (*amount - sum).fen().abs() <= tolerance(&written, (source.unit)(column)).fen()
        })
    };
    before.chain(after).chain([(0, last)]).find(explained).unwrap_or_else(|| {
        let nearest =
            |mut borders: std::collections::btree_set::Range<'_, usize>| borders.next().copied();
        let is_all = row.cells.iter().any(|(_, value)| {
            WORDS.holds("total-row", &battle_map::value::text::normalised(&value.text()))
        });
        match between.kind {
            LineKind::Group => (here, nearest(borders.range(here + 1..)).unwrap_or(last)),
            _ if is_all => (0, last),
            _ => (borders.range(..here).next_back().copied().unwrap_or(0), here),
        }
    })
}

fn of(field: Field, row: &LedgerRow) -> Option<Money> {
    match field {
        Field::Fact(field) => row.facts.amount(field),
        Field::Plan => row.plan,
        Field::Month => row.figures.month,
        Field::YearToDate => row.figures.year_to_date,
        Field::SinceStart => row.figures.since_start,
        Field::NextMonth => row.figures.next_month,
        Field::Statistical => row.figures.statistical,
        _ => None,
    }
}
