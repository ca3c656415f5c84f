//! Temporary: subjects of actions that still carry their identifiers.
use super::{Action, Command};
use crate::{
    event::Subject,
    model::{
        card::CardAction, city::CityAction, document::DocumentAction, evidence::EvidenceAction,
        layer::LayerAction, ledger::LedgerAction, list::ListAction, milestone::MilestoneAction,
        notice::NoticeAction, person::PersonAction, plan::PlanAction, project::ProjectAction,
        recognition::RecognitionAction, unit::UnitAction,
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
    CityAction UnitAction ListAction ProjectAction MilestoneAction PlanAction     LedgerAction LayerAction PersonAction RecognitionAction     EvidenceAction DocumentAction NoticeAction CardAction
}
