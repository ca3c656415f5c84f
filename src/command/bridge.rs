//! Temporary: subjects of actions that still carry their identifiers.
use super::{Action, Command};
use crate::{
    event::Subject,
    model::{
        card::CardAction, checklist::ChecklistAction, city::CityAction, document::DocumentAction,
        layer::LayerAction, ledger::LedgerAction, list::ListAction, notice::NoticeAction,
        period::PeriodAction, person::PersonAction, problem::ProblemAction, report::ReportAction,
        rule::RuleAction, target::TargetAction, unit::UnitAction,
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
    CityAction UnitAction ListAction PeriodAction
    ReportAction LedgerAction LayerAction PersonAction ChecklistAction TargetAction
    RuleAction ProblemAction DocumentAction NoticeAction CardAction
}
