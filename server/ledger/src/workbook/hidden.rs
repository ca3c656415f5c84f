//! Hidden rows and columns of an `.xlsx`, and its pictures within cells, which the reader of cells
//! passes over.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::markup::attribute;
use crate::sheet::{Unseen, builder::MEGABYTE};

/// Bytes of a part that are looked through, unpacked.
const MOST: u64 = 256 * MEGABYTE as u64;
/// Areas of one kind that are kept.
const MOST_AREAS: usize = 100_000;

/// What the part of a sheet hides; nothing where it cannot be read, which the reader of its cells says.
pub fn of(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str) -> Unseen {
    archive.by_name(part).map_or_else(
        |_| Unseen::default(),
        |part| walk(Reader::from_reader(BufReader::new(part.take(MOST)))),
    )
}

fn walk<R: BufRead>(mut reader: Reader<R>) -> Unseen {
    let mut unseen = Unseen::default();
    let mut row = 0_u32;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(e) | Event::Empty(e)) => note(&e, &mut row, &mut unseen),
            Ok(Event::Eof) | Err(_) => return unseen,
            Ok(_) => {}
        }
    }
}

fn note(element: &BytesStart<'_>, row: &mut u32, unseen: &mut Unseen) {
    match element.local_name().as_ref() {
        "row" => {
            let number = attribute(element, "r").and_then(|number| number.parse().ok());
            *row = number.unwrap_or(row.saturating_add(1));
            if is_hidden(element, "ht") && unseen.rows.len() < MOST_AREAS {
                unseen.rows.push((*row, *row));
            }
        }
        "col" if is_hidden(element, "width") && unseen.columns.len() < MOST_AREAS => {
            let place = |name: &str| attribute(element, name)?.parse::<u16>().ok()?.checked_sub(1);
            unseen.columns.extend(place("min").zip(place("max")));
        }
        // A picture of Excel's own is an error to all who know no pictures.
        "c" if element.attributes_raw().contains("vm=") && unseen.pictures.len() < MOST_AREAS => {
            let is_error = attribute(element, "t").is_some_and(|kind| kind == "e");
            let column = attribute(element, "r").and_then(|place| column(&place));
            unseen.pictures.extend(column.filter(|_| is_error).map(|column| (*row, column)));
        }
        _ => {}
    }
}

/// Whether something is marked as hidden, or has no extent.
fn is_hidden(element: &BytesStart<'_>, extent: &str) -> bool {
    // Attributes are taken apart only where they may say it: there is one element for each row.
    let raw = element.attributes_raw();
    (raw.contains("hidden")
        && attribute(element, "hidden").is_some_and(|hidden| hidden == "1" || hidden == "true"))
        || (raw.contains("=\"0\"")
            && attribute(element, extent).is_some_and(|extent| extent.parse() == Ok(0.0)))
}

/// The column of a cell's name (`AB12`), from 0.
fn column(place: &str) -> Option<u16> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.fold(0_u32, |number, letter| {
        number.saturating_mul(26).saturating_add(u32::from(letter - b'A') + 1)
    });
    u16::try_from(number.checked_sub(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_columns_and_pictures_are_found() {
        let part = r#"<worksheet><cols><col min="3" max="4" hidden="1" width="9"/>
            <col min="5" max="5" width="0" customWidth="1"/></cols><sheetData>
            <row r="2" hidden="1"><c r="A2"><v>0</v></c></row><row><c r="A3"/></row>
            <row r="7" ht="0" customHeight="1"><c r="AB7" t="e" vm="1"><v>#VALUE!</v></c></row>
            <row r="8" hidden="0" ht="15"/></sheetData></worksheet>"#;
        let unseen = walk(Reader::from_reader(part.as_bytes()));
        assert_eq!(unseen.rows, [(2, 2), (7, 7)]);
        assert_eq!(unseen.columns, [(2, 3), (4, 4)]);
        assert_eq!(unseen.pictures, [(7, 27)]);
    }
}
