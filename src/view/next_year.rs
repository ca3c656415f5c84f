//! 结转下年度: the list of the next year as it would be made from one of this year, looked at before
//! it counts.

use serde::{Deserialize, Serialize};

use super::{
    head::Frame,
    named::Named,
    paged::Paged,
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
    /// The page of those that are carried over, from 0.
    #[serde(default)]
    pub carried: u32,
    /// The page of those that stay behind, from 0.
    #[serde(default)]
    pub left: u32,
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
    /// Every project of the list, in its order, without what only its line shows.
    pub lines: Vec<CarryLine>,
    /// A page of those that are carried over.
    pub carried: Paged<ShownLine>,
    /// A page of those that stay behind.
    pub left: Paged<ShownLine>,
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
    pub project: ProjectId,
    /// Why it is carried over, or why it stays behind.
    pub reason: CarryReason,
    /// Whether it stands on the next year's list already.
    pub listed: bool,
    /// Its entry on the next year's list.
    pub entry: ListEntry,
    /// Whether there is a plan of the next year already.
    pub planned: bool,
}

/// A project of the list with what its line on the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownLine {
    /// What is proposed for it.
    pub line: CarryLine,
    /// Its name.
    pub name: String,
    /// Its main region.
    pub region: Option<String>,
    /// The entry that it is a sub-project of.
    pub part_of: Option<String>,
    /// Other lists of the next year on which it stands.
    pub also_on: Vec<String>,
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

    /// Whether it stays behind unless the office decides otherwise.
    pub const fn is_left(&self) -> bool {
        !self.reason.is_carried() && !self.listed
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
            proposal: from.map(|from| Box::new(carry_over(board, from, self))),
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

fn carry_over(board: &Board, from: &List, asked: &NextYear) -> CarryOver {
    let year = from.year.following();
    let name = renamed(from.name.as_str(), from.year, year);
    let chosen =
        asked.into.and_then(|into| board.lists.get(&into)).filter(|into| into.year == year);
    let known = chosen.map(AsRef::as_ref).or_else(|| board.list_called(&name, year));
    let into = match known {
        Some(list) => Target::Known(Named { id: list.id, name: list.name.to_string() }),
        None => Target::New(Named { id: board.lists.next_id(), name }),
    };
    let others = board.lists.values().filter(|list| list.year == year);
    let others: Vec<&List> = others.map(AsRef::as_ref).collect();
    let mut entries: Vec<_> = from.entries.iter().collect();
    entries.sort_by_key(|(project, entry)| (entry.order, **project));
    let last = known.and_then(|list| list.entries.values().map(|entry| entry.order).max());
    let lines = entries.into_iter().filter_map(|(id, entry)| {
        let order = last.unwrap_or(0).saturating_add(entry.order);
        Some(line(board.projects.get(id)?, known, entry, year, order))
    });
    let lines: Vec<_> = lines.collect();
    let shown = |page, wanted: fn(&CarryLine) -> bool| {
        let lines: Vec<_> = lines.iter().filter(|line| wanted(line)).collect();
        Paged::of(&lines, page, |line| shown(board, from, (known, &others), line))
    };
    let version = known.map_or(Seq(0), |list| list.version);
    let read = |list, version| ReadVersion { subject: Subject::List(list), version };
    CarryOver {
        from: choice(from),
        year,
        carried: shown(asked.carried, CarryLine::is_carried),
        left: shown(asked.left, CarryLine::is_left),
        lines,
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

fn line(
    project: &Project,
    known: Option<&List>,
    entry: &ListEntry,
    year: Year,
    order: u32,
) -> CarryLine {
    CarryLine {
        project: project.id,
        reason: CarryReason::of(project),
        listed: known.is_some_and(|list| list.entries.contains_key(&project.id)),
        entry: carry_over::entry(project, entry, year, order),
        planned: project.plans.contains_key(&year),
    }
}

/// `others` are the lists of the next year, `known` the one of them that is filled.
fn shown(
    board: &Board,
    from: &List,
    (known, others): (Option<&List>, &[&List]),
    line: &CarryLine,
) -> ShownLine {
    let project = &board.projects[&line.project];
    let stands = |list: &List| list.entries.contains_key(&project.id);
    let also = others.iter().filter(|list| Some(list.id) != known.map(|it| it.id) && stands(list));
    let plan = |year| project.plans.get(&year).map(|plan| plan.current().amount);
    let december = from.year.months().next_back();
    let region = project.region().and_then(|region| board.regions.get(&region));
    let whole = project.parent.and_then(|parent| board.projects.get(&parent));
    ShownLine {
        line: line.clone(),
        name: project.facts.name.to_string(),
        region: region.map(|region| region.name.to_string()),
        part_of: whole.map(|whole| whole.facts.name.to_string()),
        also_on: also.map(|list| list.name.to_string()).collect(),
        start: project.planned_start(),
        completion: project.planned_completion(),
        plan: plan(from.year),
        done: december.and_then(|month| project.year_to_date(month)).map(|(_, done)| done),
        next_plan: plan(from.year.following()),
    }
}
