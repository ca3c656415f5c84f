//! Temporary: subjects of actions that still carry their identifiers.
use super::{Action, Command};
use crate::{
    event::Subject,
    model::{
        card::CardAction, checklist::ChecklistAction, evidence::EvidenceAction,
        milestone::MilestoneAction, notice::NoticeAction, period::PeriodAction, plan::PlanAction,
        problem::ProblemAction, project::ProjectAction, recognition::RecognitionAction,
        report::ReportAction, rule::RuleAction, target::TargetAction,
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
    ProjectAction MilestoneAction PlanAction PeriodAction
    ReportAction ChecklistAction RecognitionAction TargetAction
    RuleAction ProblemAction EvidenceAction NoticeAction CardAction
}
