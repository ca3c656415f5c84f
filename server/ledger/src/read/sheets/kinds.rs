//! What each sheet of a file is: projects, sums, a cover, the same projects once more; and what
//! somebody said of it, which counts before what it looks like.

use std::collections::{BTreeMap, HashSet};

use battle_map::{
    model::{
        ledger::{SheetKind, for_layout},
        project::FactField,
    },
    value::{Month, text::normalised},
};

use crate::{
    header::{
        self, Header,
        meaning::Meaning,
        when::{self, When},
    },
    kind::{self, Kind},
    merged::MergedCells,
    read::{
        ReadOptions,
        headed::{is_called, is_named},
    },
    sheet::Sheet,
    words::{Field, WORDS},
};

/// How many rows from the top may hold the header of a table of sums.
const SEARCHED_ROWS: usize = 60;

/// What each sheet is.
pub fn of(found: &[(Sheet, Option<Header>)], options: &ReadOptions) -> Vec<SheetKind> {
    let several = found.iter().filter(|(_, header)| header.is_some()).count() > 1;
    let tabs: HashSet<String> = found.iter().map(|(sheet, _)| normalised(&sheet.name)).collect();
    let mut kinds: Vec<SheetKind> = found
        .iter()
        .map(|(sheet, header)| match header {
            _ if sheet.hidden => SheetKind::Hidden,
            _ if sheet.rows.is_empty() => SheetKind::Empty,
            Some(header) if is_named(sheet, header, options) => SheetKind::Data,
            None if holds_sums(sheet) => SheetKind::Summary,
            None => SheetKind::Cover,
            Some(header) if several && sums_up(sheet, header, &tabs) => SheetKind::Summary,
            Some(_) => SheetKind::Data,
        })
        .collect();
    let chosen = |sheet: &Sheet| options.sheets.iter().any(|name| is_called(sheet, name.as_str()));
    for ((sheet, header), kind) in found.iter().zip(&mut kinds) {
        if options.sheets.is_empty() {
            break;
        }
        match (chosen(sheet), *kind) {
            (false, SheetKind::Data) => *kind = SheetKind::NotChosen,
            // Somebody knows better than the rules above.
            (true, SheetKind::Summary) if header.is_some() => *kind = SheetKind::Data,
            _ => {}
        }
    }
    if options.sheets.is_empty() {
        let said: Vec<Option<bool>> =
            found.iter().map(|(sheet, header)| said(sheet, header.as_ref(), options)).collect();
        let sheets = || said.iter().enumerate();
        for (at, _) in sheets().filter(|(_, part)| **part == Some(false)) {
            correct(&mut kinds, at, false);
        }
        put_editions_aside(found, &mut kinds, options);
        put_repeats_aside(found, &mut kinds);
        for (at, _) in sheets().filter(|(_, part)| **part == Some(true)) {
            correct(&mut kinds, at, true);
        }
    }
    kinds
}

/// Whether somebody said that the sheet is part of the ledger, or is not.
fn said(sheet: &Sheet, header: Option<&Header>, options: &ReadOptions) -> Option<bool> {
    let said = for_layout(&options.corrections, &header?.layout())?;
    let key = header::key(&sheet.name)?;
    said.sheets.iter().find(|known| known.sheet == key).map(|known| known.part)
}

/// Makes a sheet that could be read what somebody said it is.
fn correct(kinds: &mut [SheetKind], at: usize, part: bool) {
    let Some(kind) = kinds.get_mut(at) else { return };
    match (part, *kind) {
        (false, SheetKind::Data) => *kind = SheetKind::NotChosen,
        (true, SheetKind::Repeat | SheetKind::Summary) => *kind = SheetKind::Data,
        _ => {}
    }
}

/// Whether a table has sums for its columns and no names of projects.
fn holds_sums(sheet: &Sheet) -> bool {
    let known = |text: &str| {
        let meaning = Meaning::of(&[text]);
        meaning
            .field
            .is_some_and(|field| field.is_money() || field == Field::Fact(FactField::Regions))
            || is_count(text)
    };
    let is_header = |row: &crate::sheet::SheetRow| {
        row.cells.iter().filter(|(_, value)| known(&value.text())).count() >= 2
    };
    sheet.rows.iter().take(SEARCHED_ROWS).any(is_header)
}

