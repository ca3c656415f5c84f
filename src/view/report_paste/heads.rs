//! What the columns of a pasted block are: told by a title row, else by cells that name projects.

use std::collections::HashSet;

use super::GridLine;
use crate::{
    value::{ProjectId, text::normalised},
    view::report_draft::ReportColumn,
};

/// What a column of a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// 项目名称.
    Name,
    /// 项目编号.
    Number,
    /// 序号, which says nothing about the project.
    Serial,
    /// A column into which one types.
    Column(ReportColumn),
    /// A column that the grid does not have, or only shows.
    Nowhere,
}

/// The columns of a block that names its projects.
pub(super) struct Heads {
    /// Its columns from left to right.
    pub columns: Vec<Head>,
    /// Whether the first row is a title row.
    pub titled: bool,
    /// Whether its projects are told by bare numbers under no title.
    pub unsure: bool,
}

/// Words in titles, without units and white space; the longer ones first where one holds another.
const TITLES: [(&str, Head); 29] = [
    ("项目名称", Head::Name),
    ("项目编号", Head::Number),
    ("编号", Head::Number),
    ("序号", Head::Serial),
    ("上月", Head::Nowhere),
    ("总投资", Head::Nowhere),
    ("年度计划", Head::Nowhere),
    ("年计划", Head::Nowhere),
    ("下月计划", Head::Column(ReportColumn::NextMonth)),
    ("下月", Head::Column(ReportColumn::NextMonth)),
    ("自年初累计", Head::Column(ReportColumn::Total)),
    ("开工以来", Head::Nowhere),
    ("自开工", Head::Nowhere),
    ("占", Head::Nowhere),
    ("累计", Head::Column(ReportColumn::Total)),
    ("本月", Head::Column(ReportColumn::Month)),
    ("当月", Head::Column(ReportColumn::Month)),
    ("形象进度", Head::Column(ReportColumn::Progress)),
    ("工程进展", Head::Column(ReportColumn::Progress)),
    ("进展情况", Head::Column(ReportColumn::Progress)),
    ("存在问题", Head::Column(ReportColumn::Problem)),
    ("存在的问题", Head::Column(ReportColumn::Problem)),
    ("核减原因", Head::Column(ReportColumn::Reason)),
    ("项目", Head::Name),
    ("project", Head::Name),
    ("thismonth", Head::Column(ReportColumn::Month)),
    ("nextmonth", Head::Column(ReportColumn::NextMonth)),
    ("progress", Head::Column(ReportColumn::Progress)),
    ("problem", Head::Column(ReportColumn::Problem)),
];

/// The columns of a block; `None` where it does not say which projects its rows are about.
pub(super) fn heads(block: &[Vec<String>], lines: &[GridLine], at: ReportColumn) -> Option<Heads> {
    by_titles(block.first()?).or_else(|| by_names(block, lines, at))
}

fn by_titles(row: &[String]) -> Option<Heads> {
    let mut columns: Vec<_> =
        row.iter().map(|cell| by_title(cell).unwrap_or(Head::Nowhere)).collect();
    let known = row.iter().filter(|cell| by_title(cell).is_some()).count();
    let names = columns.contains(&Head::Name) || columns.contains(&Head::Number);
    let holds = columns.iter().any(|head| matches!(head, Head::Column(_)));
    // Of two columns under one title the first one counts.
    for place in 1..columns.len() {
        if columns[..place].contains(&columns[place]) {
            columns[place] = Head::Nowhere;
        }
    }
    (names && holds && known >= 2).then_some(Heads { columns, titled: true, unsure: false })
}

fn by_title(cell: &str) -> Option<Head> {
    let plain = normalised(cell);
    // A title is short; words that hold one are not.
    let short = plain.chars().count() <= 20;
    let found = || TITLES.iter().find(|(word, _)| plain.contains(word)).map(|(_, head)| *head);
    short.then(found).flatten()
}

/// Without a title row: the column in which at least half of the cells name projects, else a first
/// column of numbers that are all projects'. The others are taken in the order of the grid.
fn by_names(block: &[Vec<String>], lines: &[GridLine], at: ReportColumn) -> Option<Heads> {
    let width = block.iter().map(Vec::len).max().filter(|width| *width > 1)?;
    let names: HashSet<_> = lines.iter().map(|line| normalised(&line.name)).collect();
    let numbers: HashSet<_> = lines.iter().map(|line| line.id).collect();
    let column = |place: usize| {
        block.iter().filter_map(move |row| row.get(place)).filter(|cell| !cell.trim().is_empty())
    };
    let named = |place: &usize| {
        let known = column(*place).filter(|cell| names.contains(&normalised(cell))).count();
        known > 0 && 2 * known >= column(*place).count()
    };
    let numbered = |place: usize| {
        let ids: Vec<_> = column(place).map(|cell| cell.trim().parse::<ProjectId>()).collect();
        let distinct: HashSet<_> = ids.iter().flatten().collect();
        block.len() > 1
            && distinct.len() == block.len()
            && distinct.iter().all(|id| numbers.contains(id))
    };
    let name = (0..width).find(named);
    let first = name.map_or_else(|| numbered(0).then_some(0), Some)?;
    let mut rest = ReportColumn::GRID.into_iter().skip_while(|known| *known != at);
    let head = |place: usize| match place {
        place if Some(place) == name => Head::Name,
        place if place == first => Head::Number,
        place if place < first => Head::Nowhere,
        _ => rest.next().map_or(Head::Nowhere, Head::Column),
    };
    let columns = (0..width).map(head).collect();
    Some(Heads { columns, titled: false, unsure: name.is_none() })
}
