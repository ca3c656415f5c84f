//! What differs between an edition and the one before it, row by row and number by number.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{
    month::{MonthFigures, ProjectRow, SumRow},
    sums::{RowAbout, Sums},
};
use crate::{
    model::series::AimKind,
    value::{Money, ProjectId, code::codes},
};

impl MonthFigures {
    /// The numbers with which the next edition is compared.
    pub fn outline(&self) -> EditionOutline {
        let mut overdue: BTreeMap<ProjectId, u32> = BTreeMap::new();
        for milestone in &self.overdue {
            *overdue.entry(milestone.project).or_default() += 1;
        }
        let outline = |row: &ProjectRow| ProjectOutline {
            project: row.project,
            plan: row.plan,
            done: row.done,
            started: row.started,
            completed: row.completed,
            overdue: overdue.get(&row.project).copied().unwrap_or_default(),
        };
        EditionOutline {
            sums: self.sums.clone(),
            projects: self.projects.iter().map(outline).collect(),
        }
    }
}

/// A number of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum EditionField {
    /// How many entries there are.
    Entries,
    /// How many entries reported.
    Reported,
    /// The total investment.
    Total,
    /// The year's plan.
    Plan,
    /// Money since January.
    Done,
    /// Starts that the year was to bring.
    StartsPlanned,
    /// Starts claimed.
    StartsClaimed,
    /// Starts recognised.
    Starts,
    /// Starts that only a ledger states.
    StartsByLedger,
    /// The target of starts.
    StartsTarget,
    /// Completions that the year was to bring.
    CompletionsPlanned,
    /// Completions claimed.
    CompletionsClaimed,
    /// Completions recognised.
    Completions,
    /// Completions that only a ledger states.
    CompletionsByLedger,
    /// The target of completions.
    CompletionsTarget,
    /// The target of investment.
    InvestmentTarget,
    /// Milestones past their date.
    Overdue,
}

codes!(EditionField);

impl EditionField {
    /// Whether it is an amount of money; every other one is a count.
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Total | Self::Plan | Self::Done | Self::InvestmentTarget)
    }
}

/// One number that is another than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Which number.
    pub field: EditionField,
    /// A count, or fen; `None` where the edition before had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<i64>,
    /// The same now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<i64>,
}

/// A row that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What the row is about.
    pub about: RowAbout,
    /// The name of the project or region; empty where the row has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The numbers that are others than before.
    pub fields: Vec<FieldChange>,
}

/// The numbers of an edition with which the next one is compared.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EditionOutline {
    /// The sums.
    pub sums: Vec<SumRow>,
    /// The entries, by identifier.
    pub projects: Vec<ProjectOutline>,
}

/// The numbers of one entry, written as a tuple: ten thousand of them stand in every snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "ProjectNumbers", into = "ProjectNumbers")]
pub struct ProjectOutline {
    /// The entry.
    pub project: ProjectId,
    /// The year's plan.
    pub plan: Option<Money>,
    /// Money since January.
    pub done: Option<Money>,
    /// Whether a start of the year was recognised.
    pub started: bool,
    /// Whether a completion of the year was recognised.
    pub completed: bool,
    /// How many of its milestones were overdue.
    pub overdue: u32,
}

type ProjectNumbers = (ProjectId, Option<Money>, Option<Money>, bool, bool, u32);

impl From<ProjectNumbers> for ProjectOutline {
    fn from((project, plan, done, started, completed, overdue): ProjectNumbers) -> Self {
        Self { project, plan, done, started, completed, overdue }
    }
}

impl From<ProjectOutline> for ProjectNumbers {
    fn from(row: ProjectOutline) -> Self {
        (row.project, row.plan, row.done, row.started, row.completed, row.overdue)
    }
}

/// The numbers of a row that are there, by their field.
type FieldValues = BTreeMap<EditionField, i64>;

