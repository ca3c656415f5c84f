//! Tables of Word documents: `.docx`, and the one XML file that Word and WPS save instead.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::{
    document::{Document, Down},
    markup::{self, attribute},
};
use crate::{
    error::{Quantity, Unreadable},
    format::Foreign,
    sheet::{
        Sheet,
        builder::{Limits, MEGABYTE},
    },
};

/// Bytes of a document's text with its markup, unpacked.
const LARGEST_PART: usize = 256 * MEGABYTE;
/// Where nearly all documents keep their text.
const USUAL_PART: &str = "word/document.xml";

/// The tables of a document.
///
/// # Errors
/// When it is damaged, larger than the limits, or holds no table.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Sheet>, Unreadable> {
    let mut document = Document::new(limits);
    if bytes.starts_with(b"PK") {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let name = main_part(&mut archive);
        let part = archive.by_name(&name).map_err(damaged)?;
        let mut part = BufReader::new(part.take(LARGEST_PART as u64));
        walk(Reader::from_reader(&mut part), &mut document)?;
        if part.into_inner().limit() == 0 {
            let limit = LARGEST_PART / MEGABYTE;
            return Err(Unreadable::TooLarge { what: Quantity::Megabytes, limit });
        }
    } else {
        let text = markup::text(bytes, None)?;
        walk(Reader::from_reader(text.as_bytes()), &mut document)?;
    }
    if document.is_within_a_table() {
        return Err(Unreadable::CutOff);
    }
    let sheets = document.finish(&[])?;
    if sheets.is_empty() {
        return Err(Unreadable::UnknownFormat(Foreign::DocumentWithoutTable));
    }
    Ok(sheets)
}

/// The part that the package calls its document.
fn main_part(archive: &mut ZipArchive<Cursor<&[u8]>>) -> String {
    let mut relations = String::new();
    let found = archive.by_name("_rels/.rels").ok().and_then(|part| {
        part.take(MEGABYTE as u64).read_to_string(&mut relations).ok()?;
        let mut reader = Reader::from_str(&relations);
        loop {
            match reader.read_event().ok()? {
                Event::Start(e) | Event::Empty(e) if is_document(&e) => {
                    return attribute(&e, "Target");
                }
                Event::Eof => return None,
                _ => {}
            }
        }
    });
    found.map_or_else(|| USUAL_PART.to_owned(), |path| path.trim_start_matches('/').to_owned())
}

/// Whether a relation leads to the part that holds the text.
fn is_document(relation: &BytesStart<'_>) -> bool {
    attribute(relation, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
}

fn walk<R: BufRead>(mut reader: Reader<R>, document: &mut Document) -> Result<(), Unreadable> {
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk { document, in_text: false, skipped: 0 };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => walk.start(&element)?,
            Event::End(element) => walk.end(element.local_name().as_ref())?,
            Event::Text(text) => walk.text(&text.xml10_content())?,
            Event::CData(text) => walk.text(&text.xml10_content())?,
            Event::GeneralRef(name) => walk.text(&markup::reference(&name))?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A walk over the elements of a document.
struct Walk<'a> {
    document: &'a mut Document,
    in_text: bool,
    /// How deep within something that is told twice, or was taken out.
    skipped: usize,
}

impl Walk<'_> {
    fn text(&mut self, text: &str) -> Result<(), Unreadable> {
        if self.in_text && self.skipped == 0 { self.document.text(text) } else { Ok(()) }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let name = element.local_name();
        let value = || attribute(element, "val");
        let count = || value().and_then(|value| value.parse::<u16>().ok()).unwrap_or(1);
        if self.skipped > 0 || matches!(name.as_ref(), "Fallback" | "moveFrom") {
            self.skipped += 1;
            return Ok(());
        }
        match name.as_ref() {
            "tbl" => self.document.open_table()?,
            "tr" => self.document.open_row(false)?,
            "tc" => self.document.open_cell()?,
            "gridBefore" => self.document.skip_columns(count()),
            "gridSpan" => self.document.span(|span| span.across = count()),
            "vMerge" => {
                let starts = value().is_some_and(|value| value == "restart");
                let down = if starts { Down::Starts } else { Down::Continues };
                self.document.span(|span| span.down = down);
            }
            "hidden" if !value().is_some_and(|value| value == "0" || value == "false") => {
                self.document.hide_row();
            }
            "t" => self.in_text = true,
            "br" | "cr" => self.document.end_line(),
            "tab" => self.document.text(" ")?,
            "noBreakHyphen" => self.document.text("-")?,
            "sym" => self.document.text(&symbol(element))?,
            "drawing" | "pict" | "object" => self.document.picture(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        match name {
            "tbl" => self.document.close_table()?,
            "tr" => self.document.close_row()?,
            "tc" => self.document.close_cell()?,
            "t" => self.in_text = false,
            "p" => self.document.end_line(),
            _ => {}
        }
        Ok(())
    }
}

/// A sign of a font of signs: it stands among the self-made characters, where it means nothing for
/// certain.
fn symbol(element: &BytesStart<'_>) -> String {
    let code = attribute(element, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    let code = code.map(|code| if code < 0x100 { code + 0xf000 } else { code });
    code.and_then(char::from_u32).map(String::from).unwrap_or_default()
}

fn damaged(error: impl std::fmt::Display) -> Unreadable {
    Unreadable::Damaged(error.to_string())
}
