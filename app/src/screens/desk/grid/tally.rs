//! The sums below the grid and what would be submitted. They are added up by blocks of lines: a letter
//! typed in one line counts its block again, and the blocks.

use battle_map::{
    value::{Money, ProjectId},
    view::{
        desk::{DeskRow, ReportState},
        report_draft::ReportDraft,
    },
};
use leptos::prelude::*;

use crate::screens::desk::{DraftSheet, is_due};

/// Lines that are added up together.
const BLOCK: usize = 48;

/// What some lines come to; a line without a month counts with its total before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many lines there are.
    pub count: usize,
    /// Lines that say a month's amount.
    pub filled: usize,
    /// Lines that are reported or typed in.
    pub touched: usize,
    /// Their plans of the year.
    pub plan: Money,
    /// Their totals before the month.
    pub before: Money,
    /// Their amounts of the month before.
    pub last: Money,
    /// Their amounts of the month.
    pub month: Money,
    /// Their totals with the month.
    pub total: Money,
    /// The totals of the lines that have a plan.
    pub planned: Money,
    /// Lines that would be submitted.
    pub good: usize,
    /// Cells at fault, and lines that the server refused.
    pub faults: usize,
    /// The lines at fault.
    pub faulty: Vec<ProjectId>,
}

impl Tally {
    fn of(row: &DeskRow, sheet: Option<DraftSheet>, reviews: bool) -> Self {
        let draft = sheet.and_then(|sheet| sheet.unsent(row));
        let (month, total) = match (&draft, sheet) {
            (Some(draft), _) => (draft.this_month(), draft.total_of(row)),
            (None, Some(_)) => (row.figures.month, row.total()),
            (None, None) => (None, None),
        };
        let total = total.or(row.before).unwrap_or_default();
        let typed = sheet.is_some_and(|sheet| sheet.is_typed(row.id));
        let mut tally = Self {
            count: 1,
            filled: usize::from(month.is_some()),
            touched: usize::from(typed || row.state != ReportState::Missing),
            plan: row.plan.unwrap_or_default(),
            before: row.before.unwrap_or_default(),
            last: row.last_month.unwrap_or_default(),
            month: month.unwrap_or_default(),
            total,
            planned: row.plan.map(|_| total).unwrap_or_default(),
            ..Self::default()
        };
        if let Some(sheet) = sheet.filter(|sheet| is_due(*sheet, row, reviews)) {
            let draft = draft.unwrap_or_else(|| ReportDraft::of(row));
            let of_cells = draft.faults(row).len();
            let refused = of_cells == 0 && sheet.is_refused(row.id);
            tally.good = usize::from(of_cells == 0);
            tally.faults = of_cells + usize::from(refused);
            tally.faulty.extend((tally.faults > 0).then_some(row.id));
        }
        tally
    }

    fn add(mut self, other: &Self) -> Self {
        self.count += other.count;
        self.filled += other.filled;
        self.touched += other.touched;
        self.plan = self.plan + other.plan;
        self.before = self.before + other.before;
        self.last = self.last + other.last;
        self.month = self.month + other.month;
        self.total = self.total + other.total;
        self.planned = self.planned + other.planned;
        self.good += other.good;
        self.faults += other.faults;
        self.faulty.extend(&other.faulty);
        self
    }
}

/// What all lines come to, followed.
pub fn tally(
    rows: Memo<Vec<DeskRow>>,
    sheet: Memo<Option<DraftSheet>>,
    reviews: Memo<bool>,
) -> Memo<Tally> {
    let block = move |at: usize| {
        ArcMemo::new(move |_| {
            let (sheet, reviews) = (sheet.get(), reviews.get());
            rows.with(|rows| {
                let lines = rows.chunks(BLOCK).nth(at).unwrap_or_default().iter();
                lines
                    .map(|row| Tally::of(row, sheet, reviews))
                    .fold(Tally::default(), |all, line| all.add(&line))
            })
        })
    };
    let count = Memo::new(move |_| rows.with(|rows| rows.len().div_ceil(BLOCK)));
    let blocks = Memo::new(move |_| (0..count.get()).map(block).collect::<Vec<_>>());
    Memo::new(move |_| {
        blocks.with(|blocks| {
            blocks.iter().fold(Tally::default(), |all, block| block.with(|block| all.add(block)))
        })
    })
}
