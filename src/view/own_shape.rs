//! A list in its own shape: its titles, headers, order, headings, subtotals and unknown columns as
//! they came, with the figures of today. Read back, it changes nothing.
//!
//! Figures are those of the month that the header names: under another they would lie.

use std::{collections::HashSet, sync::Arc};

use crate::{
    board::Board,
    model::{
        list::{List, ListEntry},
        project::Project,
        shape::{Joined, LineKind, ListShape, ShapeCell, ShapeColumn, ShapeLine},
    },
    value::{Day, ListId, Money, MoneyUnit, ProjectId},
};

mod cell;
mod join;

use cell::Reader;
use join::is_whole;

/// What is written into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnCell {
    /// Text as it stands.
    Text(String),
    /// A number in decimal text.
    Number(String),
    /// A date that the spreadsheet knows as one.
    Day(Day),
}

/// What a row of the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OwnKind {
    /// A title above the header.
    Title,
    /// A row of the header.
    Header,
    /// A heading over a group of projects.
    Group,
    /// A row of sums.
    Total,
    /// A row of other text.
    Note,
    /// A row of a project.
    Project,
}

/// One row of the list as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRow {
    /// Its number from 1.
    pub number: u32,
    /// What kind of row it is.
    pub kind: OwnKind,
    /// Columns from 0 and what stands in them.
    pub cells: Vec<(u16, OwnCell)>,
}

/// A list as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTable {
    /// The shape it came in.
    pub shape: Arc<ListShape>,
    /// Its rows from top to bottom.
    pub rows: Vec<OwnRow>,
    /// The areas of cells that are joined into one.
    pub joined: Vec<Joined>,
    /// How many projects it holds.
    pub projects: usize,
}

impl OwnTable {
    /// The list with its shape; none where there is no such list, or no shape of it was kept.
    #[must_use]
    pub fn of(board: &Board, list: ListId) -> Option<Self> {
        let list = board.lists.get(&list)?;
        let shape = list.shape.clone()?;
        let mut writer = RowsWriter::new(board, list, &shape);
        writer.head();
        writer.body();
        let RowsWriter { rows, joined, entries, .. } = writer;
        let projects = entries.len();
        Some(Self { shape, rows, joined, projects })
    }
}

/// A project at its place on the list.
struct Placed<'a> {
    entry: &'a ListEntry,
    project: &'a Project,
}

struct RowsWriter<'a> {
    shape: &'a ListShape,
    entries: Vec<Placed<'a>>,
    reader: Reader<'a>,
    rows: Vec<OwnRow>,
    joined: Vec<Joined>,
    next: u32,
}

impl<'a> RowsWriter<'a> {
    fn new(board: &'a Board, list: &'a List, shape: &'a ListShape) -> Self {
        let placed = list.entries.iter().filter_map(|(id, entry)| {
            let project = board.projects.get(id)?.as_ref();
            project.is_live().then_some(Placed { entry, project })
        });
        let mut entries: Vec<_> = placed.collect();
        entries.sort_by_key(|placed| (placed.entry.order, placed.project.id));
        let reader = Reader { board, year: list.year, period: shape.period };
        Self { shape, entries, reader, rows: Vec::new(), joined: Vec::new(), next: 1 }
    }

    fn head(&mut self) {
        for row in &self.shape.head {
            let above = row.row < self.shape.header;
            let kind = if above { OwnKind::Title } else { OwnKind::Header };
            let cells = row.cells.iter().map(|(column, cell)| (*column, kept(cell))).collect();
            self.rows.push(OwnRow { number: row.row, kind, cells });
            self.next = self.next.max(row.row + 1);
        }
        self.joined.extend(&self.shape.joined);
    }

