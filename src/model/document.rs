//! Types of formal documents (点球, 督办单, …): their names, number series, deadlines, escalation
//! and templates are data that an office edits, because every city words them its own way.

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
    /// The identifier of the type that every city begins with, the penalty notice (点球).
    pub const STANDARD: Self = Self(0);
}

/// The contents of a document type, as the office edits them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFile {
    /// The title of the paper: 点球通知单.
    pub name: Name,
    /// The short name used in speech, such as 点球.
    pub word: Name,
    /// The prefix of the 发文字号: 挂战点球. Types with the same prefix share one number series.
    pub series: Name,
    /// 发文机关: the issuing authority, printed as the red head of the paper.
    pub office: Name,
    /// 联系人: the contact person printed on the paper; `None` if nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Name>,
    /// 电话: the contact's telephone number printed on the paper; `None` if none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Name>,
    /// Whether a second person must check a draft before the office issues it; leaders are exempt.
    #[serde(default)]
    pub check: bool,
    /// The time the addressee has to sign for the document.
    pub sign: Term,
    /// The time the addressee has to answer it.
    pub answer: Term,
    /// The time the office has to review an answer.
    pub review: Term,
    /// Template of the paper's first sentence.
    pub opening: Text,
    /// Template of the paper's last sentence.
    pub closing: Text,
    /// Template of the facts in a new draft; `None` leaves them empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Text>,
    /// Template of the demand in a new draft; `None` leaves it empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand: Option<Text>,
    /// The escalation when the addressee does not sign in time.
    #[serde(default)]
    pub signing: Ladder,
    /// The escalation when the addressee does not answer in time.
    #[serde(default)]
    pub answering: Ladder,
}

/// A type of formal document with its identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The identifier of the type; 0 is the standard one.
    pub id: DocumentId,
    /// Its name, numbers, terms, ladders and templates.
    pub file: DocumentFile,
    /// Log position of its last event; 0 for a standard type that nobody has edited.
    pub version: Seq,
}

impl Document {
    /// The standard type, as a city has it until its office revises it.
    pub fn standard(city: Option<&Name>) -> Option<Self> {
        let file = DocumentFile::standard(city)?;
        Some(Self { id: DocumentId::STANDARD, file, version: Seq(0) })
    }

    /// The type as a change leaves it: each definition or revision replaces the contents whole, and
    /// the standard type is first logged when it is revised. `None` for any other change.
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
    /// The penalty notice as cities commonly print it; `None` only if a text of it were invalid.
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
            check: true,
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

/// The numbers given so far under one prefix in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberSeries {
    /// The prefix of the numbers, such as 挂战点球.
    pub name: Name,
    /// The year; numbers begin anew each year.
    pub year: Year,
    /// The next number to be given, from 1.
    pub next: u32,
}
