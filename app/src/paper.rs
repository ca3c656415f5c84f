//! The texts of papers. An official paper is always written in the language of its office, whatever
//! language its reader has chosen for the screens.

use battle_map::view::notice_paper::PlaceWords;

use crate::texts::{Language, Texts};

/// The catalogue of the language in which papers are written.
pub const PAPER_WORDS: Texts = Texts(Language::Chinese);

impl PlaceWords for Texts {
    fn title(&self, project: &str) -> String {
        Self::fill(*self, "paper.map-title", &[("project", project)])
    }
}
