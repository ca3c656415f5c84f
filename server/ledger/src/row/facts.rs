//! The fields of a project's facts, each read from the column that is about it.

use battle_map::{
    model::{
        ledger::IssueCode,
        project::{FactField, ReadCells},
    },
    value::{LedgerDate, Money, Name, Text},
};

use super::{RowReader, RowShare};
use crate::words::Field;

impl ReadCells for RowReader<'_> {
    type Field = FactField;

    fn name(&mut self, field: FactField) -> Option<Name> {
        match field {
            FactField::Name => self.project_name(),
            FactField::Code => self.whole_code(Field::Fact(field)),
            _ => Self::name(self, Field::Fact(field)),
        }
    }

    fn text(&mut self, field: FactField) -> Option<Text> {
        Self::text(self, Field::Fact(field))
    }

    fn names(&mut self, field: FactField) -> Vec<Name> {
        Self::names(self, Field::Fact(field))
    }

    fn money(&mut self, field: FactField) -> Option<Money> {
        Self::money(self, Field::Fact(field))
    }

    fn date(&mut self, field: FactField) -> Option<LedgerDate> {
        Self::date(self, Field::Fact(field))
    }
}

impl RowReader<'_> {
    /// The name of the project, or of the sub-project; a row without one is rejected.
    fn project_name(&mut self) -> Option<Name> {
        let whole = Field::Fact(FactField::Name);
        let before = self.rejected.len();
        let name = Self::name(self, if self.share == RowShare::Part { Field::Part } else { whole });
        if name.is_none() && self.rejected.len() == before {
            let label = self.context.header.column(whole).map_or("", |column| &column.label);
            let value =
                self.row.cells.iter().map(|(_, value)| value.text()).find(|text| !text.is_empty());
            let value = value.unwrap_or_default();
            self.rejected.push(self.issue(label, IssueCode::MissingName, &value));
        }
        name
    }
}
