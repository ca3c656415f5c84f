//! Which sheets of a file hold its ledger. Sheets with projects are read together; sums, covers, hidden
//! sheets and further months of the same projects are told apart, and every one is named.

use std::collections::HashSet;

use battle_map::{
    model::ledger::{Issue, IssueCode, SheetColumn, SheetKind, SheetReport, SheetTop},
    value::Name,
};

use super::{
    headed::{headed, is_called},
    mending::{self, CellMended},
    parts::{ReadOptions, issue},
    top::top,
};
use crate::{
    header::{self, Header},
    sheet::Sheet,
    words::Field,
};

mod kinds;

/// A sheet with the header that was found on it.
pub type HeadedSheet = (Sheet, Header);

/// The sheets of a file, sorted out.
pub struct SortedSheets {
    /// Those that are read, in their order.
    pub data: Vec<HeadedSheet>,
    /// All of them, in their order; rows and columns of those that are read are still to come.
    pub reports: Vec<SheetReport>,
    /// The rows at the top of each sheet.
    pub tops: Vec<SheetTop>,
    /// The cells that were mended.
    pub mended: Vec<CellMended>,
    /// What somebody should look at.
    pub warnings: Vec<Issue>,
    /// Sheets that were asked for and are not there.
    pub rejected: Vec<Issue>,
}

/// Sorts out the sheets of a file.
pub fn sort(sheets: Vec<Sheet>, options: &ReadOptions) -> SortedSheets {
    let mut mended = Vec::new();
    let found: Vec<(Sheet, Option<Header>)> = sheets
        .into_iter()
        .map(|mut sheet| {
            let header = headed(&sheet, options);
            if let Some(header) = &header {
                mended.extend(mending::mend(&mut sheet, header, options));
            }
            (sheet, header)
        })
        .collect();
    let kinds = kinds::of(&found, options);
    let data = found.iter().zip(&kinds).filter(|(_, kind)| **kind == SheetKind::Data);
    let said: HashSet<Field> =
        data.filter_map(|((_, header), _)| header.as_ref()).flat_map(fields).collect();
    let mut sorted = SortedSheets {
        data: Vec::new(),
        reports: Vec::new(),
        tops: found.iter().map(|(sheet, header)| top(sheet, header.as_ref())).collect(),
        mended,
        warnings: Vec::new(),
        rejected: unknown(&found, options),
    };
    for ((sheet, header), kind) in found.into_iter().zip(kinds) {
        let more = header.as_ref().filter(|_| kind == SheetKind::Repeat);
        let more = more.map(|header| more_than(header, &said)).unwrap_or_default();
        let columns = header.as_ref().map(columns).unwrap_or_default();
        sorted.reports.push(SheetReport {
            name: sheet.name.clone(),
            kind,
            rows: 0,
            header: header.as_ref().map(|header| (header.first_row, header.last_row)),
            key: header::key(&sheet.name),
            layout: header.as_ref().map(Header::layout).unwrap_or_default(),
            columns,
        });
        if !more.is_empty() {
            let value = format!("{}（{more}）", sheet.name);
            sorted.rejected.push(issue(0, "", IssueCode::SheetSaysMore, &value));
        } else if kind == SheetKind::Repeat {
            sorted.warnings.push(issue(0, "", IssueCode::SheetIgnored, &sheet.name));
        }
        sorted.data.extend(header.filter(|_| kind == SheetKind::Data).map(|it| (sheet, it)));
    }
    sorted
}

/// The fields of a header.
fn fields(header: &Header) -> impl Iterator<Item = Field> {
    header.columns.iter().filter_map(|column| column.meaning.field)
}

/// The columns of money, dates and status that a sheet has beyond what was `said`: to leave it out
/// would lose them.
fn more_than(header: &Header, said: &HashSet<Field>) -> String {
    let counts = |field: Field| field.is_money() || field.is_progress();
    let more = header.columns.iter().filter(|column| {
        column.meaning.field.is_some_and(|field| counts(field) && !said.contains(&field))
    });
    let labels: Vec<&str> = more.map(|column| column.label.as_str()).collect();
    labels.join("、")
}

/// The columns of a header and what they were taken for.
pub fn columns(header: &Header) -> Vec<SheetColumn> {
    let keys = header.keys();
    let mut columns: Vec<SheetColumn> = header
        .columns
        .iter()
        .map(|column| SheetColumn {
            index: column.index,
            label: column.label.clone(),
            key: keys.get(&column.index).cloned(),
            field: column.meaning.field.map(|field| field.code().to_owned()),
        })
        .collect();
    columns.sort_by_key(|column| column.index);
    columns
}

/// Sheets that were asked for and that nobody can see in the file.
fn unknown(found: &[(Sheet, Option<Header>)], options: &ReadOptions) -> Vec<Issue> {
    let visible = |name: &&Name| {
        found.iter().any(|(sheet, _)| !sheet.hidden && is_called(sheet, name.as_str()))
    };
    let unknown = options.sheets.iter().filter(|name| !visible(name));
    unknown.map(|name| issue(0, "", IssueCode::UnknownSheet, name.as_str())).collect()
}
