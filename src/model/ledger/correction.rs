//! What somebody says of a ledger whose columns, sheets or words were taken for something else. It is
//! kept by the layout of its sheets, so that the next file of that layout is read in the same way.

use serde::{Deserialize, Serialize};

use super::{HeaderDepth, ProjectStatus};
use crate::value::Name;

/// What a column is, whatever its header says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnCorrection {
    /// The key of the column within its layout: its header without years and months.
    pub column: Name,
    /// The code of the field that it holds; `None` for a column that is kept as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// Whether a sheet is part of the ledger, whatever it looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetCorrection {
    /// The key of the sheet: the name on its tab without years and months.
    pub sheet: Name,
    /// Whether it is part of the ledger.
    pub part: bool,
}

/// What a word of status means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordCorrection {
    /// The word as written.
    pub word: Name,
    /// What it means; `None` for a word that says nothing of the status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<ProjectStatus>,
}

/// All that was said of the sheets of one layout.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Corrections {
    /// The layout: the headers of its columns without years and months, each once, sorted.
    pub layout: Vec<Name>,
    /// How many rows its header has, where somebody had to name them; `None` for a header that is
    /// found by its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<HeaderDepth>,
    /// What was said of columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnCorrection>,
    /// What was said of whole sheets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<SheetCorrection>,
    /// What was said of words of status.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<WordCorrection>,
}

impl Corrections {
    /// Nothing, of sheets of that layout.
    pub fn of(layout: &[Name]) -> Self {
        Self { layout: layout.to_vec(), ..Self::default() }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.header.is_none()
            && self.columns.is_empty()
            && self.sheets.is_empty()
            && self.words.is_empty()
    }

    /// Says what a column is, in place of what was said of it before.
    pub fn say_column(&mut self, column: Name, field: Option<String>) {
        self.columns.retain(|known| known.column != column);
        self.columns.push(ColumnCorrection { column, field });
    }

    /// Says whether a sheet is part of the ledger, in place of what was said of it before.
    pub fn say_sheet(&mut self, sheet: Name, part: bool) {
        self.sheets.retain(|known| known.sheet != sheet);
        self.sheets.push(SheetCorrection { sheet, part });
    }

    /// Says what a word means, in place of what was said of it before.
    pub fn say_word(&mut self, word: Name, status: Option<ProjectStatus>) {
        self.words.retain(|known| known.word != word);
        self.words.push(WordCorrection { word, status });
    }
}

/// What was said of the layout, or of one that shares four fifths of its headers: a column more or
/// less costs no answer. `None` where nothing was said.
pub fn for_layout<'a>(
    all: impl IntoIterator<Item = &'a Corrections>,
    layout: &[Name],
) -> Option<&'a Corrections> {
    let close = all.into_iter().filter_map(|known| {
        let shared = known.layout.iter().filter(|label| layout.contains(label)).count();
        let every = known.layout.len() + layout.len() - shared;
        (shared > 0 && shared * 5 >= every * 4).then_some((every - shared, known))
    });
    close.min_by_key(|(apart, _)| *apart).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(labels: &str) -> Vec<Name> {
        labels.split(' ').map(|label| Name::new(label).unwrap()).collect()
    }

    #[test]
    fn the_last_word_on_a_column_counts() {
        let mut said = Corrections::default();
        let column = Name::new("年内盘子").unwrap();
        said.say_column(column.clone(), Some("plan".to_owned()));
        said.say_column(column, None);
        assert_eq!(said.columns.len(), 1);
        assert_eq!(said.columns[0].field, None);
    }

    #[test]
    fn a_column_more_costs_no_answer_and_another_ledger_has_none() {
        let known = Corrections::of(&layout("a b c d e"));
        let exact = Corrections::of(&layout("a b c d e f"));
        let all = [known.clone(), exact.clone()];
        assert_eq!(for_layout(&all, &layout("a b c d e f")), Some(&exact));
        assert_eq!(for_layout(&all[..1], &layout("a b c d e f")), Some(&known));
        assert_eq!(for_layout(&all, &layout("a b c x y z")), None);
        assert_eq!(for_layout(&[Corrections::default()], &[]), None);
    }
}
