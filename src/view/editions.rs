//! 月度数据 and 通报, the archive: all editions, and the tables of the last closed month.

use serde::{Deserialize, Serialize};

use super::{
    frozen::{figures, rows_of},
    head::Frame,
    month_tables::MonthTables,
    paged::Part,
    seen::{Answer, Needs, Seen, Unanswered},
};
use crate::{access::Screen, event::Recorded, query::queries, value::Timestamp};

mod line;
mod one;

pub use line::EditionLine;
pub(super) use one::outdated;
pub use one::{EditionBody, EditionProject, EditionView, MonthSaid, OneEdition, Outdated};

use line::line;

/// The tables of the last closed month; nothing before one is closed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Tables {
    /// Whether all that was overdue is listed, as for a file: only the server itself asks so.
    #[serde(skip)]
    pub whole: bool,
}

/// All editions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Editions {}

queries! {
    Tables => Option<MonthTables> = "month",
    Editions => EditionsView = "editions",
}

/// The archive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditionsView {
    /// City, period, data age.
    pub frame: Frame,
    /// All editions, the newest month first, of a month its figures before its bulletins, and of each
    /// the newest number.
    pub lines: Vec<EditionLine>,
}

/// All of what was overdue, or the first page of it.
const fn part(whole: bool) -> Part {
    if whole { Part::Whole } else { Part::Page(0) }
}

impl Answer for Tables {
    const SCREEN: Screen = Screen::Projects;

    fn needs(&self, seen: &Seen) -> Needs {
        let last = seen.assessment.edition();
        last.map_or(Needs::Present, |mark| rows_of(mark.id))
    }

    fn answer(
        &self,
        seen: &Seen,
        history: &[Recorded],
        _now: Timestamp,
    ) -> Result<Self::View, Unanswered> {
        let last = seen.assessment.edition();
        Ok(last
            .zip(figures(history))
            .and_then(|(mark, figures)| MonthTables::of(mark, figures, part(self.whole))))
    }
}

impl Answer for Editions {
    const SCREEN: Screen = Screen::Projects;

    fn answer(
        &self,
        seen: &Seen,
        _history: &[Recorded],
        now: Timestamp,
    ) -> Result<Self::View, Unanswered> {
        let assessment = &seen.assessment;
        let mut lines: Vec<_> = assessment
            .board
            .editions
            .values()
            .map(|edition| line(&assessment.board, edition))
            .collect();
        lines.sort_by_key(|line| {
            (std::cmp::Reverse(line.mark.month), line.kind, std::cmp::Reverse(line.mark.number))
        });
        Ok(EditionsView { frame: Frame::of(assessment, now), lines })
    }
}
