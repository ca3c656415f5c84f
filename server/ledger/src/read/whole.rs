//! What holds for all rows of a sheet: its year and period, its list, its columns.

use std::sync::Arc;

use battle_map::{
    model::{
        ledger::{Issue, IssueCode, Ledger, LedgerRow},
        project::FactField,
        report::Figures,
        shape::ListShape,
    },
    value::{LedgerDate, MoneyUnit, Month, Name, Year},
};

use super::{
    parts::{ReadLedger, SourceSheet, issue},
    rows::Rows,
    sheet_reader::SheetReader,
    unseen,
};
use crate::{header::Column, shape, words::Field};

impl SheetReader<'_> {
    /// Reads the rows and says what came of them.
    pub fn read(mut self) -> ReadLedger {
        let period = self.period();
        self.header.forget(|column| {
            let month = column.meaning.when.month_in(self.year);
            column.meaning.field == Some(Field::Month) && month.is_some() && month != period
        });
        let mut rows = self.rows();
        let headings = self.headings();
        for row in &mut rows.good {
            row.headings.clone_from(&headings);
        }
        let mut rejected = std::mem::take(&mut rows.rejected);
        let mut warnings = self.column_warnings();
        warnings.extend(unseen::of(&self.sheet, &self.header));
        let has_figures = rows.good.iter().any(|row| row.figures != Figures::default());
        let plan = self
            .header
            .column(Field::Plan)
            .filter(|_| rows.good.iter().any(|row| row.plan.is_some()));
        let year = self.year.ok_or(plan);
        let ledger = match year {
            Err(Some(plan)) => {
                rejected
                    .insert(0, issue(self.header.last_row, &plan.label, IssueCode::NoPlanYear, ""));
                None
            }
            year => {
                let today = self.options.today.year();
                let year = year.unwrap_or_else(|_| period.map_or(today, Month::year));
                let period =
                    has_figures.then(|| period.unwrap_or_else(|| self.assume(year, &mut warnings)));
                let shape = self.shape(&rows, period);
                Some(Ledger { shape, ..self.ledger(year, period, rows.good, rows.grouped) })
            }
        };
        warnings.extend(rows.warnings);
        let sources = vec![SourceSheet { sheet: self.sheet, header: self.header }];
        ReadLedger {
            ledger,
            rejected,
            warnings,
            sources,
            sheets: Vec::new(),
            tops: Vec::new(),
            mended: Vec::new(),
            corrections: Vec::new(),
        }
    }

    fn ledger(
        &self,
        year: Year,
        period: Option<Month>,
        rows: Vec<LedgerRow>,
        grouped: bool,
    ) -> Ledger {
        let fields = self.header.columns.iter().filter_map(|column| column.meaning.field);
        let mut columns: Vec<String> = fields.map(|field| field.code().to_owned()).collect();
        if grouped {
            columns.push("group".to_owned());
        }
        Ledger {
            file: self.options.file.clone(),
            list: self.list(),
            year,
            period,
            rows,
            columns,
            shape: None,
            partial: self.options.partial,
            renames: Vec::new(),
            added: Vec::new(),
            paper: None,
            recognised: false,
            corrections: Vec::new(),
            mended: 0,
        }
    }

    /// The shape of a list; our own plain table has one that we know.
    fn shape(&self, rows: &Rows, period: Option<Month>) -> Option<Arc<ListShape>> {
        self.list().filter(|_| !self.header.is_standard())?;
        let unit = |column: &Column| self.unit(column).unwrap_or(MoneyUnit::Wan);
        let shape = shape::of(&shape::ShapeSource {
            sheet: &self.sheet,
            header: &self.header,
            rows: &rows.good,
            between: &rows.between,
            shares: &rows.shares,
            folded: &rows.folded,
            period,
            unit: &unit,
            datum: self.options.datum,
        });
        shape.map(Arc::new)
    }

    /// The list that was named, else the one the title names, else the file's name. Our own plain
    /// table, which has our numbers and no places on a list, belongs to none.
    fn list(&self) -> Option<Name> {
        let titled = self.title.text.as_ref().and_then(|title| Name::new(title).ok());
        let named = self.options.list.clone().or(titled);
        let plain = self.title.text.is_none() && self.header.is_standard();
        let file = self.options.file.as_str();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        named.or_else(|| Name::new(stem).ok().filter(|_| !plain))
    }

    /// Name and title of a sheet without a column of regions: they may name the county of all rows.
    fn headings(&self) -> Vec<Name> {
        if self.header.column(Field::Fact(FactField::Regions)).is_some() {
            return Vec::new();
        }
        let title = self.title.text.as_deref().unwrap_or_default();
        let name = Name::new(&self.sheet.name).ok();
        // The first is the name: without one there is nothing before the title.
        let title = Name::new(title).ok().filter(|_| name.is_some());
        name.into_iter().chain(title).collect()
    }

    /// Whether it has a column of money of the month.
    pub(super) fn has_figures(&self) -> bool {
        let figure = |column: &Column| column.meaning.field.is_some_and(Field::is_figure);
        self.header.columns.iter().any(figure)
    }

    /// The month named by the header of the money, the title, the person, or the day of filling in.
    pub(super) fn period(&self) -> Option<Month> {
        let header = self
            .header
            .column(Field::YearToDate)
            .and_then(|column| column.meaning.when.month_in(self.year));
        header
            .or_else(|| self.title.month_in(self.year))
            .or(self.options.period)
            .or_else(|| self.title.filled_in.map(LedgerDate::month))
    }

    /// The last full month before today if it lies in the plan's year, else its December.
    fn assume(&self, year: Year, warnings: &mut Vec<Issue>) -> Month {
        let last = self.options.today.month().plus(-1);
        let december = || year.months().next_back().unwrap_or(last);
        let month = if last.year() == year { last } else { december() };
        let label = self.header.column(Field::YearToDate).map_or("", |column| &column.label);
        warnings.push(issue(0, label, IssueCode::PeriodAssumed, &month.to_string()));
        month
    }

    /// Columns nobody knows, and money without a unit.
    fn column_warnings(&self) -> Vec<Issue> {
        let filled = |column: &Column| {
            self.sheet
                .rows
                .iter()
                .any(|row| row.number > self.header.last_row && row.get(column.index).is_some())
        };
        let warning = |column: &Column| {
            let code = match column.meaning.field {
                None if column.meaning.said => return None,
                None => IssueCode::UnknownColumn,
                Some(field) if field.is_money() && self.unit(column).is_none() => {
                    IssueCode::UnitAssumed
                }
                Some(_) => return None,
            };
            filled(column).then(|| issue(self.header.last_row, &column.label, code, &column.label))
        };
        self.header.columns.iter().filter_map(warning).collect()
    }
}
