//! The fields of a project's facts, in one table. A row says how a field is called in files, addresses
//! and catalogues, where it stands in [`ProjectFacts`], whether the parts of a package have it in
//! common, and under which header the standard ledger has it. Whatever goes through the facts field by
//! field — revisions, imports and their preview, exports, a list's own shape — iterates
//! [`FactField::ALL`].

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::facts::{ProjectFacts, RegionShare};
use crate::value::{Money, Name, Text, UnitId, code::codes};

/// Whether a ledger cell that spans several rows holds for each of those rows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MergedCell {
    /// It belongs to one project: its name, its money.
    One,
    /// It is true of an entry and of its sub-projects alike.
    Package,
}

use MergedCell::{One, Package};

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident($value:ty), $code:literal, $member:ident, $among:expr, $header:expr;)*) => {
        /// A field of a project's facts, in the order of the standard ledger. Its code is its key in
        /// the catalogues' `field.*` too.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[derive(EnumString, IntoStaticStr, VariantArray)]
        pub enum FactField {
            $(
                $(#[$doc])*
                #[serde(rename = $code)]
                #[strum(serialize = $code)]
                $variant,
            )*
        }

        codes!(FactField);

        impl FactField {
            const fn among(self) -> MergedCell {
                match self {
                    $(Self::$variant => $among,)*
                }
            }

            /// The header of its column in the standard ledger; none where that has no such column.
            pub const fn header(self) -> Option<&'static str> {
                match self {
                    $(Self::$variant => $header,)*
                }
            }
        }

        /// A new value of one field.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum FactChange {
            $($(#[$doc])* $variant($value),)*
        }

        impl FactChange {
            /// Writes the new value into `facts`.
            pub fn apply(&self, facts: &mut ProjectFacts) {
                match self {
                    $(Self::$variant(value) => facts.$member.clone_from(value),)*
                }
            }

            /// The field it changes.
            pub const fn field(&self) -> FactField {
                match self {
                    $(Self::$variant(_) => FactField::$variant,)*
                }
            }
        }

        impl ProjectFacts {
            /// What stands in a field; none where nothing was said.
            pub fn get(&self, field: FactField) -> Option<FactValue<'_>> {
                match field {
                    $(FactField::$variant => self.$member.to_fact_value(),)*
                }
            }
        }
    };
}

fields! {
    /// 项目代码: the code that the authorities gave it.
    Code(Option<Name>), "code", code, One, Some("项目代码");
    /// 项目名称: the project's name.
    Name(Name), "name", name, One, Some("项目名称");
    /// 县区: the regions with their shares; a ledger has only the main one.
    Regions(Vec<RegionShare>), "region", regions, Package, Some("县区");
    /// 建设地点: the site in words.
    Place(Option<Name>), "place", place, Package, Some("建设地点");
    /// 行业: the sector, as it was written.
    Sector(Option<Name>), "sector", sector, Package, Some("行业");
    /// 责任单位: the unit that signs and answers for it.
    ResponsibleUnit(Option<UnitId>), "responsible-unit", responsible_unit, Package, Some("责任单位");
    /// 业主单位: the unit that owns it and supplies its figures.
    Owner(Option<UnitId>), "owner", owner, Package, Some("业主单位");
    /// 牵头单位: the city bureau that leads and reviews it.
    LeadUnit(Option<UnitId>), "lead-unit", lead_unit, Package, Some("牵头单位");
    /// 配合单位: the units that assist.
    AssistingUnits(Vec<UnitId>), "assisting-units", assisting_units, Package, None;
    /// 联系领导: the names of the leaders attached to it.
    Sponsors(Vec<Name>), "sponsors", sponsors, Package, Some("联系领导");
    /// 总投资: the total investment.
    Total(Option<Money>), "total", total, One, Some("总投资(万元)");
    /// 建设内容: what is built, in words.
    Scope(Option<Text>), "scope", scope, One, None;
}

impl FactField {
    /// Whether an entry and its sub-projects share its value unless a row says otherwise.
    pub fn is_shared(self) -> bool {
        self.among() == Package
    }
}

impl ProjectFacts {
    /// All units that the facts name.
    pub fn units(&self) -> impl Iterator<Item = UnitId> {
        FactField::ALL.into_iter().filter_map(|field| self.get(field)).flat_map(|value| match value
        {
            FactValue::Unit(unit) => vec![unit],
            FactValue::Units(units) => units.to_vec(),
            _ => Vec::new(),
        })
    }
}

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactValue<'a> {
    /// Words as they were written.
    Text(&'a str),
    /// One unit, by its identifier.
    Unit(UnitId),
    /// Several units, at least one.
    Units(&'a [UnitId]),
    /// Names of people, at least one.
    Names(&'a [Name]),
    /// Regions with their shares, at least one; the first is the main region.
    Regions(&'a [RegionShare]),
    /// An amount of money.
    Money(Money),
}

/// How the value of a field is read.
trait ToFactValue {
    /// The value; none where nothing was said.
    fn to_fact_value(&self) -> Option<FactValue<'_>>;
}

impl ToFactValue for Name {
    fn to_fact_value(&self) -> Option<FactValue<'_>> {
        Some(FactValue::Text(self.as_str()))
    }
}

impl ToFactValue for Text {
    fn to_fact_value(&self) -> Option<FactValue<'_>> {
        Some(FactValue::Text(self.as_str()))
    }
}

impl ToFactValue for UnitId {
    fn to_fact_value(&self) -> Option<FactValue<'_>> {
        Some(FactValue::Unit(*self))
    }
}

impl ToFactValue for Money {
    fn to_fact_value(&self) -> Option<FactValue<'_>> {
        Some(FactValue::Money(*self))
    }
}

impl<T: ToFactValue> ToFactValue for Option<T> {
    fn to_fact_value(&self) -> Option<FactValue<'_>> {
        self.as_ref().and_then(ToFactValue::to_fact_value)
    }
}

impl ToFactValue for Vec<UnitId> {
    fn to_fact_value(&self) -> Option<FactValue<'_>> {
        (!self.is_empty()).then_some(FactValue::Units(self))
    }
}

impl ToFactValue for Vec<Name> {
    fn to_fact_value(&self) -> Option<FactValue<'_>> {
        (!self.is_empty()).then_some(FactValue::Names(self))
    }
}

impl ToFactValue for Vec<RegionShare> {
    fn to_fact_value(&self) -> Option<FactValue<'_>> {
        (!self.is_empty()).then_some(FactValue::Regions(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::name;

    #[test]
    fn what_is_written_into_a_field_is_read_from_it() {
        let mut facts = ProjectFacts::named(name("医院"));
        assert_eq!(facts.get(FactField::AssistingUnits), None);
        let change = FactChange::AssistingUnits(vec![UnitId(2)]);
        change.apply(&mut facts);
        assert_eq!(facts.get(change.field()), Some(FactValue::Units(&[UnitId(2)])));
        FactChange::Owner(Some(UnitId(1))).apply(&mut facts);
        assert_eq!(facts.units().collect::<Vec<_>>(), [UnitId(1), UnitId(2)]);
    }

    #[test]
    fn codes_are_those_of_the_catalogues() {
        for field in FactField::ALL {
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
        }
        assert_eq!(FactField::from_code("region"), Some(FactField::Regions));
    }
}
