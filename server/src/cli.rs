//! The command line: what can be asked for. Each command stands in a file of its own.

mod backup;
mod common;
mod error;
mod evaluate;
mod export;
mod failure;
mod geometry;
mod import;
mod notice;
mod plan_paper;
mod poster;
mod regions;
mod restore;
mod role;
pub mod serve;
mod token;
mod user;
mod verify;

use std::path::PathBuf;

use battle_map_ledger::workbook::child;
use clap::{Parser, Subcommand};

use self::{
    backup::BackupOptions, evaluate::EvaluateOptions, export::ExportOptions,
    geometry::GeometryOptions, import::ImportOptions, notice::NoticeCommand, poster::PosterOptions,
    regions::RegionsOptions, restore::RestoreOptions, token::TokenOptions, user::UserCommand,
    verify::VerifyOptions,
};
pub use self::{error::CommandError, failure::Failure, serve::ServeOptions};

/// The battle map: every project of a city on one map, and whose move it is.
#[derive(Debug, Parser)]
#[command(name = "battle-map", version, about)]
pub struct Arguments {
    /// The city's own words for columns and statuses, lines of `code: words` as in the table of words
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_WORDS", global = true)]
    pub words: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: CliCommand,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum CliCommand {
    /// Serve the map, the ledger and the wall to browsers
    Serve(ServeOptions),
    /// Load the boundaries of districts and counties
    Regions(RegionsOptions),
    /// Draw the lines and areas of projects
    Geometry(GeometryOptions),
    /// Take in a ledger
    Import(ImportOptions),
    /// Write the ledger as a file
    Export(ExportOptions),
    /// Say what the rules find on a day, changing nothing
    Evaluate(EvaluateOptions),
    /// Write what is issued
    #[command(subcommand)]
    Notice(NoticeCommand),
    /// Write the map as a poster
    Poster(PosterOptions),
    /// Keep accounts
    #[command(subcommand)]
    User(UserCommand),
    /// Make a token for a wall or a program, and print it once
    Token(TokenOptions),
    /// Look for changed, missing, added or cut-off rows of the log
    Verify(VerifyOptions),
    /// Copy the database while it is in use
    Backup(BackupOptions),
    /// Put a backup in the place of a database that nobody uses
    Restore(RestoreOptions),
    /// Read a workbook from standard input, for this program's own use
    #[command(hide = true)]
    ReadWorkbook,
}

/// Does what the command line asks for.
///
/// # Errors
/// When it cannot be done; the failure knows its exit status.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    common::add_words(arguments.words.as_deref())?;
    match arguments.command {
        CliCommand::Serve(options) => Ok(serve::run(&options)?),
        CliCommand::Regions(options) => Ok(regions::run(&options)?),
        CliCommand::Geometry(options) => Ok(geometry::run(&options)?),
        CliCommand::Import(options) => Ok(import::run(&options)?),
        CliCommand::Export(options) => Ok(export::run(&options)?),
        CliCommand::Evaluate(options) => Ok(evaluate::run(&options)?),
        CliCommand::Notice(NoticeCommand::Pdf(options)) => Ok(notice::run(&options)?),
        CliCommand::Poster(options) => Ok(poster::run(&options)?),
        CliCommand::User(UserCommand::Add(options)) => Ok(user::add(&options)?),
        CliCommand::Token(options) => Ok(token::run(&options)?),
        CliCommand::Verify(options) => verify::run(&options),
        CliCommand::Backup(options) => Ok(backup::run(&options)?),
        CliCommand::Restore(options) => restore::run(&options),
        CliCommand::ReadWorkbook => {
            child::run().map_err(|error| Failure::Failed(error.to_string()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serve(extra: &[&str]) -> ServeOptions {
        let words = ["battle-map", "serve", "--database", "city.db"].iter().chain(extra);
        match Arguments::try_parse_from(words).unwrap().command {
            CliCommand::Serve(options) => options,
            other => panic!("serve was asked for, not {other:?}"),
        }
    }

    #[test]
    fn serve_listens_on_this_machine_only_unless_told_otherwise() {
        let options = serve(&[]);
        assert_eq!(options.listen, "127.0.0.1:3000".parse().unwrap());
        assert!(!options.demo);
    }

    #[test]
    fn a_certificate_is_of_no_use_without_its_key() {
        let words = ["battle-map", "serve", "--database", "city.db", "--tls-cert", "city.pem"];
        assert!(Arguments::try_parse_from(words).is_err());
        assert!(!serve(&[]).tls.is_on());
        assert!(serve(&["--tls-cert", "city.pem", "--tls-key", "city.key"]).tls.is_on());
    }

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }
}
