//! The catalogue as the words of a paper. An official paper is written in the language of its office:
//! whoever reads the screens in another one still prints the same paper.

use battle_map::view::notice_paper::PlaceWords;

use crate::texts::{Language, Texts};

/// The words in which papers are written.
pub const PAPER_WORDS: Texts = Texts(Language::Chinese);

impl PlaceWords for Texts {
    fn title(&self, project: &str) -> String {
        Self::fill(*self, "paper.map-title", &[("project", project)])
    }
}
