//! How changes make and change a notice.

use super::{
    ExtensionRequest, Issued, IssuedPaper, MissedDeadline, Notice, NoticeChange, NoticeDeadlines,
    NoticeDraft, NoticeState, Phase, Receipt, Stamp, StepKind, TimelineEntry,
};
use crate::{
    model::Entry,
    value::{Day, EvidenceId, NoticeId, Text},
};

impl Notice {
    /// The notice that its first change makes: a draft, or one from before; `None` for any other
    /// change.
    pub fn made(id: NoticeId, change: &NoticeChange, entry: &Entry<'_>) -> Option<Self> {
        if let NoticeChange::TakenOver(earlier) = change {
            return Some(earlier.notice(id, entry));
        }
        let NoticeChange::Drafted { project, content } = change else { return None };
        let content = (**content).clone();
        let draft = NoticeDraft { content, written: Stamp::of(entry), checked: None };
        let state = NoticeState::Draft(Box::new(draft));
        Some(Self { id, project: *project, state, version: entry.seq })
    }

    /// Applies a later change; one that does not fit its state leaves everything but the version.
    pub fn apply(&mut self, change: &NoticeChange, entry: &Entry<'_>) {
        self.version = entry.seq;
        let stamp = Stamp::of(entry);
        match (&mut self.state, change) {
            (NoticeState::Draft(draft), NoticeChange::Revised { content }) => {
                let content = (**content).clone();
                **draft = NoticeDraft { content, written: stamp, checked: None };
            }
            (NoticeState::Draft(draft), NoticeChange::Checked { .. }) => {
                draft.checked = Some(stamp);
            }
            (NoticeState::Draft(_), NoticeChange::Discarded { .. }) => {
                self.state = NoticeState::Discarded;
            }
            (NoticeState::Draft(_), NoticeChange::Issued { paper, order }) => {
                let issued = Issued::new((**paper).clone(), order.clone(), stamp);
                self.state = NoticeState::Issued(Box::new(issued));
            }
            (NoticeState::Issued(issued), change) => issued.apply(change, stamp),
            _ => {}
        }
    }
}

impl Issued {
    fn new(paper: IssuedPaper, order: NoticeDeadlines, issued: Stamp) -> Self {
        Self {
            answer_by: paper.answer_by,
            steps: vec![step(StepKind::Issued, &issued)],
            paper,
            order,
            issued,
            phase: Phase::Issued,
            extension: None,
            escalated_signing: 0,
            escalated_answering: 0,
        }
    }

    fn apply(&mut self, change: &NoticeChange, stamp: Stamp) {
        self.steps.extend(told(change, &stamp));
        match change {
            NoticeChange::Served { .. } => self.phase = Phase::Served,
            NoticeChange::Acknowledged { receipt, .. } => {
                self.phase = Phase::Acknowledged { receipt: receipt.clone() };
            }
            NoticeChange::ExtensionAsked { until, reason, .. } => {
                self.extension =
                    Some(ExtensionRequest { until: *until, reason: reason.clone(), asked: stamp });
            }
            NoticeChange::ExtensionGranted { until, .. } => {
                self.answer_by = *until;
                self.extension = None;
                self.escalated_answering = 0;
            }
            NoticeChange::ExtensionRefused { .. } => self.extension = None,
            NoticeChange::Escalated { missed: MissedDeadline::Signing, step, .. } => {
                self.escalated_signing = step.saturating_add(1);
            }
            NoticeChange::Escalated { missed: MissedDeadline::Answering, step, .. } => {
                self.escalated_answering = step.saturating_add(1);
            }
            NoticeChange::Withdrawn { reason, .. } => {
                self.phase = Phase::Withdrawn { reason: reason.clone() };
            }
            change => self.answered(change),
        }
    }

