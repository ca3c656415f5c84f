//! The table of words (`synonyms.txt`): what headers, answers, statuses and rows say, as data. A city
//! adds its own in a file of the same form ([`add`]).

mod field;

use std::{
    collections::HashMap,
    sync::{LazyLock, OnceLock},
};

use battle_map::{model::ledger::ProjectStatus, value::text::normalised};

pub use self::field::Field;
use crate::error::LedgerError;

/// The heading of the column of reasons in a sheet of rejected rows; `synonyms.txt` knows it, so that it
/// does not come back as a column.
pub const REASON: &str = "退回原因";

/// The table that comes with the program.
const TABLE: &str = include_str!("synonyms.txt");

/// What a city adds.
static ADDED: OnceLock<Vocabulary> = OnceLock::new();

/// The table, read once.
pub static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut words = Vocabulary::parse(TABLE);
    if let Some(added) = ADDED.get() {
        words.add(added);
    }
    words
});

/// Adds a city's own words, which count before those of the program. Has to come before the first
/// ledger is read; only the first call counts.
///
/// # Errors
/// The first line that is neither a comment nor a code of the table with its words.
pub fn add(table: &str) -> Result<(), LedgerError> {
    let known = Vocabulary::parse(TABLE);
    let is_code = |code: &str| Field::from_code(code).is_some() || known.lists.contains_key(code);
    let is_wrong = |line: &&str| {
        let line = line.trim_end();
        let code = line.split_once(": ").map(|(code, _)| code);
        !line.is_empty() && !line.starts_with('#') && !code.is_some_and(is_code)
    };
    let table = table.trim_start_matches('\u{feff}');
    if let Some((at, line)) = table.lines().enumerate().find(|(_, line)| is_wrong(line)) {
        return Err(LedgerError::Words { line: at + 1, text: line.to_owned() });
    }
    let _ = ADDED.set(Vocabulary::parse(table));
    Ok(())
}

/// Words by what they mean, all in normalised form.
#[derive(Debug, Default)]
pub struct Vocabulary {
    headers: HashMap<String, Field>,
    lists: HashMap<String, Vec<String>>,
}

impl Vocabulary {
    fn parse(table: &str) -> Self {
        let mut words = Self::default();
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        for (code, list) in lines.filter_map(|line| line.split_once(": ")) {
            let list: Vec<String> =
                list.split(' ').map(normalised).filter(|word| !word.is_empty()).collect();
            match Field::from_code(code) {
                Some(field) => words.headers.extend(list.into_iter().map(|word| (word, field))),
                None => words.lists.entry(code.to_owned()).or_default().extend(list),
            }
        }
        words
    }

    /// Adds the words of another table; what they mean there counts.
    fn add(&mut self, other: &Self) {
        self.headers.extend(other.headers.iter().map(|(word, field)| (word.clone(), *field)));
        for (code, list) in &other.lists {
            if code.starts_with("status-") {
                let taken = |word: &String| list.contains(word);
                let statuses =
                    self.lists.iter_mut().filter(|(code, _)| code.starts_with("status-"));
                statuses.for_each(|(_, known)| known.retain(|word| !taken(word)));
            }
            self.lists.entry(code.clone()).or_default().extend(list.iter().cloned());
        }
    }

    /// The field that a header's words mean, harmless words before and after left out.
    #[must_use]
    pub fn field(&self, header: &str) -> Option<Field> {
        let mut rest = header;
        loop {
            if let Some(field) = self.headers.get(rest) {
                return Some(*field);
            }
            let shorter = self.list("qualifiers").iter().find_map(|word| {
                rest.strip_prefix(word.as_str()).or_else(|| rest.strip_suffix(word.as_str()))
            });
            rest = shorter.filter(|shorter| !shorter.is_empty())?;
        }
    }

