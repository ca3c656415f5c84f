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
        display::Display,
        document::{Document, NumberSeries},
        edition::Edition,
        evidence::Evidence,
        layer::Layer,
        ledger::{Corrections, RenameAnswer},
        list::List,
        milestone::MilestoneKind,
        notice::Notice,
        period::Period,
        person::Person,
        problem::Problem,
        project::Project,
        recognition::RecognitionBatch,
        region::Region,
        rule::Rulebook,
        series::Series,
        unit::Unit,
    },
    value::{
        BatchId, BottomLineId, CardBatchId, CardId, DisplayId, DocumentId, EditionId, EvidenceId,
        LayerId, ListId, MilestoneId, Month, NoticeId, PersonId, ProblemId, ProjectId, RegionId,
        Seq, SeriesId, Timestamp, UnitId,
    },
};

mod find;
mod fold;
pub mod imports;
pub mod merges;
mod parts;
pub mod recent;
mod things;
mod warned;

pub use parts::parts_of;
pub use recent::{ChangeGroup, RecentChange};
pub use things::Things;

/// Number of the snapshot format; raised whenever the board's shape or fold changes, so that older
/// snapshots are ignored.
pub const BOARD_FORMAT: u32 = 17;

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
    /// Projects that were merged into others, by their own identifiers; they are no projects any more.
    #[serde(default)]
    pub merged: OrdMap<ProjectId, Arc<merges::Merged>>,
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
    /// Displays by identifier.
    #[serde(default)]
    pub displays: Things<DisplayId, Display>,
    /// Penalty notices by identifier, drafts among them.
    pub notices: Things<NoticeId, Notice>,
    /// The numbers of papers by prefix and year, in no order.
    pub numbers: imbl::Vector<NumberSeries>,
    /// Cards by identifier, ended or not.
    pub cards: Things<CardId, Card>,
    /// The last groups of changes, newest last.
    pub recent: recent::Recent,
    /// The last imports, with what was before each.
    pub imports: imports::Imports,
    /// What was said of ledgers' columns, sheets and words, one for each layout of a sheet.
    pub corrections: imbl::Vector<Arc<Corrections>>,
    /// What was decided about rows that resemble projects.
    pub rename_answers: imbl::Vector<Arc<RenameAnswer>>,
    /// The last identifier handed out to a milestone, of whatever project.
    pub last_milestone: MilestoneId,
    /// The last identifier handed out to a sheet of cards that was approved.
    pub last_card_batch: CardBatchId,
    unit_words: HashMap<String, UnitId>,
}

impl Board {
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
            Subject::Display(id) => self.displays.get(&id).map(|display| display.version),
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
        imports::note(self, recorded);
        fold::fold(self, recorded);
        self.recent.note(recorded);
    }
}
