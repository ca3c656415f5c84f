//! How many entries stand where: by stage and by lamp, each counting every entry once, and what the
//! sums of money include and leave out.

use serde::{Deserialize, Serialize};

use super::judged::Judged;
pub use crate::model::edition::Coverage;
use crate::model::{fact::Source, milestone::Dates, rule::Lamp, stage::StageGroup};

/// Entries by stage and by lamp; both add up to all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StageCounts {
    /// How many stand at each stage, in the order of [`StageGroup::ALL`].
    pub stages: [u32; StageGroup::ALL.len()],
    /// How many have each lamp, in the order of [`Lamp::ALL`].
    pub lamps: [u32; Lamp::ALL.len()],
    /// Those under construction or completed of which only a ledger says so.
    pub by_ledger: u32,
    /// Those under construction or completed of which the office recognised it.
    pub recognised: u32,
}

impl StageCounts {
    /// How some entries stand.
    pub fn of<'a>(entries: impl Iterator<Item = &'a Judged>) -> Self {
        let mut sum = Self::default();
        for entry in entries {
            let stage = StageGroup::ALL.into_iter().zip(&mut sum.stages);
            stage.filter(|(stage, _)| *stage == entry.stage).for_each(|(_, count)| *count += 1);
            let lamp = Lamp::ALL.into_iter().zip(&mut sum.lamps);
            lamp.filter(|(lamp, _)| *lamp == entry.lamp()).for_each(|(_, count)| *count += 1);
            match source(entry) {
                Some(Source::Ledger) => sum.by_ledger += 1,
                Some(_) => sum.recognised += 1,
                None => {}
            }
        }
        sum
    }

    /// How many stand at a stage.
    pub fn stage(&self, stage: StageGroup) -> u32 {
        let known = StageGroup::ALL.into_iter().zip(self.stages);
        known.filter(|(other, _)| *other == stage).map(|(_, count)| count).sum()
    }

    /// How many have a lamp.
    pub fn lamp(&self, lamp: Lamp) -> u32 {
        let known = Lamp::ALL.into_iter().zip(self.lamps);
        known.filter(|(other, _)| *other == lamp).map(|(_, count)| count).sum()
    }
}

/// Who says that an entry has started or is completed; none where nobody does.
fn source(entry: &Judged) -> Option<Source> {
    let said = |dates: Dates| dates.recognised.fact().map(|fact| fact.source);
    said(entry.completion).or_else(|| said(entry.start))
}

impl Coverage {
    /// What the sum over some entries includes and leaves out.
    pub fn of<'a>(entries: impl Iterator<Item = &'a Judged>) -> Self {
        entries.fold(Self::default(), |sum, entry| {
            let planned = entry.year.is_some();
            let suspended = planned && entry.stage == StageGroup::Suspended;
            sum.with(Self {
                unplanned: u32::from(!planned),
                suspended: u32::from(suspended),
                underspent: u32::from(entry.is_completed_underspent()),
            })
        })
    }
}
