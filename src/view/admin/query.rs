//! Which of the accounts and units the administrator's page lists, as it stands in the URL.

use serde::{Deserialize, Serialize};

use crate::{
    query::queries,
    value::{UnitId, text::normalised},
    view::{admin::AdminView, named::Named, paged},
};

/// The most letters that a list is searched by.
const LONGEST: usize = 100;

/// A long list of a page: what it is searched by, and the page of it that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Search {
    /// What its lines contain; empty for all of them.
    #[serde(default)]
    pub words: String,
    /// The number of the page, from 0.
    #[serde(default)]
    pub page: u32,
}

impl Search {
    /// Reads the parameter of the words and that of the page.
    pub fn read(get: impl Fn(&str) -> Option<String>, [words, page]: [&'static str; 2]) -> Self {
        let text = |key: &str| get(key).unwrap_or_default();
        let words = text(words).trim().chars().take(LONGEST).collect();
        Self { words, page: paged::number(&text(page)) }
    }

    /// The parameters that give this search back.
    pub fn parameters(&self, [words, page]: [&'static str; 2]) -> Vec<(&'static str, String)> {
        let said = Some(self.words.clone()).filter(|words| !words.is_empty());
        let all = [(words, said), (page, paged::parameter(self.page))];
        all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }

    /// The same search on another page.
    #[must_use]
    pub fn turned(&self, page: u32) -> Self {
        Self { page, ..self.clone() }
    }

    /// Finds a line by any of its texts, however it is spelled.
    pub fn finder(&self) -> impl Fn(&[&str]) -> bool + use<> {
        let words = normalised(&self.words);
        move |texts| words.is_empty() || texts.iter().any(|text| normalised(text).contains(&words))
    }
}

/// The parameters of the accounts: by whom, and the page.
pub const PEOPLE: [&str; 2] = ["who", "people"];
/// The parameters of the units.
pub const UNITS: [&str; 2] = ["unit", "units"];
/// The parameters of the tokens.
pub const TOKENS: [&str; 2] = ["token", "tokens"];

/// The administrator's page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AdminQuery {
    /// The accounts.
    #[serde(default)]
    pub people: Search,
    /// The units.
    #[serde(default)]
    pub units: Search,
}

impl AdminQuery {
    /// Reads the query from URL parameters.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self { people: Search::read(&get, PEOPLE), units: Search::read(&get, UNITS) }
    }
}

/// The names of all units, for binding an account to one of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UnitNames {}

queries! {
    AdminQuery => AdminView = "admin",
    UnitNames => Vec<Named<UnitId>> = "unit-names",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_survives_the_url_and_finds_however_it_is_spelled() {
        let search = Search { words: "渠江 A".into(), page: 3 };
        let parameters = search.parameters(PEOPLE);
        assert_eq!(parameters, [("who", "渠江 A".to_owned()), ("people", "3".to_owned())]);
        let get = |key: &str| parameters.iter().find(|(k, _)| *k == key).map(|(_, v)| v.clone());
        assert_eq!(AdminQuery::read(get).people, search);
        assert!(search.finder()(&["other", "渠江a水务"]));
        assert!(!search.finder()(&["渠江"]));
        assert!(Search::default().finder()(&[]));
        assert!(Search::default().parameters(UNITS).is_empty());
    }
}
