//! Temporary: subjects of changes that still carry their identifiers.
use super::{Change, Event, Subject};
use crate::model::{
    checklist::ChecklistChange, city::CityChange, document::DocumentChange,
    evidence::EvidenceChange, layer::LayerChange, ledger::LedgerChange, list::ListChange,
    milestone::MilestoneChange, period::PeriodChange, person::PersonChange, plan::PlanChange,
    problem::ProblemChange, project::ProjectChange, recognition::RecognitionChange,
    report::ReportChange, rule::RuleChange, target::TargetChange, unit::UnitChange,
};

macro_rules! bridge {
    ($($change:ident($event:ident) $subject:expr;)*) => {$(
        impl From<$change> for Event {
            fn from($event: $change) -> Self {
                Self { subject: $subject, change: Change::from($event) }
            }
        }
    )*};
}

bridge! {
    CityChange(_event) Subject::City;
    UnitChange(event) Subject::Unit(event.unit());
    ListChange(event) Subject::List(event.list());
    ProjectChange(event) Subject::Project(event.project());
    MilestoneChange(event) { let (p, m) = event.subject(); Subject::Milestone(p, m) };
    PlanChange(event) { let PlanChange::Set { project, year, .. } = &event; Subject::Plan(*project, *year) };
    PeriodChange(event) Subject::Period(event.month());
    ReportChange(event) { let (p, m) = event.subject(); Subject::Report(p, m) };
    LedgerChange(_event) Subject::Ledger;
    LayerChange(event) { let LayerChange::Loaded { layer, .. } = &event; Subject::Layer(*layer) };
    PersonChange(event) Subject::Person(event.person());
    ChecklistChange(event) { let ChecklistChange::Set { kind, .. } = &event; Subject::Checklist(*kind) };
    RecognitionChange(event) Subject::Batch(event.batch());
    TargetChange(event) Subject::Target(event.target());
    RuleChange(event) match &event {
        RuleChange::Copied { set, .. } | RuleChange::Set { set, .. } => Subject::RuleSet(*set),
        RuleChange::Assigned { .. } | RuleChange::Unassigned { .. } => Subject::RuleScopes,
    };
    ProblemChange(event) { let (p, m) = event.subject(); Subject::Problem(p, m) };
    EvidenceChange(event) { let (p, m) = event.subject(); Subject::Evidence(p, m) };
    DocumentChange(event) Subject::Document(event.document());
}
