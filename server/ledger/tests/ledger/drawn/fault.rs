//! One thing that is wrong with a drawn ledger, and what it must be answered with.

use proptest::{prelude::*, sample::Index};

use super::{
    file::FileKind,
    sheet::{Cell, Drawn, Place},
    style::{Column, Extra, Style},
    truth::Truth,
};

/// What is wrong, with the place of the project in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Nothing,
    /// The file ends too early.
    CutOff,
    /// A cell of words holds a character that somebody made.
    OwnCharacter(usize),
    /// A date that is none.
    NoDate(usize),
    /// An amount that is none.
    NoNumber(usize),
    /// A code that a number cell cut short.
    DamagedCode(usize),
    /// A word of status that nobody knows.
    NoStatus(usize),
    /// Two projects have one code: that of the next was copied.
    DoubledCode(usize),
    /// A row that is hidden.
    Hidden(usize),
}

/// A fault, and any place.
#[derive(Debug, Clone)]
pub struct AnyFault(u8, Index);

/// Nothing is wrong with two of five ledgers.
pub fn faults() -> impl Strategy<Value = AnyFault> {
    (0..13_u8, any::<Index>()).prop_map(|(kind, place)| AnyFault(kind, place))
}

impl AnyFault {
    /// The fault in a list of so many projects; none where the file knows no such thing.
    pub fn possible_in(&self, style: &Style, projects: usize) -> Fault {
        let place = self.1.index(projects);
        match self.0 {
            0 => Fault::CutOff,
            1 => Fault::OwnCharacter(place),
            2 => Fault::NoDate(place),
            3 => Fault::NoNumber(place),
            4 if matches!(style.file, FileKind::Xlsx | FileKind::Page | FileKind::Xml2003) => {
                Fault::Hidden(place)
            }
            5 => Fault::DamagedCode(place),
            6 if !style.has(Extra::Ticks) => Fault::NoStatus(place),
            7 => Fault::DoubledCode(place),
            _ => Fault::Nothing,
        }
    }
}

impl Fault {
    /// Makes the projects those that the ledger is about.
    pub fn happens_to(self, truths: &mut [Truth]) {
        if let Self::DoubledCode(at) = self {
            truths[at].code = truths[(at + 1) % truths.len()].code.clone();
        }
    }

    /// What is written in place of a project's cell.
    pub fn instead(self, place: usize, column: Column, right: &str) -> Option<Cell> {
        let words = |text: &str| Some(Cell::Words(text.to_owned()));
        match (self, column) {
            (Self::OwnCharacter(at), Column::Unit) if at == place => {
                words(&format!("{right}\u{e5c3}"))
            }
            (Self::NoDate(at), Column::End) if at == place => words("年底前后"),
            (Self::NoNumber(at), Column::Plan) if at == place => words("约三千"),
            (Self::NoStatus(at), Column::Status) if at == place => words("视情况"),
            (Self::DamagedCode(at), Column::Code) if at == place => Some(Cell::Number {
                number: 2.204_511_600_040_112_4e19,
                format: "General",
                spelt: "2.20451E+19".to_owned(),
            }),
            _ => None,
        }
    }

    /// The project that has to be refused, with the code.
    pub const fn rejection(self) -> Option<(usize, &'static str)> {
        match self {
            Self::NoDate(at) => Some((at, "unreadable-date")),
            Self::NoNumber(at) => Some((at, "unreadable-number")),
            _ => None,
        }
    }

    /// What has to be said of a row that goes in, as it is read.
    pub fn warning(self, drawn: &Drawn) -> Option<(&Place, &'static str)> {
        let (at, code) = match self {
            Self::OwnCharacter(at) => (at, "lost-character"),
            Self::DamagedCode(at) => (at, "damaged-code"),
            Self::NoStatus(at) => (at, "unknown-status"),
            Self::Hidden(at) => (at, "hidden-rows"),
            _ => return None,
        };
        Some((&drawn.places[at], code))
    }

    /// The field of a project that was left out and said.
    pub fn lost_field(self, place: usize) -> Option<&'static str> {
        match self {
            Self::OwnCharacter(at) if at == place => Some("unit"),
            Self::DamagedCode(at) if at == place => Some("code"),
            Self::NoStatus(at) if at == place => Some("status"),
            _ => None,
        }
    }
}
