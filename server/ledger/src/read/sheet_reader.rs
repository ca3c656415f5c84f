//! One sheet and what header, title and options settle for all of its rows.

use battle_map::value::{MoneyUnit, Year};

use super::parts::ReadOptions;
use crate::{
    header::{Column, Header},
    sheet::Sheet,
    title::Title,
    words::Field,
};

/// One sheet with everything that holds for all of its rows.
pub struct SheetReader<'a> {
    pub(super) sheet: Sheet,
    pub(super) header: Header,
    pub(super) title: Title,
    pub(super) options: &'a ReadOptions,
    pub(super) year: Option<Year>,
}

impl<'a> SheetReader<'a> {
    /// Settles what header, title and options say together.
    pub fn new(sheet: Sheet, mut header: Header, options: &'a ReadOptions) -> Self {
        let title = Title::read(&sheet, &header);
        header.add_unlabelled(&sheet);
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

    /// The unit of a column of money: its own, else the only one that the title names.
    pub(super) fn unit(&self, column: &Column) -> Option<MoneyUnit> {
        match self.title.units.as_slice() {
            [only] => column.meaning.unit.or(Some(*only)),
            _ => column.meaning.unit,
        }
    }
}
