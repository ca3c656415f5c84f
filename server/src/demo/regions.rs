//! Guang'an's six districts, and the two regions without boundary.

use std::sync::Arc;

use battle_map::{
    command::Command,
    event::Subject,
    geometry::Boundary,
    model::region::{RegionAction, RegionKind},
};
use serde_json::Value;

use super::{
    DemoError,
    writer::{bad, name},
};

const DISTRICTS: &str = include_str!("../../../public/regions/guangan.geojson");

/// The commands that add all regions.
///
/// # Errors
/// When the boundaries cannot be read.
pub fn commands() -> Result<Vec<Command>, DemoError> {
    let file: Value = serde_json::from_str(DISTRICTS).map_err(bad)?;
    let features = file["features"].as_array().ok_or_else(|| bad("no features"))?;
    let mut commands = Vec::new();
    for feature in features {
        let boundary = Boundary::from_geojson(&feature["geometry"]).map_err(bad)?;
        let district = feature["properties"]["name"].as_str().unwrap_or_default();
        commands.push(register(district, RegionKind::District, Some(Arc::new(boundary)))?);
    }
    commands.push(register("跨县区", RegionKind::CrossCounty, None)?);
    Ok(commands)
}

fn register(
    district: &str,
    kind: RegionKind,
    boundary: Option<Arc<Boundary>>,
) -> Result<Command, DemoError> {
    let register = RegionAction::Register { name: name(district)?, kind, boundary };
    Ok(Command::new(Subject::City, register))
}
