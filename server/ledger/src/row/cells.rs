//! The cells of a row by field, each into its value; what cannot be read is rejected with its column.

use battle_map::{
    model::{ledger::IssueCode, project::FactField},
    value::{Money, MoneyUnit, Name, Text},
};

use super::{RowReader, RowShare};
use crate::{
    cell::{self, Parsed},
    header::Column,
    sheet::CellValue,
    words::Field,
};

impl<'a> RowReader<'a> {
    pub(super) fn name(&mut self, field: Field) -> Option<Name> {
        let parse = if self.context.literal { cell::literal_name } else { cell::name };
        self.get(field, parse)
    }

    /// A code that has all of its digits; one that a number cell cut short is none, and that is said.
    pub(super) fn whole_code(&mut self, field: Field) -> Option<Name> {
        if let Some((column, value)) =
            self.cell(field).filter(|(_, value)| cell::is_cut_short(value))
        {
            let value = value.text().into_owned();
            self.warnings.push(self.issue(&column.label, IssueCode::DamagedCode, &value));
            return None;
        }
        self.name(field)
    }

    pub(super) fn text(&mut self, field: Field) -> Option<Text> {
        let parse = if self.context.literal { cell::literal_text } else { cell::text };
        self.get(field, parse)
    }

    pub(super) fn progress(&mut self) -> Option<Text> {
        let parse = if self.context.literal { cell::literal_text } else { cell::progress };
        self.get(Field::Progress, parse)
    }

    pub(super) fn money(&mut self, field: Field) -> Option<Money> {
        let amount = self.amount(field);
        self.not_negative(field, amount, amount.is_some_and(Money::is_negative))
    }

    pub(super) fn amount(&mut self, field: Field) -> Option<Money> {
        let unit = self.context.header.column(field).map_or(MoneyUnit::Wan, self.context.unit);
        self.get(field, |value| cell::money(value, unit))
    }

    pub(super) fn not_negative(
        &mut self,
        field: Field,
        amount: Option<Money>,
        wrong: bool,
    ) -> Option<Money> {
        if let Some((column, value)) = self.cell(field).filter(|_| wrong) {
            self.rejected.push(self.issue(&column.label, IssueCode::NegativeAmount, &value.text()));
        }
        amount
    }

    pub(super) fn names(&mut self, field: Field) -> Vec<Name> {
        let context = self.context;
        let parse = if context.literal { cell::literal_names } else { cell::names };
        let mut names: Vec<Name> = Vec::new();
        for column in context.header.columns_of(field) {
            for name in self.parse(column, parse).into_iter().flatten() {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    pub(super) fn extra(&mut self) -> Vec<(Name, Text)> {
        let context = self.context;
        let unknown = context.header.columns.iter().filter(|column| {
            column.meaning.field.is_none_or(Field::is_kept) || context.kept.contains(&column.index)
        });
        let keep = |value: &CellValue| {
            let text = value.text();
            if text.is_empty() {
                Ok(None)
            } else {
                Text::new(&text).map(Some).map_err(|_| IssueCode::UnreadableText)
            }
        };
        unknown
            .filter_map(|column| Some((Name::new(&column.label).ok()?, self.parse(column, keep)?)))
            .collect()
    }

    pub(super) fn get<T>(
        &mut self,
        field: Field,
        parse: impl Fn(&CellValue) -> Parsed<T>,
    ) -> Option<T> {
        let column = self.context.header.column(field)?;
        self.parse(column, parse)
    }

    pub(super) fn parse<T>(
        &mut self,
        column: &Column,
        parse: impl Fn(&CellValue) -> Parsed<T>,
    ) -> Option<T> {
        let value = self.value(column)?;
        if !self.context.literal && cell::has_lost_a_character(value) {
            self.note_lost_character(column, value);
            return None;
        }
        parse(value).unwrap_or_else(|code| {
            self.rejected.push(self.issue(&column.label, code, &value.text()));
            None
        })
    }

    /// A self-made character is another one on every other computer. It costs its cell, and the row
    /// where that cell is its name.
    fn note_lost_character(&mut self, column: &Column, value: &CellValue) {
        let issue = self.issue(&column.label, IssueCode::LostCharacter, &value.text());
        match column.meaning.field {
            Some(Field::Fact(FactField::Name) | Field::Part) => self.rejected.push(issue),
            _ => self.warnings.push(issue),
        }
    }

    pub(super) fn cell(&self, field: Field) -> Option<(&'a Column, &'a CellValue)> {
        let column = self.context.header.column(field)?;
        Some((column, self.value(column)?))
    }

    pub(super) fn value(&self, column: &Column) -> Option<&'a CellValue> {
        let tall = || self.context.merged.is_tall(self.row.number, column.index);
        let field = column.meaning.field;
        let own = match self.share {
            RowShare::Whole => true,
            RowShare::Entry => field == Some(Field::Fact(FactField::Name)) || tall(),
            RowShare::Part => !tall() || field.is_some_and(is_shared),
        };
        let cell = self.row.get(column.index).filter(|_| own);
        cell.or_else(|| {
            let merged = own.then(|| self.context.merged.value(self.row.number, column.index));
            merged.flatten().filter(|_| field.is_some_and(is_shared))
        })
    }
}

/// A figure written once for several rows belongs to one of them; words to all.
fn is_shared(field: Field) -> bool {
    field == Field::Parent || field.fact().is_some_and(FactField::is_shared)
}
