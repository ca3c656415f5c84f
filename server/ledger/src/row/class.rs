//! The class on the year's list that words of status state: 续建, 新开工, 竣工, 前期.

use battle_map::{
    model::{
        ledger::{IssueCode, ProjectStatus, StatedClass, StatedStatus},
        list::ListClass,
    },
    value::Year,
};

use super::RowReader;
use crate::{
    header::when,
    words::{Field, WORDS},
};

/// The classes that statuses state; `of_year` where their words speak of the list's year.
pub fn of(stated: &[StatedStatus], of_year: bool) -> impl Iterator<Item = StatedClass> + '_ {
    let stated = stated.iter();
    stated.filter_map(move |StatedStatus { column, word, status }| {
        let class = status.class(of_year)?;
        Some(StatedClass { column: column.clone(), word: word.clone(), class })
    })
}

/// What a word says of the list's year that it names: 2026年新开工, 2026年底竣工. One with a month says
/// more than a class.
pub fn dated(word: &str, year: Option<Year>, of_year: bool) -> Option<ProjectStatus> {
    let (rest, when) = when::take(word);
    when.year.filter(|named| Some(*named) == year && when.month.is_none())?;
    let rest = rest.trim_start_matches(['度', '底', '末', '内', '前']);
    WORDS.status(rest, of_year).filter(|status| status.class(false).is_some())
}

/// Whether construction goes on in the year, so that it can end there, too.
const fn goes_on(class: ListClass) -> bool {
    matches!(class, ListClass::Continued | ListClass::NewStart)
}

impl RowReader<'_> {
    /// Of the classes that a row states, in the order in which they count, the first; 续建 that is to end
    /// in the year is 竣工. What contradicts it is named.
    pub(super) fn class(&mut self, stated: &[StatedClass]) -> Option<StatedClass> {
        let first = stated.first()?;
        let ends = stated.iter().find(|other| other.class == ListClass::Completing);
        let counts = ends.filter(|_| goes_on(first.class)).unwrap_or(first);
        let agrees = |other: &StatedClass| {
            let ends = counts.class == ListClass::Completing;
            other.class == counts.class || ends && goes_on(other.class)
        };
        if let Some(other) = stated.iter().find(|other| !agrees(other)) {
            let value = format!("{} ≠ {}", other.word, counts.word);
            self.warnings.push(self.issue(&other.column, IssueCode::StatusContradicts, &value));
        }
        Some(counts.clone())
    }

    /// Whether ticks speak of the list's year: 续建 or 新开工 is one of their columns.
    pub(super) fn ticks_speak_of_the_year(&self) -> bool {
        let mut ticked = self.context.header.columns_of(Field::Status);
        ticked.any(|column| {
            let ticked = column.meaning.ticked;
            matches!(ticked, Some(ProjectStatus::CarriedOver | ProjectStatus::Starting))
        })
    }
}
