//! The header of a sheet: the rows that somebody named, those of a layout whose header somebody named in
//! an earlier month, else the rows that explain most columns.

use std::collections::BTreeSet;

use battle_map::model::ledger::{HeaderDepth, NamedHeader, for_layout};

use super::ReadOptions;
use crate::{
    header::{Header, SEARCHED_ROWS},
    sheet::Sheet,
};

/// The header of a sheet with what was said of its columns.
pub fn headed(sheet: &Sheet, options: &ReadOptions) -> Option<Header> {
    let named = named(sheet, options).and_then(|named| of_rows(sheet, named.row, named.depth));
    let mut header =
        named.or_else(|| remembered(sheet, options)).or_else(|| Header::find(sheet))?;
    if let Some(said) = for_layout(&options.corrections, &header.layout()) {
        header.correct(said);
    }
    Some(header)
}

/// What somebody said of the rows of a sheet's header.
pub fn named<'a>(sheet: &Sheet, options: &'a ReadOptions) -> Option<&'a NamedHeader> {
    options.headers.iter().find(|named| named.sheet == sheet.name.trim())
}

/// Whether somebody named the header, in this file or in an earlier one of its layout.
pub fn is_named(sheet: &Sheet, header: &Header, options: &ReadOptions) -> bool {
    let known = || for_layout(&options.corrections, &header.layout());
    named(sheet, options).is_some() || known().is_some_and(|said| said.header.is_some())
}

fn of_rows(sheet: &Sheet, first: u32, depth: HeaderDepth) -> Option<Header> {
    Header::of_rows(sheet, first, first.checked_add(depth.rows() - 1)?)
}

/// The rows that have the layout of a header that somebody named in an earlier month.
fn remembered(sheet: &Sheet, options: &ReadOptions) -> Option<Header> {
    let depths: BTreeSet<HeaderDepth> =
        options.corrections.iter().filter_map(|said| said.header).collect();
    let starts = sheet.rows.iter().take(SEARCHED_ROWS).filter(|row| row.cells.len() >= 2);
    let rows = starts.flat_map(|row| depths.iter().map(|depth| (row.number, *depth)));
    rows.filter_map(|(row, depth)| Some((of_rows(sheet, row, depth)?, depth)))
        .find(|(header, depth)| {
            let said = for_layout(&options.corrections, &header.layout());
            said.is_some_and(|said| said.header == Some(*depth))
        })
        .map(|(header, _)| header)
}
