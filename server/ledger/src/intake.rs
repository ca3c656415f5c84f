//! What the command line and the page do alike around a ledger that comes in: the faults of reading
//! it and of comparing it as one list in the words of its own header, and rejected rows handed back.

use battle_map::{
    model::{
        ledger::{Issue, IssueCode},
        project::FactField,
    },
    value::{Name, ValueError},
    view::{catalogue::Catalogue, import_preview::RejectedCell},
};

use super::{
    LedgerError, ReadLedger, SourceSheet,
    header::Header,
    read::column,
    rejected,
    report::message,
    words::{Field, WORDS},
};

/// A file's name as the record keeps it: without folders, cut to what a name may hold.
///
/// # Errors
/// When nothing is left of it.
pub fn file_name(name: &str) -> Result<Name, ValueError> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control()).take(Name::MAX).collect();
    Name::new(&plain)
}

/// Why rows cannot go in: what reading found, and what `compared` found.
#[must_use]
pub fn rejected(read: &ReadLedger, compared: Vec<Issue>) -> Vec<Issue> {
    together(read, &read.rejected, compared)
}

/// What somebody should look at: what reading found, and what `compared` found.
#[must_use]
pub fn warnings(read: &ReadLedger, compared: Vec<Issue>) -> Vec<Issue> {
    together(read, &read.warnings, compared)
}

fn together(read: &ReadLedger, own: &[Issue], compared: Vec<Issue>) -> Vec<Issue> {
    let place = |issue: &Issue| {
        let own = |source: &SourceSheet| source.holds(issue);
        read.sources.iter().position(own).filter(|_| issue.sheet.is_some())
    };
    let mut issues = own.to_vec();
    issues.extend(compared.into_iter().map(|issue| {
        let header = read.sources.get(place(&issue).unwrap_or(0)).map(|source| &source.header);
        relabelled(issue, header)
    }));
    issues.sort_by_key(|issue| (place(issue), issue.row));
    issues
}

/// The comparison speaks of columns by their usual names; here each gets the header as written.
fn relabelled(mut issue: Issue, header: Option<&Header>) -> Issue {
    let field = match issue.code {
        IssueCode::DuplicateName | IssueCode::MergedProject => Some(Field::Fact(FactField::Name)),
        _ => WORDS.field(&issue.column),
    };
    let column = |field| header.and_then(|header| header.column(field));
    let found = match field {
        Some(Field::Point) => column(Field::Point).or_else(|| column(Field::Longitude)),
        field => field.and_then(column),
    };
    if let Some(column) = found {
        issue.column.clone_from(&column.label);
    }
    issue
}

/// The cell that each rejected issue is about, where there is one that somebody can mend.
#[must_use]
pub fn cells(read: &ReadLedger, rejected: &[Issue]) -> Vec<Option<RejectedCell>> {
    rejected.iter().map(|issue| cell(read, issue)).collect()
}

fn cell(read: &ReadLedger, issue: &Issue) -> Option<RejectedCell> {
    // Which project is meant is decided, and not typed.
    if issue.code == IssueCode::ProbableRename {
        return None;
    }
    let SourceSheet { sheet, header } = read.sources.iter().find(|source| source.holds(issue))?;
    let row = sheet.row(issue.row).filter(|row| row.number > header.last_row)?;
    let text = |column: u16| row.get(column).map(|value| value.text().into_owned());
    let column = column(sheet, header, &issue.column)?;
    let name = header.column(Field::Fact(FactField::Name)).map(|column| column.index);
    Some(RejectedCell {
        sheet: sheet.name.trim().to_owned(),
        text: text(column).unwrap_or_default(),
        project: name.filter(|name| *name != column).and_then(text),
    })
}

/// A workbook of the rejected rows with the reasons beside each; nothing where there are none, or
/// no sheet was understood.
///
/// # Errors
/// When the workbook cannot be put together.
pub fn hand_back(
    read: &ReadLedger,
    rejected: &[Issue],
    texts: &dyn Catalogue,
) -> Result<Option<Vec<u8>>, LedgerError> {
    if read.sources.is_empty() || rejected.is_empty() {
        return Ok(None);
    }
    let reason = |issue: &Issue| {
        let place =
            if issue.column.is_empty() { String::new() } else { format!("{}：", issue.column) };
        format!("{place}{}", message(issue, texts))
    };
    rejected::workbook(&read.sources, rejected, reason).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_is_its_last_part_however_the_browser_gives_it() {
        let name = |text: &str| file_name(text).ok().map(|name| name.to_string());
        assert_eq!(name("C:\\fakepath\\台账.xlsx").as_deref(), Some("台账.xlsx"));
        assert_eq!(name("../../etc/passwd").as_deref(), Some("passwd"));
        assert_eq!(name("a\u{0}b.csv").as_deref(), Some("ab.csv"));
        assert_eq!(name("folder/"), None);
        assert_eq!(name(&"长".repeat(900)).map(|name| name.chars().count()), Some(Name::MAX));
    }
}
