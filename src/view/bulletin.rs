//! 通报: the month's bulletin on cards: what went out with its list, what was lifted since the list
//! before, and what stands.

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    cards::{CardList, CardRow, of_list},
    figures::Investment,
    month_tables::MonthTables,
};
use crate::{
    model::{actor::Actor, card::CardLevel, edition::EditionMark},
    value::{Day, Month, Timestamp},
};

/// The bulletin of a month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bulletin {
    /// The name of the city that issues it.
    pub city: String,
    /// The month that the bulletin is about.
    pub month: Month,
    /// The day on which it is drawn up.
    pub on: Day,
    /// The edition from which the month's figures are taken.
    pub edition: EditionMark,
    /// How many entries there were, and how many had reported for the month.
    pub entries: (u32, u32),
    /// The city's investment against its schedule.
    pub investment: Option<Investment>,
    /// Red cards of the list, in its order.
    pub red: Vec<CardRow>,
    /// Yellow cards of the list, in its order.
    pub yellow: Vec<CardRow>,
    /// Cards lifted since the list before went out.
    pub lifted: Vec<CardRow>,
    /// Cards revoked since the list before went out, because they rested on wrong facts.
    pub revoked: Vec<CardRow>,
    /// Yellow and red cards that are out.
    pub standing: (u32, u32),
}

/// The bulletin at `now` of the month of which these are the tables.
pub fn bulletin(
    assessment: &Assessment,
    actor: &Actor,
    tables: &MonthTables,
    now: Timestamp,
) -> Bulletin {
    let month = tables.month;
    let board = &assessment.board;
    let CardList { listed, lifted, revoked } = of_list(assessment, actor, month, now);
    let (red, yellow) = listed.into_iter().partition(|row| row.level == CardLevel::Red);
    let out = |level| {
        let out = board.cards.values().filter_map(|card| card.out());
        count(out.filter(|out| out.level == level).count())
    };
    Bulletin {
        city: board.city.name.as_ref().map(ToString::to_string).unwrap_or_default(),
        month,
        on: now.day(),
        edition: tables.edition,
        entries: (tables.entries, tables.reported),
        investment: tables.city.investment,
        red,
        yellow,
        lifted,
        revoked,
        standing: (out(CardLevel::Yellow), out(CardLevel::Red)),
    }
}
