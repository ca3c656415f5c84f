//! One sheet and what header, title and options settle for all of its rows.

use battle_map::{
    model::{
        ledger::{WordCorrection, for_layout},
        project::FactField,
    },
    value::{MoneyUnit, Year, text::normalised},
};

use super::{parts::ReadOptions, ticks};
use crate::{
    header::{Column, Header},
    sheet::Sheet,
    title::SheetTitle,
    words::{Field, WORDS},
};

/// The year of the plan and of the figures: that of the plan's column, else the one that was asked
/// for or stands in the title, unless all figures are of later years.
fn year_in_force(header: &Header, asked: Option<Year>, today: Year) -> Option<Year> {
    let plans: Vec<Year> = header.years_of(Field::Plan).collect();
    let done = header.years_of(Field::YearToDate).max();
    let undated = |field| header.columns_of(field).any(|column| column.meaning.when.year.is_none());
    let wanted = asked.or(done).unwrap_or(today);
    let planned = if plans.contains(&wanted) {
        Some(wanted)
    } else {
        plans
            .into_iter()
            .max()
            .filter(|year| !undated(Field::Plan) || asked.is_none_or(|asked| asked < *year))
    };
    let only_done = header.column(Field::Plan).is_none() && !undated(Field::YearToDate);
    planned.or_else(|| match (asked, done) {
        (Some(asked), Some(done)) if done > asked || only_done => Some(done),
        (asked, done) => asked.or(done),
    })
}

/// A column of kinds of projects (项目类别) all of whose words are 续建, 新开工, 前期 … is one of
/// 建设性质, where there is none.
fn settle_nature(sheet: &Sheet, header: &mut Header) {
    if header.column(Field::Nature).is_some() || header.column(Field::Status).is_some() {
        return;
    }
    let below = || sheet.rows.iter().filter(|row| row.number > header.last_row);
    let is_status = |index: u16| {
        let mut words =
            below().filter_map(|row| Some(normalised(&row.get(index)?.text()))).peekable();
        words.peek().is_some() && words.all(|word| WORDS.status(&word, true).is_some())
    };
    let columns = header.columns_of(Field::Fact(FactField::Sector));
    let columns = columns.filter(|column| !column.meaning.said).map(|column| column.index);
    let natures: Vec<u16> = columns.filter(|index| is_status(*index)).collect();
    for column in header.columns.iter_mut().filter(|column| natures.contains(&column.index)) {
        column.meaning.field = Some(Field::Nature);
    }
}

/// One sheet with everything that holds for all of its rows.
pub struct SheetReader<'a> {
    pub(super) sheet: Sheet,
    pub(super) header: Header,
    pub(super) title: SheetTitle,
    pub(super) options: &'a ReadOptions,
    pub(super) year: Option<Year>,
    /// What was said of words of status.
    pub(super) words: &'a [WordCorrection],
}

impl<'a> SheetReader<'a> {
    /// Settles what header, title and options say together.
    pub fn new(sheet: Sheet, mut header: Header, options: &'a ReadOptions) -> Self {
        let title = SheetTitle::read(&sheet, &header);
        let layout = header.layout();
        header.add_unlabelled(&sheet);
        let said = for_layout(&options.corrections, &layout);
        if let Some(said) = said {
            header.correct(said);
        }
        let year = year_in_force(&header, options.year.or(title.year), options.today.year());
        // Money of another year is put aside before columns of one meaning are weighed: it must not
        // cost one of this year.
        let undated =
            |field| header.columns_of(field).any(|column| column.meaning.when.year.is_none());
        let spare = undated(Field::Plan);
        header.forget(|column| {
            let figure = column.meaning.field.is_some_and(Field::is_figure);
            let plan = column.meaning.field == Some(Field::Plan) && spare;
            (figure || plan) && column.meaning.when.year.is_some_and(|own| Some(own) != year)
        });
        settle_nature(&sheet, &mut header);
        header.settle_doubles(year);
        ticks::settle(&sheet, &mut header);
        let words = said.map_or(&[][..], |said| &said.words);
        Self { sheet, header, title, options, year, words }
    }

    /// The unit of a column of money: its own, else the only one that the title names.
    pub(super) fn unit(&self, column: &Column) -> Option<MoneyUnit> {
        match self.title.units.as_slice() {
            [only] => column.meaning.unit.or(Some(*only)),
            _ => column.meaning.unit,
        }
    }
}
