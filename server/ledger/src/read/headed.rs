//! The header of a sheet: the rows that somebody named, those of a layout whose header somebody named in
//! an earlier month, else the rows that explain most columns.

use std::collections::BTreeSet;

use battle_map::{
    model::ledger::{HeaderDepth, Issue, IssueCode, NamedHeader, for_layout},
    value::{Name, text::normalised},
};

use super::{ReadOptions, issue};
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

/// Finds the sheet of each header that somebody named, under whose own name it is kept; what fits no sheet,
/// or not one alone, is an issue. Then nothing is read, as it would be read under another header.
pub fn settle(sheets: &[Sheet], options: &mut ReadOptions) -> Vec<Issue> {
    let mut issues = Vec::new();
    let mut settled: Vec<NamedHeader> = Vec::new();
    for named in std::mem::take(&mut options.headers) {
        match sheet_of(&named, sheets, &options.sheets) {
            Ok(sheet) if settled.iter().any(|other| other.sheet == sheet.name.trim()) => {
                issues.push((named, IssueCode::HeaderOfSeveral));
            }
            Ok(sheet) if of_rows(sheet, named.row, named.depth).is_none() => {
                issues.push((named, IssueCode::HeaderNotThere));
            }
            Ok(sheet) => {
                settled.push(NamedHeader { sheet: sheet.name.trim().to_owned(), ..named });
            }
            Err(code) => issues.push((named, code)),
        }
    }
    options.headers = settled;
    issues.into_iter().map(|(named, code)| issue(0, "", code, &named.to_string())).collect()
}

/// The sheet that a header was named for; without a name the only one that is read.
fn sheet_of<'a>(
    named: &NamedHeader,
    sheets: &'a [Sheet],
    chosen: &[Name],
) -> Result<&'a Sheet, IssueCode> {
    let of_name = !named.sheet.is_empty();
    let mut fitting = sheets.iter().filter(|sheet| {
        let is_chosen =
            || chosen.is_empty() || chosen.iter().any(|it| is_called(sheet, it.as_str()));
        !sheet.hidden
            && if of_name {
                is_called(sheet, &named.sheet)
            } else {
                !sheet.rows.is_empty() && is_chosen()
            }
    });
    let first = fitting.next().ok_or(if of_name {
        IssueCode::HeaderWithoutSheet
    } else {
        IssueCode::HeaderNotThere
    })?;
    if fitting.next().is_some() { Err(IssueCode::HeaderOfSeveral) } else { Ok(first) }
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

/// Whether a sheet bears the name, however it is spaced or spelt wide.
pub fn is_called(sheet: &Sheet, name: &str) -> bool {
    normalised(&sheet.name) == normalised(name)
}
