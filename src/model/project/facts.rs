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
    /// The region that has the share.
    pub region: RegionId,
    /// Its share, in thousandths of the project's money.
    pub share: u16,
}

/// A pair of coordinates as it was written, before conversion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenCoordinates {
    /// The longitude as it was written.
    pub lon: Name,
    /// The latitude as it was written.
    pub lat: Name,
    /// The datum that the person named.
    pub datum: Datum,
}

/// Where a project stands.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Site {
    /// Nobody said where it stands.
    #[default]
    Unplaced,
    /// At a point, along a line or on an area.
    Placed {
        /// The geometry, in degrees of CGCS2000.
        shape: Shape,
        /// The point as it was written before conversion; `None` where nothing was converted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        written: Option<WrittenCoordinates>,
    },
}

/// The facts of a project that a ledger states once, apart from its plan and its progress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectFacts {
    /// 项目名称: the project's name.
    pub name: Name,
    /// 项目代码: the code that the authorities gave it, not our identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Name>,
    /// The regions that share its money; the first is its main region.
    pub regions: Vec<RegionShare>,
    /// 建设地点: the site in words, as it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Name>,
    /// 行业: the sector, as it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<Name>,
    /// 责任单位: the unit that signs and answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible_unit: Option<UnitId>,
    /// 业主单位: the unit that owns it and supplies its figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<UnitId>,
    /// 牵头单位: the city bureau that leads and reviews it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_unit: Option<UnitId>,
    /// 配合单位: the units that assist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assisting_units: Vec<UnitId>,
    /// 联系领导: the names of the leaders attached to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sponsors: Vec<Name>,
    /// 总投资: the total investment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Money>,
    /// 建设内容: what is built, in words.
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
