//! The board as a scene of a wall: the worst projects first, as many as a wall can show, and nothing to
//! press.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{Flag, FlagCounts, PlanRow, PlanYears, flags_of, row};
use crate::{
    access::Screen,
    event::Recorded,
    query::queries,
    value::{Day, Timestamp},
    view::{
        assessment::{Assessment, count},
        filter::Filter,
        head::Frame,
        seen::{Answer, Seen, Unanswered},
    },
};

/// The most rows that a wall has room for.
const ROWS: usize = 40;

/// What the scene shows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PlanSceneQuery {
    /// Which projects.
    pub filter: Filter,
    /// The years; none for the present one.
    pub years: Option<PlanYears>,
}

/// The worst rows, and the flags of all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanScene {
    /// City, period, data age.
    pub frame: Frame,
    /// The years whose months or quarters are the columns.
    pub years: PlanYears,
    /// The day by which flags turn black.
    pub today: Day,
    /// The flags of the years of all projects that pass the filter.
    pub flags: FlagCounts,
    /// How many of them have anything in these years; the others are no rows.
    pub projects: u32,
    /// The worst of them: by lamp, then by overdue milestones, then by how far they are behind.
    pub rows: Vec<PlanRow>,
}

queries! { PlanSceneQuery => PlanScene = "plan-scene" }

impl Answer for PlanSceneQuery {
    const SCREEN: Screen = Screen::Wall;

    fn answer(
        &self,
        seen: &Seen,
        _history: &[Recorded],
        now: Timestamp,
    ) -> Result<PlanScene, Unanswered> {
        Ok(scene(&seen.assessment, self, now))
    }
}

/// The scene for `query` at `now`.
pub(super) fn scene(assessment: &Assessment, query: &PlanSceneQuery, now: Timestamp) -> PlanScene {
    let today = now.day();
    let years = query.years.unwrap_or_else(|| today.year().into());
    let mut flags = FlagCounts::default();
    let mut entries = Vec::new();
    for entry in assessment.filtered(&query.filter) {
        let own = flags_of(entry, years, today);
        flags.add_all(&own);
        if own.all() > 0 {
            let worst = (entry.lamp(), Reverse(own.of(Flag::Overdue)), Reverse(entry.distance()));
            entries.push((worst, entry.project.id, entry));
        }
    }
    entries.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
    let worst = entries.iter().take(ROWS);
    PlanScene {
        frame: Frame::of(assessment, now),
        years,
        today,
        flags,
        projects: count(entries.len()),
        rows: worst.map(|(.., entry)| row(assessment, entry, years, today)).collect(),
    }
}