    /// Applies an answer or its review; the receipt is carried from phase to phase.
    fn answered(&mut self, change: &NoticeChange) {
        let Some(receipt) = self.phase.receipt().cloned() else { return };
        match (change, &self.phase) {
            (NoticeChange::Responded { reply, review_by, .. }, _) => {
                let (reply, review_by) = (reply.clone(), *review_by);
                self.phase = Phase::Responded { receipt, reply, review_by };
                self.extension = None;
            }
            (NoticeChange::Returned { reason, answer_by, .. }, Phase::Responded { reply, .. }) => {
                let (reply, reason) = (reply.clone(), reason.clone());
                self.phase = Phase::Returned { receipt, reply, reason };
                self.answer_by = *answer_by;
                self.escalated_answering = 0;
            }
            (NoticeChange::Closed { .. }, Phase::Responded { reply, .. }) => {
                self.phase = Phase::Closed { receipt, reply: reply.clone() };
            }
            _ => {}
        }
    }
}

impl Stamp {
    /// Whoever wrote a change, when they did.
    fn of(entry: &Entry<'_>) -> Self {
        Self { by: entry.actor.name.clone(), at: entry.at }
    }
}

fn step(kind: StepKind, stamp: &Stamp) -> TimelineEntry {
    TimelineEntry { kind, stamp: stamp.clone(), text: None, day: None, evidence: Vec::new() }
}

/// The timeline entry that a change adds; `None` for changes before or at the issue.
fn told(change: &NoticeChange, stamp: &Stamp) -> Option<TimelineEntry> {
    let line = |kind, text: Option<&Text>, day: Option<Day>, evidence: &[EvidenceId]| {
        let (text, evidence) = (text.cloned(), evidence.to_vec());
        Some(TimelineEntry { kind, stamp: stamp.clone(), text, day, evidence })
    };
    match change {
        NoticeChange::Served { .. } => line(StepKind::Served, None, None, &[]),
        NoticeChange::Acknowledged { receipt, .. } => {
            let Receipt { signer, on, scan } = receipt;
            let signer = Text::new(signer.as_str()).ok();
            line(StepKind::Acknowledged, signer.as_ref(), *on, scan.as_slice())
        }
        NoticeChange::Responded { reply, on: Some(on), .. } => {
            line(StepKind::ReplyRecorded, Some(&reply.text), Some(*on), &reply.evidence)
        }
        NoticeChange::Responded { reply, review_by, .. } => {
            line(StepKind::Responded, Some(&reply.text), Some(*review_by), &reply.evidence)
        }
        NoticeChange::Returned { reason, answer_by, .. } => {
            line(StepKind::Returned, Some(reason), Some(*answer_by), &[])
        }
        NoticeChange::Closed { remark, .. } => line(StepKind::Closed, remark.as_ref(), None, &[]),
        NoticeChange::ExtensionAsked { until, reason, .. } => {
            line(StepKind::ExtensionAsked, Some(reason), Some(*until), &[])
        }
        NoticeChange::ExtensionGranted { until, .. } => {
            line(StepKind::ExtensionGranted, None, Some(*until), &[])
        }
        NoticeChange::ExtensionRefused { reason, .. } => {
            line(StepKind::ExtensionRefused, Some(reason), None, &[])
        }
        NoticeChange::Escalated { missed, level, informs, .. } => {
            let (missed, level, informs) = (*missed, *level, *informs);
            line(StepKind::Escalated { missed, level, informs }, None, None, &[])
        }
        NoticeChange::Supplemented { text, evidence, .. } => {
            line(StepKind::Supplemented, Some(text), None, evidence)
        }
        NoticeChange::Withdrawn { reason, .. } => {
            line(StepKind::Withdrawn, Some(reason), None, &[])
        }
        NoticeChange::Drafted { .. }
        | NoticeChange::Revised { .. }
        | NoticeChange::Checked { .. }
        | NoticeChange::Discarded { .. }
        | NoticeChange::Issued { .. }
        | NoticeChange::TakenOver(_) => None,
    }
}
