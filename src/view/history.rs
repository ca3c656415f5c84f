//! A project's history: its events from the log as lines, newest first.

use serde::{Deserialize, Serialize};

use crate::{
    event::{Event, Recorded},
    model::{
        card::{CardChange, CardEvent, CardLevel, Verification},
        evidence::EvidenceEvent,
        fact::Answer,
        milestone::{MilestoneEvent, MilestoneKind},
        notice::NoticeEvent,
        plan::PlanEvent,
        problem::ProblemEvent,
        project::{FactChange, Project, ProjectEvent},
        report::ReportEvent,
        stage::{Condition, Stage},
    },
    value::{LedgerDate, Money, Month, Name, Seq, Text, Timestamp, Year},
};

/// One line of a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// Its place in the log.
    pub seq: Seq,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// The event's kind, key of the catalogue's `change.*` texts.
    pub kind: String,
    /// What it was about and came to.
    pub detail: Detail,
}

/// The particulars of a line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Detail {
    /// The milestone's kind, where it is about one.
    pub milestone: Option<MilestoneKind>,
    /// The milestone's own name.
    pub name: Option<String>,
    /// A date.
    pub date: Option<LedgerDate>,
    /// A month.
    pub month: Option<Month>,
    /// A year.
    pub year: Option<Year>,
    /// An amount.
    pub money: Option<Money>,
    /// Words: a reason, a progress.
    pub text: Option<String>,
    /// Codes of the fields that changed.
    pub fields: Vec<String>,
    /// Yes or no.
    pub answer: Option<bool>,
    /// The stage that was set.
    pub stage: Option<Stage>,
    /// The condition that was set.
    pub condition: Option<Condition>,
    /// The colour of a card.
    #[serde(default)]
    pub card: Option<CardLevel>,
}

/// The line of one event of `project`.
pub fn line(project: &Project, recorded: &Recorded) -> HistoryLine {
    HistoryLine {
        seq: recorded.seq,
        at: recorded.at,
        actor: recorded.actor.name.to_string(),
        kind: recorded.event.kind().to_owned(),
        detail: detail(project, &recorded.event),
    }
}

fn detail(project: &Project, event: &Event) -> Detail {
    match event {
        Event::Project(ProjectEvent::Revised { changes, .. }) => {
            let fields = changes.iter().map(FactChange::field).map(str::to_owned).collect();
            Detail { fields, ..Detail::default() }
        }
        Event::Project(
            ProjectEvent::Enrolled { answer, .. } | ProjectEvent::Counted { answer, .. },
        ) => answered(*answer),
        Event::Project(ProjectEvent::StageSet { stage, .. }) => {
            Detail { stage: Some(*stage), ..Detail::default() }
        }
        Event::Project(ProjectEvent::ConditionSet { condition, .. }) => {
            Detail { condition: Some(condition.clone()), ..Detail::default() }
        }
        Event::Milestone(event) => of_milestone(project, event),
        Event::Plan(PlanEvent::Set { year, plan, .. }) => Detail {
            year: Some(*year),
            money: Some(plan.amount),
            text: plan.reason.as_ref().map(ToString::to_string),
            ..Detail::default()
        },
        Event::Report(
            ReportEvent::Recorded { month, figures, .. }
            | ReportEvent::Submitted { month, figures, .. },
        ) => Detail {
            month: Some(*month),
            money: figures.year_to_date,
            text: figures.progress.as_ref().map(ToString::to_string),
            ..Detail::default()
        },
        Event::Report(ReportEvent::Returned { month, reason, .. }) => {
            Detail { month: Some(*month), text: Some(reason.to_string()), ..Detail::default() }
        }
        Event::Problem(event) => of_problem(event),
        Event::Notice(event) => of_notice(event),
        Event::Card(event) => of_card(event),
        Event::Evidence(EvidenceEvent::Attached { file, .. }) => {
            Detail { name: Some(file.name.to_string()), ..Detail::default() }
        }
        Event::Evidence(EvidenceEvent::Withdrawn { reason, .. }) => worded(reason),
        _ => Detail::default(),
    }
}

