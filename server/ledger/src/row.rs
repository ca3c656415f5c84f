//! One project's row into typed values, with everything that is wrong with it.

mod cells;
mod class;
mod dates;
mod facts;
mod point;
pub mod status;
pub mod units;

use std::collections::BTreeSet;

use battle_map::{
    geometry::Datum,
    model::{
        ledger::{Issue, IssueCode, LedgerRow, StatedStatus, WordCorrection},
        project::LedgerFacts,
        report::Figures,
    },
    value::{Money, MoneyUnit, Name, ProjectId, Year},
};

use self::status::RowStatus;
use super::{
    cell,
    header::{Column, Header},
    merged::MergedCells,
    package,
    read::issue,
    sheet::SheetRow,
    words::Field,
};

/// What reading a row needs to know of its sheet.
pub struct RowContext<'a> {
    /// The header, which says what each column means.
    pub header: &'a Header,
    /// Values of cells merged downwards.
    pub merged: &'a MergedCells<'a>,
    /// The year of dates without one.
    pub year: Option<Year>,
    /// The unit of columns without one.
    pub unit: &'a dyn Fn(&Column) -> MoneyUnit,
    /// What the person says the coordinates are in.
    pub datum: Option<Datum>,
    /// Computed columns that no figures explain, kept as text.
    pub kept: &'a BTreeSet<u16>,
    /// Whether the workbook counts its days from 1904.
    pub from_1904: bool,
    /// Whether the words of its status column speak of the list's year: 续建, 新开工, 竣工.
    pub planned_status: bool,
    /// Whether this is our own table, whose words are taken as they are.
    pub literal: bool,
    /// What was said of words of status.
    pub words: &'a [WordCorrection],
}

/// The heading a row stands under.
#[derive(Debug, Clone, Default)]
pub struct RowHeading {
    /// The heading as it is written above the rows.
    pub heading: Option<Name>,
    /// Its own words, where they are the sector.
    pub sector: Option<Name>,
    /// Its own words, where they are a region.
    pub region: Option<Name>,
    /// What its words say of how far the projects are.
    pub status: Option<StatedStatus>,
}

/// Whose cells of a row count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowShare {
    /// The row is one project's.
    #[default]
    Whole,
    /// What is merged over several sub-projects: their entry's.
    Entry,
    /// The rest: the sub-project's own.
    Part,
}

/// A row being read.
pub struct RowReader<'a> {
    context: &'a RowContext<'a>,
    row: &'a SheetRow,
    share: RowShare,
    /// Why it cannot go in.
    pub rejected: Vec<Issue>,
    /// What somebody should look at.
    pub warnings: Vec<Issue>,
}

impl<'a> RowReader<'a> {
    /// Begins to read a row; `share` says whose cells of it count.
    pub const fn new(context: &'a RowContext<'a>, row: &'a SheetRow, share: RowShare) -> Self {
        Self { context, row, share, rejected: Vec::new(), warnings: Vec::new() }
    }

    /// Reads the whole row; none when it has no name. Whether it may go in says `rejected`.
    pub fn read(&mut self, group: &RowHeading) -> Option<LedgerRow> {
        let (number, foreign) = self.number();
        let (point, written) = self.point();
        let (planned_start, planned_completion) = self.planned();
        let facts = self.facts(group, foreign);
        let RowStatus { statuses, class, enrolled } = self.statuses(group);
        let row = LedgerRow {
            row: self.row.number,
            number,
            sheet: None,
            headings: Vec::new(),
            plan: self.money(Field::Plan),
            figures: self.figures(),
            planned_start,
            planned_completion,
            started: self.started(),
            start: self.date(Field::Start),
            completed: self.get(Field::Completed, cell::answer),
            completion: self.date(Field::Completion),
            statuses,
            class,
            enrolled: self.enrolled(enrolled),
            point,
            written,
            serial: self.name(Field::Serial),
            group: group.heading.clone(),
            parent: self.name(Field::Parent).and_then(|cell| {
                package::named(Some(cell), facts.as_ref().map(|facts| &facts.name)?)
            }),
            extra: self.extra(),
            facts: facts?,
        };
        self.check_units(&row);
        Some(row)
    }

    /// What it says of the facts; none without a name. A heading stands for the sector or the region
    /// that no column says, a `foreign` number for the code.
    fn facts(&mut self, group: &RowHeading, foreign: Option<Name>) -> Option<LedgerFacts> {
        let facts = LedgerFacts::read(self)?;
        Some(LedgerFacts {
            code: facts.code.or(foreign),
            regions: facts.regions.or_else(|| group.region.clone()),
            sector: facts.sector.or_else(|| group.sector.clone()),
            ..facts
        })
    }

    fn figures(&mut self) -> Figures {
        let figures = Figures {
            year_to_date: self.money(Field::YearToDate),
            since_start: self.money(Field::SinceStart),
            next_month: self.money(Field::NextMonth),
            statistical: self.money(Field::Statistical),
            progress: self.progress(),
            problem: self.text(Field::Problem),
            reason: self.text(Field::Reason),
            month: None,
            answer: None,
        };
        let month = self.amount(Field::Month);
        let unexplained = month.is_some_and(Money::is_negative) && figures.reason.is_none();
        Figures { month: self.not_negative(Field::Month, month, unexplained), ..figures }
    }

    /// Our own number; anything else in its column is the number somebody else gave.
    fn number(&mut self) -> (Option<ProjectId>, Option<Name>) {
        let written = self.whole_code(Field::Number);
        match written.as_ref().map(|number| number.as_str().parse()) {
            Some(Ok(number)) => (Some(number), None),
            _ => (None, written),
        }
    }

    fn issue(&self, column: &str, code: IssueCode, value: &str) -> Issue {
        issue(self.row.number, column, code, value)
    }
}
