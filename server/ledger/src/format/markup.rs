//! What a marked-up text is: a web page, a mail of them, or a workbook or document as XML.

use super::Format;

/// How far a text is looked through for its marks: style sheets come before the first table.
const HEAD: usize = 256 * 1024;

/// What a marked-up text is; none where it is not marked up, or in a way that nobody knows.
pub fn of(bytes: &[u8]) -> Option<Format> {
    let head = &head(bytes);
    let named = |namespace: &str| head.contains(namespace);
    if !head.starts_with('<') {
        let (header, _) = head.split_once("\r\n\r\n").or_else(|| head.split_once("\n\n"))?;
        let mail = header.lines().any(|line| line.starts_with("mime-version:"));
        return mail.then_some(Format::WebArchive);
    }
    if named("<html") || named("<!doctype html") {
        return Some(Format::WebPage);
    }
    if named("urn:schemas-microsoft-com:office:spreadsheet") {
        return Some(Format::Xml2003);
    }
    let word = ["office/word/2003/wordml", "wordprocessingml.document"];
    if word.iter().any(|namespace| named(namespace)) {
        return Some(Format::Document);
    }
    named("<table").then_some(Format::WebPage)
}

/// The beginning of a text in small letters; of other characters than ASCII nothing is asked.
fn head(bytes: &[u8]) -> String {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    // Every second byte of UTF-16 is nothing where the other one is ASCII.
    let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let bytes = head.iter().copied().filter(|byte| !wide || *byte != 0);
    let ascii = bytes.filter(u8::is_ascii).map(|byte| char::from(byte.to_ascii_lowercase()));
    ascii.collect::<String>().trim_start().to_owned()
}
