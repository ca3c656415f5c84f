//! Web archives (`.mht`): pages in the parts of a mail, as spreadsheet programs and browsers save
//! them.

use mailparse::{MailHeaderMap, ParsedMail};

use super::{document::Document, html, markup};
use crate::{
    error::Unreadable,
    sheet::{Sheet, builder::Limits},
};

/// Parts within parts.
const DEEPEST: usize = 8;

/// The tables of all pages.
///
/// # Errors
/// When the archive is cut off, larger than the limits, or holds no table.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Sheet>, Unreadable> {
    let mail = mailparse::parse_mail(bytes).map_err(damaged)?;
    if let Some(boundary) = mail.ctype.params.get("boundary") {
        let end = format!("--{boundary}--");
        if !bytes.windows(end.len()).any(|window| window == end.as_bytes()) {
            return Err(Unreadable::CutOff);
        }
    }
    let mut pages = Vec::new();
    collect(&mail, &mut pages, 0)?;
    let mut document = Document::new(limits);
    for page in &pages {
        html::walk(page, &mut document)?;
    }
    let names: Vec<String> = pages.iter().flat_map(|page| html::sheet_names(page)).collect();
    html::sheets(document, &names)
}

fn collect(part: &ParsedMail<'_>, pages: &mut Vec<String>, depth: usize) -> Result<(), Unreadable> {
    let kind = part.ctype.mimetype.as_str();
    if matches!(kind, "text/html" | "application/xhtml+xml") {
        let body = part.get_body_raw().map_err(damaged)?;
        let stated = part.headers.get_first_value("Content-Type").unwrap_or_default();
        let declared = stated.to_ascii_lowercase().contains("charset");
        let declared = Some(part.ctype.charset.as_str()).filter(|_| declared);
        pages.push(markup::text(&body, declared)?.into_owned());
    }
    let deeper = part.subparts.iter().filter(|_| depth < DEEPEST);
    deeper.into_iter().try_for_each(|part| collect(part, pages, depth + 1))
}

fn damaged(error: mailparse::MailParseError) -> Unreadable {
    Unreadable::Damaged(error.to_string())
}
