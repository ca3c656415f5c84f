//! `battle-map geometry`: lines and areas for projects that are there, all of them or none, unless
//! the person chooses to go on without the rejected ones.

use std::path::PathBuf;

use battle_map::{
    board::Board,
    command::Asked,
    geometry::Datum,
    rules::geometry::{GeometryPlan, plan},
};
use battle_map_ledger::{
    geometry::{self, Drawings},
    report::{ImportReport, json},
};
use clap::Args;

use super::{
    common::{block_on, give, read_file, texts},
    error::CommandError,
};
use crate::database::with_journal;

/// The options of the command `geometry`.
#[derive(Debug, Args)]
pub struct GeometryOptions {
    /// The SQLite file that holds everything
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// `GeoJSON` lines, areas or points; each feature has a project's number, code or name
    #[arg(value_name = "LINES.geojson", env = "BATTLE_MAP_LINES")]
    pub lines: PathBuf,
    /// What its coordinates are in: wgs84 (or cgcs2000), gcj02, bd09, or metres as
    /// cgcs2000-gk:MERIDIAN
    #[arg(long, value_name = "DATUM", env = "BATTLE_MAP_CRS")]
    pub crs: Option<Datum>,
    /// Say what would happen, change nothing
    #[arg(long, env = "BATTLE_MAP_DRY_RUN")]
    pub dry_run: bool,
    /// Take in the good features though others are rejected
    #[arg(long, env = "BATTLE_MAP_PARTIAL")]
    pub partial: bool,
    /// Print one JSON object instead of words; a row is a feature's place in the file
    #[arg(long, env = "BATTLE_MAP_JSON")]
    pub json: bool,
}

/// Draws lines and areas and says what came of it.
///
/// # Errors
/// When features are rejected and `--partial` was not chosen, or a file cannot be read or written.
pub fn run(options: &GeometryOptions) -> Result<(), CommandError> {
    let drawings = read_file(&options.lines).and_then(|file| geometry::read(&file, options.crs));
    if let (true, Err(error)) = (options.json, &drawings) {
        println!("{}", json(&ImportReport::unread(error, &texts())));
    }
    let drawings = drawings?;
    let plan = block_on(draw(options, &drawings))?;
    let mut rejected = [drawings.rejected, plan.rejected].concat();
    rejected.sort_by_key(|issue| issue.row);
    let report = ImportReport::new(plan.tally, &rejected, &drawings.warnings, &texts());
    say(options, &report);
    if rejected.is_empty() || options.partial {
        return Ok(());
    }
    Err(CommandError::Rejected { rows: rejected.len(), file: None })
}

async fn draw(
    options: &GeometryOptions,
    drawings: &Drawings,
) -> Result<GeometryPlan, CommandError> {
    with_journal(&options.database, false, async |journal, _| {
        let board: &Board = &journal.present().board;
        let plan = plan(board, &drawings.good);
        let clean = drawings.rejected.is_empty() && plan.rejected.is_empty();
        if !plan.commands.is_empty() && !options.dry_run && (clean || options.partial) {
            give(journal, Asked::Together(plan.commands.clone())).await?;
        }
        Ok(plan)
    })
    .await
}

fn say(options: &GeometryOptions, report: &ImportReport) {
    if options.json {
        println!("{}", json(report));
        return;
    }
    let texts = texts();
    for issue in report.rejected.iter().chain(&report.warnings) {
        let feature = issue.row.to_string();
        let values =
            [("feature", feature.as_str()), ("message", &issue.message), ("code", issue.code)];
        eprintln!("{}", texts.fill("geometry.issue", &values));
    }
    let (changed, unchanged) = (report.changed.to_string(), report.unchanged.to_string());
    let values = [("changed", changed.as_str()), ("unchanged", &unchanged)];
    println!("{}", texts.fill("geometry.summary", &values));
}
