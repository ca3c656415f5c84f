//! Where the cells of a pasted block land in the month's grid: by project, where the block names them,
//! else by position. What finds no place is listed with its reason; nothing is dropped in silence.

use std::collections::{BTreeSet, HashMap};

use super::report_draft::ReportColumn;
use crate::value::{ProjectId, text::normalised};

mod cells;
mod heads;
#[cfg(test)]
mod tests;

pub use cells::{cells, text};
use heads::{Head, heads};

/// A line of the grid, as far as a block may name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridLine {
    /// 项目编号: the project's identifier.
    pub id: ProjectId,
    /// 项目名称: the project's name.
    pub name: String,
}

/// How the rows of a block were matched with the lines of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasteMatch {
    /// From the line of the cursor downwards.
    Position,
    /// By the names of the projects.
    Name,
    /// By their numbers.
    Number,
}

/// A row of the block and the line on which it lands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landing {
    /// The line's project.
    pub project: ProjectId,
    /// The texts with their columns.
    pub cells: Vec<(ReportColumn, String)>,
}

/// Why a row of a block lands nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasteFault {
    /// No line of the grid bears its name or number.
    NoSuchLine,
    /// Several lines bear its name.
    Ambiguous,
    /// A row before it landed on the same line.
    Twice,
    /// Its number belongs to a project of another name.
    NameDiffers,
    /// The grid ends above it.
    BelowTheEnd,
}

impl PasteFault {
    /// Its word in the catalogues' `grid.left-over.*`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoSuchLine => "no-such-line",
            Self::Ambiguous => "ambiguous",
            Self::Twice => "twice",
            Self::NameDiffers => "name-differs",
            Self::BelowTheEnd => "below-the-end",
        }
    }
}

/// A row of a block that lands nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOver {
    /// The row's number within the block, from 1.
    pub row: usize,
    /// What it says first.
    pub words: String,
    /// Why it lands nowhere.
    pub fault: PasteFault,
}

/// Where a block would land.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastePlan {
    /// How its rows were matched.
    pub by: PasteMatch,
    /// The rows that land.
    pub landings: Vec<Landing>,
    /// The rows that do not.
    pub left_over: Vec<LeftOver>,
    /// Cells of columns for which the grid has no place, or which it only shows.
    pub unplaced: usize,
    /// Lines of the grid that a block with names does not name.
    pub missing: Vec<ProjectId>,
    /// Whether rows were told by bare numbers, which may as well be amounts.
    pub unsure: bool,
}

impl PastePlan {
    /// Whether it is to be looked at before it happens.
    #[must_use]
    pub fn wants_a_look(&self) -> bool {
        !self.left_over.is_empty() || !self.missing.is_empty() || self.unplaced > 0 || self.unsure
    }
}

/// Plans where a block lands in the grid, whose cursor stands at a line and a column.
#[must_use]
pub fn plan(block: &[Vec<String>], lines: &[GridLine], at: (usize, ReportColumn)) -> PastePlan {
    let Some(heads) = heads(block, lines, at.1) else { return by_position(block, lines, at) };
    let mut plan = PastePlan {
        by: if heads.columns.contains(&Head::Name) { PasteMatch::Name } else { PasteMatch::Number },
        landings: Vec::new(),
        left_over: Vec::new(),
        unplaced: 0,
        missing: Vec::new(),
        unsure: heads.unsure,
    };
    let index = Index::of(lines);
    let mut seen = BTreeSet::new();
    for (place, row) in block.iter().enumerate().skip(usize::from(heads.titled)) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = index.line(row, &heads.columns);
        match line.and_then(|id| if seen.insert(id) { Ok(id) } else { Err(PasteFault::Twice) }) {
            Ok(project) => {
                plan.unplaced += unplaced(row, &heads.columns);
                plan.landings.push(Landing { project, cells: landed(row, &heads.columns) });
            }
            Err(fault) => plan.left_over.push(left_over(place, row, fault)),
        }
    }
    plan.missing = lines.iter().map(|line| line.id).filter(|id| !seen.contains(id)).collect();
    plan
}

fn by_position(
    block: &[Vec<String>],
    lines: &[GridLine],
    (from, column): (usize, ReportColumn),
) -> PastePlan {
    let columns: Vec<_> = ReportColumn::GRID
        .into_iter()
        .skip_while(|known| *known != column)
        .map(Head::Column)
        .collect();
    let mut plan = PastePlan {
        by: PasteMatch::Position,
        landings: Vec::new(),
        left_over: Vec::new(),
        unplaced: block.iter().map(|row| unplaced(row, &columns)).sum(),
        missing: Vec::new(),
        unsure: false,
    };
    for (place, row) in block.iter().enumerate() {
        match lines.get(from + place) {
            Some(line) => {
                plan.landings.push(Landing { project: line.id, cells: landed(row, &columns) });
            }
            None => plan.left_over.push(left_over(place, row, PasteFault::BelowTheEnd)),
        }
    }
    plan
}

fn landed(row: &[String], columns: &[Head]) -> Vec<(ReportColumn, String)> {
    let cell = |(text, head): (&String, &Head)| match head {
        Head::Column(column) => Some((*column, text.trim().to_owned())),
        _ => None,
    };
    row.iter().zip(columns).filter_map(cell).collect()
}

/// How many cells with something in them have no place in the grid.
fn unplaced(row: &[String], columns: &[Head]) -> usize {
    let has_place = |place: usize| columns.get(place).is_some_and(|head| *head != Head::Nowhere);
    let says = |cell: &str| !cell.trim().is_empty();
    row.iter().enumerate().filter(|(place, cell)| says(cell) && !has_place(*place)).count()
}

fn left_over(place: usize, row: &[String], fault: PasteFault) -> LeftOver {
    let words = row.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty());
    LeftOver { row: place + 1, words: words.unwrap_or_default().to_owned(), fault }
}

/// The lines of the grid by what a row may call them.
struct Index {
    by_name: HashMap<String, Vec<ProjectId>>,
    numbers: HashMap<ProjectId, String>,
}

impl Index {
    fn of(lines: &[GridLine]) -> Self {
        let mut by_name: HashMap<_, Vec<_>> = HashMap::new();
        for line in lines {
            by_name.entry(normalised(&line.name)).or_default().push(line.id);
        }
        Self { by_name, numbers: lines.iter().map(|l| (l.id, normalised(&l.name))).collect() }
    }

    /// The line that a row means; where it says name and number, both have to say the same.
    fn line(&self, row: &[String], columns: &[Head]) -> Result<ProjectId, PasteFault> {
        let cell = |head: Head| {
            let place = columns.iter().position(|known| *known == head)?;
            row.get(place).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
        };
        let name = cell(Head::Name).map(normalised);
        let number = cell(Head::Number).and_then(|cell| cell.parse::<ProjectId>().ok());
        match (number, name) {
            (Some(number), name) => {
                let known = self.numbers.get(&number).ok_or(PasteFault::NoSuchLine)?;
                let agrees = name.is_none_or(|name| name == *known);
                if agrees { Ok(number) } else { Err(PasteFault::NameDiffers) }
            }
            (None, Some(name)) => match self.by_name.get(&name).map(Vec::as_slice) {
                Some([one]) => Ok(*one),
                Some([_, ..]) => Err(PasteFault::Ambiguous),
                Some([]) | None => Err(PasteFault::NoSuchLine),
            },
            (None, None) => Err(PasteFault::NoSuchLine),
        }
    }
}
