//! What is known of a project apart from its months: the facts, where it stands, and new values.

use serde::{Deserialize, Serialize};

use crate::{
    geometry::{Datum, Shape},
    value::{Money, Name, RegionId, Text, UnitId},
};

/// A region's share of a project, in thousandths of its money; the shares of one project add up
/// to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionShare {
    /// Which region.
    pub region: RegionId,
    /// Its share in thousandths.
    pub share: u16,
}

/// A pair of coordinates as it was written, before conversion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// First number as written, longitude.
    pub lon: Name,
    /// Second number as written, latitude.
    pub lat: Name,
    /// The datum the person said it was in.
    pub datum: Datum,
}

/// Where a project stands.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Site {
    /// Nobody said.
    #[default]
    Unplaced,
    /// At a point, along a line or on an area.
    Placed {
        /// In CGCS2000 degrees.
        shape: Shape,
        /// A point as written, where it was converted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        written: Option<Written>,
    },
}

/// What a ledger says once about a project, apart from its plan and its progress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectFacts {
    /// 项目名称
    pub name: Name,
    /// 项目代码, theirs
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Name>,
    /// Where it counts; the first is its main region.
    pub regions: Vec<RegionShare>,
    /// 建设地点 as written
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Name>,
    /// 行业
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<Name>,
    /// 责任单位
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible_unit: Option<UnitId>,
    /// 业主单位
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<UnitId>,
    /// 牵头单位
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_unit: Option<UnitId>,
    /// 配合单位
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assisting_units: Vec<UnitId>,
    /// 联系领导
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sponsors: Vec<Name>,
    /// 总投资
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Money>,
    /// 建设内容
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Text>,
}

impl ProjectFacts {
    /// The facts of a project of which only the name is known.
    pub const fn named(name: Name) -> Self {
        Self {
            name,
            code: None,
            regions: Vec::new(),
            place: None,
            sector: None,
            responsible_unit: None,
            owner: None,
            lead_unit: None,
            assisting_units: Vec::new(),
            sponsors: Vec::new(),
            total: None,
            scope: None,
        }
    }
}

/// A new value of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactChange {
    /// 项目名称
    Name(Name),
    /// 项目代码
    Code(Option<Name>),
    /// 县区
    Regions(Vec<RegionShare>),
    /// 建设地点
    Place(Option<Name>),
    /// 行业
    Sector(Option<Name>),
    /// 责任单位
    ResponsibleUnit(Option<UnitId>),
    /// 业主单位
    Owner(Option<UnitId>),
    /// 牵头单位
    LeadUnit(Option<UnitId>),
    /// 配合单位
    AssistingUnits(Vec<UnitId>),
    /// 联系领导
    Sponsors(Vec<Name>),
    /// 总投资
    Total(Option<Money>),
    /// 建设内容
    Scope(Option<Text>),
}

impl FactChange {
    /// Writes the new value into `facts`.
    pub fn apply(&self, facts: &mut ProjectFacts) {
        match self.clone() {
            Self::Name(name) => facts.name = name,
            Self::Code(code) => facts.code = code,
            Self::Regions(regions) => facts.regions = regions,
            Self::Place(place) => facts.place = place,
            Self::Sector(sector) => facts.sector = sector,
            Self::ResponsibleUnit(unit) => facts.responsible_unit = unit,
            Self::Owner(unit) => facts.owner = unit,
            Self::LeadUnit(unit) => facts.lead_unit = unit,
            Self::AssistingUnits(units) => facts.assisting_units = units,
            Self::Sponsors(sponsors) => facts.sponsors = sponsors,
            Self::Total(total) => facts.total = total,
            Self::Scope(scope) => facts.scope = scope,
        }
    }

    /// The field's stable code, also its key in the catalogues.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Code(_) => "code",
            Self::Regions(_) => "region",
            Self::Place(_) => "place",
            Self::Sector(_) => "sector",
            Self::ResponsibleUnit(_) => "responsible-unit",
            Self::Owner(_) => "owner",
            Self::LeadUnit(_) => "lead-unit",
            Self::AssistingUnits(_) => "assisting-units",
            Self::Sponsors(_) => "sponsors",
            Self::Total(_) => "total",
            Self::Scope(_) => "scope",
        }
    }
}
