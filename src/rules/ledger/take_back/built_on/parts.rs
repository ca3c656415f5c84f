//! What happened since on the projects that an import touched, and on what was published of them.

use std::collections::BTreeSet;

use super::Search;
use crate::{
    board::{imports::Before, parts_of},
    event::Subject,
    model::finding::FindingSubject,
};

impl Search<'_> {
    /// What the projects hold that the import added, and reports in the months that it closed.
    pub(super) fn parts_of_projects(&mut self) {
        let board = self.board;
        for project in board.projects.values() {
            if self.added.contains(&project.id) {
                for (subject, version) in parts_of(project) {
                    self.later(subject, Some(version));
                }
                continue;
            }
            let below = project.parent.is_some_and(|parent| self.added.contains(&parent));
            if below && !self.touched.contains(&project.id) {
                self.found.insert(Subject::Project(project.id));
            }
            for (month, report) in &project.reports {
                if self.months.contains(month) {
                    self.later(Subject::Report(project.id, *month), Some(report.version));
                }
            }
        }
    }

    /// Problems, evidence and flags of the projects that the import added.
    pub(super) fn things_of_projects(&mut self) {
        let board = self.board;
        for problem in board.problems.values().filter(|it| self.added.contains(&it.project)) {
            self.found.insert(Subject::Problem(problem.project, problem.id));
        }
        for evidence in board.evidence.values().filter(|it| self.added.contains(&it.project)) {
            self.found.insert(Subject::Evidence(evidence.project, evidence.id));
        }
        for flag in board.bottom_lines.values().filter(|it| self.added.contains(&it.project)) {
            self.found.insert(Subject::BottomLine(flag.project, flag.id));
        }
    }

    /// Cards and notices about its projects, all cards where it closed a month, and batches in which
    /// its milestones were claimed.
    pub(super) fn papers(&mut self) {
        let board = self.board;
        let closed = !self.months.is_empty();
        let mut found = BTreeSet::new();
        for card in board.cards.values().filter(|card| self.is_later(card.version)) {
            let about = match card.key.about {
                FindingSubject::Project(project) => self.touched.contains(&project),
                _ => false,
            };
            if about || closed {
                found.insert(Subject::Card(card.key.about, card.id));
            }
        }
        for notice in board.notices.values().filter(|notice| self.is_later(notice.version)) {
            if self.touched.contains(&notice.project) {
                found.insert(Subject::Notice(notice.project, notice.id));
            }
        }
        for batch in board.batches.values().filter(|batch| self.is_later(batch.version)) {
            if batch.claims.iter().any(|claim| self.touched.contains(&claim.project)) {
                found.insert(Subject::Batch(batch.id));
            }
        }
        self.found.extend(found);
    }

    /// Editions that were made since: their figures are those that the import brought.
    pub(super) fn editions(&mut self) {
        let own = |subject| self.record.before.contains(&Before::Absent(subject));
        let later = self.board.editions.values().map(|edition| Subject::Edition(edition.id));
        let later = later.filter(|subject| match subject {
            Subject::Edition(id) => *id >= self.record.first.edition && !own(*subject),
            _ => false,
        });
        let later: Vec<_> = later.collect();
        self.found.extend(later);
    }
}
