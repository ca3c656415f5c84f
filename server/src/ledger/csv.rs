//! CSV in UTF-8 (RFC 4180), read and written. Blank lines count as rows, and a quoted line break
//! does not, so that row numbers are those a spreadsheet shows.
//!
//! A spreadsheet takes text that begins like a formula for one. Such text is written with an
//! apostrophe in front, the way spreadsheets themselves mark text; reading takes it off again.

use super::{
    LedgerError,
    sheet::{CellValue, Limits, Sheet, SheetBuilder},
};

/// The byte order mark by which Excel knows UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The only sheet of a CSV file.
///
/// # Errors
/// When it is not UTF-8, or larger than the limits.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Sheet, LedgerError> {
    let text = std::str::from_utf8(bytes).map_err(|_| LedgerError::UnknownFormat)?;
    if text.contains('\0') {
        return Err(LedgerError::UnknownFormat);
    }
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let mut builder = SheetBuilder::new("", limits);
    let mut place = (1, 0);
    let mut rest = text;
    while !rest.is_empty() {
        let (field, end, after) = field(rest);
        builder.push(place.0, place.1, CellValue::Text(unguarded(&field).to_owned()))?;
        place = if end == End::Field { (place.0, place.1 + 1) } else { (place.0 + 1, 0) };
        rest = after;
    }
    Ok(builder.finish())
}

#[derive(PartialEq, Eq)]
enum End {
    Field,
    Row,
}

/// The first field of `text`, what ended it, and what comes after.
fn field(text: &str) -> (String, End, &str) {
    let mut value = String::new();
    let mut rest = text;
    if let Some(mut quoted) = text.strip_prefix('"') {
        loop {
            let (inside, after) = quoted.split_once('"').unwrap_or((quoted, ""));
            value.push_str(inside);
            rest = after;
            let Some(more) = after.strip_prefix('"') else { break };
            value.push('"');
            quoted = more;
        }
    }
    let end = rest.find([',', '\n', '\r']).unwrap_or(rest.len());
    let (tail, after) = rest.split_at(end);
    value.push_str(tail);
    if let Some(after) = after.strip_prefix(',') {
        return (value, End::Field, after);
    }
    let after =
        after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\r', '\n'])).unwrap_or("");
    (value, End::Row, after)
}

/// Appends one row.
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

/// Text as it is written: never taken for a formula.
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
    fn what_is_not_utf_8_is_refused() {
        let error = read(&[0xcf, 0xee, 0xc4, 0xbf], Limits::default()).unwrap_err();
        assert_eq!(error.code(), "unknown-format");
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
