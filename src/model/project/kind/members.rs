//! Each kind of value as a member of the facts.

use super::{FactKind, FactValue, FindUnit, Member, ReadCells};
use crate::{
    model::project::site::RegionShare,
    value::{LedgerDate, Money, Name, Text, UnitId},
};

impl Member for Name {
    type Cell = Self;
    const KIND: FactKind = FactKind::Text;

    fn value(&self) -> Option<FactValue<'_>> {
        Some(FactValue::Text(self.as_str()))
    }

    fn read<C: ReadCells>(field: C::Field, cells: &mut C) -> Option<Self::Cell> {
        cells.name(field)
    }

    fn brought(cell: &Self, _: &[RegionShare], _: &mut impl FindUnit) -> Option<Self> {
        Some(cell.clone())
    }
}

impl Member for Option<Name> {
    type Cell = Self;
    const KIND: FactKind = FactKind::Text;

    fn value(&self) -> Option<FactValue<'_>> {
        self.as_ref().map(|name| FactValue::Text(name.as_str()))
    }

    fn read<C: ReadCells>(field: C::Field, cells: &mut C) -> Option<Self::Cell> {
        Some(cells.name(field))
    }

    fn brought(cell: &Self, _: &[RegionShare], _: &mut impl FindUnit) -> Option<Self> {
        cell.is_some().then(|| cell.clone())
    }
}

impl Member for Option<Text> {
    type Cell = Self;
    const KIND: FactKind = FactKind::Text;

    fn value(&self) -> Option<FactValue<'_>> {
        self.as_ref().map(|text| FactValue::Text(text.as_str()))
    }

    fn read<C: ReadCells>(field: C::Field, cells: &mut C) -> Option<Self::Cell> {
        Some(cells.text(field))
    }

    fn brought(cell: &Self, _: &[RegionShare], _: &mut impl FindUnit) -> Option<Self> {
        cell.is_some().then(|| cell.clone())
    }
}

impl Member for Option<LedgerDate> {
    type Cell = Self;
    const KIND: FactKind = FactKind::Date;

    fn value(&self) -> Option<FactValue<'_>> {
        self.map(FactValue::Date)
    }

    fn read<C: ReadCells>(field: C::Field, cells: &mut C) -> Option<Self::Cell> {
        Some(cells.date(field))
    }

    fn brought(cell: &Self, _: &[RegionShare], _: &mut impl FindUnit) -> Option<Self> {
        cell.is_some().then_some(*cell)
    }
}

impl Member for Option<Money> {
    type Cell = Self;
    const KIND: FactKind = FactKind::Money;

    fn value(&self) -> Option<FactValue<'_>> {
        self.map(FactValue::Money)
    }

    fn read<C: ReadCells>(field: C::Field, cells: &mut C) -> Option<Self::Cell> {
        Some(cells.money(field))
    }

    fn brought(cell: &Self, _: &[RegionShare], _: &mut impl FindUnit) -> Option<Self> {
        cell.is_some().then_some(*cell)
    }

    fn amount(cell: &Self) -> Option<Money> {
        *cell
    }

    fn amount_mut(cell: &mut Self) -> Option<&mut Self> {
        Some(cell)
    }
}

impl Member for Option<UnitId> {
    type Cell = Option<Name>;
    const KIND: FactKind = FactKind::Unit;

    fn value(&self) -> Option<FactValue<'_>> {
        self.map(FactValue::Unit)
    }

    fn read<C: ReadCells>(field: C::Field, cells: &mut C) -> Option<Self::Cell> {
        Some(cells.name(field))
    }

    fn brought(cell: &Option<Name>, _: &[RegionShare], units: &mut impl FindUnit) -> Option<Self> {
        cell.as_ref().map(|name| Some(units.unit(name)))
    }
}

impl Member for Vec<UnitId> {
    type Cell = Vec<Name>;
    const KIND: FactKind = FactKind::Units;

    fn value(&self) -> Option<FactValue<'_>> {
        (!self.is_empty()).then_some(FactValue::Units(self))
    }

    fn read<C: ReadCells>(field: C::Field, cells: &mut C) -> Option<Self::Cell> {
        Some(cells.names(field))
    }

    fn brought(cell: &Vec<Name>, _: &[RegionShare], units: &mut impl FindUnit) -> Option<Self> {
        (!cell.is_empty()).then(|| cell.iter().map(|name| units.unit(name)).collect())
    }
}

impl Member for Vec<Name> {
    type Cell = Self;
    const KIND: FactKind = FactKind::People;

    fn value(&self) -> Option<FactValue<'_>> {
        (!self.is_empty()).then_some(FactValue::People(self))
    }

    fn read<C: ReadCells>(field: C::Field, cells: &mut C) -> Option<Self::Cell> {
        Some(cells.names(field))
    }

    fn brought(cell: &Self, _: &[RegionShare], _: &mut impl FindUnit) -> Option<Self> {
        (!cell.is_empty()).then(|| cell.clone())
    }
}

impl Member for Vec<RegionShare> {
    type Cell = Option<Name>;
    const KIND: FactKind = FactKind::Regions;

    fn value(&self) -> Option<FactValue<'_>> {
        (!self.is_empty()).then_some(FactValue::Regions(self))
    }

    fn read<C: ReadCells>(field: C::Field, cells: &mut C) -> Option<Self::Cell> {
        Some(cells.name(field))
    }

    fn brought(_: &Option<Name>, regions: &[RegionShare], _: &mut impl FindUnit) -> Option<Self> {
        Some(regions.to_vec())
    }
}
