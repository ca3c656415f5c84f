//! `battle-map export`: the ledger in its standard shape, or a list in its own.

use std::path::PathBuf;

use battle_map::{
    board::Board,
    value::{ListId, Name, text::normalised},
    view::{export::ExportTable, own_shape::OwnTable},
};
use battle_map_ledger::export::{ExportFormat, own};
use clap::{Args, ValueEnum};

use super::{
    common::{block_on, name, write_file},
    error::CommandError,
};
use crate::{clock, database::with_journal};

/// In what shape a ledger is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ShapeWord {
    /// One header row, one row a project, our columns.
    #[default]
    Standard,
    /// A list as its ledger came.
    Own,
}

/// In what form a ledger is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatWord {
    /// A workbook.
    Xlsx,
    /// Text in UTF-8 with byte order mark.
    Csv,
    /// A feature collection in CGCS2000 degrees.
    Geojson,
}

impl From<FormatWord> for ExportFormat {
    fn from(word: FormatWord) -> Self {
        match word {
            FormatWord::Xlsx => Self::Xlsx,
            FormatWord::Csv => Self::Csv,
            FormatWord::Geojson => Self::Geojson,
        }
    }
}

/// The options of the command `export`.
#[derive(Debug, Args)]
pub struct ExportOptions {
    /// The SQLite file that holds everything
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// The form of the file
    #[arg(long, env = "BATTLE_MAP_FORMAT")]
    pub format: FormatWord,
    /// Only the projects of this list, in its order
    #[arg(long, value_name = "NAME", env = "BATTLE_MAP_LIST", value_parser = name)]
    pub list: Option<Name>,
    /// The shape: ours, or the one in which the list's ledger came
    #[arg(long, env = "BATTLE_MAP_SHAPE", default_value = "standard")]
    pub shape: ShapeWord,
    /// The file to write
    #[arg(value_name = "OUT", env = "BATTLE_MAP_OUT")]
    pub out: PathBuf,
}

/// Runs `export`: writes the ledger to a file.
///
/// # Errors
/// When the list is unknown, or a file cannot be read or written.
pub fn run(options: &ExportOptions) -> Result<(), CommandError> {
    if options.shape == ShapeWord::Own {
        return run_own(options);
    }
    let table = block_on(with_journal(&options.database, false, async |journal, _| {
        let board = &journal.present().board;
        let list = options.list.as_ref().map(|name| newest(board, name)).transpose()?;
        Ok(ExportTable::of(board, list, clock::now().day()))
    }))?;
    let bytes = ExportFormat::from(options.format).write(&table)?;
    write_file(&options.out, &bytes)?;
    let (rows, parts) = (table.rows.len(), table.subprojects());
    let parts = if parts > 0 { format!(" ({parts} of them sub-projects)") } else { String::new() };
    println!("{rows} projects{parts} written to {}", options.out.display());
    Ok(())
}

/// Writes a list as its ledger came.
fn run_own(options: &ExportOptions) -> Result<(), CommandError> {
    let Some(name) = options.list.as_ref().filter(|_| options.format == FormatWord::Xlsx) else {
        return Err(CommandError::OwnShapeNeedsList);
    };
    let table = block_on(with_journal(&options.database, false, async |journal, _| {
        let board = &journal.present().board;
        let list = newest(board, name)?;
        OwnTable::of(board, list).ok_or_else(|| CommandError::NoShape(name.clone()))
    }))?;
    write_file(&options.out, &own::workbook(&table)?)?;
    println!("{} projects written to {}", table.projects, options.out.display());
    Ok(())
}

/// The list of that name; of several years the last.
fn newest(board: &Board, name: &Name) -> Result<ListId, CommandError> {
    let word = normalised(name.as_str());
    let called = board.lists.values().filter(|list| normalised(list.name.as_str()) == word);
    let list = called.max_by_key(|list| list.year).map(|list| list.id);
    list.ok_or_else(|| CommandError::UnknownList(name.clone()))
}