/// In which rows `figures` differ from the edition of which `before` is kept.
pub fn differences(before: &EditionOutline, figures: &MonthFigures) -> Vec<Difference> {
    let after = figures.outline();
    let mut differing = of_sums(&before.sums, &after.sums);
    let (old, new) = (by_project(&before.projects), by_project(&after.projects));
    let mut ids: Vec<_> = old.keys().chain(new.keys()).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let name = figures.project(id).map(|row| row.name.clone()).unwrap_or_default();
        differing.extend(row(RowAbout::Project(id), name, old.get(&id), new.get(&id)));
    }
    differing
}

fn of_sums(before: &[SumRow], after: &[SumRow]) -> Vec<Difference> {
    let find = |rows: &[SumRow], about: &RowAbout| {
        let row = rows.iter().find(|row| row.about == *about);
        row.map(|row| numbers(&row.sums))
    };
    let gone = before.iter().filter(|old| after.iter().all(|new| new.about != old.about));
    let rows = after.iter().chain(gone);
    let compared = rows.filter_map(|known| {
        let (old, new) = (find(before, &known.about), find(after, &known.about));
        row(known.about.clone(), known.name.clone(), old.as_ref(), new.as_ref())
    });
    compared.collect()
}

fn by_project(rows: &[ProjectOutline]) -> BTreeMap<ProjectId, FieldValues> {
    rows.iter().map(|row| (row.project, of_project(row))).collect()
}

fn of_project(row: &ProjectOutline) -> FieldValues {
    let money = |amount: Option<Money>| amount.map(Money::fen);
    let all = [
        (EditionField::Entries, Some(1)),
        (EditionField::Plan, money(row.plan)),
        (EditionField::Done, money(row.done)),
        (EditionField::Starts, Some(i64::from(row.started))),
        (EditionField::Completions, Some(i64::from(row.completed))),
        (EditionField::Overdue, Some(i64::from(row.overdue))),
    ];
    all.into_iter().filter_map(|(field, number)| Some((field, number?))).collect()
}

fn numbers(sums: &Sums) -> FieldValues {
    let count = |number: u32| Some(i64::from(number));
    let target = |kind| sums.target(kind).map(|target| target.aim.number());
    let all = [
        (EditionField::Entries, count(sums.entries)),
        (EditionField::Reported, count(sums.reported)),
        (EditionField::Total, Some(sums.total.fen())),
        (EditionField::Plan, sums.invested.map(|invested| invested.plan.fen())),
        (EditionField::Done, Some(sums.money.fen())),
        (EditionField::StartsPlanned, count(sums.starts.planned)),
        (EditionField::StartsClaimed, count(sums.starts.claimed)),
        (EditionField::Starts, count(sums.starts.recognised)),
        (EditionField::StartsByLedger, count(sums.starts.ledger)),
        (EditionField::StartsTarget, target(AimKind::Starts)),
        (EditionField::CompletionsPlanned, count(sums.completions.planned)),
        (EditionField::CompletionsClaimed, count(sums.completions.claimed)),
        (EditionField::Completions, count(sums.completions.recognised)),
        (EditionField::CompletionsByLedger, count(sums.completions.ledger)),
        (EditionField::CompletionsTarget, target(AimKind::Completions)),
        (EditionField::InvestmentTarget, target(AimKind::Investment)),
    ];
    all.into_iter().filter_map(|(field, number)| Some((field, number?))).collect()
}

/// The row, if any of its numbers differs.
fn row(
    about: RowAbout,
    name: String,
    before: Option<&FieldValues>,
    after: Option<&FieldValues>,
) -> Option<Difference> {
    let number =
        |numbers: Option<&FieldValues>, field| numbers.and_then(|all| all.get(&field).copied());
    let change = |field| {
        let (before, after) = (number(before, field), number(after, field));
        (before != after).then_some(FieldChange { field, before, after })
    };
    let fields: Vec<_> = EditionField::ALL.into_iter().filter_map(change).collect();
    (!fields.is_empty()).then_some(Difference { about, name, fields })
}