    /// Projects in their order, and between them what stood between them.
    fn body(&mut self) {
        let mut lines = self.shape.lines.iter().peekable();
        let folded = self.folded();
        let mut within: Option<(ProjectId, u32)> = None;
        for at in 0..self.entries.len() {
            let Placed { entry, project } = self.entries[at];
            while let Some(line) = lines.next_if(|line| line.before <= entry.order) {
                self.line(line);
            }
            if folded.contains(&project.id) {
                continue;
            }
            let first = self.next;
            let above = project.parent.filter(|entry| folded.contains(entry));
            let begins = above.is_some() && within.map(|(entry, _)| entry) != above;
            let head = above.filter(|_| begins).and_then(|id| self.placed(id));
            let cells = self.project(entry, project, above.is_some(), head);
            self.push(OwnKind::Project, cells);
            within = match above {
                Some(id) if begins => Some((id, first)),
                Some(_) => within,
                None => None,
            };
            if let Some((_, begin)) = within.filter(|(_, begin)| *begin < first) {
                join::stretch(self.shape, &mut self.joined, (begin, first));
            }
        }
        for line in lines {
            self.line(line);
        }
        self.joined.extend(join::equals(self.shape, &self.rows));
    }

    /// Entries without a row of their own.
    fn folded(&self) -> HashSet<ProjectId> {
        let folded = |placed: &&Placed<'_>| self.shape.folded.contains(&placed.entry.order);
        let parents: HashSet<_> = self.entries.iter().filter_map(|p| p.project.parent).collect();
        let entries = self.entries.iter().filter(folded).map(|placed| placed.project.id);
        entries.filter(|id| parents.contains(id)).collect()
    }

    fn placed(&self, id: ProjectId) -> Option<(&'a ListEntry, &'a Project)> {
        let placed = self.entries.iter().find(|placed| placed.project.id == id)?;
        Some((placed.entry, placed.project))
    }

    /// The cells of a project; a sub-project `below` an entry without a row leaves that one's cells
    /// to it, and `head` is the entry that begins in this row.
    fn project(
        &self,
        entry: &ListEntry,
        project: &Project,
        below: bool,
        head: Option<(&ListEntry, &Project)>,
    ) -> Vec<(u16, OwnCell)> {
        let cell = |column: &ShapeColumn| {
            let field = column.field.as_deref();
            let heads = below && (field == Some("name") || is_whole(column));
            if heads {
                let (entry, project) = head?;
                self.reader.cell(column, entry, project)
            } else if below && field == Some("part") {
                Some(OwnCell::Text(project.facts.name.to_string()))
            } else {
                self.reader.cell(column, entry, project)
            }
        };
        let columns = self.shape.columns.iter();
        columns.filter_map(|column| Some((column.index, cell(column)?))).collect()
    }

    fn line(&mut self, line: &ShapeLine) {
        let kind = match line.kind {
            LineKind::Group => OwnKind::Group,
            LineKind::Total => OwnKind::Total,
            LineKind::Note => OwnKind::Note,
        };
        let mut cells: Vec<_> = line.cells.iter().map(|(at, cell)| (*at, kept(cell))).collect();
        for at in &line.sums {
            let column = self.shape.columns.iter().find(|column| column.index == *at);
            cells.extend(column.and_then(|c| Some((c.index, self.sum(c, line.covers?)?))));
        }
        cells.sort_by_key(|(at, _)| *at);
        if let Some(columns) = line.joined {
            self.joined.push(Joined { rows: (self.next, self.next), columns });
        }
        self.push(kind, cells);
    }

    /// A sum over entries: sub-projects are part of theirs.
    fn sum(&self, column: &ShapeColumn, covers: (u32, u32)) -> Option<OwnCell> {
        let within = |placed: &&Placed<'_>| {
            (covers.0..=covers.1).contains(&placed.entry.order)
                && placed.project.parent.is_none_or(|entry| self.placed(entry).is_none())
        };
        let entries = || self.entries.iter().filter(within);
        let sum = |field: &str| -> Money {
            entries().filter_map(|placed| self.reader.money(field, placed.project)).sum()
        };
        if let Some(share) = &column.share {
            return cell::share(share, sum(&share.part), sum(&share.whole));
        }
        let amount = sum(column.field.as_deref()?);
        Some(OwnCell::Number(amount.exact(column.unit.unwrap_or(MoneyUnit::Wan))))
    }

    fn push(&mut self, kind: OwnKind, cells: Vec<(u16, OwnCell)>) {
        self.rows.push(OwnRow { number: self.next, kind, cells });
        self.next += 1;
    }
}

fn kept(cell: &ShapeCell) -> OwnCell {
    match cell {
        ShapeCell::Text(text) => OwnCell::Text(text.to_string()),
        ShapeCell::Number(number) => OwnCell::Number(number.to_string()),
    }
}
