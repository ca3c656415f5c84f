//! How wide the columns of an `.xlsx` are, which the reader of cells passes over. Only a matter of
//! appearance: what cannot be read here is left out, and no file is refused for it.

use std::{
    collections::HashMap,
    io::{BufReader, Cursor, Read},
};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::{hidden, markup::attribute};
use crate::sheet::{ColumnWidth, Unseen};

/// Bytes of a part that are looked through: columns stand before the cells.
const HEAD: u64 = 256 * 1024;
/// Elements of one kind that are listened to.
const MOST: usize = 1024;

/// A workbook whose columns can be asked for.
pub struct Widths<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The part of each sheet by its name.
    parts: HashMap<String, String>,
}

impl<'a> Widths<'a> {
    /// Of a workbook that keeps its parts where nearly all do.
    #[must_use]
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let target = |e: &BytesStart<'_>| Some((attribute(e, "Id")?, attribute(e, "Target")?));
        let targets = elements(&mut archive, "xl/_rels/workbook.xml.rels", "Relationship", target);
        let targets: HashMap<_, _> = targets.into_iter().collect();
        let part = |e: &BytesStart<'_>| {
            let target = targets.get(&attribute(e, "id")?)?;
            let path = target.strip_prefix('/').map(str::to_owned);
            Some((attribute(e, "name")?, path.unwrap_or_else(|| format!("xl/{target}"))))
        };
        let parts = elements(&mut archive, "xl/workbook.xml", "sheet", part);
        Some(Self { archive, parts: parts.into_iter().collect() })
    }

    /// The columns of a sheet that say how wide they are.
    pub fn of(&mut self, sheet: &str) -> Vec<ColumnWidth> {
        let Some(part) = self.parts.get(sheet) else { return Vec::new() };
        elements(&mut self.archive, part, "col", width)
    }

    /// What a sheet hides, and its pictures within cells.
    pub fn unseen(&mut self, sheet: &str) -> Unseen {
        let Some(part) = self.parts.get(sheet) else { return Unseen::default() };
        hidden::of(&mut self.archive, part)
    }
}

fn width(column: &BytesStart<'_>) -> Option<ColumnWidth> {
    let place = |name: &str| attribute(column, name)?.parse::<u16>().ok()?.checked_sub(1);
    let hidden =
        attribute(column, "hidden").is_some_and(|hidden| hidden != "0" && hidden != "false");
    let characters = attribute(column, "width")?.parse().ok()?;
    let columns = (place("min")?, place("max")?);
    if hidden { None } else { ColumnWidth::stated(columns, characters) }
}

/// What `read` makes of the elements of a name in the head of a part, cells not among them.
fn elements<T>(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    part: &str,
    name: &str,
    read: impl Fn(&BytesStart<'_>) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    let Ok(part) = archive.by_name(part) else { return found };
    let mut reader = Reader::from_reader(BufReader::new(part.take(HEAD)));
    let mut buffer = Vec::new();
    while found.len() < MOST {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(e) | Event::Empty(e)) => match e.local_name().as_ref() {
                "sheetData" => break,
                local if local == name => found.extend(read(&e)),
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    found
}
