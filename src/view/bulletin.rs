//! 通报: the month's bulletin: how the counties stand, which cards went out with its list, what was
//! lifted since the list before, what stands, and the penalty notices since.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{
    assessment::Assessment,
    cards::{CardList, CardRow, of_list, standing},
    figures::Investment,
    month_tables::{CountyRow, MonthTables},
};
use crate::{
    board::Board,
    model::{actor::Actor, card::CardLevel, edition::EditionMark, notice::Issued},
    value::{Day, DocumentId, Month, Timestamp},
};

/// The bulletin of a month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bulletin {
    /// 发文机关: the headquarters that issues it, as its notices name it.
    pub office: String,
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
    /// The counties as the edition counts them, the one farthest behind its schedule first.
    pub counties: Vec<CountyRow>,
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
    /// 点球 issued in the month or since, by number.
    pub notices: Vec<NoticeOf>,
}

/// A penalty notice as the bulletin names it: what everybody may know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeOf {
    /// Its number, such as `挂战点球〔2026〕3号`.
    pub number: String,
    /// The project's name at the time of issue.
    pub project: String,
    /// Who had to answer.
    pub addressee: String,
    /// The day of issue.
    pub on: Day,
    /// The code of its phase.
    pub phase: String,
}

/// The notices issued from the first day of `month` up to `now`, by number.
fn notices(board: &Board, month: Month, now: Timestamp) -> Vec<NoticeOf> {
    let issued = board.notices.values().filter_map(|notice| notice.issued());
    let since = |issued: &&Issued| {
        let on = issued.paper.issued_on;
        on >= month.first_day() && on <= now.day()
    };
    let mut issued: Vec<_> = issued.filter(since).collect();
    issued.sort_by_key(|issued| (issued.paper.number.year, issued.paper.number.number));
    let of = |issued: &Issued| NoticeOf {
        number: issued.paper.number.to_string(),
        project: issued.paper.project.to_string(),
        addressee: issued.paper.addressee_name.to_string(),
        on: issued.paper.issued_on,
        phase: issued.phase.code().to_owned(),
    };
    issued.into_iter().map(of).collect()
}

/// The counties with a plan, the one farthest behind first; then those without.
fn counties(tables: &MonthTables) -> Vec<CountyRow> {
    let mut counties: Vec<_> =
        tables.counties.iter().filter(|row| row.entries > 0).cloned().collect();
    counties.sort_by_key(|row| Reverse(row.investment.map(|sum| sum.lag)));
    counties
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
    Bulletin {
        office: board
            .document(DocumentId::STANDARD)
            .map(|document| document.file.office.to_string())
            .unwrap_or_default(),
        month,
        on: now.day(),
        edition: tables.edition,
        entries: (tables.entries, tables.reported),
        investment: tables.city.investment,
        counties: counties(tables),
        red,
        yellow,
        lifted,
        revoked,
        standing: standing(board),
        notices: notices(board, month, now),
    }
}
