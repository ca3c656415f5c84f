//! 审核: the reports of the open months as a county's office, or the headquarters over all counties,
//! goes through them: this month beside the last, those that differ most first.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    assessment::{Assessment, count},
    head::Frame,
    judged::Judged,
    options::FilterOption,
    paged::Paged,
    search::{SearchTerm, SearchWords},
};
use crate::{
    access::{self, Screen},
    model::{
        actor::{Actor, Role},
        period::PeriodName,
        report::{Figures, Returner, Submission},
    },
    value::{Money, Month, ProjectId, RegionId, Seq, Text, Timestamp, UnitId},
};

mod difference;
mod query;
mod row;
#[cfg(test)]
mod tests;

pub use difference::{Compared, Difference, differences};
pub use query::{DifferenceFilter, ReviewQuery, ReviewScope};
use row::Filing;

/// How far a report has come, for whoever reviews it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewState {
    /// It waits for its county's office.
    WithCounty,
    /// It was given back, and its unit or county has to correct it.
    Returned {
        /// The office that returned it.
        by: Returner,
        /// Why it was returned.
        reason: Text,
    },
    /// It is filed and stands.
    Filed,
}

/// One report of the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRow {
    /// The project that is reported on.
    pub project: ProjectId,
    /// The month that is reported; the last one of a period of two.
    pub month: Month,
    /// The name of the project.
    pub name: String,
    /// The name of its main region.
    pub region: String,
    /// The name of the unit that is responsible for it.
    pub unit: String,
    /// Who handed it in for review, and when.
    pub submitted: Option<Submission>,
    /// How far it has come.
    pub state: ReviewState,
    /// What is reported.
    pub figures: Figures,
    /// What was reported for the month before.
    pub last: Option<Figures>,
    /// 当月, also where only cumulative figures are reported.
    pub this_month: Option<Money>,
    /// 当月 of the month before, also where only cumulative figures were reported.
    pub last_month: Option<Money>,
    /// 自年初累计 ÷ the year's plan, in tenths of a percent.
    pub share: Option<i64>,
    /// What should be looked at, the gravest first.
    pub differences: Vec<Difference>,
    /// Whether the reader may file it as it was handed in.
    pub may_accept: bool,
    /// Whether the reader may give it back.
    pub may_return: bool,
    /// The version that a command about the report must name.
    pub version: Seq,
}

/// How many reports stand where, whatever the filter lets through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReviewCounts {
    /// Reports that wait for their county's office.
    pub waiting: u32,
    /// Reports that were given back and not handed in again.
    pub returned: u32,
    /// Reports that are filed.
    pub filed: u32,
}

/// The review of a county's office or of the headquarters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewView {
    /// City, period, data age.
    pub frame: Frame,
    /// The county whose reports they are; `None` for the headquarters, which sees all.
    pub whose: Option<String>,
    /// The choice that is answered.
    pub query: ReviewQuery,
    /// The months that are open, the earliest first.
    pub open: Vec<PeriodName>,
    /// Counties to choose from, by the number of their reports.
    pub regions: Vec<FilterOption<RegionId>>,
    /// Units to choose from, by the number of their reports.
    pub units: Vec<FilterOption<UnitId>>,
    /// How many reports stand where.
    pub counts: ReviewCounts,
    /// The reports that pass, those that differ most first.
    pub rows: Paged<ReviewRow>,
}

/// The review for `actor` at `now`; nothing for whoever reviews no reports.
pub fn review(
    assessment: &Assessment,
    actor: &Actor,
    query: &ReviewQuery,
    now: Timestamp,
) -> Option<ReviewView> {
    if !access::may_open(actor, Screen::Review) {
        return None;
    }
    let board = &assessment.board;
    let whose = match actor.role {
        Role::RegionOffice(region) => Some(board.regions.get(&region)?.name.to_string()),
        _ => None,
    };
    let open: Vec<PeriodName> =
        board.periods.values().filter(|p| !p.is_closed()).map(|p| p.name()).collect();
    let theirs = |entry: &&Judged| whose.is_none() || access::concerns(&entry.project, actor.role);
    let filings: Vec<Filing<'_>> = assessment
        .entries()
        .filter(theirs)
        .flat_map(|entry| open.iter().filter_map(|name| Filing::of(entry, name.month)))
        .collect();
    let searched = SearchTerm::new(&query.text);
    let found = |filing: &&Filing<'_>| {
        searched.as_ref().is_none_or(|term| {
            SearchWords::of(board, &filing.entry.project).are(term) || filing.is_by(&query.text)
        })
    };
    let passing = filings.iter().filter(|filing| query.admits(filing)).filter(found);
    let mut rows: Vec<ReviewRow> = passing
        .map(|filing| filing.row(board, actor))
        .filter(|row| query.difference.is_none_or(|wanted| wanted.admits(&row.differences)))
        .collect();
    rows.sort_by_key(ReviewRow::turn);
    let rows = Paged::of(&rows, query.page, ReviewRow::clone);
    Some(ReviewView {
        frame: Frame::of(assessment, now),
        whose,
        query: query.clone(),
        open,
        regions: options(filings.iter().map(|filing| filing.entry.region), |id| {
            board.regions.get(&id).map(|region| region.name.to_string())
        }),
        units: options(
            filings.iter().map(|filing| filing.entry.project.facts.responsible_unit),
            |id| board.unit_name(id).map(str::to_owned),
        ),
        counts: counts(&filings),
        rows,
    })
}

fn counts(filings: &[Filing<'_>]) -> ReviewCounts {
    let of = |scope: ReviewScope| count(filings.iter().filter(|one| scope.admits(one)).count());
    ReviewCounts {
        waiting: of(ReviewScope::Waiting),
        returned: of(ReviewScope::Returned),
        filed: of(ReviewScope::Filed),
    }
}

/// What occurs, with how often, the most frequent first.
fn options<T: Copy + Ord>(
    values: impl Iterator<Item = Option<T>>,
    name: impl Fn(T) -> Option<String>,
) -> Vec<FilterOption<T>> {
    let mut counted: BTreeMap<T, u32> = BTreeMap::new();
    for value in values.flatten() {
        *counted.entry(value).or_default() += 1;
    }
    let named =
        |(value, count)| Some(FilterOption { value, name: name(value).unwrap_or_default(), count });
    let mut options: Vec<_> = counted.into_iter().filter_map(named).collect();
    options.sort_by_key(|option| std::cmp::Reverse(option.count));
    options
}
