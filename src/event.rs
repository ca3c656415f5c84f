//! What happened: the events of all things in one enum, and the row that the log keeps of each.
//!
//! Events live forever: a variant is never changed or dropped, only added; new fields have
//! defaults. `server/tests/data/events.jsonl` holds one of each kind ever written and must decode.

use serde::{Deserialize, Serialize};

use crate::{
    model::{
        actor::Actor, card::CardEvent, checklist::ChecklistEvent, city::CityEvent,
        document::DocumentEvent, evidence::EvidenceEvent, layer::LayerEvent, ledger::LedgerEvent,
        list::ListEvent, milestone::MilestoneEvent, notice::NoticeEvent, period::PeriodEvent,
        person::PersonEvent, plan::PlanEvent, problem::ProblemEvent, project::ProjectEvent,
        recognition::RecognitionEvent, region::RegionEvent, report::ReportEvent, rule::RuleEvent,
        target::TargetEvent, unit::UnitEvent,
    },
    value::{CommandId, Seq, Timestamp},
};

mod subject;

pub use subject::Subject;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each variant wraps the events of the model file of its name")]
pub enum Event {
    City(CityEvent),
    Region(RegionEvent),
    Unit(UnitEvent),
    List(ListEvent),
    Project(ProjectEvent),
    Milestone(MilestoneEvent),
    Plan(PlanEvent),
    Period(PeriodEvent),
    Report(ReportEvent),
    Ledger(LedgerEvent),
    Layer(LayerEvent),
    Person(PersonEvent),
    Checklist(ChecklistEvent),
    Recognition(RecognitionEvent),
    Problem(ProblemEvent),
    Target(TargetEvent),
    Evidence(EvidenceEvent),
    Rule(RuleEvent),
    Document(DocumentEvent),
    Notice(NoticeEvent),
    Card(CardEvent),
}

impl Event {
    /// What it is about.
    pub const fn subject(&self) -> Subject {
        match self {
            Self::City(_) => Subject::City,
            Self::Region(event) => Subject::Region(event.region()),
            Self::Unit(event) => Subject::Unit(event.unit()),
            Self::List(event) => Subject::List(event.list()),
            Self::Project(event) => Subject::Project(event.project()),
            Self::Milestone(event) => {
                let (project, milestone) = event.subject();
                Subject::Milestone(project, milestone)
            }
            Self::Plan(PlanEvent::Set { project, year, .. }) => Subject::Plan(*project, *year),
            Self::Period(event) => Subject::Period(event.month()),
            Self::Report(event) => {
                let (project, month) = event.subject();
                Subject::Report(project, month)
            }
            Self::Ledger(_) => Subject::Ledger,
            Self::Layer(LayerEvent::Loaded { layer, .. }) => Subject::Layer(*layer),
            Self::Person(event) => Subject::Person(event.person()),
            Self::Checklist(ChecklistEvent::Set { kind, .. }) => Subject::Checklist(*kind),
            Self::Recognition(event) => Subject::Batch(event.batch()),
            Self::Target(event) => Subject::Target(event.target()),
            Self::Rule(RuleEvent::Copied { set, .. } | RuleEvent::Set { set, .. }) => {
                Subject::RuleSet(*set)
            }
            Self::Rule(RuleEvent::Assigned { .. } | RuleEvent::Unassigned { .. }) => {
                Subject::RuleScopes
            }
            Self::Card(event) => Subject::Card(event.key.about, event.card),
            Self::Problem(event) => {
                let (project, problem) = event.subject();
                Subject::Problem(project, problem)
            }
            Self::Evidence(event) => {
                let (project, evidence) = event.subject();
                Subject::Evidence(project, evidence)
            }
            Self::Document(event) => Subject::Document(event.document()),
            Self::Notice(event) => match event.subject() {
                (None, notice) => Subject::Draft(notice),
                (Some(project), notice) => Subject::Notice(project, notice),
            },
        }
    }

