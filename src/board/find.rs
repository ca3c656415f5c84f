//! What is found on the board by something else than its identifier: by a name in any spelling, by a
//! number, by a period.

use std::sync::Arc;

use super::Board;
use crate::{
    model::{
        actor::{Actor, Role},
        display::Display,
        document::{Document, NumberSeries},
        edition::{Edition, EditionKind},
        layer::Layer,
        list::List,
        notice::{Notice, NoticeNumber},
        period::{Period, PeriodName},
        person::Person,
        recognition::RecognitionBatch,
        region::Region,
        schedule::Curve,
        series::{AimKind, Goal, SizeClass, TargetScope},
    },
    value::{DocumentId, MilestoneId, Month, Name, ProjectId, UnitId, Year, text::normalised},
};

impl Board {
    /// The region called `name` in any of its spellings.
    pub fn region_called(&self, name: &str) -> Option<&Region> {
        let word = normalised(name);
        self.regions.values().find(|region| region.is_called(&word)).map(Arc::as_ref)
    }

    /// The unit called `name` in any of its spellings.
    pub fn unit_called(&self, name: &str) -> Option<UnitId> {
        self.unit_words.get(&normalised(name)).copied()
    }

    /// The list of that name and year.
    pub fn list_called(&self, name: &str, year: Year) -> Option<&List> {
        let word = normalised(name);
        self.lists
            .values()
            .find(|list| list.year == year && normalised(list.name.as_str()) == word)
            .map(Arc::as_ref)
    }

    /// The name of a unit; none where there is no such unit.
    pub fn unit_name(&self, unit: UnitId) -> Option<&str> {
        self.units.get(&unit).map(|unit| unit.name.as_str())
    }

    /// The display that has the name of `actor`'s token; none where nobody configured it, and for people.
    pub fn display_of(&self, actor: &Actor) -> Option<&Display> {
        if actor.role != Role::Display {
            return None;
        }
        let word = normalised(actor.token_label()?);
        let called = |display: &&Arc<Display>| normalised(display.name.as_str()) == word;
        self.displays.values().find(called).map(Arc::as_ref)
    }

    /// The last closed month, the one that lamps judge.
    pub fn closed_month(&self) -> Option<Month> {
        self.periods.values().rev().find(|period| period.is_closed()).map(|period| period.month)
    }

    /// What the period is called that is reported under `month`.
    pub fn period_name(&self, month: Month) -> PeriodName {
        self.periods.get(&month).map_or(PeriodName::of(month), |period| period.name())
    }

    /// The first month of the period that is reported under `month`: January of 1—2月, else the month
    /// itself.
    pub fn first_month(&self, month: Month) -> Month {
        self.period_name(month).span.first(month)
    }

    /// The month before the period that is reported under `month`.
    pub fn month_before(&self, month: Month) -> Month {
        self.first_month(month).plus(-1)
    }

    /// The last edition of a kind and a period.
    pub fn edition(&self, kind: EditionKind, period: Month) -> Option<&Edition> {
        let known = |edition: &&Edition| edition.kind == kind && edition.period == period;
        self.editions.values().rev().map(Arc::as_ref).find(known)
    }

    /// The target of a kind that was set for exactly these projects.
    pub fn goal(
        &self,
        year: Year,
        scope: TargetScope,
        sector: Option<&Name>,
        size: Option<SizeClass>,
        kind: AimKind,
    ) -> Option<&Goal> {
        let goals = self.series.values().map(|series| series.goal());
        let mut set = goals.filter(|goal| {
            (goal.year, goal.scope, goal.sector.as_ref(), goal.size) == (year, scope, sector, size)
                && goal.aim.kind() == kind
        });
        set.next()
    }

    /// The last year that is frozen: its December is closed.
    pub fn frozen_year(&self) -> Option<Year> {
        let december = |period: &&Arc<Period>| period.is_closed() && period.month.number() == 12;
        self.periods.values().rev().find(december).map(|period| period.month.year())
    }

    /// The layer of that name.
    pub fn layer_called(&self, name: &str) -> Option<&Layer> {
        let word = normalised(name);
        self.layers.values().find(|layer| layer.is_called(&word)).map(Arc::as_ref)
    }

    /// Whoever signs in with `name`.
    pub fn person_called(&self, name: &str) -> Option<&Person> {
        let word = normalised(name);
        self.people.values().find(|person| person.is_called(&word)).map(Arc::as_ref)
    }

    /// The open batch in which the claim of a milestone waits for its decision.
    pub fn batch_awaiting(
        &self,
        project: ProjectId,
        milestone: MilestoneId,
    ) -> Option<&RecognitionBatch> {
        let batches = self.batches.values().rev().map(Arc::as_ref);
        batches.into_iter().find(|batch| batch.awaits(project, milestone))
    }

    /// A type of document; the standard one as it is until the office changes it.
    pub fn document(&self, id: DocumentId) -> Option<Arc<Document>> {
        let known = self.documents.get(&id).cloned();
        known.or_else(|| {
            let standard = Document::standard(self.city.name.as_ref())?;
            (id == DocumentId::STANDARD).then(|| Arc::new(standard))
        })
    }

    /// All types of documents, the standard one first.
    pub fn all_documents(&self) -> Vec<Arc<Document>> {
        let standard = self.document(DocumentId::STANDARD);
        let others = self.documents.values().filter(|known| known.id != DocumentId::STANDARD);
        standard.into_iter().chain(others.cloned()).collect()
    }

    /// The numbers of a prefix in a year, once they began.
    pub fn numbers(&self, name: &Name, year: Year) -> Option<&NumberSeries> {
        self.numbers.iter().find(|series| series.year == year && series.name == *name)
    }

    /// The curve by which a project is measured in a year: that of the first of its lists that
    /// has one of its own.
    pub fn curve(&self, project: ProjectId, year: Year) -> Curve {
        let lists = self.lists.values().filter(|list| {
            list.year == year && list.curve != Curve::Linear && list.entries.contains_key(&project)
        });
        lists.map(|list| list.curve).next().unwrap_or_default()
    }

    /// The issued notice of that number.
    pub fn notice_numbered(&self, number: &NoticeNumber) -> Option<&Notice> {
        let numbered =
            |notice: &&Notice| notice.issued().is_some_and(|issued| issued.paper.number == *number);
        self.notices.values().map(Arc::as_ref).find(numbered)
    }
}
