//! What entries reached of an aim: how many starts or completions, or how much money.

use crate::{
    model::{
        milestone::{AttestedBy, Dates},
        series::{Aim, AimKind},
    },
    value::{Money, Month, Year},
    view::judged::Judged,
};

/// How many entries reached a start or a completion within a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReachedCounts {
    pub claimed: u32,
    pub recognised: u32,
    pub ledger: u32,
}

/// The same as aims of one kind.
#[derive(Debug, Clone, Copy)]
pub struct Aims {
    pub claimed: Aim,
    pub recognised: Aim,
    pub ledger: Aim,
}

impl Aims {
    /// Money, which is recognised as it is reported.
    pub const fn money(money: Money) -> Self {
        let (claimed, recognised) = (Aim::Investment(money), Aim::Investment(money));
        Self { claimed, recognised, ledger: Aim::Investment(Money::ZERO) }
    }
}

impl ReachedCounts {
    /// Among some entries, by the end of the last closed month: what the year brought since stands
    /// beside no schedule yet. A claim upon what the ledger states is counted as both, until it is
    /// recognised.
    pub fn of<'a>(
        entries: impl Iterator<Item = &'a Judged>,
        kind: AimKind,
        year: Year,
        closed: Option<Month>,
    ) -> Self {
        let all = entries.filter_map(|entry| dates(entry, kind));
        all.fold(Self::default(), |sum, dates| {
            let stated = dates.reached(year, closed);
            Self {
                claimed: sum.claimed + u32::from(dates.is_claimed(year, closed)),
                recognised: sum.recognised + u32::from(stated == Some(AttestedBy::Recognised)),
                ledger: sum.ledger + u32::from(stated == Some(AttestedBy::Ledger)),
            }
        })
    }

    /// As aims of that kind.
    pub const fn aims(self, kind: AimKind) -> Aims {
        Aims {
            claimed: counted(kind, self.claimed),
            recognised: counted(kind, self.recognised),
            ledger: counted(kind, self.ledger),
        }
    }
}

/// A count as an aim of a kind; no money, which is not counted.
pub const fn counted(kind: AimKind, count: u32) -> Aim {
    match kind {
        AimKind::Starts => Aim::Starts(count),
        AimKind::Completions => Aim::Completions(count),
        AimKind::Investment => Aim::Investment(Money::ZERO),
    }
}

/// The dates of an entry that an aim of a kind counts; none for money.
pub const fn dates(entry: &Judged, kind: AimKind) -> Option<Dates> {
    match kind {
        AimKind::Starts => Some(entry.start),
        AimKind::Completions => Some(entry.completion),
        AimKind::Investment => None,
    }
}

/// Money of `year` reported up to `month`.
pub fn invested(entries: &[&Judged], year: Year, month: Option<Month>) -> Money {
    let december = year.months().next_back();
    let upto = month.zip(december).map(|(month, december)| month.min(december));
    let Some(upto) = upto.filter(|month| month.year() == year) else { return Money::ZERO };
    let money = entries.iter().filter_map(|entry| entry.project.year_to_date(upto));
    money.map(|(_, money)| money).sum()
}
