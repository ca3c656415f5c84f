//! The texts of the screens: one flat catalogue per language, chosen once per page.
//!
//! The server contains all catalogues. A page loads those it needs beside the module and hands them
//! over before hydration ([`load`]): that of its language, and the Chinese one for papers, which
//! are Chinese in every language. So no browser loads texts that nobody on its screen reads.

use std::collections::HashMap;
#[cfg(not(feature = "hydrate"))]
use std::sync::LazyLock;
#[cfg(feature = "hydrate")]
use std::sync::OnceLock;

use battle_map::view::catalogue;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A language of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// Simplified Chinese, the default.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The BCP 47 tag, as in `<html lang>`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language's name in the language itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chinese => "中文",
            Self::English => "English",
        }
    }

    /// The language of a BCP 47 tag; `None` if the screens have no texts in it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next()? {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The first language of an `Accept-Language` header for which there are texts.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        header.split(',').find_map(|part| Self::from_tag(part.split(';').next()?.trim()))
    }
}

type Messages = HashMap<String, String>;

#[cfg(not(feature = "hydrate"))]
static CHINESE: LazyLock<Messages> = LazyLock::new(|| parse(include_str!("../locales/zh-CN.json")));
#[cfg(not(feature = "hydrate"))]
static ENGLISH: LazyLock<Messages> = LazyLock::new(|| parse(include_str!("../locales/en.json")));

/// The catalogues that the page loaded.
#[cfg(feature = "hydrate")]
static CHINESE: OnceLock<Messages> = OnceLock::new();
#[cfg(feature = "hydrate")]
static ENGLISH: OnceLock<Messages> = OnceLock::new();

/// Takes a catalogue that the page loaded; `tag` names its language.
#[cfg(feature = "hydrate")]
pub fn load(tag: &str, json: &str) {
    let catalogue = match Language::from_tag(tag) {
        Some(Language::Chinese) => &CHINESE,
        Some(Language::English) => &ENGLISH,
        None => return,
    };
    // A page is taken over once.
    let _ = catalogue.set(parse(json));
}

// A test reads both files, so that a page never meets one that cannot be read.
fn parse(json: &str) -> Messages {
    crate::json::read(json).unwrap_or_default()
}

/// The catalogue of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts(pub Language);

impl Texts {
    /// The text of a key; the key itself where the catalogue lacks it.
    #[must_use]
    pub fn get(self, key: &str) -> String {
        self.catalogue().get(key).map_or_else(|| key.to_owned(), Clone::clone)
    }

    #[cfg(not(feature = "hydrate"))]
    fn catalogue(self) -> &'static Messages {
        match self.0 {
            Language::Chinese => &CHINESE,
            Language::English => &ENGLISH,
        }
    }

    /// Empty where the page did not load it: then its keys are shown.
    #[cfg(feature = "hydrate")]
    fn catalogue(self) -> &'static Messages {
        match self.0 {
            Language::Chinese => CHINESE.get_or_init(Messages::new),
            Language::English => ENGLISH.get_or_init(Messages::new),
        }
    }

    /// The text of a key with its `{name}` placeholders filled in.
    #[must_use]
    pub fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        values
            .iter()
            .fold(self.get(key), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}

impl catalogue::Catalogue for Texts {
    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        Self::fill(*self, key, values)
    }
}

/// Puts the page's texts into context: in the language the server chose, or the one the page is in.
pub(crate) fn provide() -> Texts {
    let texts = Texts(page_language());
    provide_context(texts);
    texts
}

/// The catalogue of the page's language, from the context.
#[must_use]
pub fn use_texts() -> Texts {
    use_context::<Texts>().unwrap_or(Texts(Language::default()))
}

#[cfg(feature = "hydrate")]
fn page_language() -> Language {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .and_then(|tag| Language::from_tag(&tag))
        .unwrap_or_default()
}

#[cfg(not(feature = "hydrate"))]
fn page_language() -> Language {
    use_context::<Language>().unwrap_or_default()
}

#[cfg(all(test, not(feature = "hydrate")))]
mod tests {
    use super::*;

    #[test]
    fn both_catalogues_have_the_same_keys() {
        let keys = |catalogue: &Messages| {
            let mut keys: Vec<_> = catalogue.keys().cloned().collect();
            keys.sort();
            keys
        };
        assert!(!CHINESE.is_empty());
        assert_eq!(keys(&CHINESE), keys(&ENGLISH));
    }

    #[test]
    fn placeholders_are_filled() {
        let text = Texts(Language::English).fill("live.stale", &[("seconds", "31")]);
        assert!(text.contains("31 s"), "{text}");
    }

    #[test]
    fn the_first_spoken_language_of_the_browser_counts() {
        assert_eq!(
            Language::from_accept_language("fr, en-GB;q=0.8, zh;q=0.5"),
            Some(Language::English)
        );
        assert_eq!(Language::from_accept_language("de"), None);
    }

    #[test]
    fn every_kind_of_event_every_issue_of_a_ledger_and_every_refusal_has_words() {
        use battle_map::{event::Change, model::ledger::IssueCode, refusal::Refusal};
        let refusals = Refusal::codes().map(|code| format!("refusal.{code}"));
        let events = Change::kinds().map(|kind| format!("change.{kind}"));
        let issues = IssueCode::ALL.iter().map(|code| format!("issue.{}", code.code()));
        let silent: Vec<_> =
            events.chain(issues).chain(refusals).filter(|key| !CHINESE.contains_key(key)).collect();
        assert!(silent.is_empty(), "{silent:?}");
    }
}
