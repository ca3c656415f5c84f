//! Totals a ledger states, compared with the sums of its rows.
//!
//! A total may stand below its rows or above them, for a group or for all: it is right when it is
//! any of these sums.

use battle_map::{
    model::ledger::{Issue, IssueCode},
    value::{Money, MoneyUnit},
};

use super::{
    cell,
    header::{Column, Header},
    sheet::SheetRow,
    words::Field,
};

/// How many group borders before a total are tried.
const BORDERS_TRIED: usize = 64;

/// A money column with its unit.
pub type MoneyColumn<'a> = (&'a Column, MoneyUnit);

/// The running sums of a sheet, and the totals to be compared.
pub struct Totals<'a> {
    columns: Vec<MoneyColumn<'a>>,
    /// For each column the sums after 0, 1, 2, … projects; none once a cell could not be read.
    sums: Vec<Option<Vec<Money>>>,
    /// For each column whether the last entry states an amount.
    entry: Vec<bool>,
    projects: usize,
    /// Where groups begin and end, counted in projects.
    borders: Vec<usize>,
    stated: Vec<StatedTotal>,
}

struct StatedTotal {
    row: u32,
    column: usize,
    amount: Money,
    /// Half of the last decimal place written.
    tolerance: Money,
    text: String,
    border: usize,
}

impl<'a> Totals<'a> {
    /// Begins a sheet with no rows added up yet.
    pub fn new(header: &'a Header, unit: impl Fn(&Column) -> MoneyUnit) -> Self {
        let money = header
            .columns
            .iter()
            .filter(|column| column.meaning.field.is_some_and(Field::is_money));
        let columns: Vec<_> = money.map(|column| (column, unit(column))).collect();
        let sums = columns.iter().map(|_| Some(vec![Money::ZERO])).collect();
        let entry = vec![false; columns.len()];
        Self { columns, sums, entry, projects: 0, borders: vec![0], stated: Vec::new() }
    }

    /// Adds a project's row, also one that is rejected for other reasons. A sub-project `below` an
    /// entry counts only where the entry itself states nothing.
    pub fn project(&mut self, row: &SheetRow, below: bool) {
        let columns = self.columns.iter().zip(&mut self.sums).zip(&mut self.entry);
        for (((column, unit), sums), entry) in columns {
            let cell = row.get(column.index).filter(|_| !(below && *entry));
            if !below {
                *entry = cell.is_some();
            }
            let amount = cell.map_or(Ok(None), |value| cell::money(value, *unit));
            match (amount, sums.as_mut().and_then(|sums| sums.last().copied())) {
                (Ok(amount), Some(before)) => {
                    if let Some(sums) = sums {
                        sums.push(before + amount.unwrap_or_default());
                    }
                }
                _ => *sums = None,
            }
        }
        self.projects += 1;
    }

    /// Notes a heading or a total: its amounts will be compared.
    pub fn stated(&mut self, row: &SheetRow) {
        let border = self.borders.len();
        self.borders.push(self.projects);
        for (index, (column, unit)) in self.columns.iter().enumerate() {
            let Some(value) = row.get(column.index) else { continue };
            let Ok(Some(amount)) = cell::money(value, *unit) else { continue };
            let text = value.text().into_owned();
            let tolerance = tolerance(&text, *unit);
            self.stated.push(StatedTotal {
                row: row.number,
                column: index,
                amount,
                tolerance,
                text,
                border,
            });
        }
    }

    /// A warning for each stated total that no sum explains.
    #[must_use]
    pub fn finish(mut self) -> Vec<Issue> {
        self.borders.push(self.projects);
        let differs = |stated: &&StatedTotal| !self.explained(stated);
        self.stated
            .iter()
            .filter(differs)
            .map(|stated| Issue {
                sheet: None,
                row: stated.row,
                column: self
                    .columns
                    .get(stated.column)
                    .map(|(column, _)| column.label.clone())
                    .unwrap_or_default(),
                code: IssueCode::TotalDiffers,
                value: stated.text.clone(),
            })
            .collect()
    }

    fn explained(&self, stated: &StatedTotal) -> bool {
        let Some(Some(sums)) = self.sums.get(stated.column) else { return true };
        let at = |border: usize| {
            self.borders.get(border).and_then(|count| sums.get(*count)).copied().unwrap_or_default()
        };
        let here = at(stated.border);
        let all = sums.last().copied().unwrap_or_default();
        let before = (0..stated.border).rev().take(BORDERS_TRIED).map(|border| here - at(border));
        let after = (stated.border + 1..self.borders.len())
            .take(BORDERS_TRIED)
            .map(|border| at(border) - here);
        before.chain(after).chain([all, here]).any(|sum| {
            let difference = (stated.amount - sum).fen().abs();
            difference <= stated.tolerance.fen()
        })
    }
}

/// Half of the last decimal place of a written amount.
pub fn tolerance(text: &str, unit: MoneyUnit) -> Money {
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.chars().filter(char::is_ascii_digit).count());
    let places = unit.places().saturating_sub(decimals);
    Money::from_fen(10_i64.pow(u32::try_from(places).unwrap_or(0)) / 2)
}
