//! 结转下年度: the list of the next year as it would be made from one of this year, looked at before
//! it counts.

use serde::{Deserialize, Serialize};

use super::{
    head::Frame,
    named::Named,
    seen::{Answer, Seen, Unanswered},
};
use crate::{
    access::Screen,
    board::Board,
    command::ReadVersion,
    event::{Recorded, Subject},
    model::{
        list::{List, ListEntry},
        project::Project,
        schedule::Curve,
    },
    query::queries,
    rules::list::carry_over::{self, CarryReason},
    value::{LedgerDate, ListId, Money, ProjectId, Seq, Timestamp, Year},
};

#[cfg(test)]
mod tests;

/// The page on which the list of the next year is made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NextYear {
    /// The list that is carried over; without one the latest that has begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<ListId>,
    /// The list of the next year into which it goes; without one a new list, or the one of its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<ListId>,
}

queries! {
    NextYear => NextYearView = "next-year",
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextYearView {
    /// City, period, data age.
    pub frame: Frame,
    /// The lists that can be carried over, the latest first.
    pub lists: Vec<ListChoice>,
    /// What carrying one of them over would make; `None` where there is no list.
    pub proposal: Option<Box<CarryOver>>,
}

/// A list that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListChoice {
    /// The list.
    pub id: ListId,
    /// Its name.
    pub name: String,
    /// The year for which it holds.
    pub year: Year,
}

/// What carrying a list over would make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CarryOver {
    /// The list that is carried over.
    pub from: ListChoice,
    /// The year after it.
    pub year: Year,
    /// Where its projects go.
    pub into: Target,
    /// The lists of that year, into which they may go as well.
    pub others: Vec<ListChoice>,
    /// The curve of the list, which the new one gets.
    pub curve: Curve,
    /// Every project of the list, in its order.
    pub lines: Vec<CarryLine>,
    /// What a command about it is based on.
    pub reads: Vec<ReadVersion>,
}

/// The list of the next year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// One to be created, with its identifier and the name proposed for it.
    New(Named<ListId>),
    /// One that exists.
    Known(Named<ListId>),
}

impl Target {
    /// The list, created or to be created.
    pub const fn list(&self) -> &Named<ListId> {
        match self {
            Self::New(list) | Self::Known(list) => list,
        }
    }
}

/// A project of the list, and what is proposed for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarryLine {
    /// The project.
    pub project: Named<ProjectId>,
    /// Its main region.
    pub region: Option<String>,
    /// The entry that it is a sub-project of.
    pub part_of: Option<String>,
    /// Why it is carried over, or why it stays behind.
    pub reason: CarryReason,
    /// Whether it stands on the next year's list already.
    pub listed: bool,
    /// Other lists of the next year on which it stands.
    pub also_on: Vec<String>,
    /// Its entry on the next year's list.
    pub entry: ListEntry,
    /// The planned start in force.
    pub start: Option<LedgerDate>,
    /// The planned completion in force.
    pub completion: Option<LedgerDate>,
    /// This year's plan.
    pub plan: Option<Money>,
    /// What of it is done, as last reported.
    pub done: Option<Money>,
    /// The next year's plan, where there is one already.
    pub next_plan: Option<Money>,
}

impl CarryLine {
    /// Whether it goes onto the list unless the office decides otherwise.
    pub const fn is_carried(&self) -> bool {
        self.reason.is_carried() && !self.listed
    }
}

impl Answer for NextYear {
    const SCREEN: Screen = Screen::Office;

