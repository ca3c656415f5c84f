//! What a line of a history says beside its kind: the values that an event set and the words in it.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    event::{Change, Event, Subject},
    model::{
        bottom_line::BottomLineChange,
        card::{CardChange, CardLevel, Verification},
        evidence::EvidenceChange,
        fact::Occurrence,
        milestone::{MilestoneChange, MilestoneKind},
        notice::NoticeChange,
        plan::PlanChange,
        problem::ProblemChange,
        project::{FactChange, FactField, ProjectChange},
        report::ReportChange,
        stage::{Condition, Stage},
    },
    value::{LedgerDate, Money, Month, Name, Text, Year},
};

/// The particulars of a line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Detail {
    /// The milestone's kind, where it is about one.
    pub milestone: Option<MilestoneKind>,
    /// The milestone's own name, where it has one.
    pub name: Option<String>,
    /// The date that the event sets or names.
    pub date: Option<LedgerDate>,
    /// The month that the event is about.
    pub month: Option<Month>,
    /// The year that the event is about.
    pub year: Option<Year>,
    /// The amount that the event sets.
    pub money: Option<Money>,
    /// The words that the event carries, such as a reason or a progress.
    pub text: Option<String>,
    /// The fields that changed.
    pub fields: Vec<FactField>,
    /// The yes or no that the event answers.
    pub answer: Option<bool>,
    /// The stage that was set.
    pub stage: Option<Stage>,
    /// The condition that was set.
    pub condition: Option<Condition>,
    /// The colour of a card.
    #[serde(default)]
    pub card: Option<CardLevel>,
}

/// What happened without what people said of it and what they are called; the number of a notice
/// stays.
pub fn without_words(detail: Detail, change: &Change) -> Detail {
    let is_number =
        matches!(change, Change::Notice(NoticeChange::Issued { .. } | NoticeChange::TakenOver(_)));
    match change {
        Change::Project(ProjectChange::Merged { .. } | ProjectChange::Separated { .. }) => {
            Detail { text: None, ..detail }
        }
        Change::Card(_) | Change::Notice(_) => {
            Detail { text: None, name: detail.name.filter(|_| is_number), ..detail }
        }
        _ => detail,
    }
}

/// What an event says of itself; `board` knows the milestones.
pub fn detail(board: &Board, event: &Event) -> Detail {
    match &event.change {
        Change::Project(ProjectChange::Revised { changes }) => {
            let fields = changes.iter().map(FactChange::field).collect();
            Detail { fields, ..Detail::default() }
        }
        Change::Project(ProjectChange::Enrolled { answer } | ProjectChange::Counted { answer }) => {
            answered(*answer)
        }
        Change::Project(ProjectChange::StageSet { stage }) => {
            Detail { stage: Some(*stage), ..Detail::default() }
        }
        Change::Project(ProjectChange::ConditionSet { condition }) => {
            Detail { condition: Some(condition.clone()), ..Detail::default() }
        }
        Change::Project(ProjectChange::Merged { into, reason, .. }) => {
            let into = board.projects.get(&board.standing(*into));
            Detail { name: into.map(|into| into.facts.name.to_string()), ..worded(reason) }
        }
        Change::Milestone(change) => of_milestone(board, event.subject, change),
        Change::Report(ReportChange::TakenBack { .. }) => {
            Detail { month: of_month(event.subject), ..Detail::default() }
        }
        Change::Plan(PlanChange::Set { plan }) => Detail {
            year: match event.subject {
                Subject::Plan(_, year) => Some(year),
                _ => None,
            },
            money: Some(plan.amount),
            text: plan.reason.as_ref().map(ToString::to_string),
            ..Detail::default()
        },
        Change::Report(
            ReportChange::Recorded { figures, .. } | ReportChange::Submitted { figures },
        ) => Detail {
            month: of_month(event.subject),
            money: figures.year_to_date,
            text: figures.progress.as_ref().map(ToString::to_string),
            ..Detail::default()
        },
        Change::Report(ReportChange::Returned { reason, .. }) => Detail {
            month: of_month(event.subject),
            text: Some(reason.to_string()),
            ..Detail::default()
        },
        Change::Problem(event) => of_problem(event),
        Change::Notice(event) => of_notice(event),
        Change::Card(event) => of_card(event),
        Change::BottomLine(
            BottomLineChange::Raised { reason, .. } | BottomLineChange::TakenBack { reason },
        )
        | Change::Evidence(EvidenceChange::Withdrawn { reason })
        | Change::Project(ProjectChange::Separated { reason }) => worded(reason),
        Change::Evidence(EvidenceChange::Attached { file }) => {
            Detail { name: Some(file.name.to_string()), ..Detail::default() }
        }
        _ => Detail::default(),
    }
}

