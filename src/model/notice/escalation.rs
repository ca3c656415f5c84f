//! Finds the ladder steps to which an overdue notice must be escalated. It is a pure function of
//! the steps taken and the time, so a jumping clock or a server that was off fires each step once.

use super::{Issued, MissedDeadline, Mover, Notice, NoticeChange, Phase, StepKind};
use crate::{
    model::document::{EscalationLevel, Ladder},
    value::Timestamp,
};

impl Notice {
    /// The steps that are due by `now` and were not taken yet, lowest first.
    pub fn escalations(&self, now: Timestamp) -> Vec<NoticeChange> {
        let Some(issued) = self.issued() else { return Vec::new() };
        let Some((missed, ladder, taken)) = issued.ladder() else { return Vec::new() };
        let past = issued.turn().overdue(now).unwrap_or(0);
        let due = ladder.0.iter().take(ladder.due(past)).enumerate().skip(taken);
        due.map(|(place, step)| NoticeChange::Escalated {
            missed,
            step: u8::try_from(place).unwrap_or(u8::MAX),
            level: step.level,
            informs: step.informs,
        })
        .collect()
    }
}

impl Issued {
    /// Who was asked because of the deadline that runs now, and when, the latest first.
    pub fn escalated_to(&self) -> impl Iterator<Item = (EscalationLevel, Timestamp)> + '_ {
        let (wanted, taken) = match self.phase {
            Phase::Issued | Phase::Served => (MissedDeadline::Signing, self.escalated_signing),
            Phase::Acknowledged { .. } | Phase::Returned { .. } => {
                (MissedDeadline::Answering, self.escalated_answering)
            }
            Phase::Responded { .. } | Phase::Closed { .. } | Phase::Withdrawn { .. } => {
                (MissedDeadline::Answering, 0)
            }
        };
        // A later deadline begins the ladder anew: older steps were taken because of another one.
        let steps = self.steps.iter().rev().filter_map(move |step| match step.kind {
            StepKind::Escalated { missed, level, .. } if missed == wanted => {
                Some((level, step.stamp.at))
            }
            _ => None,
        });
        steps.take(taken.into())
    }

    /// The ladder of the deadline that runs now, with the number of its steps already taken.
    fn ladder(&self) -> Option<(MissedDeadline, &Ladder, usize)> {
        match self.turn().mover {
            Mover::Sign => {
                Some((MissedDeadline::Signing, &self.order.signing, self.escalated_signing.into()))
            }
            Mover::Answer => Some((
                MissedDeadline::Answering,
                &self.order.answering,
                self.escalated_answering.into(),
            )),
            Mover::IssueDraft | Mover::Review | Mover::DecideExtension | Mover::Nobody => None,
        }
    }
}
