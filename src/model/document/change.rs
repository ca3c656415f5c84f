//! What may be asked about types of documents, what comes of it, and why not.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::{Document, DocumentFile, template};
use crate::{
    model::refusal::refusals,
    value::{DocumentId, Name, Year},
};

/// What may be asked about types of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentAction {
    /// Adds a type.
    Define(Box<DocumentFile>),
    /// Says something else of one; what was issued keeps what it was issued by.
    Revise {
        /// Which.
        document: DocumentId,
        /// What is said of it from now on.
        #[serde(flatten)]
        file: Box<DocumentFile>,
    },
    /// Says with which number a year begins, where papers were numbered elsewhere before.
    StartSeries {
        /// Of which type's prefix.
        document: DocumentId,
        /// In which year.
        year: Year,
        /// The first number to be given.
        first: u32,
    },
}

/// What happened to types of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "document-")]
pub enum DocumentChange {
    /// One was added.
    Defined {
        /// Which.
        document: DocumentId,
        /// What is said of it.
        #[serde(flatten)]
        file: Box<DocumentFile>,
    },
    /// Something else was said of one.
    Revised {
        /// Which.
        document: DocumentId,
        /// What is said of it from now on.
        #[serde(flatten)]
        file: Box<DocumentFile>,
    },
    /// A year's numbers were said to begin.
    SeriesStarted {
        /// By which type.
        document: DocumentId,
        /// The prefix.
        series: Name,
        /// The year.
        year: Year,
        /// The first number to be given.
        first: u32,
    },
}

impl DocumentChange {
    /// The type it is about.
    pub const fn document(&self) -> DocumentId {
        match self {
            Self::Defined { document, .. }
            | Self::Revised { document, .. }
            | Self::SeriesStarted { document, .. } => *document,
        }
    }

    /// The stable kebab-case kind, also its key in the catalogues.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Defined { .. } => "document-defined",
            Self::Revised { .. } => "document-revised",
            Self::SeriesStarted { .. } => "document-series-started",
        }
    }
}

refusals! {
    /// Why a command about types of documents is refused.
    DocumentRefusal {
        /// No type has this identifier.
        Unknown = "unknown-document",
        /// Another type has this name.
        NameTaken = "document-name-taken",
        /// A template names a field there is not, or a bracket does not close.
        UnknownField = "template-unknown-field",
        /// A step of a ladder comes no later than the one below it.
        LadderFalls = "ladder-not-climbing",
        /// The year's numbers began already.
        SeriesStarted = "series-already-started",
        /// No paper has the number 0.
        NumberZero = "series-from-zero",
    }
}

/// Whether a year's numbers began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesStart {
    /// Not yet.
    Open,
    /// It was said, or a paper was numbered.
    Started,
}

/// What the decision needs to know.
pub struct DocumentFacts<'a> {
    /// The type the command names.
    pub named: Option<&'a Document>,
    /// Whether another type has the name.
    pub name_taken: bool,
    /// Whether the year's numbers began.
    pub start: SeriesStart,
    /// The next free identifier.
    pub next: DocumentId,
}

/// Decides a command; saying again what stands changes nothing.
///
/// # Errors
/// See [`DocumentRefusal`].
pub fn decide(
    facts: &DocumentFacts<'_>,
    command: DocumentAction,
) -> Result<Option<DocumentChange>, DocumentRefusal> {
    match command {
        DocumentAction::Define(file) => {
            check(facts, &file)?;
            Ok(Some(DocumentChange::Defined { document: facts.next, file }))
        }
        DocumentAction::Revise { document, file } => {
            let known = facts.named.ok_or(DocumentRefusal::Unknown)?;
            check(facts, &file)?;
            let same = known.file == *file;
            Ok((!same).then_some(DocumentChange::Revised { document, file }))
        }
        DocumentAction::StartSeries { document, year, first } => {
            let known = facts.named.ok_or(DocumentRefusal::Unknown)?;
            if facts.start == SeriesStart::Started {
                Err(DocumentRefusal::SeriesStarted)
            } else if first == 0 {
                Err(DocumentRefusal::NumberZero)
            } else {
                let series = known.file.series.clone();
                Ok(Some(DocumentChange::SeriesStarted { document, series, year, first }))
            }
        }
    }
}

fn check(facts: &DocumentFacts<'_>, file: &DocumentFile) -> Result<(), DocumentRefusal> {
    let required = [&file.opening, &file.closing];
    let mut templates = required.into_iter().chain(&file.facts).chain(&file.demand);
    if facts.name_taken {
        Err(DocumentRefusal::NameTaken)
    } else if !templates.all(|text| template::knows(text.as_str())) {
        Err(DocumentRefusal::UnknownField)
    } else if !file.signing.climbs() || !file.answering.climbs() {
        Err(DocumentRefusal::LadderFalls)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::document::Ladder, value::Text};

    fn facts(named: Option<&Document>) -> DocumentFacts<'_> {
        let (start, next) = (SeriesStart::Open, DocumentId(1));
        DocumentFacts { named, name_taken: false, start, next }
    }

    #[test]
    fn a_template_with_an_unknown_field_and_a_ladder_that_falls_are_refused() {
        let standard = DocumentFile::standard(None).unwrap();
        let mut wrong = standard.clone();
        wrong.closing = Text::new("请于{明天}前反馈").unwrap();
        let define = |file| decide(&facts(None), DocumentAction::Define(Box::new(file)));
        assert_eq!(define(wrong), Err(DocumentRefusal::UnknownField));
        let mut wrong = standard.clone();
        wrong.signing = Ladder::standard([0, 24, 24, 72]);
        assert_eq!(define(wrong), Err(DocumentRefusal::LadderFalls));
        assert!(define(standard).is_ok());
    }

    #[test]
    fn a_series_is_started_once_and_never_from_zero() {
        let standard = Document::standard(None).unwrap();
        let year = "2026-01".parse::<crate::value::Month>().unwrap().year();
        let start = |first| DocumentAction::StartSeries { document: standard.id, year, first };
        let named = facts(Some(&standard));
        assert_eq!(decide(&named, start(0)), Err(DocumentRefusal::NumberZero));
        assert!(decide(&named, start(8)).is_ok());
        let started = DocumentFacts { start: SeriesStart::Started, ..named };
        assert_eq!(decide(&started, start(8)), Err(DocumentRefusal::SeriesStarted));
    }
}
