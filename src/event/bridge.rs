//! Temporary: subjects of changes that still carry their identifiers.
use super::{Change, Event, Subject};
use crate::model::{
    city::CityChange, document::DocumentChange, evidence::EvidenceChange, layer::LayerChange,
    ledger::LedgerChange, list::ListChange, milestone::MilestoneChange, notice::NoticeChange,
    person::PersonChange, plan::PlanChange, project::ProjectChange, recognition::RecognitionChange,
    unit::UnitChange,
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
    LedgerChange(_event) Subject::Ledger;
    LayerChange(event) { let LayerChange::Loaded { layer, .. } = &event; Subject::Layer(*layer) };
    PersonChange(event) Subject::Person(event.person());
    RecognitionChange(event) Subject::Batch(event.batch());
    EvidenceChange(event) { let (p, m) = event.subject(); Subject::Evidence(p, m) };
    DocumentChange(event) Subject::Document(event.document());
    NoticeChange(event) match event.subject() {
        (None, notice) => Subject::Draft(notice),
        (Some(project), notice) => Subject::Notice(project, notice),
    };
}
