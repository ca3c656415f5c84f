//! The ledger of problems (存在问题台账) as a workbook: what stands in the way, whose job it is, for how
//! long, and what was done about it.

use battle_map::{
    model::problem::{ProblemState, ProblemStep},
    value::Day,
    view::{
        catalogue::Catalogue,
        problems::{ProblemRow, ProblemsView},
    },
};
use rust_xlsxwriter::Workbook;

use super::{
    month::sheet,
    pieces::{self, Pieces},
    standard::OutputCell,
};
use crate::LedgerError;

/// The columns; they are the ledger's own words, hence Chinese.
const COLUMNS: [&str; 14] = [
    "项目编号",
    "项目名称",
    "县区",
    "类别",
    "问题",
    "起始日期",
    "已历天数",
    "责任单位名称",
    "协调层级",
    "解决期限",
    "逾期天数",
    "办理情况",
    "状态",
    "解决情况",
];

/// The workbook in the words of the papers.
///
/// # Errors
/// When it cannot be put together.
pub fn workbook(view: &ProblemsView, words: &dyn Catalogue) -> Result<Pieces, LedgerError> {
    let mut workbook = Workbook::new();
    let title = format!("存在问题台账（未解决 {}，其中逾期 {}）", view.open, view.overdue);
    let rows = view.rows.lines.iter().map(|problem| row(problem, words));
    sheet(workbook.add_worksheet_with_low_memory()?, "存在问题", &title, &COLUMNS, rows)?;
    pieces::of_workbook(workbook)
}

fn row(row: &ProblemRow, words: &dyn Catalogue) -> Vec<OutputCell> {
    let day =
        |day: Option<Day>| day.map_or(OutputCell::Empty, |day| OutputCell::Text(day.to_string()));
    let days = |days: Option<i32>| {
        days.map_or(OutputCell::Empty, |days| OutputCell::Number(days.to_string()))
    };
    let (state, solved) = match &row.state {
        ProblemState::Open => ("open", OutputCell::Empty),
        ProblemState::Closed { text, .. } => ("closed", OutputCell::Text(text.to_string())),
    };
    vec![
        OutputCell::Number(row.project.to_string()),
        OutputCell::Text(row.name.clone()),
        OutputCell::Text(row.region.clone()),
        OutputCell::Text(words.get(&format!("problem-kind.{}", row.kind.code()))),
        OutputCell::Text(row.text.to_string()),
        OutputCell::Text(row.since.to_string()),
        OutputCell::Number(row.days.to_string()),
        row.solver.as_ref().map_or(OutputCell::Empty, |unit| OutputCell::Text(unit.name.clone())),
        OutputCell::Text(words.get(&format!("problem-level.{}", row.level.code()))),
        day(row.deadline),
        days(row.overdue),
        steps(&row.steps),
        OutputCell::Text(words.get(&format!("problems.shown.{state}"))),
        solved,
    ]
}

/// What was done, a line each with its day.
fn steps(steps: &[ProblemStep]) -> OutputCell {
    if steps.is_empty() {
        return OutputCell::Empty;
    }
    let line = |step: &ProblemStep| format!("{} {}", step.at.day(), step.text);
    OutputCell::Text(steps.iter().map(line).collect::<Vec<_>>().join("\n"))
}
