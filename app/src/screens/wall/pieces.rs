//! The wall's content, as the server rendered it.

use std::{fmt, str::FromStr};

use battle_map::{
    value::{CardId, NoticeId, Seq, Timestamp, ValueError},
    view::scene::Scene,
};
use serde::{Deserialize, Serialize};

/// The wall's pieces as HTML, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WallPieces {
    /// The city's name and the title, as HTML.
    pub title: String,
    /// The days left in the year, or who put the scene there, as HTML.
    pub days: String,
    /// The period of the money, as HTML.
    pub period: String,
    /// The key of the map's marks with its counts, as HTML.
    pub legend: String,
    /// Figures, lagging projects, notices, problems and regions, as HTML.
    pub side: String,
    /// What stands in place of map and side, as HTML; empty where those stand.
    pub stage: String,
    /// The latest changes, as HTML.
    pub news: String,
    /// The newest change in `news`.
    pub newest: Seq,
    /// What is called out when it is new: notices that are not over, red cards.
    pub alerts: Vec<AlertPiece>,
    /// What is shown, and what comes next.
    pub play: Play,
}

/// What a wall shows, and the tour that this is part of; the page carries it as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Play {
    /// The scene on the stage.
    pub scene: Scene,
    /// The scenes of the tour; none where there is none.
    pub stops: Vec<Stop>,
    /// The moment at which what was put here ends; none where nothing was.
    pub put_until: Option<Timestamp>,
    /// Whether it is dark on light.
    pub light: bool,
}

/// One scene of a tour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// The scene; none where it has nothing to show now.
    pub scene: Option<Scene>,
    /// Its name, in the reader's language.
    pub name: String,
    /// How long it stands, in seconds.
    pub seconds: u16,
}

/// What is called out over the whole wall when it is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AlertId {
    /// A penalty notice.
    Notice(NoticeId),
    /// A red card.
    Card(CardId),
}

impl fmt::Display for AlertId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Notice(id) => write!(f, "n{id}"),
            Self::Card(id) => write!(f, "c{id}"),
        }
    }
}

impl FromStr for AlertId {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        if let Some(id) = text.strip_prefix('n') {
            id.parse().map(Self::Notice)
        } else if let Some(id) = text.strip_prefix('c') {
            id.parse().map(Self::Card)
        } else {
            Err(ValueError::Id(text.to_owned()))
        }
    }
}

/// A penalty notice or a red card as it is shown over the whole wall when it is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertPiece {
    /// What it is.
    pub id: AlertId,
    /// The same as HTML.
    pub html: String,
}

/// The pieces of a wall that only shows why there is nothing to see.
pub(super) fn fault(words: &str, play: Play) -> WallPieces {
    let side = format!("<p class=\"fault\">{words}</p>");
    WallPieces { side, play, ..WallPieces::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_out_reads_back_as_the_page_names_it() {
        for id in [AlertId::Notice(NoticeId(3)), AlertId::Card(CardId(12))] {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert!("x1".parse::<AlertId>().is_err());
    }
}
