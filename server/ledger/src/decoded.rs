//! Bytes of a table into text: UTF-8, what Excel calls Unicode text, or GB18030.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::{error::Unreadable, format::Foreign};

/// The text of a file, without byte order mark.
///
/// GB18030 knows nearly every pair of bytes: only text without a single fault and without control
/// characters is taken for it.
///
/// # Errors
/// When it is none of these encodings, or ends within a character.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let unknown = Unreadable::UnknownFormat(Foreign::Unknown);
    let wide = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((UTF_16LE, rest)),
        [0xfe, 0xff, rest @ ..] => Some((UTF_16BE, rest)),
        _ => None,
    };
    if let Some((encoding, rest)) = wide {
        return decoded(encoding, rest).ok_or(unknown);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') || is_mostly_rubbish(text) => Err(unknown),
        Ok(text) => Ok(Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text))),
        Err(error)
            if error.error_len().is_none() && !is_ascii_before(bytes, error.valid_up_to()) =>
        {
            Err(Unreadable::Damaged("the text ends within a character".to_owned()))
        }
        Err(_) => decoded(GB18030, bytes).ok_or(unknown),
    }
}

/// Whether over 5 % are control characters, too many for a text; fewer are faults of their cells.
fn is_mostly_rubbish(text: &str) -> bool {
    let rubbish = text.chars().filter(|c| is_rubbish(*c)).count();
    rubbish * 20 > text.chars().count()
}

fn is_rubbish(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// Whether nothing but ASCII comes first: then the last bytes say nothing for UTF-8.
fn is_ascii_before(bytes: &[u8], end: usize) -> bool {
    bytes.get(..end).is_some_and(<[u8]>::is_ascii)
}

fn decoded<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let rubbish = |c: char| is_rubbish(c) || matches!(c, '\u{e000}'..='\u{f8ff}');
    (!text.contains(rubbish)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_reads_the_same_from_every_encoding() {
        let text = "序号,项目名称\r\n1,华蓥金穗锂电池";
        let wide = |encode: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(encode).collect()
        };
        let (national, ..) = GB18030.encode(text);
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{feff}{text}").into_bytes(),
            national.into_owned(),
            wide(u16::to_le_bytes),
            wide(u16::to_be_bytes),
        ] {
            assert_eq!(super::text(&bytes).unwrap(), text);
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in
            [&b"a\0b"[..], b"\xff\xfe\x00", b"\xcf\xee\xc4", b"\xcf\xee\x07", b"\x80\xff\x01\xfe"]
        {
            assert_eq!(text(bytes).unwrap_err().code(), "unknown-format", "{bytes:?}");
        }
        let cut = "序号,项目".as_bytes();
        assert_eq!(text(&cut[..cut.len() - 1]).unwrap_err().code(), "damaged-workbook");
    }
}
