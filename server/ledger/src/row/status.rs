//! The status of a row, from a column of status, one of 建设性质, or the heading above it.

use battle_map::{
    model::ledger::{IssueCode, StatedStatus},
    value::{Name, text::normalised},
};

use super::{RowHeading, RowReader};
use crate::{
    cell,
    sheet::CellValue,
    words::{Field, WORDS},
};

impl RowReader<'_> {
    /// Whether it has started, where the column answers with yes or no.
    pub(super) fn started(&mut self) -> Option<bool> {
        let stated = self.cell(Field::Started).is_some_and(|(_, value)| is_status(value));
        if stated { None } else { self.get(Field::Started, cell::answer) }
    }

    /// What the row says of how far it is; words that nobody knows are named.
    pub(super) fn statuses(&mut self, group: &RowHeading) -> Vec<StatedStatus> {
        let mut stated = Vec::new();
        for field in [Field::Status, Field::Nature, Field::Started] {
            let Some((column, value)) = self.cell(field) else { continue };
            if field == Field::Started && !is_status(value) {
                continue;
            }
            let planned = field == Field::Nature || self.context.planned_status;
            let text = value.text();
            if let Some(found) = of_text(&text, planned, &column.label) {
                stated.extend(found);
            } else {
                let code = IssueCode::UnknownStatus;
                self.warnings.push(self.issue(&column.label, code, &text));
            }
        }
        if stated.is_empty() {
            stated.extend(group.status.clone());
        }
        stated
    }
}

/// Whether a cell of 开工情况 answers neither yes nor no, but with a status: 停工.
fn is_status(value: &CellValue) -> bool {
    cell::answer(value).is_err() && WORDS.status(&normalised(&value.text()), false).is_some()
}

/// The statuses that a cell states, none where it says nothing of it; nothing where one of its words
/// is unknown.
fn of_text(text: &str, planned: bool, column: &str) -> Option<Vec<StatedStatus>> {
    let whole = normalised(text);
    if let Some(found) = of_word(&whole, planned, column, text) {
        return Some(found);
    }
    let head = whole.split('(').next().unwrap_or_default();
    let words = head.split([',', '、', ';', '/', '，', '。', ':']).filter(|word| !word.is_empty());
    let found: Option<Vec<Vec<StatedStatus>>> =
        words.map(|word| of_word(word, planned, column, word)).collect();
    found.filter(|found| !found.is_empty()).map(|found| found.into_iter().flatten().collect())
}

fn of_word(word: &str, planned: bool, column: &str, written: &str) -> Option<Vec<StatedStatus>> {
    if cell::is_nothing(word) || WORDS.is("status-other", word) {
        return Some(Vec::new());
    }
    let status = WORDS.status(word, planned)?;
    let word = Name::new(written).ok()?;
    Some(vec![StatedStatus { column: column.to_owned(), word, status }])
}

/// The status that a heading states of all projects below it: 一、续建项目（20个）.
pub fn of_heading(words: &str) -> Option<StatedStatus> {
    let status = WORDS.status(&normalised(words), true)?;
    Some(StatedStatus { column: String::new(), word: Name::new(words).ok()?, status })
}
