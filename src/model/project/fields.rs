//! The fields of a project's facts, in one table. A row says what a field holds, how it is called in
//! files, addresses and catalogues, whether the parts of a package have it in common, and under which
//! header the standard ledger has it. Everything that goes through the facts field by field follows
//! from it: the facts themselves and their revisions, a ledger's row and what its import brings, the
//! preview, exports, a list's own shape and the project's page.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{
    derive::fields,
    kind::{FactKind, FactValue, FindUnit, Member, Open, ReadCells},
    site::RegionShare,
};
use crate::value::{Money, Name, Text, UnitId, code::codes};

/// Whether a ledger cell that spans several rows holds for each of those rows.
enum MergedCell {
    /// It belongs to one project: its name, its money.
    One,
    /// It is true of an entry and of its sub-projects alike.
    Package,
}

use MergedCell::{One, Package};

fields! {
    /// 项目代码: the code that the authorities gave it, not our identifier.
    #[facts(default, skip_serializing_if = "Option::is_none")]
    Code(Option<Name>), "code", code, One, Some("项目代码");
    /// 项目名称: the project's name.
    Name(Name), "name", name, One, Some("项目名称");
    /// 县区: the regions with their shares, the main one first; a ledger has only that.
    #[ledger(rename = "region")]
    Regions(Vec<RegionShare>), "region", regions, Package, Some("县区");
    /// 建设地点: the site in words, as it was written.
    #[facts(default, skip_serializing_if = "Option::is_none")]
    Place(Option<Name>), "place", place, Package, Some("建设地点");
    /// 行业: the sector, as it was written.
    #[facts(default, skip_serializing_if = "Option::is_none")]
    Sector(Option<Name>), "sector", sector, Package, Some("行业");
    /// 责任单位: the unit that signs and answers for it.
    #[facts(default, skip_serializing_if = "Option::is_none")]
    ResponsibleUnit(Option<UnitId>), "responsible-unit", responsible_unit, Package, Some("责任单位");
    /// 业主单位: the unit that owns it and supplies its figures.
    #[facts(default, skip_serializing_if = "Option::is_none")]
    Owner(Option<UnitId>), "owner", owner, Package, Some("业主单位");
    /// 牵头单位: the city bureau that leads and reviews it.
    #[facts(default, skip_serializing_if = "Option::is_none")]
    LeadUnit(Option<UnitId>), "lead-unit", lead_unit, Package, Some("牵头单位");
    /// 配合单位: the units that assist.
    #[facts(default, skip_serializing_if = "Vec::is_empty")]
    #[ledger(default)]
    AssistingUnits(Vec<UnitId>), "assisting-units", assisting_units, Package, None;
    /// 推进组: the sector group of the headquarters that pushes it.
    #[facts(default, skip_serializing_if = "Option::is_none")]
    #[ledger(default, skip_serializing_if = "Option::is_none")]
    TaskForce(Option<Name>), "task-force", task_force, Package, None;
    /// 联系领导: the names of the leaders attached to it.
    #[facts(default, skip_serializing_if = "Vec::is_empty")]
    #[ledger(default)]
    Sponsors(Vec<Name>), "sponsors", sponsors, Package, Some("联系领导");
    /// 总投资: the total investment.
    #[facts(default, skip_serializing_if = "Option::is_none")]
    Total(Option<Money>), "total", total, One, Some("总投资");
    /// 建设内容: what is built, in words.
    #[facts(default, skip_serializing_if = "Option::is_none")]
    Scope(Option<Text>), "scope", scope, One, None;
}

impl ProjectFacts {
    fn values(&self) -> impl Iterator<Item = FactValue<'_>> {
        FactField::ALL.into_iter().filter_map(|field| self.get(field))
    }

    /// All units that the facts name.
    pub fn units(&self) -> impl Iterator<Item = UnitId> {
        self.values().flat_map(|value| match value {
            FactValue::Unit(unit) => vec![unit],
            FactValue::Units(units) => units.to_vec(),
            _ => Vec::new(),
        })
    }

    /// All amounts of money that the facts state.
    pub fn amounts(&self) -> impl Iterator<Item = Money> {
        self.values().filter_map(|value| match value {
            FactValue::Money(amount) => Some(amount),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::name;

    #[test]
    fn what_is_written_into_a_field_is_read_from_it() {
        let mut facts = ProjectFacts::named(&name("医院"));
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