    fn answer(
        &self,
        seen: &Seen,
        _history: &[Recorded],
        now: Timestamp,
    ) -> Result<NextYearView, Unanswered> {
        if !seen.actor.is_office() {
            return Err(Unanswered::NotAllowed);
        }
        let board = &seen.assessment.board;
        let mut lists: Vec<&List> = board.lists.values().map(AsRef::as_ref).collect();
        lists.sort_by_key(|list| (std::cmp::Reverse(list.year), list.id));
        let from = match self.list {
            Some(id) => Some(board.lists.get(&id).ok_or(Unanswered::NotFound)?.as_ref()),
            None => latest(&lists, now.day().year()),
        };
        Ok(NextYearView {
            frame: Frame::of(&seen.assessment, now),
            proposal: from.map(|from| Box::new(carry_over(board, from, self.into))),
            lists: lists.into_iter().map(choice).collect(),
        })
    }
}

/// Of lists in the order of their years, the latest one first, the first whose year has begun.
fn latest<'a>(lists: &[&'a List], year: Year) -> Option<&'a List> {
    let begun = lists.iter().copied().find(|list| list.year <= year);
    begun.or_else(|| lists.first().copied())
}

fn choice(list: &List) -> ListChoice {
    ListChoice { id: list.id, name: list.name.to_string(), year: list.year }
}

fn carry_over(board: &Board, from: &List, into: Option<ListId>) -> CarryOver {
    let year = from.year.following();
    let name = renamed(from.name.as_str(), from.year, year);
    let chosen = into.and_then(|into| board.lists.get(&into)).filter(|into| into.year == year);
    let known = chosen.map(AsRef::as_ref).or_else(|| board.list_called(&name, year));
    let into = match known {
        Some(list) => Target::Known(Named { id: list.id, name: list.name.to_string() }),
        None => Target::New(Named { id: board.lists.next_id(), name }),
    };
    let others = board.lists.values().filter(|list| list.year == year);
    let others: Vec<&List> = others.map(AsRef::as_ref).collect();
    let mut entries: Vec<_> = from.entries.iter().collect();
    entries.sort_by_key(|(project, entry)| (entry.order, **project));
    let lines = entries.into_iter().filter_map(|(id, entry)| {
        let project = board.projects.get(id)?;
        Some(line(board, from, (known, &others), project, entry))
    });
    let version = known.map_or(Seq(0), |list| list.version);
    let read = |list, version| ReadVersion { subject: Subject::List(list), version };
    CarryOver {
        from: choice(from),
        year,
        lines: lines.collect(),
        others: others.iter().copied().map(choice).collect(),
        curve: from.curve,
        reads: vec![read(from.id, from.version), read(into.list().id, version)],
        into,
    }
}

/// The name of a list with the year in it replaced.
fn renamed(name: &str, year: Year, following: Year) -> String {
    name.replace(&year.to_string(), &following.to_string())
}

/// `others` are the lists of the next year, `known` the one of them that is filled.
fn line(
    board: &Board,
    from: &List,
    (known, others): (Option<&List>, &[&List]),
    project: &Project,
    entry: &ListEntry,
) -> CarryLine {
    let next = from.year.following();
    let stands = |list: &List| list.entries.contains_key(&project.id);
    let also = others.iter().filter(|list| Some(list.id) != known.map(|it| it.id) && stands(list));
    let last = known.and_then(|list| list.entries.values().map(|entry| entry.order).max());
    let order = last.unwrap_or(0).saturating_add(entry.order);
    let plan = |year| project.plans.get(&year).map(|plan| plan.current().amount);
    let december = from.year.months().next_back();
    let region = project.region().and_then(|region| board.regions.get(&region));
    let whole = project.parent.and_then(|parent| board.projects.get(&parent));
    CarryLine {
        project: Named { id: project.id, name: project.facts.name.to_string() },
        region: region.map(|region| region.name.to_string()),
        part_of: whole.map(|whole| whole.facts.name.to_string()),
        reason: CarryReason::of(project),
        listed: known.is_some_and(stands),
        also_on: also.map(|list| list.name.to_string()).collect(),
        entry: carry_over::entry(project, entry, next, order),
        start: project.planned_start(),
        completion: project.planned_completion(),
        plan: plan(from.year),
        done: december.and_then(|month| project.year_to_date(month)).map(|(_, done)| done),
        next_plan: plan(next),
    }
}
