//! The input of a form: texts by field name.

use std::collections::BTreeMap;

use battle_map::value::Seq;
use serde::{Deserialize, Serialize};

/// The field that holds the version a form began with, if it states all values of a thing.
pub(super) const BASE: &str = "base";

/// The texts of a form. A single-valued field has one text or none, a multiple one any number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// Returns the input with a text in a field; an empty text clears it.
    #[must_use]
    pub fn with(mut self, field: &str, text: impl ToString) -> Self {
        self.set(field, text.to_string());
        self
    }

    /// Returns the input with a text in a field of a row.
    #[must_use]
    pub fn with_at(self, row: u32, field: &str, text: impl ToString) -> Self {
        self.with(&in_row(Some(row), field), text)
    }

    /// Returns the input with the version of the thing that it states.
    #[must_use]
    pub fn based_on(self, version: Seq) -> Self {
        self.with(BASE, version.0)
    }

    /// Whether the same is typed, apart from the version it is based on.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let said = |typed: &Self| {
            let mut said = typed.clone();
            said.0.remove(BASE);
            said
        };
        said(self) == said(other)
    }

    /// Returns the input with several texts in a field.
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

    /// The text of a field of a row; empty where there is none.
    #[must_use]
    pub fn at(&self, row: u32, field: &str) -> &str {
        self.get(&in_row(Some(row), field))
    }

    /// The texts of a field that holds several.
    #[must_use]
    pub fn all(&self, field: &str) -> &[String] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    /// The texts of all fields whose names begin like this, each with the rest of its name.
    pub fn beginning<'a>(&'a self, prefix: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let rest = move |field: &'a String| field.strip_prefix(prefix);
        let fields = self.0.iter().filter_map(move |(field, texts)| Some((rest(field)?, texts)));
        fields.filter_map(|(rest, texts)| Some((rest, texts.first()?.as_str())))
    }

    /// Sets the text of a field; an empty one clears it.
    pub fn set(&mut self, field: &str, text: String) {
        self.set_all(field, if text.is_empty() { Vec::new() } else { vec![text] });
    }

    /// Sets the texts of a field that holds several.
    pub fn set_all(&mut self, field: &str, texts: Vec<String>) {
        if texts.is_empty() {
            self.0.remove(field);
        } else {
            self.0.insert(field.to_owned(), texts);
        }
    }

    /// Removes all texts of a row.
    pub fn drop_row(&mut self, row: u32) {
        let prefix = in_row(Some(row), "");
        self.0.retain(|field, _| !field.starts_with(&prefix));
    }

    /// Adds a text to a field that holds several, or removes it.
    pub fn toggle(&mut self, field: &str, text: &str) {
        let mut texts = self.all(field).to_vec();
        match texts.iter().position(|known| known == text) {
            Some(place) => drop(texts.remove(place)),
            None => texts.push(text.to_owned()),
        }
        self.set_all(field, texts);
    }
}

/// The stored name of a field within its row: `3/name`.
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
