//! Amounts in the wrong unit: 亿元 in a column of 万元, or the reverse. Nothing is corrected, because
//! either number may be the wrong one; the row goes in, and somebody is told.

use battle_map::{
    model::{
        ledger::{Issue, IssueCode, LedgerRow},
        project::FactField,
    },
    value::Money,
};

use super::{RowReader, cell};
use crate::{header::Header, words::Field};

/// A project costs less than 200 billion yuan (2,000 亿元).
const LARGEST_PROJECT: Money = Money::from_wan(20_000_000);
/// The middle project of a city's ledger costs more than 100,000 yuan (10 万元).
const SMALLEST_MIDDLE: Money = Money::from_wan(10);
/// Of fewer totals the middle one says little.
const FEWEST_TOTALS: usize = 5;
/// How far a stated share may be from the computed one before units explain it better than haste.
const FAR: f64 = 1_000.0;

impl RowReader<'_> {
    /// Warns of an amount that contradicts another of its row by orders of magnitude.
    pub(super) fn check_units(&mut self, row: &LedgerRow) {
        let huge = row.facts.total.is_some_and(|total| total >= LARGEST_PROJECT);
        // Our own table wrote its units itself.
        let field = contradicted(row)
            .or_else(|| (huge && !self.context.literal).then_some(Field::Fact(FactField::Total)))
            .or_else(|| self.contradicts_its_share(row).then_some(Field::YearToDate));
        let cell = field.and_then(|field| self.cell(field));
        if let Some((column, value)) = cell {
            self.warnings.push(self.issue(&column.label, IssueCode::UnitMismatch, &value.text()));
        }
    }

    /// Whether the row states a share of the plan or the total done (完成率) that is nowhere near
    /// the share its amounts come to.
    fn contradicts_its_share(&self, row: &LedgerRow) -> bool {
        let done = [row.figures.year_to_date, row.figures.since_start];
        let whole = [row.plan, row.facts.total];
        let shares: Vec<f64> = done
            .iter()
            .flatten()
            .flat_map(|done| whole.iter().flatten().filter_map(|whole| share(*done, *whole)))
            .collect();
        let mut stated = self
            .context
            .header
            .columns_of(Field::Computed)
            .filter_map(|column| Some(cell::shares(self.row.get(column.index)?)))
            .filter(|readings| readings.iter().any(|reading| *reading > 0.0));
        let far = |reading: f64, share: f64| share > reading * FAR || reading > share * FAR;
        !shares.is_empty()
            && stated.any(|readings| {
                readings.iter().all(|reading| shares.iter().all(|share| far(*reading, *share)))
            })
    }
}

/// The field whose amount another of its row contradicts.
fn contradicted(row: &LedgerRow) -> Option<Field> {
    let more = |large: Option<Money>, small: Option<Money>, times: i128| {
        let large = large.map_or(0, |large| i128::from(large.fen()));
        let small = small.map_or(0, |small| i128::from(small.fen()));
        small > 0 && large >= small * times
    };
    let (total, plan, figures) = (row.facts.total, row.plan, &row.figures);
    let checks = [
        (more(total, plan, 5_000), Field::Fact(FactField::Total)),
        (more(plan, total, 50), Field::Fact(FactField::Total)),
        (more(figures.year_to_date, plan, 100), Field::YearToDate),
        (more(figures.since_start, total, 50), Field::SinceStart),
    ];
    checks.into_iter().find_map(|(wrong, field)| wrong.then_some(field))
}

/// What part of the whole is done; nothing where nothing is.
fn share(done: Money, whole: Money) -> Option<f64> {
    let parts = (done.fen() > 0 && whole.fen() > 0).then_some((done.fen(), whole.fen()))?;
    #[expect(clippy::cast_precision_loss, reason = "compared by orders of magnitude")]
    let share = parts.0 as f64 / parts.1 as f64;
    Some(share)
}

/// A warning where the totals of the whole sheet are too small for any city's projects: a column of
/// 亿元 whose header says 万元.
pub fn check_totals(header: &Header, rows: &[LedgerRow]) -> Option<Issue> {
    let column = header.column(Field::Fact(FactField::Total))?;
    let mut totals: Vec<Money> = rows
        .iter()
        .filter_map(|row| row.facts.total)
        .filter(|total| *total > Money::ZERO)
        .collect();
    totals.sort_unstable();
    let middle = totals.get(totals.len() / 2).filter(|_| totals.len() >= FEWEST_TOTALS)?;
    (*middle < SMALLEST_MIDDLE).then(|| Issue {
        sheet: None,
        row: header.last_row,
        column: column.label.clone(),
        code: IssueCode::UnitMismatch,
        value: column.label.clone(),
    })
}
