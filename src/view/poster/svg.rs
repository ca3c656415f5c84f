//! Sheets as SVG, texts as texts: one file, its sheets below one another.

use std::fmt::Write;

use super::{
    ink::PosterInk,
    item::{Anchor, PosterItem, PosterPath, PosterText, Segment, WIDTH},
    sheet::PosterSheet,
};
use crate::view::map::escape;

/// Fonts with simplified Chinese, without serifs, of the usual systems.
const FONTS: &str = "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC',\
                     'Microsoft YaHei',SimHei,sans-serif";

/// Units between two sheets of one file.
const BETWEEN: f64 = 20.0;

/// The sheets as one SVG file.
#[must_use]
pub fn svg(sheets: &[PosterSheet], title: &str) -> String {
    let Some(first) = sheets.first() else { return String::new() };
    let step = first.height + BETWEEN;
    let pages = f64::from(u32::try_from(sheets.len()).unwrap_or(u32::MAX));
    let height = pages * step - BETWEEN;
    let mut svg = String::with_capacity(256 * 1024);
    let _ = write!(
        svg,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
         xml:lang=\"zh-CN\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {} {}\" \
         font-family=\"{FONTS}\" stroke-linejoin=\"round\"><title>{}</title>",
        short(WIDTH * first.mm),
        short(height * first.mm),
        short(WIDTH),
        short(height),
        escape(title),
    );
    let mut top = 0.0;
    for sheet in sheets {
        let _ = write!(svg, "<g transform=\"translate(0 {})\">", short(top));
        let (wide, high) = (short(WIDTH), short(sheet.height));
        let _ = write!(svg, "<path d=\"M0 0H{wide}V{high}H0Z\" fill=\"#fff\"/>");
        for item in &sheet.items {
            match item {
                PosterItem::Text(text) => write_text(&mut svg, text),
                PosterItem::Path(path) => write_path(&mut svg, path),
            }
        }
        svg.push_str("</g>");
        top += step;
    }
    svg.push_str("</svg>\n");
    svg
}

fn write_text(svg: &mut String, text: &PosterText) {
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let bold = if text.bold { " font-weight=\"700\"" } else { "" };
    let halo = if text.halo > 0.0 {
        let width = short(text.halo * 2.0);
        format!(" paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"{width}\"")
    } else {
        String::new()
    };
    let _ = write!(
        svg,
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{bold}{anchor}{halo}>{}</text>",
        short(text.at.0),
        short(text.at.1),
        short(text.size),
        colour(text.ink),
        escape(&text.text),
    );
}

fn write_path(svg: &mut String, path: &PosterPath) {
    svg.push_str("<path d=\"");
    for segment in &path.segments {
        let at = |(x, y): (f64, f64)| format!("{} {}", short(x), short(y));
        let _ = match segment {
            Segment::Move(to) => write!(svg, "M{}", at(*to)),
            Segment::Line(to) => write!(svg, "L{}", at(*to)),
            Segment::Curve(a, b, to) => write!(svg, "C{} {} {}", at(*a), at(*b), at(*to)),
            Segment::Close => write!(svg, "Z"),
        };
    }
    let fill = path.fill.map_or_else(|| "none".to_owned(), colour);
    let _ = write!(svg, "\" fill=\"{fill}\" fill-rule=\"evenodd\"");
    if let Some(line) = path.line {
        let width = short(line.width);
        let _ = write!(svg, " stroke=\"{}\" stroke-width=\"{width}\"", colour(line.ink));
    }
    svg.push_str("/>");
}

fn colour(PosterInk(red, green, blue): PosterInk) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A number to a hundredth, as short as it can be.
fn short(number: f64) -> String {
    let written = format!("{number:.2}");
    let trimmed = written.trim_end_matches('0').trim_end_matches('.');
    if trimmed == "-0" { "0".to_owned() } else { trimmed.to_owned() }
}
