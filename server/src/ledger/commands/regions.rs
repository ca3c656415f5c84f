//! `battle-map regions`: the outlines of a city's districts and counties.

use std::path::PathBuf;

use battle_map::command::Command;
use clap::Args;

use super::{CommandError, block_on, give, open, read_file};
use crate::ledger::regions;

/// Options of `regions`.
#[derive(Debug, Args)]
pub struct RegionsOptions {
    /// The SQLite file that holds everything; made if it does not exist
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// `GeoJSON` in CGCS2000 or WGS-84 degrees; each feature has a name
    #[arg(value_name = "BOUNDARIES.geojson", env = "BATTLE_MAP_BOUNDARIES")]
    pub boundaries: PathBuf,
}

/// Loads boundaries: regions that are there are redrawn, others added. The same file again changes
/// nothing.
///
/// # Errors
/// When the file cannot be understood or the log not written.
pub fn run(options: &RegionsOptions) -> Result<(), CommandError> {
    let named = regions::read(&read_file(&options.boundaries)?)?;
    block_on(async {
        let mut journal = open(&options.database, true).await?;
        let known = named.len();
        let commands = regions::commands(&journal.present().board, named);
        let changed = commands.len();
        if changed > 0 {
            give(&mut journal, Command::Together(commands)).await?;
        }
        println!("{known} regions, {changed} of them new or redrawn");
        Ok(())
    })
}
