//! Tables of web pages, which government portals hand out under the name `.xls`.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, HtmlString, Spanned, StartTag, Token, Tokenizer};

use super::{
    document::{Document, Down},
    markup,
};
use crate::{
    error::Unreadable,
    format::Foreign,
    sheet::{Sheet, builder::Limits},
};

/// The tables of a page.
///
/// # Errors
/// When it ends within a table, is larger than the limits, or holds no table.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Sheet>, Unreadable> {
    let text = markup::text(bytes, None)?;
    let mut document = Document::new(limits);
    walk(&text, &mut document)?;
    sheets(document, &sheet_names(&text))
}

/// The sheets of one or several pages.
///
/// # Errors
/// When there are none, or they are larger than a ledger.
pub fn sheets(document: Document, names: &[String]) -> Result<Vec<Sheet>, Unreadable> {
    let sheets = document.finish(names)?;
    if sheets.is_empty() {
        return Err(Unreadable::UnknownFormat(Foreign::WebPage));
    }
    Ok(sheets)
}

/// Adds what a page holds.
///
/// # Errors
/// When it ends within a table, or is larger than a ledger.
pub fn walk(page: &str, document: &mut Document) -> Result<(), Unreadable> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut unread: Option<Vec<u8>> = None;
    let mut in_hidden_cell = false;
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) if unread.is_none() => {
                if ends_a_cell(&tag.name) {
                    in_hidden_cell = is_hidden_cell(&tag);
                }
                if matches!(tag.name.as_slice(), b"script" | b"style" | b"title" | b"xml") {
                    unread = Some(tag.name.0).filter(|_| !tag.self_closing);
                } else {
                    start(&tag, document)?;
                }
            }
            Token::EndTag(tag) => {
                if unread.is_none() {
                    in_hidden_cell &= !ends_a_cell(&tag.name);
                    end(tag.name.as_slice(), document)?;
                } else if unread.as_deref() == Some(tag.name.as_slice()) {
                    unread = None;
                }
            }
            Token::String(text) if unread.is_none() && !in_hidden_cell => {
                document.text(&one_line(&text))?;
            }
            _ => {}
        }
    }
    if document.is_within_a_table() { Err(Unreadable::CutOff) } else { Ok(()) }
}

fn start(tag: &StartTag<()>, document: &mut Document) -> Result<(), Unreadable> {
    let hidden = is_hidden(&tag.attributes);
    match tag.name.as_slice() {
        b"table" => document.open_table()?,
        b"tr" => document.open_row(hidden)?,
        // A cell that is not shown has no place between those that are.
        b"td" | b"th" if !hidden => {
            document.open_cell()?;
            let count = |name: &str| attribute(&tag.attributes, name)?.trim().parse::<u32>().ok();
            let across = count("colspan").and_then(|columns| u16::try_from(columns).ok());
            document.span(|span| {
                span.across = across.unwrap_or(1);
                span.down = Down::Rows(count("rowspan").unwrap_or(1));
            });
        }
        b"td" | b"th" => document.close_cell()?,
        b"br" | b"p" | b"div" | b"li" => document.end_line(),
        b"img" => document.picture(),
        b"input" => {
            let kind = attribute(&tag.attributes, "type").unwrap_or_default();
            if matches!(kind.to_ascii_lowercase().as_str(), "" | "text" | "number" | "date") {
                document.text(&attribute(&tag.attributes, "value").unwrap_or_default())?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn end(name: &[u8], document: &mut Document) -> Result<(), Unreadable> {
    match name {
        b"table" => document.close_table(),
        b"tr" => document.close_row(),
        b"td" | b"th" => document.close_cell(),
        b"p" | b"div" | b"li" | b"h1" | b"h2" | b"h3" | b"caption" => {
            document.end_line();
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Whether a tag is one that a cell before it does not reach beyond.
fn ends_a_cell(name: &[u8]) -> bool {
    matches!(name, b"td" | b"th" | b"tr" | b"table")
}

/// Whether a cell begins that is not shown.
fn is_hidden_cell(tag: &StartTag<()>) -> bool {
    matches!(tag.name.as_slice(), b"td" | b"th") && is_hidden(&tag.attributes)
}

type Attributes = BTreeMap<HtmlString, Spanned<HtmlString, ()>>;

fn attribute(attributes: &Attributes, name: &str) -> Option<String> {
    let value = attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn is_hidden(attributes: &Attributes) -> bool {
    let style = attribute(attributes, "style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.split_whitespace().collect();
    style.contains("display:none") || attributes.contains_key(b"hidden".as_slice())
}

/// White space as a page shows it: as one space, and as nothing where a line of Chinese was broken.
fn one_line(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let mut line = String::with_capacity(text.len());
    let (mut space, mut broken) = (false, false);
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r') {
            (space, broken) = (true, broken || c == '\n');
            continue;
        }
        let chinese = !c.is_ascii() && line.chars().next_back().is_none_or(|last| !last.is_ascii());
        if space && !(broken && chinese) {
            line.push(' ');
        }
        (space, broken) = (false, false);
        line.push(c);
    }
    if space {
        line.push(' ');
    }
    line
}

/// The names of the sheets that a spreadsheet program hides in a comment of the page.
pub fn sheet_names(page: &str) -> Vec<String> {
    let named = page.split("<x:Name>").skip(1);
    named.filter_map(|rest| Some(rest.split_once("</x:Name>")?.0.trim().to_owned())).collect()
}
