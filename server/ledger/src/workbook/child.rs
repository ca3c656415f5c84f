//! The process that reads one workbook or document: limits first, then bytes in, sheets out.

use std::io::{self, BufWriter, Read, Write};

use super::{docx, html, web_archive, xls, xlsx, xml_2003};
use crate::{
    error::Unreadable,
    format::{self, Format},
    sheet::{Sheet, builder::Limits},
};

/// Reads a workbook from standard input and answers on standard output.
///
/// # Errors
/// When the limits cannot be set, or the other side does not listen.
pub fn run() -> io::Result<()> {
    restrain()?;
    // Nobody reads the words of a panic; its exit status says enough.
    std::panic::set_hook(Box::new(|_| {}));
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let answer = read(&bytes, Limits::default());
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &answer)?;
    out.flush()
}

/// The sheets of a workbook in their order, hidden ones by name alone, read here and now, whatever
/// that takes.
///
/// # Errors
/// When it is damaged, or larger than the limits.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Sheet>, Unreadable> {
    let sheets = match format::of(bytes) {
        Format::Xlsx => xlsx::read(bytes, limits),
        Format::Xls => xls::read(bytes, limits),
        Format::Xml2003 => xml_2003::read(bytes, limits),
        Format::Document => docx::read(bytes, limits),
        Format::WebPage => html::read(bytes, limits),
        Format::WebArchive => web_archive::read(bytes, limits),
        Format::Locked => Err(Unreadable::PasswordProtected),
        Format::Foreign(foreign) => Err(Unreadable::UnknownFormat(foreign)),
        Format::Text => Err(Unreadable::UnknownFormat(format::Foreign::Unknown)),
    };
    sheets.map_err(|error| match error {
        Unreadable::Damaged(_) if format::is_cut_off(bytes) => Unreadable::CutOff,
        other => other,
    })
}

/// Sets the limits of this process, before anything is read.
#[cfg(unix)]
fn restrain() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let limit = |resource, most: u64| {
        // One that is stricter already stays.
        let most = getrlimit(resource).maximum.map_or(most, |given| given.min(most));
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })
    };
    limit(Resource::As, super::MEGABYTES as u64 * 1024 * 1024)?;
    // Processor time never exceeds the time on the wall, by which the parent ends it.
    limit(Resource::Cpu, super::SECONDS.into())?;
    limit(Resource::Core, 0)?;
    Ok(())
}

/// Elsewhere the parent's clock alone limits it.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same shape on every system")]
const fn restrain() -> io::Result<()> {
    Ok(())
}
