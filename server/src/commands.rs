//! `battle-map regions`, `geometry`, `import` and `export`: files on one side, the log on the other.
//! They write beside a running server, which notices by itself.

mod error;
mod export;
mod geometry;
mod import;
mod notice;
mod plan_paper;
mod regions;

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use battle_map::{
    command::{Action, Asked, Command, CommandResult, Request},
    model::actor::{Actor, Role},
    value::{CommandId, Name, ValueError},
};
use battle_map_app::texts::{Language, Texts};
use battle_map_ledger::{LedgerError, Unreadable, error::Quantity, sheet::MEGABYTE};
use sha2::{Digest, Sha256};

pub use self::{
    error::CommandError,
    export::{ExportOptions, FormatWord, ShapeWord, run as export},
    geometry::{GeometryOptions, run as geometry},
    import::{ImportOptions, run as import},
    notice::{NoticeCommand, run as notice_pdf},
    plan_paper::PlanPaperOptions,
    regions::{RegionsOptions, run as regions},
};
use crate::{
    clock,
    writer::{Journal, Submission, WriterError},
};

/// The largest file that is read at all.
const MOST_MEGABYTES: usize = 64;

/// Runs a command's asynchronous half to its end.
///
/// # Errors
/// Its own, or when nothing can run.
pub fn block_on<T>(work: impl Future<Output = Result<T, CommandError>>) -> Result<T, CommandError> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

/// Gives what is asked as whoever sits at the command line: the headquarters office, and for accounts
/// the administrator.
///
/// # Errors
/// When it is refused or cannot be written.
pub async fn give(
    journal: &mut Journal,
    asked: impl Into<Asked>,
) -> Result<CommandResult, CommandError> {
    let command = asked.into();
    let of_account = |command: &Command| matches!(command.action, Action::Person(_));
    let role = if command.commands().iter().any(of_account) { Role::Admin } else { Role::Office };
    let actor = Actor { name: Name::new("命令行")?, role, post: None };
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
pub(crate) fn texts() -> Texts {
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(std::env::var_os);
    let tag = spoken.map(|value| value.to_string_lossy().replace('_', "-"));
    Texts(tag.and_then(|tag| Language::from_tag(&tag)).unwrap_or_default())
}

fn name(text: &str) -> Result<Name, ValueError> {
    Name::new(text)
}
