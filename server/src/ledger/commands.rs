//! `battle-map regions`, `geometry`, `import` and `export`: files on one side, the log on the other. They write
//! beside a running server, which notices by itself.

mod export;
mod geometry;
mod import;
mod regions;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use battle_map::{
    command::{Command, CommandResult, Request},
    decide::Refusal,
    model::{
        actor::{Actor, Role},
        person::PersonRefusal,
    },
    value::{CommandId, Name, ValueError},
};
use battle_map_app::texts::{Language, Texts};
use sha2::{Digest, Sha256};

pub use self::{
    export::{ExportOptions, run as export},
    geometry::{GeometryOptions, run as geometry},
    import::{ImportOptions, run as import},
    regions::{RegionsOptions, run as regions},
};
use super::{LedgerError, Unreadable, error::Quantity, sheet::MEGABYTE};
use crate::{
    auth::AuthError,
    clock,
    log::{SqliteLog, StoreError},
    writer::{Journal, Submission, WriterError},
};

/// The largest file that is read at all.
const MOST_MEGABYTES: usize = 64;

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A file cannot be read, understood or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Rows are rejected, and nothing was imported.
    #[error("{rows} rejected, nothing was imported{}", handed_back(file.as_ref()))]
    Rejected {
        /// How many faults were found.
        rows: usize,
        /// The workbook they were written to.
        file: Option<PathBuf>,
    },
    /// There is no list of that name.
    #[error("there is no list called {0}")]
    UnknownList(Name),
    /// A shape of one's own is that of a list, and a workbook.
    #[error("--shape own needs --list NAME and --format xlsx")]
    OwnShapeNeedsList,
    /// The list's ledger came in before shapes were kept, or never.
    #[error("no shape of the list {0} was kept; import its ledger again")]
    NoShape(Name),
    /// The board's own rules refuse it.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// A password is not good enough; the code says why.
    #[error("the password cannot be used: {0}")]
    Password(&'static str),
    /// Secrets cannot be made or kept.
    #[error(transparent)]
    Auth(#[from] AuthError),
    /// A value cannot be used.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The log cannot be read or written.
    #[error(transparent)]
    Writer(#[from] WriterError),
    /// The report cannot be put together, or nothing can run.
    #[error(transparent)]
    Runtime(#[from] io::Error),
}

impl CommandError {
    /// Whether arguments or input are at fault, so that nothing was changed.
    #[must_use]
    pub const fn is_bad_input(&self) -> bool {
        match self {
            Self::Ledger(error) => error.is_bad_input(),
            Self::Store(error) => matches!(error, StoreError::Absent { .. }),
            Self::Rejected { .. }
            | Self::UnknownList(_)
            | Self::OwnShapeNeedsList
            | Self::NoShape(_)
            | Self::Refused(_)
            | Self::Password(_)
            | Self::Value(_) => true,
            Self::Writer(_) | Self::Auth(_) | Self::Runtime(_) => false,
        }
    }
}

impl From<PersonRefusal> for CommandError {
    fn from(refusal: PersonRefusal) -> Self {
        Self::Refused(refusal.into())
    }
}

fn handed_back(file: Option<&PathBuf>) -> String {
    file.map_or_else(String::new, |file| format!("; see {}", file.display()))
}

/// Runs a command's asynchronous half to its end.
///
/// # Errors
/// Its own, or when nothing can run.
pub fn block_on<T>(work: impl Future<Output = Result<T, CommandError>>) -> Result<T, CommandError> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

/// The log at `database` with its board; `create` begins an empty one where there is none.
async fn open(database: &Path, create: bool) -> Result<Journal, CommandError> {
    let log = if create {
        SqliteLog::open_or_create(database).await?
    } else {
        SqliteLog::open(database).await?
    };
    Ok(Journal::open(Arc::new(log), clock::system()).await?)
}

/// Gives one command as whoever sits at the command line: the headquarters office, and for accounts
/// the administrator.
///
/// # Errors
/// When it is refused or cannot be written.
pub async fn give(journal: &mut Journal, command: Command) -> Result<CommandResult, CommandError> {
    let role = if matches!(command, Command::Person(_)) { Role::Admin } else { Role::Office };
    let actor = Actor { name: Name::new("命令行")?, role };
    let request = Request { id: command_id()?, reads: Vec::new(), command };
    let outcomes = journal.execute(&[Submission { actor, request }]).await?;
    let answer = outcomes.into_iter().next().ok_or(WriterError::Stopped)?;
    Ok(answer?.result)
}

/// A name that no other command has: of this process, this moment and this one's turn.
fn command_id() -> Result<CommandId, CommandError> {
    static TURN: AtomicU32 = AtomicU32::new(0);
    let turn = TURN.fetch_add(1, Ordering::Relaxed);
    let seed = format!("{} {} {turn}", clock::now().0, std::process::id());
    let digest = Sha256::digest(seed.as_bytes());
    let mut id = "cli-".to_owned();
    for byte in digest.iter().take(16) {
        let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
        id.extend([digit(byte >> 4), digit(byte & 15)]);
    }
    Ok(CommandId::try_from(id)?)
}

/// A whole file, if it is not too large.
fn read_file(path: &Path) -> Result<Vec<u8>, LedgerError> {
    let failed = |source| LedgerError::Read { path: path.to_owned(), source };
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > (MOST_MEGABYTES * MEGABYTE) as u64 {
        return Err(
            Unreadable::TooLarge { what: Quantity::Megabytes, limit: MOST_MEGABYTES }.into()
        );
    }
    fs::read(path).map_err(failed)
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
    fs::write(path, bytes).map_err(|source| LedgerError::Write { path: path.to_owned(), source })
}

/// English where the terminal speaks it, else Chinese.
fn texts() -> Texts {
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(std::env::var_os);
    let tag = spoken.map(|value| value.to_string_lossy().replace('_', "-"));
    Texts(tag.and_then(|tag| Language::from_tag(&tag)).unwrap_or_default())
}

fn name(text: &str) -> Result<Name, ValueError> {
    Name::new(text)
}
