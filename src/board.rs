//! The board: the fold of the log, the present in memory. Cloning is cheap, because the maps are
//! persistent and share what did not change; a batch is decided on a clone and published whole.

use std::sync::Arc;

use imbl::{HashMap, OrdMap};
use serde::{Deserialize, Serialize};

use crate::{
    event::{Recorded, Subject},
    model::{
        card::Card,
        checklist::Checklist,
        city::City,
        document::{Document, Series},
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
        target::Target,
        unit::Unit,
    },
    value::{
        BatchId, CardBatchId, CardId, DocumentId, EvidenceId, LayerId, ListId, MilestoneId, Month,
        Name, NoticeId, PersonId, ProblemId, ProjectId, RegionId, Seq, TargetId, Timestamp, UnitId,
        Year, text::normalised,
    },
};

mod fold;
pub mod recent;

pub use recent::{Change, ChangeGroup};

/// Number of the snapshot format; raised whenever the board's shape or fold changes, so that older
/// snapshots are ignored.
pub const BOARD_FORMAT: u32 = 6;

/// Everything that stands.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Board {
    /// Position of the last event folded in.
    pub seq: Seq,
    /// When it was written.
    pub at: Timestamp,
    /// The city.
    pub city: City,
    /// Position of the last event about the city.
    pub city_version: Seq,
    /// Regions by identifier.
    pub regions: OrdMap<RegionId, Arc<Region>>,
    /// Units by identifier.
    pub units: OrdMap<UnitId, Arc<Unit>>,
    /// Lists by identifier.
    pub lists: OrdMap<ListId, Arc<List>>,
    /// Projects by identifier.
    pub projects: OrdMap<ProjectId, Arc<Project>>,
    /// Periods by month.
    pub periods: OrdMap<Month, Arc<Period>>,
    /// Context layers by identifier.
    #[serde(default)]
    pub layers: OrdMap<LayerId, Arc<Layer>>,
    /// People with an account by identifier.
    #[serde(default)]
    pub people: OrdMap<PersonId, Arc<Person>>,
    /// What is checked before a milestone of a kind is recognised.
    #[serde(default)]
    pub checklists: OrdMap<MilestoneKind, Arc<Checklist>>,
    /// Recognition batches by identifier.
    #[serde(default)]
    pub batches: OrdMap<BatchId, Arc<RecognitionBatch>>,
    /// Problems by identifier.
    #[serde(default)]
    pub problems: OrdMap<ProblemId, Arc<Problem>>,
    /// Targets by identifier.
    #[serde(default)]
    pub targets: OrdMap<TargetId, Arc<Target>>,
    /// Evidence by identifier, withdrawn or not.
    #[serde(default)]
    pub evidence: OrdMap<EvidenceId, Arc<Evidence>>,
    /// Rule sets, and which holds where.
    #[serde(default)]
    pub rules: Rulebook,
    /// Types of documents by identifier; the standard one only once it was changed.
    #[serde(default)]
    pub documents: OrdMap<DocumentId, Arc<Document>>,
    /// Penalty notices by identifier, drafts among them.
    #[serde(default)]
    pub notices: OrdMap<NoticeId, Arc<Notice>>,
    /// The numbers of papers by prefix and year, in no order.
    #[serde(default)]
    pub series: imbl::Vector<Series>,
    /// Cards by identifier, ended or not.
    #[serde(default)]
    pub cards: OrdMap<CardId, Arc<Card>>,
    /// The last groups of changes, newest last.
    pub recent: recent::Recent,
    unit_words: HashMap<String, UnitId>,
    last: LastIds,
}

/// The last identifiers handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
struct LastIds {
    region: RegionId,
    unit: UnitId,
    list: ListId,
    project: ProjectId,
    milestone: MilestoneId,
    #[serde(default)]
    layer: LayerId,
    #[serde(default)]
    person: PersonId,
    #[serde(default)]
    batch: BatchId,
    #[serde(default)]
    problem: ProblemId,
    #[serde(default)]
    target: TargetId,
    #[serde(default)]
    evidence: EvidenceId,
    #[serde(default)]
    document: DocumentId,
    #[serde(default)]
    notice: NoticeId,
    card: CardId,
    #[serde(default)]
    card_batch: CardBatchId,
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

