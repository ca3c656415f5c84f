//! Bytes of a table into text: UTF-8, what Excel calls Unicode text (UTF-16), or GB18030.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::{error::Unreadable, format::Foreign};

/// Of so many characters one may be unreadable: more is another encoding, or no text.
const READABLE: usize = 20;

/// The text of a file, without byte order mark. A character that cannot be read becomes U+FFFD, which
/// costs its cell.
///
/// # Errors
/// When it is none of these encodings, or ends within a character.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let (encoding, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => (UTF_16BE, rest),
        bytes => return narrow(bytes),
    };
    if rest.len() % 2 == 1 {
        return Err(Unreadable::CutOff);
    }
    in_encoding(encoding, rest)
}

/// Text in UTF-8 or, where that makes less sense, GB18030.
fn narrow(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => readable(Cow::Borrowed(text)),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            if error.error_len().is_none() && !before.is_ascii() {
                return Err(Unreadable::CutOff);
            }
            let text = String::from_utf8_lossy(bytes);
            let foreign = text.chars().filter(|c| !c.is_ascii()).count();
            // Text of another encoding is broken at nearly every character that is not ASCII.
            if unreadable(&text) * 4 <= foreign {
                return readable(text);
            }
            in_encoding(GB18030, bytes)
        }
    }
}

/// The text in an encoding that is known.
///
/// # Errors
/// When it makes no sense in it, or ends within a character.
pub fn in_encoding<'a>(
    encoding: &'static Encoding,
    bytes: &'a [u8],
) -> Result<Cow<'a, str>, Unreadable> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let text = readable(text)?;
    let cut = text.ends_with(char::REPLACEMENT_CHARACTER);
    if cut { Err(Unreadable::CutOff) } else { Ok(text) }
}

/// The text, if nearly all of it can be read. Self-made characters can: they are somebody's names.
fn readable(text: Cow<'_, str>) -> Result<Cow<'_, str>, Unreadable> {
    if text.contains('\0') || unreadable(&text) * READABLE > text.chars().count() {
        return Err(Unreadable::UnknownFormat(Foreign::Unknown));
    }
    Ok(text)
}

/// How many characters are none that a text holds.
fn unreadable(text: &str) -> usize {
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    text.chars().filter(|c| control(*c) || *c == char::REPLACEMENT_CHARACTER).count()
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
        for bytes in [&b"a\0b"[..], b"\xcf\xee\xc4", b"\xcf\xee\x07", b"\x80\xff\x01\xfe"] {
            assert_eq!(text(bytes).unwrap_err().code(), "unknown-format", "{bytes:?}");
        }
    }

    #[test]
    fn a_text_that_ends_within_a_character_is_cut_off() {
        let text = "序号,项目名称,县区\r\n1,华蓥金穗锂电池二期,华蓥市";
        let wide: Vec<u8> = "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        for whole in [text.as_bytes(), &GB18030.encode(text).0, &wide] {
            let cut = &whole[..whole.len() - 1];
            assert_eq!(super::text(cut).unwrap_err().code(), "file-cut-off", "{cut:?}");
        }
    }

    #[test]
    fn one_character_that_cannot_be_read_costs_no_more_than_itself() {
        let line = "1,华蓥金穗锂电池二期,华蓥市,市经信局\r\n";
        let text = format!("序号,项目名称,县区,责任单位\r\n{}", line.repeat(4));
        let broken = |bytes: &[u8], at: usize| {
            let mut bytes = bytes.to_vec();
            bytes[at] = 0xff;
            super::text(&bytes).unwrap().into_owned()
        };
        for read in [broken(text.as_bytes(), 60), broken(&GB18030.encode(&text).0, 30)] {
            assert!(read.contains('\u{fffd}') && read.contains("华蓥市,市经信局"), "{read}");
        }
        let own = "联系人：王\u{e000}某";
        assert_eq!(super::text(&GB18030.encode(own).0).unwrap(), own);
    }
}
