//! Temporary: subjects of actions that still carry their identifiers.
use super::{Action, Command};
use crate::{
    event::Subject,
    model::{
        checklist::ChecklistAction, city::CityAction, document::DocumentAction,
        evidence::EvidenceAction, layer::LayerAction, ledger::LedgerAction, list::ListAction,
        milestone::MilestoneAction, period::PeriodAction, person::PersonAction, plan::PlanAction,
        problem::ProblemAction, project::ProjectAction, recognition::RecognitionAction,
        report::ReportAction, rule::RuleAction, target::TargetAction, unit::UnitAction,
    },
};

macro_rules! bridge {
    ($($action:ident)*) => {$(
        impl From<$action> for Command {
            fn from(action: $action) -> Self {
                Self { subject: Subject::City, action: Action::from(action) }
            }
        }
    )*};
}

bridge! {
    CityAction UnitAction ListAction ProjectAction MilestoneAction PlanAction PeriodAction
    ReportAction LedgerAction LayerAction PersonAction ChecklistAction RecognitionAction TargetAction
    RuleAction ProblemAction EvidenceAction DocumentAction
}