/// The words that somebody wrote or signed, and the colour where it is said.
fn of_card(event: &CardEvent) -> Detail {
    match &event.change {
        CardChange::Proposed { level, .. }
        | CardChange::Regraded { level, .. }
        | CardChange::Escalated { level, .. } => Detail { card: Some(*level), ..Detail::default() },
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

fn of_problem(event: &ProblemEvent) -> Detail {
    match event {
        ProblemEvent::Raised { file, .. } | ProblemEvent::Revised { file, .. } => {
            worded(&file.text)
        }
        ProblemEvent::StepAdded { text, .. }
        | ProblemEvent::Closed { text, .. }
        | ProblemEvent::Reopened { reason: text, .. } => worded(text),
    }
}

fn of_notice(event: &NoticeEvent) -> Detail {
    let named = |name: String| Detail { name: Some(name), ..Detail::default() };
    let until = |day| Detail { date: Some(LedgerDate::Day(day)), ..Detail::default() };
    match event {
        NoticeEvent::Issued { paper, .. } => {
            Detail { name: Some(paper.number.to_string()), ..worded(&paper.demand) }
        }
        NoticeEvent::Acknowledged { receipt, .. } => named(receipt.signer.to_string()),
        NoticeEvent::Responded { reply, .. } => worded(&reply.text),
        NoticeEvent::Returned { reason, answer_by, .. } => {
            Detail { text: Some(reason.to_string()), ..until(*answer_by) }
        }
        NoticeEvent::ExtensionAsked { until: day, reason, .. } => {
            Detail { text: Some(reason.to_string()), ..until(*day) }
        }
        NoticeEvent::ExtensionGranted { until: day, .. } => until(*day),
        NoticeEvent::Closed { remark: Some(text), .. }
        | NoticeEvent::ExtensionRefused { reason: text, .. }
        | NoticeEvent::Supplemented { text, .. }
        | NoticeEvent::Withdrawn { reason: text, .. } => worded(text),
        NoticeEvent::Closed { remark: None, .. }
        | NoticeEvent::Served { .. }
        | NoticeEvent::Climbed { .. }
        | NoticeEvent::Drafted { .. }
        | NoticeEvent::Revised { .. }
        | NoticeEvent::Checked { .. }
        | NoticeEvent::Discarded { .. } => Detail::default(),
    }
}

fn worded(text: &Text) -> Detail {
    Detail { text: Some(text.to_string()), ..Detail::default() }
}

fn of_milestone(project: &Project, event: &MilestoneEvent) -> Detail {
    let (_, id) = event.subject();
    let milestone = project.milestones.iter().find(|milestone| milestone.id == id);
    let about = Detail {
        milestone: milestone.map(|milestone| milestone.kind),
        name: milestone.and_then(|m| m.name.as_ref()).map(ToString::to_string),
        ..Detail::default()
    };
    match event {
        MilestoneEvent::Added { plan, .. } => Detail { date: *plan, ..about },
        MilestoneEvent::Planned { plan, reason, .. } => {
            Detail { date: Some(*plan), text: reason.as_ref().map(ToString::to_string), ..about }
        }
        MilestoneEvent::Forecast { date, .. } | MilestoneEvent::Claimed { date, .. } => {
            Detail { date: Some(*date), ..about }
        }
        MilestoneEvent::MoveAsked { date, words, .. } => {
            Detail { date: Some(*date), text: words.as_ref().map(ToString::to_string), ..about }
        }
        MilestoneEvent::MoveRefused { reason, .. }
        | MilestoneEvent::ClaimReturned { reason, .. } => {
            Detail { text: Some(reason.to_string()), ..about }
        }
        MilestoneEvent::Recognised { answer, .. } => {
            let Detail { date, answer, .. } = answered(*answer);
            Detail { date, answer, ..about }
        }
        MilestoneEvent::Weighed { .. } => about,
    }
}

fn answered(answer: Answer) -> Detail {
    Detail { date: answer.date(), answer: answer.known(), ..Detail::default() }
}
