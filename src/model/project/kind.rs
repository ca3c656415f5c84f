//! The kinds of values that a project's facts have. A kind says how its value looks, what a ledger's
//! row holds in its place (names where the facts have identifiers), how that is read from a cell and
//! how it becomes the value. A new field takes one of these; a new kind is an implementation more.

mod members;

use super::site::RegionShare;
use crate::value::{LedgerDate, Money, Name, Text, UnitId};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// Words as they were written.
    Text,
    /// A day or a month.
    Date,
    /// One unit.
    Unit,
    /// Several units.
    Units,
    /// Names of people.
    People,
    /// Regions with their shares.
    Regions,
    /// An amount of money.
    Money,
}

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactValue<'a> {
    /// Words as they were written.
    Text(&'a str),
    /// A day or a month.
    Date(LedgerDate),
    /// One unit, by its identifier.
    Unit(UnitId),
    /// Several units, at least one.
    Units(&'a [UnitId]),
    /// Names of people, at least one.
    People(&'a [Name]),
    /// Regions with their shares, at least one; the first is the main region.
    Regions(&'a [RegionShare]),
    /// An amount of money.
    Money(Money),
}

/// Reads the cells of a ledger's row by the field that their column is about.
pub trait ReadCells {
    /// What a column is about.
    type Field;

    /// A short text.
    fn name(&mut self, field: Self::Field) -> Option<Name>;
    /// A text of several lines.
    fn text(&mut self, field: Self::Field) -> Option<Text>;
    /// Several short texts in one cell, or in several columns.
    fn names(&mut self, field: Self::Field) -> Vec<Name>;
    /// An amount of money.
    fn money(&mut self, field: Self::Field) -> Option<Money>;
    /// A day or a month.
    fn date(&mut self, field: Self::Field) -> Option<LedgerDate>;
}

/// Finds the units that a ledger names.
pub trait FindUnit {
    /// The unit of that name.
    fn unit(&mut self, name: &Name) -> UnitId;
}

/// A value that may be left open.
pub trait Open {
    /// The value of something of which nothing but its name is known.
    fn of_named(name: &Name) -> Self;
    /// Whether nothing was said.
    fn is_open(&self) -> bool;
}

impl Open for Name {
    fn of_named(name: &Name) -> Self {
        name.clone()
    }

    fn is_open(&self) -> bool {
        false
    }
}

impl<T> Open for Option<T> {
    fn of_named(_: &Name) -> Self {
        None
    }

    fn is_open(&self) -> bool {
        self.is_none()
    }
}

impl<T> Open for Vec<T> {
    fn of_named(_: &Name) -> Self {
        Self::new()
    }

    fn is_open(&self) -> bool {
        self.is_empty()
    }
}

/// How a member of the facts is held, read and brought by a ledger.
pub trait Member: Open + Sized {
    /// What a ledger's row has in its place.
    type Cell: Open + Clone;
    /// What it holds.
    const KIND: FactKind;

    /// The value; none where nothing was said.
    fn value(&self) -> Option<FactValue<'_>>;
    /// Reads the cell; none where a row cannot be without it.
    fn read<C: ReadCells>(field: C::Field, cells: &mut C) -> Option<Self::Cell>;
    /// The value that a cell brings. An empty one brings none, except that a ledger without regions
    /// brings the one in which its row's project was found.
    fn brought(
        cell: &Self::Cell,
        regions: &[RegionShare],
        units: &mut impl FindUnit,
    ) -> Option<Self>;
    /// The amount in a cell of money.
    fn amount(_: &Self::Cell) -> Option<Money> {
        None
    }
    /// The place of the amount in a cell of money; none in other cells.
    fn amount_mut(_: &mut Self::Cell) -> Option<&mut Option<Money>> {
        None
    }
}