    /// A unit's name.
    pub fn unit_name(&self, unit: UnitId) -> Option<&str> {
        self.units.get(&unit).map(|unit| unit.name.as_str())
    }

    /// The last closed month, the one that lamps judge.
    pub fn closed_month(&self) -> Option<Month> {
        self.periods.values().rev().find(|period| period.is_closed()).map(|period| period.month)
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

    /// The identifier of the next person.
    pub const fn next_person(&self) -> PersonId {
        self.last.person.next()
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

    /// The identifier of the next recognition batch.
    pub const fn next_batch(&self) -> BatchId {
        self.last.batch.next()
    }

    /// The identifiers of the next problem, target and evidence.
    pub const fn next_work(&self) -> (ProblemId, TargetId, EvidenceId) {
        (self.last.problem.next(), self.last.target.next(), self.last.evidence.next())
    }

    /// The identifiers of the next type of document and the next notice.
    pub const fn next_papers(&self) -> (DocumentId, NoticeId) {
        (self.last.document.next(), self.last.notice.next())
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
    pub fn series(&self, name: &Name, year: Year) -> Option<&Series> {
        self.series.iter().find(|series| series.year == year && series.name == *name)
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

    /// The identifiers of the next card and the next sheet of cards.
    pub const fn next_card(&self) -> (CardId, CardBatchId) {
        (self.last.card.next(), self.last.card_batch.next())
    }

    /// The identifier of the next layer.
    pub const fn next_layer(&self) -> LayerId {
        self.last.layer.next()
    }

    /// The identifiers that come next, in the order region, unit, list, project, milestone.
    pub fn next_ids(&self) -> (RegionId, UnitId, ListId, ProjectId, MilestoneId) {
        let last = self.last;
        (
            last.region.next(),
            last.unit.next(),
            last.list.next(),
            last.project.next(),
            last.milestone.next(),
        )
    }

    /// The position of the last event about `subject`; none if there is no such thing.
    pub fn version(&self, subject: Subject) -> Option<Seq> {
        let project = |id| self.projects.get(&id);
        match subject {
            Subject::City => Some(self.city_version),
            Subject::Ledger => Some(self.seq),
            Subject::Region(id) => self.regions.get(&id).map(|region| region.version),
            Subject::Unit(id) => self.units.get(&id).map(|unit| unit.version),
            Subject::Layer(id) => self.layers.get(&id).map(|layer| layer.version),
            Subject::Person(id) => self.people.get(&id).map(|person| person.version),
            Subject::List(id) => self.lists.get(&id).map(|list| list.version),
            Subject::Period(month) => self.periods.get(&month).map(|period| period.version),
            Subject::Checklist(kind) => self.checklists.get(&kind).map(|list| list.version),
            Subject::Target(id) => self.targets.get(&id).map(|target| target.version),
            Subject::RuleSet(id) => self.rules.own(id).map(|set| set.version),
            Subject::RuleScopes => Some(self.rules.version),
            Subject::Problem(_, id) => self.problems.get(&id).map(|problem| problem.version),
            Subject::Evidence(_, id) => self.evidence.get(&id).map(|known| known.version),
            Subject::Document(id) => self.document(id).map(|document| document.version),
            Subject::Draft(id) | Subject::Notice(_, id) => {
                self.notices.get(&id).map(|notice| notice.version)
            }
            Subject::Card(_, id) => self.cards.get(&id).map(|card| card.version),
            Subject::Batch(id) => self.batches.get(&id).map(|batch| batch.version),
            Subject::Project(id) => project(id).map(|project| project.version),
            Subject::Milestone(id, part) => project(id)?
                .milestones
                .iter()
                .find(|milestone| milestone.id == part)
                .map(|milestone| milestone.version),
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
