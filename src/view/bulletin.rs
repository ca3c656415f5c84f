//! 通报: the month's bulletin: how the counties stand, which cards went out with its list, what was
//! lifted since the list before, what stands, and the penalty notices since. Once it is out it is read
//! from its edition alone; until then it is a draft that says so.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{
    figures::{Investment, ShownFinding},
    frozen::{self, rows_of},
    month_tables::{CountyRow, county_rows},
    seen::{Answer, Needs, Seen, Unanswered},
};
use crate::{
    access::Screen,
    event::Recorded,
    model::{
        card::CardLevel,
        edition::{
            BulletinNotice, BulletinNumber, BulletinRows, CardCounts, Edition, EditionKind,
            EditionMark, EndedCard, ListedCard, RowAbout, WarnedNames,
        },
        period::PeriodName,
    },
    query::queries,
    rules::edition::bulletin::rows,
    value::{CardId, Day, Timestamp},
};

/// The bulletin of the last closed month; nothing before one is closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LastBulletin {}

queries! {
    LastBulletin => Option<Bulletin> = "bulletin",
}

/// The bulletin of a month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bulletin {
    /// 发文字号.
    pub number: BulletinNumber,
    /// The edition under which it went out; none for a draft.
    pub out: Option<EditionMark>,
    /// 发文机关: the headquarters that issues it, as its notices name it.
    pub office: String,
    /// The period that the bulletin is about.
    pub period: PeriodName,
    /// The day on which it went out; of a draft the day on which it was drawn up.
    pub on: Day,
    /// The edition from which the month's figures are taken.
    pub figures: EditionMark,
    /// How many entries there were, and how many had reported for the month.
    pub entries: (u32, u32),
    /// The city's investment against its schedule.
    pub investment: Option<Investment>,
    /// The counties as the edition counts them, the one farthest behind its schedule first.
    pub counties: Vec<CountyRow>,
    /// Red cards of the list, in its order.
    pub red: Vec<BulletinCard>,
    /// Yellow cards of the list, in its order.
    pub yellow: Vec<BulletinCard>,
    /// Cards lifted since the list before went out.
    pub lifted: Vec<EndedCard>,
    /// Cards revoked since the list before went out, because they rested on wrong facts.
    pub revoked: Vec<EndedCard>,
    /// Yellow and red cards that were out.
    pub standing: CardCounts,
    /// 点球 issued in the period or since, by number.
    pub notices: Vec<BulletinNotice>,
}

/// A card of the list with its arithmetic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BulletinCard {
    /// The card.
    pub card: CardId,
    /// Who was warned, by the names that they had.
    pub warned: WarnedNames,
    /// The evidence with which it was approved.
    pub finding: ShownFinding,
}

impl Bulletin {
    /// The bulletin that went out as that edition.
    pub fn out(edition: EditionMark, rows: &BulletinRows) -> Option<Self> {
        Self::of(edition.number, rows, edition.at.day(), Some(edition))
    }

    /// The first bulletin of a month as it would go out at `now`.
    pub fn draft(rows: &BulletinRows, now: Timestamp) -> Option<Self> {
        Self::of(1, rows, now.day(), None)
    }

    fn of(number: u32, rows: &BulletinRows, on: Day, out: Option<EditionMark>) -> Option<Self> {
        let city = rows.sums.iter().find(|row| row.about == RowAbout::City)?;
        let of = |level| {
            let listed = rows.listed.iter().filter(move |card| card.level == level);
            listed.map(BulletinCard::from).collect()
        };
        let mut counties = county_rows(&rows.sums, rows.month);
        counties.retain(|row| row.entries > 0);
        counties.sort_by_key(|row| Reverse(row.investment.map(|sum| sum.lag)));
        Some(Self {
            number: BulletinNumber::of(rows.month, number),
            out,
            office: rows.office.clone(),
            period: rows.period(),
            on,
            figures: rows.figures,
            entries: (city.sums.entries, city.sums.reported),
            investment: Investment::of_sums(&city.sums, rows.month),
            counties,
            red: of(CardLevel::Red),
            yellow: of(CardLevel::Yellow),
            lifted: rows.lifted.clone(),
            revoked: rows.revoked.clone(),
            standing: rows.standing,
            notices: rows.notices.clone(),
        })
    }
}

impl From<&ListedCard> for BulletinCard {
    fn from(row: &ListedCard) -> Self {
        let finding = ShownFinding::from(&row.finding);
        Self { card: row.card, warned: row.warned.clone(), finding }
    }
}

impl Answer for LastBulletin {
    const SCREEN: Screen = Screen::Cards;

    fn needs(&self, seen: &Seen) -> Needs {
        last(seen).map_or(Needs::Present, |edition| rows_of(edition.id))
    }

    fn answer(
        &self,
        seen: &Seen,
        history: &[Recorded],
        now: Timestamp,
    ) -> Result<Self::View, Unanswered> {
        let assessment = &seen.assessment;
        if let Some(edition) = last(seen) {
            let rows = frozen::bulletin(history).ok_or(Unanswered::NotFound)?;
            return Ok(Bulletin::out(edition.mark(), rows));
        }
        let rows = assessment.closed.and_then(|month| rows(&assessment.board, month, now));
        Ok(rows.and_then(|rows| Bulletin::draft(&rows, now)))
    }
}

/// The bulletin of the last closed month that is out; none before it goes out.
fn last(seen: &Seen) -> Option<&Edition> {
    let month = seen.assessment.closed?;
    seen.assessment.board.edition(EditionKind::Bulletin, month)
}
