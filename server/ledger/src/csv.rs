//! CSV (RFC 4180), written in UTF-8 and read in any usual encoding, also where semicolons or tabs
//! separate. Blank lines count as rows, and a quoted line break
//! does not, so that row numbers are those a spreadsheet shows.
//!
//! A spreadsheet takes text that begins like a formula for one. Such text is written with an
//! apostrophe in front, the way spreadsheets themselves mark text; reading takes it off again.

use super::{
    Unreadable, decoded,
    sheet::{
        CellValue, Sheet,
        builder::{Limits, SheetBuilder},
    },
};

/// The byte order mark by which Excel knows UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";
/// How far a text is looked through for its separator.
const SEARCHED_CHARACTERS: usize = 4_000;

/// The only sheet of a CSV file, in whatever encoding and with whatever separator.
///
/// # Errors
/// When it is no text, is larger than the limits, or ends within a row.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Sheet, Unreadable> {
    let text = decoded::text(bytes)?;
    let (separator, text) = separator(&text);
    let mut builder = SheetBuilder::new("", limits);
    let mut place = (1, 0);
    let mut rest = text;
    // How many fields the last row has, and the one before it.
    let mut fields = (0, 0);
    while !rest.is_empty() {
        let (field, end, after) = field(rest, separator);
        builder.push(place.0, place.1, CellValue::Text(unguarded(&field).to_owned()))?;
        if place.1 == 0 {
            fields = (fields.1, 0);
        }
        fields.1 += 1;
        place = match end {
            FieldEnd::Field => (place.0, place.1 + 1),
            FieldEnd::Row => (place.0 + 1, 0),
            FieldEnd::Unclosed => return Err(Unreadable::CutOff),
        };
        rest = after;
    }
    // A separator that comes last has an empty field behind it.
    let (before, last) = (fields.0, fields.1 + u32::from(place.1 > 0));
    let ended = text.ends_with(['\n', '\r']);
    if !ended && (2..before).contains(&last) {
        Err(Unreadable::CutOff)
    } else {
        Ok(builder.finish())
    }
}

/// What separates the fields, and the text: what its first line says (`sep=;`, which spreadsheets
/// do not show), else what stands most often in the first lines outside of quotes, commas first.
fn separator(text: &str) -> (char, &str) {
    let (line, after) = text.split_once('\n').unwrap_or((text, ""));
    let stated =
        line.trim_end().strip_prefix("sep=").map(|stated| stated.chars().collect::<Vec<_>>());
    if let Some([separator @ (',' | ';' | '\t' | '|')]) = stated.as_deref() {
        return (*separator, after);
    }
    let mut counts = [(',', 0), ('\t', 0), (';', 0)];
    let mut quoted = false;
    for c in text.chars().take(SEARCHED_CHARACTERS) {
        quoted ^= c == '"';
        for (separator, count) in &mut counts {
            *count += usize::from(!quoted && c == *separator);
        }
    }
    let best = counts.iter().rev().max_by_key(|(_, count)| count);
    (best.map_or(',', |(separator, _)| *separator), text)
}

#[derive(PartialEq, Eq)]
enum FieldEnd {
    Field,
    Row,
    /// The end of the text, within quotes.
    Unclosed,
}

/// The first field of `text`, what ended it, and what comes after.
fn field(text: &str, separator: char) -> (String, FieldEnd, &str) {
    let mut value = String::new();
    let mut rest = text;
    if let Some(mut quoted) = text.strip_prefix('"') {
        loop {
            let Some((inside, after)) = quoted.split_once('"') else {
                return (value, FieldEnd::Unclosed, "");
            };
            value.push_str(inside);
            rest = after;
            let Some(more) = after.strip_prefix('"') else { break };
            value.push('"');
            quoted = more;
        }
    }
    let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
    let (tail, after) = rest.split_at(end);
    value.push_str(tail);
    if let Some(after) = after.strip_prefix(separator) {
        return (value, FieldEnd::Field, after);
    }
    let after =
        after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\r', '\n'])).unwrap_or("");
    (value, FieldEnd::Row, after)
}

