//! What a line of the grid shows: its texts, its faults and its state.

use battle_map::{
    model::report::{PendingState, ReportDoubt, doubt},
    value::{Decimal, Money, MoneyUnit, ProjectId, Seq},
    view::{
        desk::{DeskRow, ReportState},
        report_draft::{DraftFault, ReportColumn, ReportDraft},
    },
};

use super::column::GridColumn;
use crate::{execute::Fault, format::grouped};

/// How far a line's draft is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Progress {
    /// The line says what was reported.
    #[default]
    Reported,
    /// Something is typed that was not sent.
    Typed,
    /// A report was accepted that the row does not show yet.
    Accepted,
}

/// What others did to a line's report meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Meanwhile {
    /// Nothing.
    #[default]
    Nothing,
    /// Somebody else changed it since the page was opened.
    Changed,
    /// Somebody else changed it since typing began.
    Overtaken,
}

/// What is known of a line beside its row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// The draft, or what was accepted and is not in the row yet.
    pub draft: ReportDraft,
    /// How far the draft is.
    pub progress: Progress,
    /// Whether it is being sent.
    pub sending: bool,
    /// What others did meanwhile.
    pub meanwhile: Meanwhile,
    /// Why the server refused it.
    pub refused: Option<Fault>,
    /// Whether a month is open for reporting.
    pub open: bool,
}

impl Standing {
    /// Whether something is typed that was not sent.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        self.progress == Progress::Typed
    }

    /// Whether a report was accepted that the row does not show yet.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.progress == Progress::Accepted
    }

    /// Whether somebody else changed the report since typing began.
    #[must_use]
    pub fn is_overtaken(&self) -> bool {
        self.meanwhile == Meanwhile::Overtaken
    }
}

/// A line as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// The project.
    pub id: ProjectId,
    /// The texts of its cells, in the order of [`GridColumn::ALL`].
    pub texts: [String; GridColumn::ALL.len()],
    /// What is wrong with its cells.
    pub faults: Vec<DraftFault>,
    /// Shares of the year's plan in tenths of a percent: done, and due by the end of the month.
    pub shares: Option<(i64, i64)>,
    /// Its state's word in the catalogues' `desk.state.*`.
    pub state: &'static str,
    /// The doubt about a reported amount, confirmed or not.
    pub doubt: Option<ReportDoubt>,
    /// What else is known of it.
    pub standing: Standing,
}

impl Face {
    /// The face of a row.
    #[must_use]
    pub fn of(row: &DeskRow, standing: Standing) -> Self {
        let faults = if standing.is_typed() { standing.draft.faults(row) } else { Vec::new() };
        let shares = shares(row, &standing.draft);
        Self {
            id: row.id,
            texts: GridColumn::ALL.map(|column| text(row, &standing, column, shares)),
            shares,
            state: state(row, &standing),
            doubt: doubt(row.figures.month, row.last_month, row.plan)
                .filter(|_| !standing.is_typed()),
            faults,
            standing,
        }
    }

    /// Whether a cell is at fault.
    #[must_use]
    pub fn is_faulty(&self, column: GridColumn) -> bool {
        let refused = self.standing.refused.is_some()
            && self.faults.is_empty()
            && column == GridColumn::Typed(ReportColumn::Month);
        refused || self.faults.iter().any(|fault| Some(fault.column) == column.typed())
    }

    /// Whether the amount that is typed reduces what was reported before.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.standing.is_typed() && self.standing.draft.this_month().is_some_and(Money::is_negative)
    }

    /// Whether something is to be said about it.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        let refused = self.standing.refused.is_some();
        refused || !self.faults.is_empty() || self.standing.is_overtaken() || self.is_negative()
    }

    /// The CSS class of its line.
    #[must_use]
    pub fn class(&self, unfolded: bool) -> String {
        let standing = &self.standing;
        let marks = [
            (unfolded, " unfolded"),
            (self.state == "missing", " missing"),
            (standing.is_typed(), " typed"),
            (standing.meanwhile != Meanwhile::Nothing, " changed"),
            (!self.faults.is_empty() || standing.refused.is_some(), " faulty"),
        ];
        let marks = marks.into_iter().filter_map(|(is, mark)| is.then_some(mark));
        std::iter::once("grid-row").chain(marks).collect()
    }
}

/// An amount in 万元 as the grid writes it.
fn written(amount: Option<Money>) -> String {
    amount.map(|amount| grouped(&amount.exact(MoneyUnit::Wan))).unwrap_or_default()
}

fn text(
    row: &DeskRow,
    standing: &Standing,
    column: GridColumn,
    shares: Option<(i64, i64)>,
) -> String {
    match column {
        GridColumn::Project => row.name.clone(),
        GridColumn::Plan => written(row.plan),
        GridColumn::Before => written(row.before),
        GridColumn::Last => written(row.last_month),
        GridColumn::Share => {
            shares.map(|(done, _)| Decimal::tenths(done).to_string()).unwrap_or_default()
        }
        GridColumn::Typed(_) if !standing.open => String::new(),
        GridColumn::Typed(column) => {
            let typed = standing.draft.shown(column, row);
            let amount = column.is_money().then(|| Money::typed(&typed, MoneyUnit::Wan).ok());
            amount.flatten().map_or(typed, written)
        }
    }
}

/// The shares of the year's plan with the month; those of the month before while it says nothing.
fn shares(row: &DeskRow, draft: &ReportDraft) -> Option<(i64, i64)> {
    let plan = row.plan.filter(|plan| *plan > Money::ZERO)?;
    let total = draft.total_of(row).or(row.before)?;
    let done = battle_map::model::measure::share(total, plan)?.tenths();
    Some((done, row.scheduled?))
}

fn state(row: &DeskRow, standing: &Standing) -> &'static str {
    if standing.is_accepted() {
        return "accepted";
    }
    match &row.state {
        _ if standing.sending => "sending",
        ReportState::Missing if standing.is_typed() => "typed",
        ReportState::Missing => "missing",
        ReportState::Filed => "filed",
        ReportState::Pending(PendingState::WithCounty) => "with-county",
        ReportState::Pending(PendingState::Returned { .. }) => "returned",
    }
}

/// The rows in the order in which they stood before; new ones come last.
#[must_use]
pub fn in_order_of(before: &[DeskRow], mut rows: Vec<DeskRow>) -> Vec<DeskRow> {
    let places: std::collections::HashMap<_, _> =
        before.iter().enumerate().map(|(place, row)| (row.id, place)).collect();
    rows.sort_by_key(|row| places.get(&row.id).copied().unwrap_or(usize::MAX));
    rows
}

/// The rows whose reports changed, with the versions that they had before.
#[must_use]
pub fn changed(before: &[DeskRow], rows: &[DeskRow]) -> Vec<(ProjectId, Seq)> {
    let stood: std::collections::HashMap<_, _> =
        before.iter().map(|row| (row.id, row.version)).collect();
    let changed = |row: &DeskRow| {
        let stood = *stood.get(&row.id)?;
        (stood != row.version).then(|| (row.id, stood.unwrap_or_default()))
    };
    rows.iter().filter_map(changed).collect()
}