/// Whether what seem to be projects are the file's other sheets, bare numbers, or counted.
fn sums_up(sheet: &Sheet, header: &Header, tabs: &HashSet<String>) -> bool {
    let names: Vec<String> = names(sheet, header).map(|(_, name)| name).collect();
    let all = |is: &dyn Fn(&String) -> bool| !names.is_empty() && names.iter().all(is);
    header.columns.iter().any(|column| is_count(&column.label))
        || all(&|name| name.parse::<f64>().is_ok())
        || all(&|name| tabs.contains(name) && !is_called(sheet, name))
}

fn is_count(text: &str) -> bool {
    let words = normalised(text);
    let words = words.split('(').next().unwrap_or_default();
    WORDS.is("count", words)
}

/// The projects of a sheet: county, where it or the sheet's name says one, and name.
fn names<'a>(sheet: &'a Sheet, header: &'a Header) -> impl Iterator<Item = (String, String)> + 'a {
    let column = |field| header.column(field).map(|column| column.index);
    let (name, region) =
        (column(Field::Fact(FactField::Name)), column(Field::Fact(FactField::Regions)));
    let merged = MergedCells::new(sheet);
    let below = sheet.rows.iter().filter(|row| row.number > header.last_row);
    let projects = below.filter(move |row| kind::kind(sheet, header, row) == Kind::Project);
    projects.filter_map(move |row| {
        let county = region.map(|region| {
            let own = row.get(region).or_else(|| merged.value(row.number, region));
            own.map(|value| normalised(&value.text())).unwrap_or_default()
        });
        let tab = normalised(&sheet.name);
        let county = county
            .unwrap_or_else(|| if tab.ends_with(['县', '区', '市']) { tab } else { String::new() });
        Some((county, normalised(&row.get(name?)?.text())))
    })
}

/// Of sheets whose names differ in their month or year alone (九月, 十月) one is read: that of the
/// month or year that was asked for, else the first.
fn put_editions_aside(
    found: &[(Sheet, Option<Header>)],
    kinds: &mut [SheetKind],
    options: &ReadOptions,
) {
    let mut editions: BTreeMap<String, Vec<(usize, When)>> = BTreeMap::new();
    for (at, (sheet, _)) in found.iter().enumerate() {
        let (rest, when) = when::take(&normalised(&sheet.name));
        if kinds.get(at) == Some(&SheetKind::Data) && when != When::default() {
            editions.entry(rest).or_default().push((at, when));
        }
    }
    for sheets in editions.into_values() {
        let asked = |(_, when): &&(usize, When)| {
            let month = options.period.is_some()
                && when.month_in(options.period.map(Month::year)) == options.period;
            month || options.year.is_some() && when.year == options.year && when.month.is_none()
        };
        let taken = sheets.iter().find(asked).or_else(|| sheets.first()).map(|(at, _)| *at);
        for (at, _) in sheets.iter().filter(|(at, _)| Some(*at) != taken) {
            if let Some(kind) = kinds.get_mut(*at) {
                *kind = SheetKind::Repeat;
            }
        }
    }
}

/// A sheet all of whose projects stand on sheets before it says them once more.
fn put_repeats_aside(found: &[(Sheet, Option<Header>)], kinds: &mut [SheetKind]) {
    if kinds.iter().filter(|kind| **kind == SheetKind::Data).count() < 2 {
        return;
    }
    let mut seen: HashSet<(String, String)> = HashSet::new();
    for ((sheet, header), kind) in found.iter().zip(kinds) {
        let Some(header) = header.as_ref().filter(|_| *kind == SheetKind::Data) else { continue };
        let own: Vec<(String, String)> = names(sheet, header).collect();
        if !own.is_empty() && own.iter().all(|name| seen.contains(name)) {
            *kind = SheetKind::Repeat;
        }
        seen.extend(own);
    }
}
