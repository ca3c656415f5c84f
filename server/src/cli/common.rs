//! What the commands share: how they run and give commands to the log, and how they read, write and
//! speak. They write beside a running server, which notices by itself.

use std::{fs, path::Path};

use battle_map::{
    command::{Action, Asked, Command, CommandResult},
    model::actor::{Actor, Role},
    value::{Name, ValueError},
};
use battle_map_app::texts::{Language, Texts};
use battle_map_ledger::{
    LedgerError, Unreadable, error::Quantity, sheet::builder::MEGABYTE, words,
};

use super::error::CommandError;
use crate::{
    files,
    writer::{Journal, Submission, WriterError},
};

/// The name in the log of whoever sits at the command line.
pub const AT_THE_CONSOLE: &str = "命令行";

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
    let actor = Actor { name: Name::new(AT_THE_CONSOLE)?, role, post: None };
    let submission = Submission::new(actor, command).map_err(WriterError::from)?;
    let outcomes = journal.execute(&[submission]).await?;
    let answer = outcomes.into_iter().next().ok_or(WriterError::Stopped)?;
    Ok(answer?.result)
}

/// A whole file, if it is not too large.
pub fn read_file(path: &Path) -> Result<Vec<u8>, LedgerError> {
    let failed = |source| LedgerError::Read { path: path.to_owned(), source };
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > (MOST_MEGABYTES * MEGABYTE) as u64 {
        return Err(
            Unreadable::TooLarge { what: Quantity::Megabytes, limit: MOST_MEGABYTES }.into()
        );
    }
    fs::read(path).map_err(failed)
}

/// Writes a whole file; whatever is killed meanwhile, what was there before is there until then.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), LedgerError> {
    let failed = |source| LedgerError::Write { path: path.to_owned(), source };
    files::write_whole(path, bytes).map_err(failed)
}

/// English where the terminal speaks it, else Chinese.
pub fn texts() -> Texts {
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(std::env::var_os);
    let tag = spoken.map(|value| value.to_string_lossy().replace('_', "-"));
    Texts(tag.and_then(|tag| Language::from_tag(&tag)).unwrap_or_default())
}

/// A name given as an argument.
pub fn name(text: &str) -> Result<Name, ValueError> {
    Name::new(text)
}

/// Adds the words of a city's own file to those of the program.
pub fn add_words(file: Option<&Path>) -> Result<(), CommandError> {
    let Some(file) = file else { return Ok(()) };
    let unreadable = |source| LedgerError::Read { path: file.to_owned(), source };
    let table = fs::read_to_string(file).map_err(unreadable)?;
    Ok(words::add(&table)?)
}
