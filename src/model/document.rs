//! Types of formal documents (点球, 督办单, …): their names, number series, terms, ladder and template
//! are data that an office edits, because every city words them its own way.

use std::num::NonZeroU16;

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::value::{DocumentId, Name, Seq, Text, Year};

mod change;
mod ladder;
pub mod template;
mod term;

pub use change::{DocumentAction, DocumentChange, DocumentRefusal};
pub use ladder::{EscalationLevel, EscalationStep, Ladder};
pub use term::{Term, TermUnit, end_of};

impl DocumentId {
    /// The type that every city begins with.
    pub const STANDARD: Self = Self(0);
}

/// What an office says of a type of document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFile {
    /// The title of the paper: 点球通知单.
    pub name: Name,
    /// The word by which people call it: 点球.
    pub word: Name,
    /// 发文字号 before the year: 挂战点球. Types of one prefix share their numbers.
    pub series: Name,
    /// 发文机关, the red head.
    pub office: Name,
    /// 联系人
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Name>,
    /// 电话
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Name>,
    /// Whether a second person checks a draft before the office issues it; a leader needs nobody.
    #[serde(default)]
    pub check: bool,
    /// How long the addressee has to sign for it.
    pub sign: Term,
    /// How long the addressee has to answer.
    pub answer: Term,
    /// How long the office has to review an answer.
    pub review: Term,
    /// The paper's first sentence, with fields.
    pub opening: Text,
    /// The paper's last sentence, with fields.
    pub closing: Text,
    /// What a new draft begins to say of the facts, with fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Text>,
    /// What a new draft begins to demand, with fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand: Option<Text>,
    /// Who is asked when nobody signs in time.
    #[serde(default)]
    pub signing: Ladder,
    /// Who is asked when nobody answers in time.
    #[serde(default)]
    pub answering: Ladder,
}

/// A type of document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its identifier.
    pub id: DocumentId,
    /// What the office says of it.
    pub file: DocumentFile,
    /// Position of its last event; 0 for the standard type nobody has changed.
    pub version: Seq,
}

impl Document {
    /// The type that a city begins with, until its office changes it.
    pub fn standard(city: Option<&Name>) -> Option<Self> {
        let file = DocumentFile::standard(city)?;
        Some(Self { id: DocumentId::STANDARD, file, version: Seq(0) })
    }

    /// The type as it was defined or revised: what is said of it comes whole each time, and the
    /// standard type is first written when it is revised. None of any other change.
    pub fn made(id: DocumentId, change: &DocumentChange, entry: &Entry<'_>) -> Option<Self> {
        match change {
            DocumentChange::Defined(file) | DocumentChange::Revised(file) => {
                Some(Self { id, file: (**file).clone(), version: entry.seq })
            }
            DocumentChange::SeriesStarted { .. } => None,
        }
    }
}

impl DocumentFile {
    /// The penalty notice as the cities that use it print it; none only if its words were no words.
    pub fn standard(city: Option<&Name>) -> Option<Self> {
        let name = |text: &str| Name::new(text).ok();
        let text = |words: &str| Text::new(words).ok();
        let city = city.map(Name::as_str).unwrap_or_default();
        let term = |count, unit| Some(Term { count: NonZeroU16::new(count)?, unit });
        Some(Self {
            name: name("点球通知单")?,
            word: name("点球")?,
            series: name("挂战点球")?,
            office: name(&format!("{city}重点项目“挂图作战”指挥部"))?,
            contact: None,
            telephone: None,
            check: false,
            sign: term(24, TermUnit::Hours)?,
            answer: term(10, TermUnit::WorkingDays)?,
            review: term(3, TermUnit::WorkingDays)?,
            opening: text("经调度，{项目}进度严重滞后，现予{文种}，请签收并按要求整改。")?,
            closing: text("逾期不签收、不反馈的，将按办法逐级升级处理。")?,
            facts: text("截至{截至}，序时进度{序时进度}，实际进度{实际进度}，低于序时{差距}。"),
            demand: None,
            signing: Ladder::standard([0, 24, 48, 72]),
            answering: Ladder::standard([0, 24, 72, 120]),
        })
    }
}

/// The numbers of one prefix in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberSeries {
    /// The prefix: 挂战点球.
    pub name: Name,
    /// The year.
    pub year: Year,
    /// The number that comes next.
    pub next: u32,
}
