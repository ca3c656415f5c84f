//! The command line: what can be asked for, and which exit status says what.

use std::{net::SocketAddr, path::PathBuf};

use battle_map_app::live::Limits;
use battle_map_ledger::workbook::child;
use clap::{Args, Parser, Subcommand};

use crate::{
    auth::commands::{self as accounts, TokenOptions, UserCommand},
    commands::{
        self, CommandError, ExportOptions, GeometryOptions, ImportOptions, NoticeCommand,
        RegionsOptions,
    },
    demo::DemoError,
    evaluate::{self, EvaluateOptions},
    serve::{self, ServeError},
    tls::TlsOptions,
    upkeep::{self, BackupOptions, VerifyOptions},
};

/// The battle map: every project of a city on one map, and whose move it is.
#[derive(Debug, Parser)]
#[command(name = "battle-map", version, about)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
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
    /// Keep accounts
    #[command(subcommand)]
    User(UserCommand),
    /// Make a token for a wall or a program, and print it once
    Token(TokenOptions),
    /// Look for changed, missing, added or cut-off rows of the log
    Verify(VerifyOptions),
    /// Copy the database while it is in use
    Backup(BackupOptions),
    /// Read a workbook from standard input, for this program's own use
    #[command(hide = true)]
    ReadWorkbook,
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct ServeOptions {
    /// The SQLite file that holds everything; made if it does not exist
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_DATABASE")]
    pub database: PathBuf,
    /// Where to listen; port 0 takes a free one
    #[arg(
        long,
        value_name = "ADDR:PORT",
        env = "BATTLE_MAP_LISTEN",
        default_value = "127.0.0.1:3000"
    )]
    pub listen: SocketAddr,
    /// Fill an empty database with an invented city
    #[arg(long, env = "BATTLE_MAP_DEMO")]
    pub demo: bool,
    /// Believe the X-Forwarded-For of the proxy that stands before this server
    #[arg(long, env = "BATTLE_MAP_TRUST_PROXY")]
    pub trust_proxy: bool,
    /// Certificate and key, to serve https
    #[command(flatten)]
    pub tls: TlsOptions,
    /// The Chinese font of papers, as FILE or FILE#FACE of a collection; else the best installed one
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_PAPER_FONT")]
    pub paper_font: Option<String>,
    /// The folder of the built site, for a program that does not carry it inside
    #[arg(
        long,
        value_name = "DIR",
        env = "BATTLE_MAP_SITE",
        default_value = "target/site",
        hide = true
    )]
    pub site: PathBuf,
    /// The program that takes workbooks apart, for tests that are not this one
    #[arg(long, value_name = "FILE", env = "BATTLE_MAP_READER", hide = true)]
    pub reader: Option<PathBuf>,
    /// How long silence may last, for tests that cannot wait
    #[command(flatten)]
    pub limits: LimitOptions,
}

/// Milliseconds of silence after which a page asks, doubts and despairs.
#[derive(Debug, Args)]
pub struct LimitOptions {
    /// Milliseconds until a page asks by itself
    #[arg(long, env = "BATTLE_MAP_POLL_MS", default_value_t = Limits::default().poll_ms, hide = true)]
    pub poll_ms: u32,
    /// Milliseconds until a page says that it may be old
    #[arg(long, env = "BATTLE_MAP_STALE_MS", default_value_t = Limits::default().stale_ms, hide = true)]
    pub stale_ms: u32,
    /// Milliseconds until a page greys itself
    #[arg(long, env = "BATTLE_MAP_LOST_MS", default_value_t = Limits::default().lost_ms, hide = true)]
    pub lost_ms: u32,
}

impl From<&LimitOptions> for Limits {
    fn from(options: &LimitOptions) -> Self {
        Self { poll_ms: options.poll_ms, stale_ms: options.stale_ms, lost_ms: options.lost_ms }
    }
}

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command or its input is at fault; nothing was changed.
    #[error("{0}")]
    BadInput(String),
    /// Everything else.
    #[error("{0}")]
    Failed(String),
}

impl Failure {
    /// The exit status that scripts rely on: 2 for bad input, 1 for all else.
    #[must_use]
    pub const fn exit_status(&self) -> u8 {
        match self {
            Self::BadInput(_) => 2,
            Self::Failed(_) => 1,
        }
    }
}

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Self {
        match error {
            ServeError::Demo(DemoError::NotEmpty) | ServeError::Tls(_) => {
                Self::BadInput(error.to_string())
            }
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl From<CommandError> for Failure {
    fn from(error: CommandError) -> Self {
        let words = error.words(commands::texts());
        if error.is_bad_input() { Self::BadInput(words) } else { Self::Failed(words) }
    }
}

/// Does what the command line asks for.
///
/// # Errors
/// When it cannot be done; the failure knows its exit status.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    match arguments.command {
        Command::Serve(options) => Ok(serve::run(&options)?),
        Command::Regions(options) => Ok(commands::regions(&options)?),
        Command::Geometry(options) => Ok(commands::geometry(&options)?),
        Command::Import(options) => Ok(commands::import(&options)?),
        Command::Export(options) => Ok(commands::export(&options)?),
        Command::Evaluate(options) => Ok(evaluate::run(&options)?),
        Command::Notice(NoticeCommand::Pdf(options)) => Ok(commands::notice_pdf(&options)?),
        Command::User(UserCommand::Add(options)) => Ok(accounts::add_user(&options)?),
        Command::Token(options) => Ok(accounts::add_token(&options)?),
        Command::Verify(options) => upkeep::verify(&options),
        Command::Backup(options) => upkeep::backup(&options),
        Command::ReadWorkbook => child::run().map_err(|error| Failure::Failed(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serve(extra: &[&str]) -> ServeOptions {
        let words = ["battle-map", "serve", "--database", "city.db"].iter().chain(extra);
        match Arguments::try_parse_from(words).unwrap().command {
            Command::Serve(options) => options,
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