    /// Whether a word is one of a list: `yes`, `no`, `nothing`, `subtotal`, `total-row`.
    #[must_use]
    pub fn is(&self, list: &str, word: &str) -> bool {
        self.list(list).iter().any(|known| known == word)
    }

    /// Whether a text begins with a word of a list.
    #[must_use]
    pub fn begins(&self, list: &str, text: &str) -> bool {
        self.list(list).iter().any(|known| text.starts_with(known.as_str()))
    }

    /// Whether a text ends with a word of a list.
    #[must_use]
    pub fn ends(&self, list: &str, text: &str) -> bool {
        self.ending(list, text).is_some()
    }

    /// The longest word of a list with which a text ends.
    #[must_use]
    pub fn ending(&self, list: &str, text: &str) -> Option<&str> {
        let words = self.list(list).iter().map(String::as_str);
        words.filter(|word| text.ends_with(word)).max_by_key(|word| word.len())
    }

    /// Whether a text holds a word of a list.
    #[must_use]
    pub fn holds(&self, list: &str, text: &str) -> bool {
        self.list(list).iter().any(|known| text.contains(known.as_str()))
    }

    /// What a word of status means; none where nobody knows. `planned` tells words of 建设性质,
    /// which speak of the list's year: 竣工 is to be completed then.
    #[must_use]
    pub fn status(&self, word: &str, planned: bool) -> Option<ProjectStatus> {
        let word = word.strip_suffix("项目").filter(|rest| !rest.is_empty()).unwrap_or(word);
        if self.is("status-built", word) {
            return Some(ProjectStatus::Completed);
        }
        let of = |status: &ProjectStatus| self.is(&format!("status-{}", status.code()), word);
        let status = ProjectStatus::ALL.into_iter().find(of)?;
        Some(match status {
            ProjectStatus::Completed | ProjectStatus::Operating
                if planned && !word.starts_with('已') =>
            {
                ProjectStatus::Completing
            }
            ProjectStatus::Building if planned && word == "开工" => ProjectStatus::Starting,
            status => status,
        })
    }

    fn list(&self, list: &str) -> &[String] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use battle_map::model::project::FactField;

    use super::*;

    #[test]
    fn every_field_has_words_and_no_word_means_two_fields() {
        let table = include_str!("synonyms.txt");
        let mut seen = HashSet::new();
        for field in Field::all() {
            let code = field.code();
            let line = table.lines().find_map(|line| line.strip_prefix(code)?.strip_prefix(": "));
            for word in line.unwrap_or_else(|| panic!("{code} has no line")).split(' ') {
                assert!(seen.insert(normalised(word)), "{word} stands twice");
                assert_eq!(WORDS.field(&normalised(word)), Some(field), "{word}");
            }
        }
    }

    #[test]
    fn a_citys_own_words_count_before_those_of_the_program() {
        let mut words = Vocabulary::parse(TABLE);
        words.add(&Vocabulary::parse("# ours\nplace: 落点\nstatus-stopped: 卡壳 在建\n"));
        assert_eq!(words.field("落点"), Some(Field::Fact(FactField::Place)));
        assert_eq!(words.field("建设地点"), Some(Field::Fact(FactField::Place)));
        assert_eq!(words.status("卡壳", false), Some(ProjectStatus::Stopped));
        assert_eq!(words.status("在建", false), Some(ProjectStatus::Stopped));
        assert_eq!(words.status("停工", false), Some(ProjectStatus::Stopped));
        let fault = add("place: 落点\n\nplaces: 落点").unwrap_err();
        assert!(matches!(fault, LedgerError::Words { line: 3, .. }), "{fault}");
    }

    #[test]
    fn harmless_words_around_a_header_are_looked_through() {
        assert_eq!(WORDS.field("项目总投资"), Some(Field::Fact(FactField::Total)));
        assert_eq!(WORDS.field("完成投资额"), Some(Field::YearToDate));
        assert_eq!(WORDS.field("项目名称变更说明"), None);
    }
}
