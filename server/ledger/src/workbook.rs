//! Workbooks and documents are unpacked and taken apart in a process of their own, under limits of memory and
//! time: whatever a file holds, nothing but that process can come to harm.
//!
//! The program is started once more with a hidden word (`read-workbook`, [`WORD`]); it gets the bytes
//! on its standard input and answers with the sheets on its standard output ([`child`]).

mod biff;
pub mod cell;
pub mod child;
mod compound;
mod document;
mod docx;
mod formats;
mod formatted;
mod hidden;
mod html;
mod markup;
mod shown;
mod styles;
mod web_archive;
mod widths;
pub mod xls;
pub mod xlsx;
mod xml_2003;

use std::{
    io::{self, Read, Write},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use super::{
    LedgerError,
    error::{Quantity, Unreadable},
    sheet::{
        Sheet,
        builder::{Limits, MEGABYTE, SheetBuilder},
    },
};

/// The word by which the program is told to be that process.
pub const WORD: &str = "read-workbook";
/// Memory that reading one workbook may take.
pub const MEGABYTES: usize = 512;
/// Time that reading one workbook may take.
pub const SECONDS: u32 = 20;
/// The longest answer that is listened to: the text of all cells, and what is between them.
const LONGEST_ANSWER: u64 = 256 * 1024 * 1024;

/// Reads sheets one after another, hidden ones by name alone; all of them together stay within the limits.
fn one_by_one(
    names: &[(String, bool)],
    mut left: Limits,
    mut cells: impl FnMut(&str, Limits) -> Result<SheetBuilder, Unreadable>,
) -> Result<Vec<Sheet>, Unreadable> {
    let mut sheets = Vec::with_capacity(names.len());
    for (name, hidden) in names {
        if *hidden {
            sheets.push(Sheet { name: name.clone(), hidden: true, ..Sheet::default() });
            continue;
        }
        let builder = cells(name, left)?;
        left = builder.left();
        sheets.push(builder.finish());
    }
    Ok(sheets)
}

/// The sheets of a workbook, hidden ones by name alone, read by `program` in a process of its own.
///
/// # Errors
/// When the workbook cannot be read within the limits, or the process not be started.
pub fn sheets(program: &Path, bytes: &[u8]) -> Result<Vec<Sheet>, LedgerError> {
    let mut command = Command::new(program);
    command.arg(WORD).env("RUST_BACKTRACE", "0");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(LedgerError::Reader)?;
    let answer = converse(&mut child, bytes);
    // One that has answered has ended; any other is ended here.
    if answer.is_none() {
        child.kill().map_err(LedgerError::Reader)?;
    }
    let status = child.wait().map_err(LedgerError::Reader)?;
    let answer = answer.ok_or(TOO_SLOW)?.map_err(LedgerError::Reader)?;
    if answer.len() as u64 >= LONGEST_ANSWER {
        let limit = Limits::default().text / MEGABYTE;
        return Err(Unreadable::TooLarge { what: Quantity::MegabytesOfText, limit }.into());
    }
    if !status.success() {
        return Err(fate(status));
    }
    let answer: Result<Vec<Sheet>, Unreadable> =
        serde_json::from_slice(&answer).map_err(|error| LedgerError::Reader(error.into()))?;
    Ok(answer?)
}

const TOO_SLOW: Unreadable =
    Unreadable::TooLarge { what: Quantity::Seconds, limit: SECONDS as usize };

/// Hands over the bytes and listens to the end; nothing when the time is over.
fn converse(child: &mut Child, bytes: &[u8]) -> Option<io::Result<Vec<u8>>> {
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    thread::scope(|scope| {
        // One that refuses early does not listen to the end.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(bytes)));
        let (sender, receiver) = mpsc::channel();
        scope.spawn(move || {
            let mut answer = Vec::new();
            let heard =
                stdout.map_or(Ok(0), |stdout| stdout.take(LONGEST_ANSWER).read_to_end(&mut answer));
            sender.send(heard.map(|_| answer))
        });
        let answer = receiver.recv_timeout(Duration::from_secs(SECONDS.into())).ok();
        if answer.is_none() {
            // Ends both conversations, for which the scope waits.
            let _ = child.kill();
        }
        answer
    })
}

/// What became of a process that gave no answer.
fn fate(status: ExitStatus) -> LedgerError {
    /// With which a panic ends a process.
    const PANIC: i32 = 101;
    match (signal(status), status.code()) {
        (Some(Signal::OutOfTime), _) => TOO_SLOW.into(),
        (Some(Signal::OutOfMemory), _) => {
            let (what, limit) = (Quantity::MegabytesOfMemory, MEGABYTES);
            Unreadable::TooLarge { what, limit }.into()
        }
        (None, Some(PANIC)) => {
            Unreadable::Damaged("its structure contradicts itself".to_owned()).into()
        }
        (None, _) => LedgerError::Reader(io::Error::other(status.to_string())),
    }
}

enum Signal {
    OutOfTime,
    OutOfMemory,
}

/// A process that may not have more memory aborts, or is killed; one that takes too much time gets
/// a signal of its own.
#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<Signal> {
    use std::os::unix::process::ExitStatusExt;

    use rustix::process::Signal as Unix;
    match status.signal()? {
        signal if signal == Unix::XCPU.as_raw() => Some(Signal::OutOfTime),
        signal if [Unix::ABORT, Unix::KILL, Unix::SEGV].map(Unix::as_raw).contains(&signal) => {
            Some(Signal::OutOfMemory)
        }
        _ => None,
    }
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<Signal> {
    None
}
