//! A file into a ledger: sheet, header, title and rows put together, nothing guessed silently.

use battle_map::{
    geometry::Datum,
    model::{
        ledger::{Issue, IssueCode, Ledger, LedgerRow},
        report::Figures,
    },
    value::{Day, MoneyUnit, Month, Name, Year},
};

use super::{
    LedgerError, csv,
    header::{Column, Header},
    kind::{self, Kind},
    merged::Carried,
    row::{Context, Group, RowReader},
    sheet::{Limits, Sheet},
    title::Title,
    totals::Totals,
    words::Field,
    xlsx,
};

/// What the person says about the file.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// The file's name without folders.
    pub file: Name,
    /// The list it belongs to.
    pub list: Option<Name>,
    /// The year of its plan, where its header names none.
    pub year: Option<Year>,
    /// The month of its money, where header and title name none.
    pub period: Option<Month>,
    /// The datum of its coordinates.
    pub datum: Option<Datum>,
    /// Whether good rows go in beside rejected ones.
    pub partial: bool,
    /// Today.
    pub today: Day,
}

/// What came out of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadLedger {
    /// The good rows; none when the sheet as a whole could not be understood.
    pub ledger: Option<Ledger>,
    /// Why rows, or the whole sheet, cannot go in.
    pub rejected: Vec<Issue>,
    /// What somebody should look at.
    pub warnings: Vec<Issue>,
    /// The sheet it came from, for handing rejected rows back.
    pub source: Option<Source>,
}

/// The sheet a ledger was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its cells.
    pub sheet: Sheet,
    /// Its header.
    pub header: Header,
}

/// Reads an `.xlsx` or `.csv` file.
///
/// # Errors
/// When it is neither, is damaged, or is larger than any ledger.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<ReadLedger, LedgerError> {
    let sheets = sheets(bytes)?;
    let mut found =
        sheets.into_iter().filter_map(|sheet| Header::find(&sheet).map(|header| (sheet, header)));
    let Some((sheet, header)) = found.next() else {
        let rejected = vec![issue(0, "", IssueCode::NoHeader, "")];
        return Ok(ReadLedger { ledger: None, rejected, warnings: Vec::new(), source: None });
    };
    let ignored =
        found.map(|(sheet, _)| issue(0, "", IssueCode::SheetIgnored, &sheet.name)).collect();
    Ok(SheetReader::new(sheet, header, options).read(ignored))
}

fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, LedgerError> {
    match bytes {
        [] => Err(LedgerError::Empty),
        [b'P', b'K', 3, 4, ..] => xlsx::read(bytes, Limits::default()),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(LedgerError::OldOrEncrypted),
        _ => csv::read(bytes, Limits::default()).map(|sheet| vec![sheet]),
    }
}

/// One sheet with everything that holds for all of its rows.
struct SheetReader<'a> {
    sheet: Sheet,
    header: Header,
    title: Title,
    options: &'a ReadOptions,
    year: Option<Year>,
}

/// What the rows of a sheet came to.
#[derive(Default)]
struct Rows {
    good: Vec<LedgerRow>,
    rejected: Vec<Issue>,
    warnings: Vec<Issue>,
    grouped: bool,
}

impl<'a> SheetReader<'a> {
    fn new(sheet: Sheet, mut header: Header, options: &'a ReadOptions) -> Self {
        let title = Title::read(&sheet, &header);
        header.settle_doubles(options.year.or(title.year));
        let stated = [Field::Plan, Field::YearToDate];
        let stated = stated.iter().find_map(|field| header.column(*field)?.meaning.when.year);
        let year = stated.or(options.year).or(title.year);
        header.forget(|column| {
            let figure = column.meaning.field.is_some_and(Field::is_figure);
            figure && column.meaning.when.year.is_some_and(|own| Some(own) != year)
        });
        Self { sheet, header, title, options, year }
    }

    fn read(mut self, ignored: Vec<Issue>) -> ReadLedger {
        let period = self.period();
        self.header.forget(|column| {
            let month = column.meaning.when.month_in(self.year);
            column.meaning.field == Some(Field::Month) && month.is_some() && month != period
        });
        let rows = self.rows();
        let mut rejected = rows.rejected;
        let mut warnings = ignored;
        warnings.extend(self.column_warnings());
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
                Some(self.ledger(year, period, rows.good, rows.grouped))
            }
        };
        warnings.extend(rows.warnings);
        let source = Some(Source { sheet: self.sheet, header: self.header });
        ReadLedger { ledger, rejected, warnings, source }
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
            partial: self.options.partial,
        }
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

    /// The month named by the header of the money, the title, the person, or the day of filling in.
    fn period(&self) -> Option<Month> {
        let header = self
            .header
            .column(Field::YearToDate)
            .and_then(|column| column.meaning.when.month_in(self.year));
        header
            .or_else(|| self.title.month_in(self.year))
            .or(self.options.period)
            .or_else(|| self.title.filled_in.map(battle_map::value::LedgerDate::month))
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

    fn unit(&self, column: &Column) -> Option<MoneyUnit> {
        match self.title.units.as_slice() {
            [only] => column.meaning.unit.or(Some(*only)),
            _ => column.meaning.unit,
        }
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

    fn rows(&self) -> Rows {
        let carried = Carried::new(&self.sheet);
        let unit = |column: &Column| self.unit(column).unwrap_or(MoneyUnit::Wan);
        let context = Context {
            header: &self.header,
            carried: &carried,
            year: self.year,
            unit: &unit,
            datum: self.options.datum,
            literal: self.header.is_standard(),
        };
        let mut totals = Totals::new(&self.header, unit);
        let mut group = Group::default();
        let mut rows = Rows::default();
        for row in self.sheet.rows.iter().filter(|row| row.number > self.header.last_row) {
            match kind::kind(&self.sheet, &self.header, row) {
                Kind::Nothing => {}
                Kind::Note(words) => {
                    rows.warnings.push(issue(row.number, "", IssueCode::CellIgnored, &words))
                }
                Kind::Total => totals.stated(row),
                Kind::Group(heading) => {
                    totals.stated(row);
                    rows.grouped = true;
                    group = self.group(&heading);
                }
                Kind::Project => {
                    totals.project(row);
                    let mut reader = RowReader::new(&context, row);
                    let read = reader.read(&group);
                    rows.warnings.append(&mut reader.warnings);
                    rows.good.extend(read.filter(|_| reader.rejected.is_empty()));
                    rows.rejected.append(&mut reader.rejected);
                }
            }
        }
        rows.warnings.extend(totals.finish());
        rows
    }

    /// A heading is the sector of what follows, or its region, where no column says it.
    fn group(&self, heading: &str) -> Group {
        let words = kind::heading_words(heading);
        let has = |field| self.header.column(field).is_some();
        let county = !words.ends_with("园区")
            && words.chars().count() <= 6
            && words.ends_with(['县', '区', '市']);
        let region =
            !has(Field::Region) && (county || matches!(words, "市本级" | "市直" | "跨县区"));
        let words = Name::new(words).ok();
        Group {
            heading: Name::new(heading).ok(),
            sector: words.clone().filter(|_| !region && !has(Field::Sector)),
            region: words.filter(|_| region),
        }
    }
}

fn issue(row: u32, column: &str, code: IssueCode, value: &str) -> Issue {
    Issue { row, column: column.to_owned(), code, value: value.to_owned() }
}
