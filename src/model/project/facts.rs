//! What is known of a project apart from its months: the facts and where it stands.

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