/// The words that somebody wrote or signed, and the colour where it is said.
fn of_card(change: &CardChange) -> Detail {
    match change {
        CardChange::Proposed { level, .. }
        | CardChange::Regraded { level, .. }
        | CardChange::Escalated { level, .. } => Detail { card: Some(*level), ..Detail::default() },
        CardChange::TakenOver { card } => Detail {
            card: Some(card.level),
            date: Some(LedgerDate::Day(card.issued_on)),
            ..worded(&card.stated.reason)
        },
        CardChange::Verified { verification: Verification::Stated(said), .. } => worded(&said.text),
        CardChange::Exempted { exemption } => worded(&exemption.reason),
        CardChange::Issued { issue, .. } => {
            Detail { month: Some(issue.month), ..Detail::default() }
        }
        CardChange::Rectified { claim } => worded(&claim.text),
        CardChange::Returned { reason }
        | CardChange::Lifted { text: reason }
        | CardChange::Withdrawn { reason: Some(reason) } => worded(reason),
        CardChange::Approved { approval, .. } => named(&approval.leader),
        CardChange::Acknowledged { signature } => named(&signature.person),
        CardChange::InterviewHeld { record } => worded(&record.text),
        _ => Detail::default(),
    }
}

fn named(name: &Name) -> Detail {
    Detail { name: Some(name.to_string()), ..Detail::default() }
}

const fn of_month(subject: Subject) -> Option<Month> {
    match subject {
        Subject::Report(_, month) => Some(month),
        _ => None,
    }
}

fn of_problem(event: &ProblemChange) -> Detail {
    match event {
        ProblemChange::Raised(file) | ProblemChange::Revised(file) => worded(&file.text),
        ProblemChange::StepAdded { text }
        | ProblemChange::Closed { text }
        | ProblemChange::Reopened { reason: text } => worded(text),
    }
}

fn of_notice(event: &NoticeChange) -> Detail {
    let named = |name: String| Detail { name: Some(name), ..Detail::default() };
    let until = |day| Detail { date: Some(LedgerDate::Day(day)), ..Detail::default() };
    match event {
        NoticeChange::Issued { paper, .. } => {
            Detail { name: Some(paper.number.to_string()), ..worded(&paper.demand) }
        }
        NoticeChange::TakenOver(earlier) => {
            let number = Some(earlier.paper.number.to_string());
            Detail { name: number, ..worded(&earlier.paper.demand) }
        }
        NoticeChange::Acknowledged { receipt, .. } => named(receipt.signer.to_string()),
        NoticeChange::Responded { reply, .. } => worded(&reply.text),
        NoticeChange::Returned { reason, answer_by, .. } => {
            Detail { text: Some(reason.to_string()), ..until(*answer_by) }
        }
        NoticeChange::ExtensionAsked { until: day, reason, .. } => {
            Detail { text: Some(reason.to_string()), ..until(*day) }
        }
        NoticeChange::ExtensionGranted { until: day, .. } => until(*day),
        NoticeChange::Closed { remark: Some(text), .. }
        | NoticeChange::ExtensionRefused { reason: text, .. }
        | NoticeChange::Supplemented { text, .. }
        | NoticeChange::Withdrawn { reason: text, .. } => worded(text),
        NoticeChange::Closed { remark: None, .. }
        | NoticeChange::Served { .. }
        | NoticeChange::Escalated { .. }
        | NoticeChange::Drafted { .. }
        | NoticeChange::Revised { .. }
        | NoticeChange::Checked { .. }
        | NoticeChange::Discarded { .. } => Detail::default(),
    }
}

fn worded(text: &Text) -> Detail {
    Detail { text: Some(text.to_string()), ..Detail::default() }
}

fn of_milestone(board: &Board, subject: Subject, change: &MilestoneChange) -> Detail {
    let milestone = match subject {
        Subject::Milestone(project, id) => {
            let standing = board.projects.get(&board.standing(project));
            standing.and_then(|project| project.milestone_by_id(id)).or_else(|| {
                let before = board.merged.get(&project)?.before.as_ref()?;
                before.retired.milestone_by_id(id)
            })
        }
        _ => None,
    };
    let about = Detail {
        milestone: milestone.map(|milestone| milestone.kind),
        name: milestone.and_then(|m| m.name.as_ref()).map(ToString::to_string),
        ..Detail::default()
    };
    match change {
        MilestoneChange::Added { plan, .. } => Detail { date: *plan, ..about },
        MilestoneChange::Planned { plan, reason, .. } => {
            Detail { date: Some(*plan), text: reason.as_ref().map(ToString::to_string), ..about }
        }
        MilestoneChange::Forecast { date } | MilestoneChange::Claimed { date, .. } => {
            Detail { date: Some(*date), ..about }
        }
        MilestoneChange::MoveAsked { date, words, .. } => {
            Detail { date: Some(*date), text: words.as_ref().map(ToString::to_string), ..about }
        }
        MilestoneChange::MoveRefused { reason } | MilestoneChange::ClaimReturned { reason } => {
            Detail { text: Some(reason.to_string()), ..about }
        }
        MilestoneChange::Recognised { answer } => {
            let Detail { date, answer, .. } = answered(*answer);
            Detail { date, answer, ..about }
        }
        MilestoneChange::Weighed { .. }
        | MilestoneChange::ClaimWithdrawn {}
        | MilestoneChange::TakenBack { .. } => about,
    }
}

fn answered(answer: Occurrence) -> Detail {
    Detail { date: answer.date(), answer: answer.known(), ..Detail::default() }
}
