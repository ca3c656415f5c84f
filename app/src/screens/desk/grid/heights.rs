//! How high the lines of the grid are, and how much room those take that do not stand in the page.

use std::{collections::HashMap, ops::Range};

use battle_map::{value::ProjectId, view::desk::DeskRow};

/// Pixels of a line before one was measured.
const GUESS: f64 = 37.0;

/// The gaps between the lines that stand in the page, in pixels.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gaps {
    before: HashMap<ProjectId, f64>,
    /// Below the last line.
    pub below: f64,
}

impl Gaps {
    /// The gaps between these places.
    pub fn between(rows: &[DeskRow], places: &[usize], heights: &Heights) -> Self {
        let height = |range: Range<usize>| -> f64 {
            rows.get(range).unwrap_or_default().iter().map(|row| heights.of(row.id)).sum()
        };
        let mut gaps = Self::default();
        let mut next = 0;
        for place in places {
            if *place > next
                && let Some(row) = rows.get(*place)
            {
                gaps.before.insert(row.id, height(next..*place));
            }
            next = place + 1;
        }
        gaps.below = height(next..rows.len());
        gaps
    }

    /// Before the line of a project.
    pub fn before(&self, project: ProjectId) -> f64 {
        self.before.get(&project).copied().unwrap_or_default()
    }
}

/// How high lines are, with what is open below them.
#[derive(Debug, Clone, Default)]
pub struct Heights {
    width: f64,
    usual: Option<f64>,
    other: HashMap<ProjectId, f64>,
}

impl Heights {
    /// The height of a line.
    pub fn of(&self, project: ProjectId) -> f64 {
        let usual = self.usual.unwrap_or(GUESS);
        self.other.get(&project).copied().unwrap_or(usual)
    }

    /// The lines between two heights below the upper edge of the first.
    pub fn within(&self, rows: &[DeskRow], range: Range<f64>) -> Range<usize> {
        let mut below = 0.0;
        let (mut from, mut to) = (rows.len(), rows.len());
        for (place, row) in rows.iter().enumerate() {
            if below >= range.end {
                to = place;
                break;
            }
            below += self.of(row.id);
            if from == rows.len() && below > range.start {
                from = place;
            }
        }
        from.min(to)..to
    }

    /// Whether something else was measured than was known.
    pub fn measure(
        &mut self,
        width: f64,
        measured: Vec<(ProjectId, f64)>,
        usual: Option<f64>,
    ) -> bool {
        let mut changes = false;
        if (self.width - width).abs() > 0.5 {
            *self = Self { width, ..Self::default() };
            changes = true;
        }
        if let Some(usual) = usual
            && (self.usual.unwrap_or(GUESS) - usual).abs() > 0.1
        {
            self.usual = Some(usual);
            changes = true;
        }
        let usual = self.usual.unwrap_or(GUESS);
        for (project, height) in measured {
            if (self.of(project) - height).abs() > 0.5 {
                self.other.remove(&project);
                if (usual - height).abs() > 0.5 {
                    self.other.insert(project, height);
                }
                changes = true;
            }
        }
        changes
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeSet;

    use battle_map::{
        model::{report::Figures, rule::Lamp, stage::StageGroup},
        view::desk::{DueCount, ReportState},
    };

    use super::*;

    pub(in crate::screens::desk::grid) fn rows(count: u32) -> Vec<DeskRow> {
        let row = |id| DeskRow {
            id: ProjectId(id),
            name: format!("第{id}号工程"),
            stage: StageGroup::Building,
            lamp: Lamp::Off,
            plan: None,
            before: None,
            unopened: false,
            scheduled: None,
            last_month: None,
            figures: Figures::default(),
            state: ReportState::Missing,
            version: None,
            due: DueCount::default(),
            milestones: Vec::new(),
        };
        (0..count).map(row).collect()
    }

    fn known(heights: &[(u32, f64)]) -> Heights {
        let mut known = Heights::default();
        let heights = heights.iter().map(|(id, height)| (ProjectId(*id), *height)).collect();
        known.measure(1_000.0, heights, Some(10.0));
        known
    }

    #[test]
    fn the_lines_between_two_heights_are_those_that_reach_into_it() {
        let (rows, heights) = (rows(100), known(&[(1, 50.0)]));
        assert_eq!(heights.within(&rows, -30.0..5.0), 0..1);
        assert_eq!(heights.within(&rows, 10.0..61.0), 1..3);
        assert_eq!(heights.within(&rows, 60.0..80.0), 2..4);
        assert_eq!(heights.within(&rows, 9_000.0..9_500.0), 100..100);
    }

    #[test]
    fn gaps_and_lines_are_together_as_high_as_all_lines() {
        let (rows, heights) = (rows(100), known(&[(1, 50.0), (70, 25.0)]));
        for used in [vec![], vec![0], vec![99], vec![3, 70, 200]] {
            let mut places: BTreeSet<usize> = (20..30).chain(used.iter().copied()).collect();
            places.retain(|place| *place < rows.len());
            let places = Vec::from_iter(places);
            let gaps = Gaps::between(&rows, &places, &heights);
            let lines: f64 =
                places.iter().map(|at| heights.of(rows[*at].id) + gaps.before(rows[*at].id)).sum();
            assert!((lines + gaps.below - 1_055.0).abs() < 0.1, "{used:?}");
        }
    }

    #[test]
    fn what_is_measured_again_changes_nothing_and_another_width_forgets() {
        let mut heights = known(&[(1, 50.0)]);
        assert!(!heights.measure(1_000.0, vec![(ProjectId(1), 50.0)], Some(10.0)));
        assert!(heights.measure(1_000.0, vec![(ProjectId(1), 10.0)], Some(10.0)));
        assert!(heights.measure(400.0, vec![], None));
        assert!((heights.of(ProjectId(1)) - GUESS).abs() < 0.1);
    }
}
