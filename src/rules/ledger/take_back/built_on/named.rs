//! What names a unit or region that an import added.

use std::collections::BTreeSet;

use super::Search;
use crate::{
    event::Subject,
    model::{
        actor::Role,
        finding::FindingSubject,
        notice::{NoticeState, Side},
        project::Project,
        series::TargetScope,
    },
    value::{RegionId, UnitId},
};

impl Search<'_> {
    /// Projects, people, targets, cards, problems, batches and notices that name a unit or region of the
    /// import.
    pub(super) fn names_of_units_and_regions(&mut self) {
        if self.units.is_empty() && self.regions.is_empty() {
            return;
        }
        let mut found = BTreeSet::new();
        self.in_the_register(&mut found);
        self.in_the_papers(&mut found);
        self.found.extend(found);
    }

    fn in_the_register(&self, found: &mut BTreeSet<Subject>) {
        let projects = self.board.projects.values();
        let projects = projects.filter(|known| !self.touched.contains(&known.id));
        found.extend(projects.filter(|known| self.is_in(known)).map(|it| Subject::Project(it.id)));
        let people = self.board.people.values().filter(|person| match person.role {
            Role::Unit(unit) => self.unit(unit),
            Role::RegionOffice(region) => self.region(region),
            _ => false,
        });
        found.extend(people.map(|person| Subject::Person(person.id)));
        let series = self.board.series.values().filter(|series| match series.goal().scope {
            TargetScope::Unit(unit) => self.unit(unit),
            TargetScope::Region(region) => self.region(region),
            TargetScope::City => false,
        });
        found.extend(series.map(|series| Subject::Series(series.id)));
    }

    fn in_the_papers(&self, found: &mut BTreeSet<Subject>) {
        let cards = self.board.cards.values().filter(|card| match card.key.about {
            FindingSubject::Unit(unit) => self.unit(unit),
            FindingSubject::Region(region) => self.region(region),
            FindingSubject::Project(_) | FindingSubject::Office => false,
        });
        found.extend(cards.map(|card| Subject::Card(card.key.about, card.id)));
        let problems = self.board.problems.values();
        let problems =
            problems.filter(|problem| problem.file.solver.is_some_and(|unit| self.unit(unit)));
        found.extend(problems.map(|problem| Subject::Problem(problem.project, problem.id)));
        let batches = self.board.batches.values();
        let batches = batches.filter(|it| it.opinions.iter().any(|said| self.unit(said.unit)));
        found.extend(batches.map(|batch| Subject::Batch(batch.id)));
        let notices = self.board.notices.values().filter(|notice| self.is_sent(&notice.state));
        found.extend(notices.map(|notice| Subject::Notice(notice.project, notice.id)));
    }

    fn unit(&self, unit: UnitId) -> bool {
        self.units.contains(&unit)
    }

    fn region(&self, region: RegionId) -> bool {
        self.regions.contains(&region)
    }

    fn is_in(&self, project: &Project) -> bool {
        let facts = &project.facts;
        facts.units().any(|unit| self.unit(unit))
            || facts.regions.iter().any(|share| self.region(share.region))
    }

    fn is_sent(&self, state: &NoticeState) -> bool {
        let side = |side: Side| match side {
            Side::Unit(unit) => self.unit(unit),
            Side::Region(region) => self.region(region),
        };
        match state {
            NoticeState::Draft(draft) => {
                let content = &draft.content;
                let mut units = content.assisting.iter().chain(&content.copies);
                content.addressee.is_some_and(|addressee| side(addressee.side))
                    || units.any(|unit| self.unit(*unit))
            }
            NoticeState::Issued(issued) => side(issued.paper.addressee.side),
            NoticeState::Discarded | NoticeState::Outlined(_) => false,
        }
    }
}
