//! `battle-map regions`: the outlines of a city's districts and counties, and context layers.

use std::{path::PathBuf, sync::Arc};

use battle_map::{
    command::{Asked, Command},
    event::Subject,
    geometry::Datum,
    model::layer::LayerAction,
    rules::outlines,
    value::Name,
};
use battle_map_ledger::{feature_fault::FeatureFault, geometry, regions};
use clap::Args;

use super::{
    common::{block_on, give, name, read_file, texts},
    error::CommandError,
};
use crate::database::with_journal;

/// The options of the command `regions`.
#[derive(Debug, Args)]
pub struct RegionsOptions {
    /// The SQLite file that holds everything; made if it does not exist
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// `GeoJSON`; each feature has a name
    #[arg(value_name = "BOUNDARIES.geojson", env = "BATTLE_MAP_BOUNDARIES")]
    pub boundaries: PathBuf,
    /// Load a context layer instead: rivers, lakes, expressways, railways, parks or any other name;
    /// an empty collection takes it off
    #[arg(long, value_name = "NAME", env = "BATTLE_MAP_LAYER", value_parser = name)]
    pub layer: Option<Name>,
    /// Take the outlines off the regions that the file does not name
    #[arg(long, conflicts_with = "layer", env = "BATTLE_MAP_REPLACE")]
    pub replace: bool,
    /// What its coordinates are in: wgs84 (or cgcs2000), gcj02, bd09, or metres as
    /// cgcs2000-gk:MERIDIAN
    #[arg(long, value_name = "DATUM", env = "BATTLE_MAP_CRS")]
    pub crs: Option<Datum>,
}

/// Loads boundaries: regions that are there are redrawn, others added. The same file again changes
/// nothing.
///
/// # Errors
/// When the file cannot be understood or the log not written.
pub fn run(options: &RegionsOptions) -> Result<(), CommandError> {
    if let Some(layer) = &options.layer {
        return load(options, layer);
    }
    let outlines = regions::read(&read_file(&options.boundaries)?, options.crs)?;
    say(&outlines.notes);
    let named = outlines.named;
    let (known, changed) = block_on(with_journal(&options.database, true, async |journal, _| {
        let plan = outlines::plan(&journal.present().board, named, options.replace);
        let (known, commands) = (plan.outlines.len(), plan.commands);
        let changed = commands.len();
        if changed > 0 {
            give(journal, Asked::Together(commands)).await?;
        }
        Ok::<_, CommandError>((known, changed))
    }))?;
    println!("{known} regions, {changed} of them new or redrawn");
    Ok(())
}

/// Says which features were passed over or put right.
fn say(notes: &[FeatureFault]) {
    let texts = texts();
    for note in notes {
        eprintln!("{}", note.words(&texts));
    }
}

/// Loads a context layer in place of the one of that name.
fn load(options: &RegionsOptions, layer: &Name) -> Result<(), CommandError> {
    let (shapes, notes) = geometry::layer(&read_file(&options.boundaries)?, options.crs)?;
    say(&notes);
    let count = shapes.len();
    let load = LayerAction::Load { name: layer.clone(), shapes: Arc::new(shapes) };
    block_on(with_journal(&options.database, true, async |journal, _| {
        give(journal, Command::new(Subject::City, load)).await
    }))?;
    println!("{layer}: {count} shapes");
    Ok(())
}
