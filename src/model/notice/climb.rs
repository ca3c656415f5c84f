//! Which steps of its ladder an overdue notice has to climb: a pure function of what was climbed
//! and the time, so that a clock that jumps, or a server that was off, fires each step once.

use super::{Chase, Issued, Mover, Notice, NoticeChange, Phase, StepKind};
use crate::{
    model::document::{Chased, Ladder},
    value::Timestamp,
};

impl Notice {
    /// The steps that are due by `now` and were not climbed, lowest first.
    pub fn climbs(&self, now: Timestamp) -> Vec<NoticeChange> {
        let Some(issued) = self.issued() else { return Vec::new() };
        let Some((chase, ladder, climbed)) = issued.ladder() else { return Vec::new() };
        let past = issued.turn().overdue(now).unwrap_or(0);
        let rungs = ladder.0.iter().take(ladder.due(past)).enumerate().skip(climbed);
        rungs
            .map(|(rung, step)| NoticeChange::Climbed {
                chase,
                rung: u8::try_from(rung).unwrap_or(u8::MAX),
                chases: step.chases,
                informs: step.informs,
            })
            .collect()
    }
}

impl Issued {
    /// Who was chased because of the move at hand, and when, the latest first.
    pub fn chased(&self) -> impl Iterator<Item = (Chased, Timestamp)> + '_ {
        let (wanted, climbed) = match self.phase {
            Phase::Issued | Phase::Served => (Chase::Signing, self.climbed_signing),
            Phase::Acknowledged { .. } | Phase::Returned { .. } => {
                (Chase::Answering, self.climbed_answering)
            }
            Phase::Responded { .. } | Phase::Closed { .. } | Phase::Withdrawn { .. } => {
                (Chase::Answering, 0)
            }
        };
        // A later deadline begins the ladder anew: older steps were climbed because of another one.
        let climbs = self.steps.iter().rev().filter_map(move |step| match step.kind {
            StepKind::Climbed { chase, chases, .. } if chase == wanted => {
                Some((chases, step.stamp.at))
            }
            _ => None,
        });
        climbs.take(climbed.into())
    }

    /// The ladder of the move at hand and how many of its steps were climbed.
    fn ladder(&self) -> Option<(Chase, &Ladder, usize)> {
        match self.turn().mover {
            Mover::Sign => Some((Chase::Signing, &self.order.signing, self.climbed_signing.into())),
            Mover::Answer => {
                Some((Chase::Answering, &self.order.answering, self.climbed_answering.into()))
            }
            Mover::IssueDraft | Mover::Review | Mover::DecideWish | Mover::Nobody => None,
        }
    }
}