/// Appends one row of separated values, quoted where a field needs it.
pub fn write_row<'a>(out: &mut String, fields: impl IntoIterator<Item = &'a str>) {
    for (index, field) in fields.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        if field.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(field);
        }
    }
    out.push_str("\r\n");
}

/// The text as it is written: guarded so that no spreadsheet takes it for a formula.
#[must_use]
pub fn guarded(text: &str) -> String {
    if looks_like_formula(text) { format!("'{text}") } else { text.to_owned() }
}

fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest) => rest,
        _ => text,
    }
}

/// Apostrophes in front are looked through, so that guarding can always be undone.
fn looks_like_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn blank_lines_count_as_rows_and_quoted_line_breaks_do_not() {
        let text = "\u{feff}甲,乙\r\n\r\n\"一\n二\",\"a \"\"b\"\", c\"\n,末";
        let sheet = read(text.as_bytes(), Limits::default()).unwrap();
        let rows: Vec<_> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(rows, [1, 3, 4]);
        assert_eq!(sheet.row(3).unwrap().get(0).unwrap().text(), "一\n二");
        assert_eq!(sheet.row(3).unwrap().get(1).unwrap().text(), "a \"b\", c");
        assert_eq!(sheet.row(4).unwrap().get(1).unwrap().text(), "末");
    }

    #[test]
    fn tabs_and_semicolons_separate_where_they_do() {
        for text in ["甲\t乙;丙,丁\tb\n", "甲;\"乙;丙,丁\";b\n", "sep=;\r\n甲;\"乙;丙,丁\";b"]
        {
            let sheet = read(text.as_bytes(), Limits::default()).unwrap();
            let cells: Vec<_> = sheet.row(1).unwrap().cells.iter().map(|(_, c)| c.text()).collect();
            assert_eq!(cells, ["甲", "乙;丙,丁", "b"], "{text}");
        }
        let lone = read("项目名称\n甲,乙".as_bytes(), Limits::default()).unwrap();
        assert_eq!(lone.row(2).unwrap().cells.len(), 2);
    }

    #[test]
    fn a_text_that_ends_within_a_row_is_cut_off() {
        for text in ["甲,乙,丙\n1,2,3\n4,5", "甲,乙,丙\n1,\"2,3\n4,5,6\n", "甲,乙,丙,丁\n1,2,"]
        {
            let error = read(text.as_bytes(), Limits::default()).unwrap_err();
            assert_eq!(error, Unreadable::CutOff, "{text}");
        }
        for text in ["甲,乙,丙\n1,2,3\n备注：无", "甲,乙\n1,2", "甲,乙\n1,", "甲,乙,丙\n1,2\n"]
        {
            assert!(read(text.as_bytes(), Limits::default()).is_ok(), "{text}");
        }
    }

    #[test]
    fn no_text_reaches_a_spreadsheet_as_a_formula() {
        for text in ["=1+1", "+86", "-", "@sum", "'=1"] {
            assert!(guarded(text).starts_with('\''), "{text}");
        }
        assert_eq!(guarded("岳池'县"), "岳池'县");
    }

    proptest! {
        #[test]
        fn every_text_comes_back_as_it_was(texts in prop::collection::vec("['=+@a\",\n -]{0,6}", 1..4)) {
            let guarded: Vec<String> = texts.iter().map(|text| guarded(text)).collect();
            let mut out = String::new();
            write_row(&mut out, guarded.iter().map(String::as_str));
            let sheet = read(out.as_bytes(), Limits::default()).unwrap();
            for (column, text) in (0..).zip(&texts) {
                let cell = sheet.row(1).and_then(|row| row.get(column));
                prop_assert_eq!(cell.map_or("".into(), CellValue::text), text.trim());
            }
        }
    }
}
