//! A project's facts in words: names in place of identifiers, for whatever goes out of the house or
//! is shown field by field.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    model::project::{FactField, FactValue, ProjectFacts, RegionShare},
    value::{LedgerDate, Money, RegionId, UnitId},
};

/// What a field of the facts says, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactWords {
    /// Words as they were written, or one name.
    Text(String),
    /// Several names, at least one.
    List(Vec<String>),
    /// Regions by name with their shares in thousandths, at least one; the first is the main region.
    Shares(Vec<(String, u16)>),
    /// A day or a month.
    Date(LedgerDate),
    /// An amount of money.
    Money(Money),
}

impl FactWords {
    /// As one text, names joined by 、; none for an amount, which is written in a unit.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::List(names) => Some(names.join("、")),
            Self::Shares(shares) => {
                let names: Vec<&str> = shares.iter().map(|(name, _)| name.as_str()).collect();
                Some(names.join("、"))
            }
            Self::Date(date) => Some(date.to_string()),
            Self::Money(_) => None,
        }
    }

    /// Of regions the main one, as a ledger has them; all else as it is.
    #[must_use]
    pub fn of_ledger(self) -> Option<Self> {
        match self {
            Self::Shares(shares) => shares.into_iter().next().map(|(name, _)| Self::Text(name)),
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
        FactValue::People(people) => list(people.iter().map(crate::value::Name::as_str).collect()),
        FactValue::Regions(shares) => {
            let named = |share: &RegionShare| {
                Some((names.region_name(share.region)?.to_owned(), share.share))
            };
            let named: Vec<_> = shares.iter().filter_map(named).collect();
            (!named.is_empty()).then_some(FactWords::Shares(named))
        }
        FactValue::Date(date) => Some(FactWords::Date(date)),
        FactValue::Money(money) => Some(FactWords::Money(money)),
    }
}

/// What every field of `facts` says of which something was said, in the order of the table.
pub fn all(facts: &ProjectFacts, names: &impl Names) -> Vec<(FactField, FactWords)> {
    let said = |field| Some((field, words(facts, field, names)?));
    FactField::ALL.into_iter().filter_map(said).collect()
}
