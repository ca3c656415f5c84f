//! What the wall says, as the server wrote it.

use battle_map::value::{NoticeId, Seq};
use serde::{Deserialize, Serialize};

/// The wall's pieces as HTML, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WallPieces {
    /// City and title.
    pub title: String,
    /// Days left in the year.
    pub days: String,
    /// The period of the money.
    pub period: String,
    /// How many entries have no place on the map.
    pub unplaced: String,
    /// Figures, lagging projects, notices, problems, regions.
    pub side: String,
    /// What changed.
    pub news: String,
    /// The newest change among them.
    pub newest: Seq,
    /// The penalty notices that are not over.
    pub notices: Vec<NoticePiece>,
}

/// A penalty notice as the whole hall reads it when it is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePiece {
    /// Which.
    pub id: NoticeId,
    /// As HTML.
    pub html: String,
}

/// A wall that says why there is nothing to see.
pub(super) fn fault(words: &str) -> WallPieces {
    WallPieces { side: format!("<p class=\"fault\">{words}</p>"), ..WallPieces::default() }
}
