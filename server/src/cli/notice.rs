//! `battle-map notice pdf`: an issued notice as PDF, by its number.

use std::path::PathBuf;

use battle_map::{
    board::Board,
    model::actor::{Actor, Role},
    value::{Name, NoticeId, text::normalised},
    view::notices::notice_print,
};
use battle_map_app::paper::PAPER_WORDS;
use clap::{Args, Subcommand};

use super::{
    common::{block_on, write_file},
    error::CommandError,
};
use crate::{
    clock,
    database::with_journal,
    files::{BlobStore, Prints},
    paper::{FontFiles, pdf},
};

/// What can be done with penalty notices.
#[derive(Debug, Subcommand)]
pub enum NoticeCommand {
    /// Write a notice as PDF
    Pdf(NoticePdfOptions),
}

/// Options of `notice pdf`.
#[derive(Debug, Args)]
pub struct NoticePdfOptions {
    /// The SQLite file that holds everything
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// The Chinese font to set it in, as FILE or FILE#FACE of a collection; else the best installed one
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_PAPER_FONT")]
    pub paper_font: Option<String>,
    /// The number on the paper
    #[arg(value_name = "NUMBER", env = "BATTLE_MAP_NUMBER")]
    pub number: String,
    /// The file to write
    #[arg(value_name = "OUT.pdf", env = "BATTLE_MAP_OUT")]
    pub out: PathBuf,
}

/// Writes a notice as PDF.
///
/// # Errors
/// When no notice has this number, no font can be had, or a file cannot be read or written.
pub fn run(options: &NoticePdfOptions) -> Result<(), CommandError> {
    let paper = block_on(with_journal(&options.database, false, async |journal, _| {
        let board = &journal.present().board;
        let number = || CommandError::UnknownNumber(options.number.clone());
        let notice = numbered(board, &options.number).ok_or_else(number)?;
        let actor = Actor { name: Name::new("命令行")?, role: Role::Office, post: None };
        notice_print(board, &actor, notice, &PAPER_WORDS, clock::now()).ok_or_else(number)
    }))?;
    let fonts = FontFiles::find(options.paper_font.as_deref())?;
    let blobs = BlobStore::beside(&options.database);
    let prints = Prints::from(&blobs);
    let set = pdf(&paper, &PAPER_WORDS, &fonts, &|annex| prints.of(annex))?;
    write_file(&options.out, &set.bytes)?;
    let missing: String = set.missing.iter().collect();
    if !missing.is_empty() {
        eprintln!("no font knows {missing}");
    }
    println!("{} pages written to {}", set.pages, options.out.display());
    Ok(())
}

/// The issued notice with a number, however its brackets are typed.
fn numbered(board: &Board, number: &str) -> Option<NoticeId> {
    let spelled =
        |number: &str| normalised(number).replace(['[', '{'], "(").replace([']', '}'], ")");
    let wanted = spelled(number);
    let mut notices = board.notices.values();
    let found = notices.find(|notice| {
        notice.issued().is_some_and(|issued| spelled(&issued.paper.number.to_string()) == wanted)
    });
    found.map(|notice| notice.id)
}
