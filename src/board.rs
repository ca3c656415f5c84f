//! The board: the fold of the log, the present in memory. Cloning is cheap, because the maps are
//! persistent and share what did not change; a batch is decided on a clone and published whole.

use std::sync::Arc;

use imbl::{HashMap, OrdMap};
use serde::{Deserialize, Serialize};

use crate::{
    event::{Recorded, Subject},
    model::{
        bottom_line::BottomLine,
        card::Card,
        checklist::Checklist,
        city::City,
        document::{Document, NumberSeries},
        edition::{Edition, EditionKind},
        evidence::Evidence,
        layer::Layer,
        list::List,
        milestone::MilestoneKind,
        notice::{Notice, NoticeNumber},
        period::Period,
        person::Person,
        problem::Problem,
        project::Project,
        recognition::RecognitionBatch,
        region::Region,
        rule::Rulebook,
        schedule::Curve,
        series::{AimKind, Goal, Series, SizeClass, TargetScope},
        unit::Unit,
    },
    value::{
        BatchId, BottomLineId, CardBatchId, CardId, DocumentId, EditionId, EvidenceId, LayerId,
        ListId, MilestoneId, Month, Name, NoticeId, PersonId, ProblemId, ProjectId, RegionId, Seq,
        SeriesId, Timestamp, UnitId, Year, text::normalised,
    },
};

mod fold;
pub mod recent;
mod things;

pub use recent::{ChangeGroup, RecentChange};
pub use things::Things;

/// Number of the snapshot format; raised whenever the board's shape or fold changes, so that older
/// snapshots are ignored.
pub const BOARD_FORMAT: u32 = 11;

/// The present state of the city: all that the events of the log have come to so far.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Board {
    /// Position of the last event folded in.
    pub seq: Seq,
    /// The moment the last event folded in was written to the log.
    pub at: Timestamp,
    /// The city's name, and the rules by which its months and days go.
    pub city: City,
    /// Regions by identifier: counties, districts, parks.
    pub regions: Things<RegionId, Region>,
    /// Units by identifier: governments, bureaus, park administrations, companies.
    pub units: Things<UnitId, Unit>,
    /// Yearly lists by identifier.
    pub lists: Things<ListId, List>,
    /// Projects and their sub-projects by identifier, cancelled ones included.
    pub projects: Things<ProjectId, Project>,
    /// Reporting periods by month, open and closed ones.
    pub periods: OrdMap<Month, Arc<Period>>,
    /// Editions by identifier, without their rows, which the log keeps.
    pub editions: Things<EditionId, Edition>,
    /// Context layers by identifier.
    pub layers: Things<LayerId, Layer>,
    /// People with an account by identifier.
    pub people: Things<PersonId, Person>,
    /// What is checked before a milestone of a kind is recognised.
    pub checklists: OrdMap<MilestoneKind, Arc<Checklist>>,
    /// Recognition batches by identifier.
    pub batches: Things<BatchId, RecognitionBatch>,
    /// Problems that stand in projects' way by identifier, open and closed ones.
    pub problems: Things<ProblemId, Problem>,
    /// Series of figures, such as targets, by identifier.
    pub series: Things<SeriesId, Series>,
    /// Evidence by identifier, withdrawn or not.
    pub evidence: Things<EvidenceId, Evidence>,
    /// Flags on bottom lines by identifier, taken back or not.
    pub bottom_lines: Things<BottomLineId, BottomLine>,
    /// Rule sets, and which holds where.
    pub rules: Rulebook,
    /// Types of documents by identifier; the standard one only once it was changed.
    pub documents: Things<DocumentId, Document>,
    /// Penalty notices by identifier, drafts among them.
    pub notices: Things<NoticeId, Notice>,
    /// The numbers of papers by prefix and year, in no order.
    pub numbers: imbl::Vector<NumberSeries>,
    /// Cards by identifier, ended or not.
    pub cards: Things<CardId, Card>,
    /// The last groups of changes, newest last.
    pub recent: recent::Recent,
    /// The last identifier handed out to a milestone, of whatever project.
    pub last_milestone: MilestoneId,
    /// The last identifier handed out to a sheet of cards that was approved.
    pub last_card_batch: CardBatchId,
    unit_words: HashMap<String, UnitId>,
}

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

    /// The last closed month, the one that lamps judge.
    pub fn closed_month(&self) -> Option<Month> {
        self.periods.values().rev().find(|period| period.is_closed()).map(|period| period.month)
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

    /// The position of the last event about `subject`; none if there is no such thing.
    pub fn version(&self, subject: Subject) -> Option<Seq> {
        let project = |id| self.projects.get(&id);
        match subject {
            Subject::City => Some(self.city.version),
            Subject::Ledger => Some(self.seq),
            Subject::Region(id) => self.regions.get(&id).map(|region| region.version),
            Subject::Unit(id) => self.units.get(&id).map(|unit| unit.version),
            Subject::Layer(id) => self.layers.get(&id).map(|layer| layer.version),
            Subject::Person(id) => self.people.get(&id).map(|person| person.version),
            Subject::List(id) => self.lists.get(&id).map(|list| list.version),
            Subject::Period(month) => self.periods.get(&month).map(|period| period.version),
            Subject::Edition(id) => self.editions.get(&id).map(|edition| edition.version),
            Subject::Checklist(kind) => self.checklists.get(&kind).map(|list| list.version),
            Subject::Series(id) => self.series.get(&id).map(|series| series.version),
            Subject::RuleSet(id) => self.rules.own(id).map(|set| set.version),
            Subject::RuleScopes => Some(self.rules.version),
            Subject::Problem(_, id) => self.problems.get(&id).map(|problem| problem.version),
            Subject::BottomLine(_, id) => self.bottom_lines.get(&id).map(|flag| flag.version),
            Subject::Evidence(_, id) => self.evidence.get(&id).map(|known| known.version),
            Subject::Document(id) => self.document(id).map(|document| document.version),
            Subject::Draft(id) | Subject::Notice(_, id) => {
                self.notices.get(&id).map(|notice| notice.version)
            }
            Subject::Card(_, id) => self.cards.get(&id).map(|card| card.version),
            Subject::Batch(id) => self.batches.get(&id).map(|batch| batch.version),
            Subject::Project(id) => project(id).map(|project| project.version),
            Subject::Milestone(id, part) => {
                project(id)?.milestone_by_id(part).map(|milestone| milestone.version)
            }
            Subject::Plan(id, year) => project(id)?.plans.get(&year).map(|plan| plan.version),
            Subject::Report(id, month) => {
                let project = project(id)?;
                let filed = project.reports.get(&month).map(|report| report.version);
                filed.max(project.pending.get(&month).map(|pending| pending.version))
            }
        }
    }

    /// Folds one event in. Events must come in the order of the log; one about a thing that does
    /// not exist changes nothing.
    pub fn apply(&mut self, recorded: &Recorded) {
        self.seq = recorded.seq;
        self.at = recorded.at;
        fold::fold(self, recorded);
        self.recent.note(recorded);
    }
}
