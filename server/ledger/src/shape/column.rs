//! How each column writes: its unit, its dates, its words for yes and no.

use std::collections::{BTreeMap, HashSet};

use battle_map::{
    model::{
        project::FactKind,
        shape::{DateForm, DateStyle, ShapeColumn},
    },
    value::{Name, text::normalised},
};

use super::ShapeSource;
use crate::{
    header::Column,
    sheet::CellValue,
    words::{Field, WORDS},
};

/// The columns from left to right.
pub fn columns(source: &ShapeSource<'_>) -> Vec<ShapeColumn> {
    let mut seen = HashSet::new();
    let mut columns: Vec<&Column> = source.header.columns.iter().collect();
    columns.sort_by_key(|column| column.index);
    let shape = |column: &Column| {
        // Of several columns of one field the first has all of it.
        let field = column.meaning.field.filter(|field| !field.is_kept());
        let field = field.filter(|field| *field == Field::Computed || seen.insert(*field));
        Some(ShapeColumn {
            index: column.index,
            label: Name::new(&column.label).ok()?,
            field: field.map(|field| field.code().to_owned()),
            unit: field.filter(|field| field.is_money()).map(|_| (source.unit)(column)),
            dates: field.filter(|field| is_date(*field)).and_then(|_| dates(source, column)),
            answers: field.filter(|field| is_answer(*field)).and_then(|_| answers(source, column)),
            share: source.shares.get(&column.index).cloned(),
            datum: field
                .filter(|field| is_place(*field))
                .and_then(|_| source.datum.or(column.meaning.datum)),
            joined: is_joined(source, column),
            width: source.sheet.width(column.index),
            format: source.sheet.formats.get(&column.index).cloned(),
        })
    };
    columns.into_iter().filter_map(shape).collect()
}

const fn is_date(field: Field) -> bool {
    match field {
        Field::Fact(fact) => matches!(fact.kind(), FactKind::Date),
        field => matches!(
            field,
            Field::PlannedStart | Field::PlannedCompletion | Field::Start | Field::Completion
        ),
    }
}

const fn is_answer(field: Field) -> bool {
    matches!(field, Field::Started | Field::Completed | Field::Enrolled)
}

const fn is_place(field: Field) -> bool {
    matches!(field, Field::Longitude | Field::Latitude | Field::Point)
}

/// Whether cells below the header are joined downwards in a column.
fn is_joined(source: &ShapeSource<'_>, column: &Column) -> bool {
    source.sheet.merged.iter().any(|area| {
        area.rows.0 > source.header.last_row
            && area.rows.1 > area.rows.0
            && area.columns == (column.index, column.index)
    })
}

/// The cells of a column in the rows of projects.
fn cells<'a>(
    source: &'a ShapeSource<'_>,
    column: &'a Column,
) -> impl Iterator<Item = &'a CellValue> {
    let rows = source.rows.iter().filter_map(|row| source.sheet.row(row.row));
    rows.filter_map(|row| row.get(column.index))
}

/// The ways in which most days, and most months, are written.
fn dates(source: &ShapeSource<'_>, column: &Column) -> Option<DateForm> {
    let (mut days, mut months, mut short) = (BTreeMap::new(), BTreeMap::new(), 0_i32);
    for cell in cells(source, column) {
        let (style, parts, padded) = match cell {
            CellValue::Date(_) => (DateStyle::Cell, 3, None),
            CellValue::Month(_) => (DateStyle::Chinese, 2, None),
            CellValue::Text(text) => written(text),
            CellValue::Number(number) if number.contains('.') => written(number),
            _ => continue,
        };
        let counts = if parts == 3 { &mut days } else { &mut months };
        *counts.entry(style).or_insert(0_u32) += 1;
        short += match padded {
            Some(true) => -1,
            Some(false) => 1,
            None => 0,
        };
    }
    let most = |counts: &BTreeMap<DateStyle, u32>| {
        counts.iter().max_by_key(|(_, count)| **count).map(|(style, _)| *style)
    };
    let (days, months) = (most(&days), most(&months));
    let other = |style: Option<DateStyle>| style.filter(|style| *style != DateStyle::Cell);
    let either = days.or(months)?;
    Some(DateForm {
        days: days.unwrap_or(either),
        months: months.or(other(days)).unwrap_or(DateStyle::Dashed),
        padded: short <= 0,
    })
}

/// How a text writes a date, of how many parts, and whether small numbers have two digits.
fn written(text: &str) -> (DateStyle, usize, Option<bool>) {
    let words = normalised(text);
    let style = if words.contains('年') || words.contains('月') {
        DateStyle::Chinese
    } else if words.contains('.') {
        DateStyle::Dotted
    } else if words.contains('/') {
        DateStyle::Slashed
    } else {
        DateStyle::Dashed
    };
    let digits = |c: char| !c.is_ascii_digit();
    let parts: Vec<&str> = words.split(digits).filter(|part| !part.is_empty()).collect();
    let small = parts.iter().skip(1);
    let padded = small.clone().any(|part| part.starts_with('0'));
    let short = small.clone().any(|part| part.len() == 1);
    (style, parts.len(), (padded || short).then_some(padded))
}

/// The most frequent words for yes and for no.
fn answers(source: &ShapeSource<'_>, column: &Column) -> Option<(Name, Name)> {
    let most = |list: &str| {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for cell in cells(source, column) {
            if let CellValue::Text(text) = cell
                && WORDS.is(list, &normalised(text))
            {
                *counts.entry(text.trim().to_owned()).or_default() += 1;
            }
        }
        let found = counts.into_iter().max_by_key(|(_, count)| *count);
        found.and_then(|(word, _)| Name::new(&word).ok())
    };
    match (most("yes"), most("no")) {
        (None, None) => None,
        (yes, no) => Some((yes.or(Name::new("是").ok())?, no.or(Name::new("否").ok())?)),
    }
}
