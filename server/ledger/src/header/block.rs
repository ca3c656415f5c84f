//! A few rows taken for a header, on trial: which texts stand over each column, and what they mean.

use std::collections::{BTreeMap, HashMap, HashSet};

use battle_map::{
    model::{ledger::letters, project::FactField},
    value::text::normalised,
};

use super::{Column, Header, meaning::Meaning, when};
use crate::{
    cell::is_figure,
    sheet::{CellValue, Merged, Sheet},
    words::{Field, WORDS},
};

/// The most joined cells of a header: more fit into no three rows that anybody reads.
const MOST_JOINED: usize = 2_000;

/// Rows taken for a header, on trial.
pub struct HeaderCandidate {
    /// Number of the first row.
    pub first: u32,
    last: u32,
    columns: Vec<(u16, Vec<String>, Meaning)>,
    /// Merged areas that hold these rows together.
    pub joined: usize,
}

impl HeaderCandidate {
    /// Reads the rows as a header; none where they name no projects and one thing more.
    pub fn read(sheet: &Sheet, first: u32, last: u32) -> Option<Self> {
        let block = Self::of(sheet, first, last)?;
        let fields = block.fields();
        (fields.contains(&Field::Fact(FactField::Name)) && fields.len() >= 2).then_some(block)
    }

    /// The rows as a header, whatever they name; none where they hold figures or formulas.
    pub fn of(sheet: &Sheet, first: u32, last: u32) -> Option<Self> {
        let joined = joined(sheet, first, last);
        let mut texts: BTreeMap<u16, Vec<String>> = BTreeMap::new();
        for number in first..=last {
            for (column, value) in &sheet.row(number)?.cells {
                let text = value.text().into_owned();
                // Formulas head no column, and figures stand over none.
                if text.is_empty() || (number < last && is_amount(value)) {
                    return None;
                }
                let area = joined.iter().find(|area| area.covers(number, *column));
                let over = match area {
                    Some(area) => area.columns,
                    None if number < last => (*column, spread(sheet, number, *column)),
                    None => (*column, *column),
                };
                for column in over.0..=over.1 {
                    texts.entry(column).or_default().push(text.clone());
                }
            }
        }
        let columns = texts.into_iter().map(|(index, texts)| {
            let levels: Vec<&str> = texts.iter().map(String::as_str).collect();
            let meaning = Meaning::of(&levels);
            (index, texts, meaning)
        });
        let joined = if last > first { joined.len() } else { 0 };
        Some(Self { first, last, columns: columns.collect(), joined })
    }

    fn fields(&self) -> HashSet<Field> {
        self.columns.iter().filter_map(|(_, _, meaning)| meaning.field).collect()
    }

    /// How many fields it knows.
    pub fn known(&self) -> usize {
        self.fields().len()
    }

    /// How many columns of money name their year or month below their words: `完成投资` over `2025年`.
    pub fn dated(&self) -> usize {
        let dated = |(_, texts, meaning): &&(u16, Vec<String>, Meaning)| {
            let lowest = texts.last().filter(|_| texts.len() > 1);
            let when = lowest.map(|text| when::take(&normalised(text)).1).unwrap_or_default();
            let timed = when.year.is_some() || when.month.is_some();
            timed && meaning.field.is_some_and(Field::is_money)
        };
        self.columns.iter().filter(dated).count()
    }

    /// How many columns of one parent are headed by a status, which a tick below says: 前期, 在建, 竣工.
    pub fn ticked(&self) -> usize {
        let headed = |(_, texts, meaning): &&(u16, Vec<String>, Meaning)| {
            let lowest = texts.last().filter(|_| texts.len() > 1 && meaning.field.is_none());
            lowest.is_some_and(|text| WORDS.status(&normalised(text), false).is_some())
        };
        let headed = self.columns.iter().filter(headed).count();
        if headed > 1 { headed } else { 0 }
    }

    /// How many rows it has beyond the first.
    pub const fn rows(&self) -> u32 {
        self.last - self.first
    }

    /// The header these rows are.
    pub fn into_header(self) -> Header {
        let labels = labels(&self.columns);
        let columns = self
            .columns
            .into_iter()
            .zip(labels)
            .map(|((index, _, meaning), label)| Column { index, label, meaning });
        Header { first_row: self.first, last_row: self.last, columns: columns.collect() }
    }
}

/// Whether a cell holds a day or a number that is no year.
fn is_amount(value: &CellValue) -> bool {
    let text = value.text();
    let year = text.parse::<u32>().is_ok_and(|year| (1_900..2_200).contains(&year));
    matches!(value, CellValue::Date(_) | CellValue::Month(_)) || (is_figure(&text) && !year)
}

/// The merged areas within these rows. One over most of the sheet is a title, and heads nothing.
fn joined(sheet: &Sheet, first: u32, last: u32) -> Vec<Merged> {
    let width = sheet
        .row(last)
        .and_then(|row| row.cells.last())
        .map_or(0, |(column, _)| u32::from(*column) + 1);
    let within = |area: &&Merged| area.rows.1 <= last && area.columns.0 <= area.columns.1;
    let title = |area: &Merged| u32::from(area.columns.1 - area.columns.0) * 2 > width.max(3);
    let areas = sheet.merged_from(first, last).iter().filter(within);
    areas.filter(|area| !title(area)).take(MOST_JOINED).copied().collect()
}

/// The last column that a parent without merged cells stands over: up to the next filled one,
/// as long as something stands below.
fn spread(sheet: &Sheet, number: u32, column: u16) -> u16 {
    let filled =
        |row: u32, column: u16| sheet.row(row).is_some_and(|row| row.get(column).is_some());
    if !filled(number + 1, column) {
        return column;
    }
    (column..u16::MAX)
        .take_while(|next| *next == column || !filled(number, *next) && filled(number + 1, *next))
        .last()
        .unwrap_or(column)
}

/// The lowest text of each column; with its parent, then with its place, where that is not unique.
fn labels(columns: &[(u16, Vec<String>, Meaning)]) -> Vec<String> {
    let lowest = |texts: &[String]| texts.last().cloned().unwrap_or_default();
    let whole = |texts: &[String]| texts.join("/");
    let count = |name: &dyn Fn(&[String]) -> String| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for (_, texts, _) in columns {
            *counts.entry(name(texts)).or_default() += 1;
        }
        counts
    };
    let (lowest_counts, whole_counts) = (count(&lowest), count(&whole));
    columns
        .iter()
        .map(|(index, texts, _)| {
            if lowest_counts.get(&lowest(texts)) == Some(&1) {
                lowest(texts)
            } else if whole_counts.get(&whole(texts)) == Some(&1) {
                whole(texts)
            } else {
                format!("{} ({})", whole(texts), letters(*index))
            }
        })
        .collect()
}
