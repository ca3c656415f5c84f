//! What is typed into a form: texts by field name.

use std::collections::BTreeMap;

use battle_map::value::Seq;
use serde::{Deserialize, Serialize};

/// The field in which a form that says the whole of a thing keeps the version it was begun with.
pub(super) const BASE: &str = "base";

/// The texts of a form. A field that takes one has one or none, a field that takes several any
/// number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// With a text in a field; an empty one is none.
    #[must_use]
    pub fn with(mut self, field: &str, text: impl ToString) -> Self {
        self.set(field, text.to_string());
        self
    }

    /// With a text in a field of a row.
    #[must_use]
    pub fn with_at(self, row: u32, field: &str, text: impl ToString) -> Self {
        self.with(&in_row(Some(row), field), text)
    }

    /// With the version of the thing of which the form says the whole.
    #[must_use]
    pub fn based_on(self, version: Seq) -> Self {
        self.with(BASE, version.0)
    }

    /// Whether the same is typed, whatever it is based on.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let said = |typed: &Self| {
            let mut said = typed.clone();
            said.0.remove(BASE);
            said
        };
        said(self) == said(other)
    }

    /// With several texts in a field.
    #[must_use]
    pub fn with_all(mut self, field: &str, texts: impl IntoIterator<Item = impl ToString>) -> Self {
        self.set_all(field, texts.into_iter().map(|text| text.to_string()).collect());
        self
    }

    /// The text of a field; empty where there is none.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.all(field).first().map_or("", String::as_str)
    }

    /// The texts of a field that takes several.
    #[must_use]
    pub fn all(&self, field: &str) -> &[String] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    /// Puts a text into a field; an empty one empties it.
    pub fn set(&mut self, field: &str, text: String) {
        self.set_all(field, if text.is_empty() { Vec::new() } else { vec![text] });
    }

    /// Puts several texts into a field.
    pub fn set_all(&mut self, field: &str, texts: Vec<String>) {
        if texts.is_empty() {
            self.0.remove(field);
        } else {
            self.0.insert(field.to_owned(), texts);
        }
    }

    /// Takes all texts of a row out.
    pub fn drop_row(&mut self, row: u32) {
        let prefix = in_row(Some(row), "");
        self.0.retain(|field, _| !field.starts_with(&prefix));
    }

    /// Takes a text into a field that takes several, or out of it.
    pub fn toggle(&mut self, field: &str, text: &str) {
        let mut texts = self.all(field).to_vec();
        match texts.iter().position(|known| known == text) {
            Some(place) => drop(texts.remove(place)),
            None => texts.push(text.to_owned()),
        }
        self.set_all(field, texts);
    }
}

/// The name of a field within its row, as it is kept: `3/name`.
pub(super) fn in_row(row: Option<u32>, field: &str) -> String {
    row.map_or_else(|| field.to_owned(), |row| format!("{row}/{field}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_is_based_on_is_nothing_that_was_typed() {
        let begin = Typed::default().with("text", "未接通").based_on(Seq(7));
        let later = Typed::default().with("text", "未接通").based_on(Seq(9));
        assert!(begin.says_the_same(&later) && begin != later);
        assert!(!begin.says_the_same(&later.with("text", "已接通")));
    }
}
