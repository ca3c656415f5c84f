//! Which steps of its ladder an overdue notice has to climb: a pure function of what was climbed
//! and the time, so that a clock that jumps, or a server that was off, fires each step once.

use super::{Chase, Issued, Mover, Notice, NoticeEvent};
use crate::{model::document::Ladder, value::Timestamp};

impl Notice {
    /// The steps that are due by `now` and were not climbed, lowest first.
    pub fn climbs(&self, now: Timestamp) -> Vec<NoticeEvent> {
        let Some(issued) = self.issued() else { return Vec::new() };
        let Some((chase, ladder, climbed)) = issued.ladder() else { return Vec::new() };
        let past = issued.turn().overdue(now).unwrap_or(0);
        let rungs = ladder.0.iter().take(ladder.due(past)).enumerate().skip(climbed);
        rungs
            .map(|(rung, step)| NoticeEvent::Climbed {
                project: self.project,
                notice: self.id,
                chase,
                rung: u8::try_from(rung).unwrap_or(u8::MAX),
                chases: step.chases,
                informs: step.informs,
            })
            .collect()
    }
}

impl Issued {
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
