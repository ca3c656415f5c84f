//! Temporary: subjects of changes that still carry their identifiers.
use super::{Change, Event, Subject};
use crate::model::{
    checklist::ChecklistChange, notice::NoticeChange, period::PeriodChange, problem::ProblemChange,
    report::ReportChange, rule::RuleChange, target::TargetChange,
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
    PeriodChange(event) Subject::Period(event.month());
    ReportChange(event) { let (p, m) = event.subject(); Subject::Report(p, m) };
    ChecklistChange(event) { let ChecklistChange::Set { kind, .. } = &event; Subject::Checklist(*kind) };
    TargetChange(event) Subject::Target(event.target());
    RuleChange(event) match &event {
        RuleChange::Copied { set, .. } | RuleChange::Set { set, .. } => Subject::RuleSet(*set),
        RuleChange::Assigned { .. } | RuleChange::Unassigned { .. } => Subject::RuleScopes,
    };
    ProblemChange(event) { let (p, m) = event.subject(); Subject::Problem(p, m) };
    NoticeChange(event) match event.subject() {
        (None, notice) => Subject::Draft(notice),
        (Some(project), notice) => Subject::Notice(project, notice),
    };
}