    /// Every kind there is, for catalogues and tests.
    pub const KINDS: &'static [&'static str] = &[
        "city-configured",
        "city-period-rule-set",
        "city-calendar-set",
        "region-registered",
        "region-boundary-set",
        "region-alias-added",
        "region-alias-removed",
        "region-renamed",
        "unit-registered",
        "unit-alias-added",
        "unit-alias-removed",
        "unit-renamed",
        "list-created",
        "list-entry-set",
        "list-curve-chosen",
        "list-shape-kept",
        "list-renamed",
        "project-registered",
        "project-moved",
        "project-revised",
        "project-placed",
        "project-stage-set",
        "project-condition-set",
        "project-enrolled",
        "project-counted",
        "milestone-added",
        "milestone-planned",
        "milestone-forecast",
        "milestone-move-asked",
        "milestone-move-refused",
        "milestone-claimed",
        "milestone-claim-returned",
        "milestone-recognised",
        "milestone-weighed",
        "plan-set",
        "period-opened",
        "period-reminded",
        "period-closed",
        "period-reopened",
        "report-recorded",
        "report-submitted",
        "report-returned",
        "ledger-imported",
        "layer-loaded",
        "person-registered",
        "person-assigned",
        "person-deactivated",
        "person-activated",
        "checklist-set",
        "recognition-opened",
        "recognition-opined",
        "recognition-decided",
        "recognition-closed",
        "problem-raised",
        "problem-revised",
        "problem-step-added",
        "problem-closed",
        "problem-reopened",
        "target-set",
        "target-removed",
        "evidence-attached",
        "evidence-withdrawn",
        "rule-copied",
        "rule-set",
        "rule-assigned",
        "rule-unassigned",
        "document-defined",
        "document-revised",
        "document-series-started",
        "notice-drafted",
        "notice-revised",
        "notice-checked",
        "notice-discarded",
        "notice-issued",
        "notice-served",
        "notice-acknowledged",
        "notice-responded",
        "notice-returned",
        "notice-closed",
        "notice-extension-asked",
        "notice-extension-granted",
        "notice-extension-refused",
        "notice-climbed",
        "notice-supplemented",
        "notice-withdrawn",
        "card-proposed",
        "card-regraded",
        "card-verified",
        "card-approved",
        "card-exempted",
        "card-issued",
        "card-acknowledged",
        "card-rectified",
        "card-returned",
        "card-escalated",
        "card-lifted",
        "card-withdrawn",
        "card-quieted",
        "card-refired",
        "card-notice-proposed",
        "card-interview-proposed",
        "card-interview-held",
    ];

    /// The stable kebab-case kind, also its key in the catalogues.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::City(CityEvent::Configured { .. }) => "city-configured",
            Self::City(CityEvent::PeriodRuleSet { .. }) => "city-period-rule-set",
            Self::City(CityEvent::CalendarSet { .. }) => "city-calendar-set",
            Self::Region(RegionEvent::Registered { .. }) => "region-registered",
            Self::Region(RegionEvent::BoundarySet { .. }) => "region-boundary-set",
            Self::Region(RegionEvent::AliasAdded { .. }) => "region-alias-added",
            Self::Region(RegionEvent::AliasRemoved { .. }) => "region-alias-removed",
            Self::Region(RegionEvent::Renamed { .. }) => "region-renamed",
            Self::Unit(UnitEvent::Registered { .. }) => "unit-registered",
            Self::Unit(UnitEvent::AliasAdded { .. }) => "unit-alias-added",
            Self::Unit(UnitEvent::AliasRemoved { .. }) => "unit-alias-removed",
            Self::Unit(UnitEvent::Renamed { .. }) => "unit-renamed",
            Self::List(ListEvent::Created { .. }) => "list-created",
            Self::List(ListEvent::EntrySet { .. }) => "list-entry-set",
            Self::List(ListEvent::CurveChosen { .. }) => "list-curve-chosen",
            Self::List(ListEvent::ShapeKept { .. }) => "list-shape-kept",
            Self::List(ListEvent::Renamed { .. }) => "list-renamed",
            Self::Project(ProjectEvent::Registered { .. }) => "project-registered",
            Self::Project(ProjectEvent::Moved { .. }) => "project-moved",
            Self::Project(ProjectEvent::Revised { .. }) => "project-revised",
            Self::Project(ProjectEvent::Placed { .. }) => "project-placed",
            Self::Project(ProjectEvent::StageSet { .. }) => "project-stage-set",
            Self::Project(ProjectEvent::ConditionSet { .. }) => "project-condition-set",
            Self::Project(ProjectEvent::Enrolled { .. }) => "project-enrolled",
            Self::Project(ProjectEvent::Counted { .. }) => "project-counted",
            Self::Milestone(MilestoneEvent::Added { .. }) => "milestone-added",
            Self::Milestone(MilestoneEvent::Planned { .. }) => "milestone-planned",
            Self::Milestone(MilestoneEvent::Forecast { .. }) => "milestone-forecast",
            Self::Milestone(MilestoneEvent::MoveAsked { .. }) => "milestone-move-asked",
            Self::Milestone(MilestoneEvent::MoveRefused { .. }) => "milestone-move-refused",
            Self::Milestone(MilestoneEvent::Claimed { .. }) => "milestone-claimed",
            Self::Milestone(MilestoneEvent::ClaimReturned { .. }) => "milestone-claim-returned",
            Self::Milestone(MilestoneEvent::Recognised { .. }) => "milestone-recognised",
            Self::Milestone(MilestoneEvent::Weighed { .. }) => "milestone-weighed",
            Self::Plan(PlanEvent::Set { .. }) => "plan-set",
            Self::Period(PeriodEvent::Opened { .. }) => "period-opened",
            Self::Period(PeriodEvent::Reminded { .. }) => "period-reminded",
            Self::Period(PeriodEvent::Closed { .. }) => "period-closed",
            Self::Period(PeriodEvent::Reopened { .. }) => "period-reopened",
            Self::Report(ReportEvent::Recorded { .. }) => "report-recorded",
            Self::Report(ReportEvent::Submitted { .. }) => "report-submitted",
            Self::Report(ReportEvent::Returned { .. }) => "report-returned",
            Self::Ledger(LedgerEvent::Imported { .. }) => "ledger-imported",
            Self::Layer(LayerEvent::Loaded { .. }) => "layer-loaded",
            Self::Person(PersonEvent::Registered { .. }) => "person-registered",
            Self::Person(PersonEvent::Assigned { .. }) => "person-assigned",
            Self::Person(PersonEvent::Deactivated { .. }) => "person-deactivated",
            Self::Person(PersonEvent::Activated { .. }) => "person-activated",
            Self::Checklist(ChecklistEvent::Set { .. }) => "checklist-set",
            Self::Recognition(RecognitionEvent::Opened { .. }) => "recognition-opened",
            Self::Recognition(RecognitionEvent::Opined { .. }) => "recognition-opined",
            Self::Recognition(RecognitionEvent::Decided { .. }) => "recognition-decided",
            Self::Recognition(RecognitionEvent::Closed { .. }) => "recognition-closed",
            Self::Problem(ProblemEvent::Raised { .. }) => "problem-raised",
            Self::Problem(ProblemEvent::Revised { .. }) => "problem-revised",
            Self::Problem(ProblemEvent::StepAdded { .. }) => "problem-step-added",
            Self::Problem(ProblemEvent::Closed { .. }) => "problem-closed",
            Self::Problem(ProblemEvent::Reopened { .. }) => "problem-reopened",
            Self::Target(TargetEvent::Set { .. }) => "target-set",
            Self::Target(TargetEvent::Removed { .. }) => "target-removed",
            Self::Evidence(EvidenceEvent::Attached { .. }) => "evidence-attached",
            Self::Evidence(EvidenceEvent::Withdrawn { .. }) => "evidence-withdrawn",
            Self::Rule(RuleEvent::Copied { .. }) => "rule-copied",
            Self::Rule(RuleEvent::Set { .. }) => "rule-set",
            Self::Rule(RuleEvent::Assigned { .. }) => "rule-assigned",
            Self::Rule(RuleEvent::Unassigned { .. }) => "rule-unassigned",
            Self::Document(event) => event.kind(),
            Self::Notice(event) => event.kind(),
            Self::Card(event) => event.change.kind(),
        }
    }
}

/// An event with its place in the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// Its position.
    pub seq: Seq,
    /// When it was written; never falls.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// The command it came from.
    pub command: CommandId,
    /// What happened.
    pub event: Event,
}

macro_rules! from_parts {
    ($($variant:ident($part:ty)),* $(,)?) => {$(
        impl From<$part> for Event {
            fn from(event: $part) -> Self {
                Self::$variant(event)
            }
        }
    )*};
}

from_parts! {
    Rule(RuleEvent),
    Card(CardEvent),
    City(CityEvent),
    Region(RegionEvent),
    Unit(UnitEvent),
    List(ListEvent),
    Project(ProjectEvent),
    Milestone(MilestoneEvent),
    Plan(PlanEvent),
    Period(PeriodEvent),
    Report(ReportEvent),
    Ledger(LedgerEvent),
    Layer(LayerEvent),
    Person(PersonEvent),
    Checklist(ChecklistEvent),
    Recognition(RecognitionEvent),
    Problem(ProblemEvent),
    Target(TargetEvent),
    Evidence(EvidenceEvent),
    Document(DocumentEvent),
    Notice(NoticeEvent),
}
