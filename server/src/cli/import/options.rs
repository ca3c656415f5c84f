//! The options of `battle-map import`.

use std::path::PathBuf;

use battle_map::{
    geometry::Datum,
    model::ledger::NamedHeader,
    value::{Month, Name, ValueError, Year},
};
use clap::Args;

use crate::cli::{common::name, plan_paper::PlanPaperOptions};

/// The options of the command `import`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct ImportOptions {
    /// The SQLite file that holds everything; made if it does not exist
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// The ledger: .xlsx, .xls or .csv
    #[arg(value_name = "LEDGER", env = "BATTLE_MAP_LEDGER")]
    pub ledger: PathBuf,
    /// A sheet that is read; else all that hold projects; in the variable one a line
    #[arg(
        long,
        value_name = "NAME",
        env = "BATTLE_MAP_SHEET",
        value_delimiter = '\n',
        value_parser = name
    )]
    pub sheet: Vec<Name>,
    /// The row of a header that is not found, or its first and last, numbered as in Excel; in the
    /// variable one a line
    #[arg(
        long,
        value_name = "[SHEET=]FIRST[-LAST]",
        env = "BATTLE_MAP_HEADER",
        value_delimiter = '\n'
    )]
    pub header: Vec<NamedHeader>,
    /// The list it belongs to; else the ledger's title
    #[arg(long, value_name = "NAME", env = "BATTLE_MAP_LIST", value_parser = name)]
    pub list: Option<Name>,
    /// The year of its plan, where its header names none
    #[arg(long, value_name = "YYYY", env = "BATTLE_MAP_YEAR")]
    pub year: Option<Year>,
    /// The month up to which its money counts, where header and title name none
    #[arg(long, value_name = "YYYY-MM", env = "BATTLE_MAP_PERIOD")]
    pub period: Option<Month>,
    /// What its coordinates are in: wgs84 (or cgcs2000), gcj02, bd09, or cgcs2000-gk:MERIDIAN for
    /// Gauss-Krueger metres, as cgcs2000-gk:105
    #[arg(long, value_name = "DATUM", env = "BATTLE_MAP_CRS")]
    pub crs: Option<Datum>,
    /// Say what would happen, change nothing
    #[arg(long, env = "BATTLE_MAP_DRY_RUN")]
    pub dry_run: bool,
    /// Take in the good rows though others are rejected
    #[arg(long, env = "BATTLE_MAP_PARTIAL")]
    pub partial: bool,
    /// A 认定清单: the starts and completions it states count as recognised
    #[arg(long, env = "BATTLE_MAP_RECOGNISED")]
    pub recognised: bool,
    /// A project that is now called otherwise, or, as =NEW, a row that is a new project;
    /// in the variable one a line
    #[arg(
        long,
        value_name = "OLD=NEW",
        env = "BATTLE_MAP_RENAME",
        value_delimiter = '\n',
        value_parser = decision
    )]
    pub rename: Vec<RenameArgument>,
    /// A row that is a new project, whatever it resembles; in the variable one a line
    #[arg(
        long,
        value_name = "NAME",
        env = "BATTLE_MAP_NEW",
        value_delimiter = '\n',
        value_parser = name
    )]
    pub new: Vec<Name>,
    /// The paper of its plans
    #[command(flatten)]
    pub paper: PlanPaperOptions,
    /// Where rejected rows are written; else beside the ledger
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_REJECTED")]
    pub rejected: Option<PathBuf>,
    /// Print one JSON object instead of words
    #[arg(long, env = "BATTLE_MAP_JSON")]
    pub json: bool,
}

/// What somebody decided about a row that resembles a project: its old name, or none where it is a
/// new one, and the name in the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameArgument(pub Option<Name>, pub Name);

fn decision(text: &str) -> Result<RenameArgument, ValueError> {
    let (old, new) = text.split_once('=').ok_or_else(|| ValueError::Id(text.to_owned()))?;
    let old = if old.trim().is_empty() { None } else { Some(Name::new(old)?) };
    Ok(RenameArgument(old, Name::new(new)?))
}
