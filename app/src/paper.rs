//! The texts of papers. An official paper is always written in the language of its office, whatever
//! language its reader has chosen for the screens.

use battle_map::{
    model::{finding::Arithmetic, rule::Formula},
    value::Money,
    view::{figures::ShownFinding, head::Frame, notice_paper::PlaceWords, poster::PosterWords},
};

use crate::{
    finding, format,
    texts::{Language, Texts},
};

/// The catalogue of the language in which papers are written.
pub const PAPER_WORDS: Texts = Texts(Language::Chinese);

impl PlaceWords for Texts {
    fn title(&self, project: &str) -> String {
        Self::fill(*self, "paper.map-title", &[("project", project)])
    }
}

impl PosterWords for Texts {
    fn period(&self, frame: &Frame) -> String {
        format::period(*self, frame)
    }

    fn arithmetic(&self, finding: &ShownFinding) -> String {
        finding::arithmetic(*self, finding)
    }

    fn figure(&self, finding: &ShownFinding) -> String {
        let figure = finding::figure(*self, finding);
        match finding.arithmetic {
            Arithmetic::Share { formula: Formula::Points, .. } => {
                Self::fill(*self, "gap.behind", &[("points", &figure)])
            }
            _ => figure,
        }
    }

    fn tenths(&self, tenths: i64) -> String {
        format::tenths(tenths)
    }

    fn in_column(&self, amount: Money) -> String {
        format::money_in_column(*self, amount)
    }

    fn adds_up(&self, whole: Money, parts: &[Money]) -> bool {
        format::column_adds_up(*self, whole, parts)
    }

    fn money_pair(&self, part: Money, whole: Money) -> (String, String, String) {
        format::money_pair(*self, part, whole)
    }
}
