//! The text of marked-up files in the encoding that they name, and their character references.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, GBK};
use quick_xml::{
    XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart},
};

use crate::{decoded, error::Unreadable};

/// How far a file is searched for the name of its encoding.
const HEAD: usize = 4_096;

/// The text of a file: what its bytes can only be, else what `declared` or the file itself says.
///
/// # Errors
/// When it is no text.
pub fn text<'a>(bytes: &'a [u8], declared: Option<&str>) -> Result<Cow<'a, str>, Unreadable> {
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if marked || std::str::from_utf8(bytes).is_ok() {
        return decoded::text(bytes);
    }
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let encoding = declared.and_then(known).or_else(|| {
        let after = ["charset=", "encoding="].iter().find_map(|key| head.split_once(key));
        let label = after?.1.trim_start_matches(['"', '\'', ' ']);
        known(label.split(['"', '\'', ' ', ';', '>', '?']).next()?)
    });
    match encoding {
        Some(encoding) if encoding != encoding_rs::UTF_8 && encoding != GB18030 => {
            decoded::in_encoding(encoding, bytes)
        }
        _ => decoded::text(bytes),
    }
}

/// GBK is called gb2312 and gb18030 is called GBK: the largest of the three knows them all.
fn known(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(if encoding == GBK { GB18030 } else { encoding })
}

/// What `&name;` or `&#1234;` stands for; nothing where that is unknown.
pub fn reference(reference: &BytesRef<'_>) -> String {
    let character = reference.resolve_char_ref().ok().flatten();
    let named = || resolve_predefined_entity(reference).unwrap_or_default().to_owned();
    character.map_or_else(named, String::from)
}

/// An attribute by its name without a prefix.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let attribute = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(Into::into)
}
