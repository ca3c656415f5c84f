//! The targets of a year as a table, each with its three numbers.

use serde::{Deserialize, Serialize};

use super::{assessment::Assessment, score::Score};
use crate::{
    model::series::{Goal, Series, TargetScope},
    value::{Seq, SeriesId, Year},
};

/// One target as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetLine {
    /// The identifier of the series that holds the target.
    pub id: SeriesId,
    /// The kind and amount that is aimed at, for whom and by when.
    pub goal: Goal,
    /// The name of the region or unit; empty for the city.
    pub scope: String,
    /// What was claimed and recognised of it so far.
    pub score: Score,
    /// The version a command about it must name.
    pub version: Seq,
}

/// The targets of `year` and later ones: by year, the city's first, then those of regions and units.
pub fn targets(assessment: &Assessment, year: Year) -> Vec<TargetLine> {
    let known = assessment.board.series.values().filter(|series| series.goal().year >= year);
    let mut lines: Vec<_> = known.map(|series| line(assessment, series)).collect();
    lines.sort_by_key(|line| {
        let goal = &line.goal;
        let narrowed = (goal.sector.is_some(), goal.size.is_some());
        (goal.year, order(goal.scope), narrowed, goal.aim.kind(), line.id)
    });
    lines
}

/// The city, then regions, then units.
const fn order(scope: TargetScope) -> (u8, u32) {
    match scope {
        TargetScope::City => (0, 0),
        TargetScope::Region(region) => (1, region.0),
        TargetScope::Unit(unit) => (2, unit.0),
    }
}

fn line(assessment: &Assessment, series: &Series) -> TargetLine {
    let goal = series.goal();
    TargetLine {
        id: series.id,
        scope: scope_name(assessment, goal.scope),
        score: Score::of_goal(assessment, goal),
        version: series.version,
        goal: goal.clone(),
    }
}

fn scope_name(assessment: &Assessment, scope: TargetScope) -> String {
    let board = &assessment.board;
    let name = match scope {
        TargetScope::City => None,
        TargetScope::Region(id) => board.regions.get(&id).map(|region| region.name.as_str()),
        TargetScope::Unit(id) => board.unit_name(id),
    };
    name.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
