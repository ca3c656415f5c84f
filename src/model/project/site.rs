//! Where a project stands, and which regions share its money.

use serde::{Deserialize, Serialize};

use crate::{
    geometry::{Datum, Shape},
    value::{Name, RegionId},
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
