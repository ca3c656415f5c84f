//! A project's facts in words: names in place of identifiers, for whatever goes out of the house or
//! is shown field by field.

use crate::{
    board::Board,
    model::project::{FactField, FactValue, ProjectFacts},
    value::{Money, RegionId, UnitId},
};

/// What a field of the facts says, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactWords {
    /// Words as they were written, or one name.
    Text(String),
    /// Several names, at least one.
    List(Vec<String>),
    /// An amount of money.
    Money(Money),
}

impl FactWords {
    /// As one text, names joined by 、; none for an amount, which is written in a unit.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::List(names) => Some(names.join("、")),
            Self::Money(_) => None,
        }
    }

    /// The first of several names: of regions, the main one.
    #[must_use]
    pub fn first(self) -> Option<Self> {
        match self {
            Self::List(names) => names.into_iter().next().map(Self::Text),
            other => Some(other),
        }
    }
}

/// Who knows how units and regions are called.
pub trait Names {
    /// The name of a unit.
    fn unit_name(&self, unit: UnitId) -> Option<&str>;
    /// The name of a region.
    fn region_name(&self, region: RegionId) -> Option<&str>;
}

impl Names for Board {
    fn unit_name(&self, unit: UnitId) -> Option<&str> {
        Self::unit_name(self, unit)
    }

    fn region_name(&self, region: RegionId) -> Option<&str> {
        self.regions.get(&region).map(|region| region.name.as_str())
    }
}

/// What a field of `facts` says; none where nothing was said.
pub fn words(facts: &ProjectFacts, field: FactField, names: &impl Names) -> Option<FactWords> {
    let list = |names: Vec<&str>| {
        let owned: Vec<_> = names.into_iter().map(str::to_owned).collect();
        (!owned.is_empty()).then_some(FactWords::List(owned))
    };
    match facts.get(field)? {
        FactValue::Text(text) => Some(FactWords::Text(text.to_owned())),
        FactValue::Unit(unit) => Some(FactWords::Text(names.unit_name(unit)?.to_owned())),
        FactValue::Units(units) => {
            list(units.iter().filter_map(|unit| names.unit_name(*unit)).collect())
        }
        FactValue::Names(people) => list(people.iter().map(crate::value::Name::as_str).collect()),
        FactValue::Regions(shares) => {
            list(shares.iter().filter_map(|share| names.region_name(share.region)).collect())
        }
        FactValue::Money(money) => Some(FactWords::Money(money)),
    }
}
