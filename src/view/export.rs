//! The ledger in its standard shape: one row a project, as it leaves the house. Files are written
//! from this by the server; read back, they change nothing.
//!
//! Figures are those of one month only. A month that a project did not report stays empty: carried
//! over from an earlier one, it would come back as a report nobody made.

use std::sync::Arc;

use crate::{
    board::Board,
    model::{
        list::List,
        project::{FactField, Project, Site},
        report::Figures,
    },
    value::{Day, LedgerDate, ListId, Money, Month, ProjectId, Text, Year},
    view::facts::{self, FactWords},
};

/// A ledger to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportTable {
    /// The year of its plan.
    pub year: Year,
    /// The month of its figures; none while nothing was reported in that year.
    pub period: Option<Month>,
    /// One row a project.
    pub rows: Vec<ExportRow>,
}

/// One project in the standard shape.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportRow {
    /// 项目编号: the project's identifier.
    pub number: ProjectId,
    /// 所属项目: the entry that it is a sub-project of; none for an entry.
    pub parent: Option<ProjectId>,
    /// What is known of it, field by field; fields of which nobody said anything are left out.
    pub facts: Vec<(FactField, FactWords)>,
    /// The year's plan in force.
    pub plan: Option<Money>,
    /// 累计完成: money invested from January to the month.
    pub year_to_date: Option<Money>,
    /// 计划开工时间: the planned start.
    pub planned_start: Option<LedgerDate>,
    /// 计划竣工时间: the planned completion.
    pub planned_completion: Option<LedgerDate>,
    /// 是否开工: whether it has started; none when nobody said.
    pub started: Option<bool>,
    /// 形象进度: the progress in words.
    pub progress: Option<Text>,
    /// 存在问题: the problem in words.
    pub problem: Option<Text>,
    /// Where the project stands on the ground.
    pub site: Site,
}

impl ExportRow {
    /// What is known in a field.
    pub fn fact(&self, field: FactField) -> Option<&FactWords> {
        self.facts.iter().find(|(of, _)| *of == field).map(|(_, words)| words)
    }
}

impl ExportTable {
    /// How many of its rows are sub-projects.
    #[must_use]
    pub fn subprojects(&self) -> usize {
        self.rows.iter().filter(|row| row.parent.is_some()).count()
    }

    /// The live entries of the board, or of one list in its order, each with its sub-projects below
    /// it.
    ///
    /// The year is that of the list, else of the last closed month, else of the newest plan, else
    /// of `today`; the figures are those of the year's last closed month, else of its last report.
    #[must_use]
    pub fn of(board: &Board, list: Option<ListId>, today: Day) -> Self {
        let list = list.and_then(|list| board.lists.get(&list));
        let projects = projects(board, list);
        let newest =
            || projects.iter().filter_map(|project| project.plans.keys().next_back()).max();
        let year = list
            .map(|list| list.year)
            .or_else(|| board.closed_month().map(Month::year))
            .or_else(|| newest().copied())
            .unwrap_or_else(|| today.year());
        let period = period(board, &projects, year);
        let rows = projects.iter().map(|project| row(board, project, year, period)).collect();
        Self { year, period, rows }
    }
}

/// Entries in their order, sub-projects below their entry.
pub(super) fn projects<'a>(board: &'a Board, list: Option<&Arc<List>>) -> Vec<&'a Arc<Project>> {
    let order = |id: &ProjectId| {
        list.map_or(Some(id.0), |list| list.entries.get(id).map(|entry| entry.order))
    };
    let place = |project: &Arc<Project>| {
        let own = order(&project.id)?;
        let entry = project.parent.and_then(|entry| Some((order(&entry)?, entry)));
        Some(entry.map_or((own, project.id, 0, project.id), |(above, entry)| {
            (above, entry, own.max(1), project.id)
        }))
    };
    let live = board.projects.values().filter(|project| project.is_live());
    let mut projects: Vec<_> = live.filter_map(|p| Some((place(p)?, p))).collect();
    projects.sort_unstable_by_key(|(place, _)| *place);
    projects.into_iter().map(|(_, project)| project).collect()
}

fn period(board: &Board, projects: &[&Arc<Project>], year: Year) -> Option<Month> {
    let closed = board.periods.values().rev().find(|p| p.is_closed() && p.month.year() == year);
    let reported = || {
        let months = projects.iter().flat_map(|project| project.reports.keys());
        months.filter(|month| month.year() == year).max().copied()
    };
    closed.map(|period| period.month).or_else(reported)
}

fn row(board: &Board, project: &Project, year: Year, period: Option<Month>) -> ExportRow {
    let report = period.and_then(|month| project.reports.get(&month));
    let figures = report.map_or_else(Figures::default, |report| report.figures.clone());
    ExportRow {
        number: project.id,
        parent: project.parent,
        facts: FactField::ALL.into_iter().filter_map(|field| fact(board, project, field)).collect(),
        plan: project.plans.get(&year).map(|plan| plan.current().amount),
        year_to_date: figures.year_to_date,
        planned_start: project.planned_start(),
        planned_completion: project.planned_completion(),
        started: project.started().known(),
        progress: figures.progress,
        problem: figures.problem,
        site: project.site.clone(),
    }
}

/// What the facts say in a field.
fn fact(board: &Board, project: &Project, field: FactField) -> Option<(FactField, FactWords)> {
    Some((field, facts::words(&project.facts, field, board)?.of_ledger()?))
}
