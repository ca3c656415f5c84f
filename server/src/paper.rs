//! Papers as PDF, set on the server without a browser: notices, posters, and the plan board as a wall
//! chart.
//!
//! [`NoticePaper`] → `NoticeSheet` (the words, shared with the print view) → pages of items at their places
//! ([`set`], [`plan`] for the plan board) → PDF ([`write`]). The same paper with the same fonts gives the
//! same bytes: nothing here looks at a clock.

mod breaks;
pub mod bulletin;
mod error;
mod face;
pub mod fonts;
mod ink;
mod item;
mod line;
mod map;
mod measure;
mod picture;
mod plan;
mod poster;
mod set;
mod text;
mod write;

pub use error::PaperError;
pub use fonts::FontFiles;
pub use plan::{SheetSize, plan_pdf};
pub use poster::poster_pdf;

use battle_map::view::{
    catalogue::Catalogue,
    notice_paper::{NoticePaper, NoticeSheet, PaperAnnex},
};

/// Where the content of a picture comes from; none if it cannot be had.
pub type Pictures<'a> = &'a dyn Fn(&PaperAnnex) -> Option<Vec<u8>>;

/// A paper as PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The PDF file itself.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no font knows, and that stand as 〓 on the paper.
    pub missing: Vec<char>,
}

/// Sets a paper in the words of `words`.
///
/// # Errors
/// When a font cannot be read, or the paper would be endless.
pub fn pdf(
    paper: &NoticePaper,
    words: &dyn Catalogue,
    fonts: &FontFiles,
    pictures: Pictures<'_>,
) -> Result<Pdf, PaperError> {
    let fonts = fonts.open()?;
    let sheet = NoticeSheet::of(paper, words);
    let pages = set::pages(&sheet, words, &fonts, pictures)?;
    let bytes = write::document(paper, &pages, &fonts)?;
    Ok(Pdf { bytes, pages: pages.len(), missing: fonts.missing() })
}
