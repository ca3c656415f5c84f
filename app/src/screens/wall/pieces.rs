//! The wall's content, as the server rendered it.

use battle_map::value::{NoticeId, Seq};
use serde::{Deserialize, Serialize};

/// The wall's pieces as HTML, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WallPieces {
    /// The city's name and the title, as HTML.
    pub title: String,
    /// The days left in the year, as HTML.
    pub days: String,
    /// The period of the money, as HTML.
    pub period: String,
    /// The key of the map's marks with its counts, as HTML.
    pub legend: String,
    /// Figures, lagging projects, notices, problems and regions, as HTML.
    pub side: String,
    /// The latest changes, as HTML.
    pub news: String,
    /// The newest change in `news`.
    pub newest: Seq,
    /// The penalty notices that are not over.
    pub notices: Vec<NoticePiece>,
}

/// A penalty notice as it is shown over the whole wall when it is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePiece {
    /// The identifier of the notice.
    pub id: NoticeId,
    /// The notice as HTML.
    pub html: String,
}

/// The pieces of a wall that only shows why there is nothing to see.
pub(super) fn fault(words: &str) -> WallPieces {
    WallPieces { side: format!("<p class=\"fault\">{words}</p>"), ..WallPieces::default() }
}
