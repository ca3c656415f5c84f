//! The cell styles of an `.xlsx`. They are only a matter of appearance: what cannot be read here is
//! left out, and no file is refused for it.

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use battle_map::{
    model::shape::{BorderLine, CellFormat, HorizontalAlign, VerticalAlign},
    value::Name,
};
use calamine::{
    Alignment, Border, BorderStyle, Color, Fill, FillPattern, HorizontalAlignment, Style,
    VerticalAlignment, Xlsx,
};

use crate::sheet::SheetStyles;

/// Rows whose styles are read: those below repeat those above.
const ROWS: u32 = 300;
/// The most cells whose styles are read.
const CELLS: usize = 20_000;
/// The most styles that are kept.
const MOST_STYLES: usize = 400;

/// The cell styles of the upper rows of a sheet.
pub fn styles<R: Read + Seek>(workbook: &mut Xlsx<R>, sheet: &str) -> SheetStyles {
    let mut styles = SheetStyles::default();
    let Ok(mut reader) = workbook.worksheet_cells_reader(sheet) else { return styles };
    // A workbook without styles has none to read, and is not walked through for it.
    if reader.styles().len() < 2 {
        return styles;
    }
    styles.all.extend(reader.styles().first().map(cell_style));
    let mut known: HashMap<usize, u16> = HashMap::new();
    while styles.cells.len() < CELLS {
        let Ok(Some((row, column, style))) = reader.next_style_id() else { break };
        if row >= ROWS {
            break;
        }
        let index = match known.get(&style) {
            Some(index) => Some(*index),
            None => reader
                .styles()
                .get(style)
                .and_then(|style| kept(&mut styles.all, cell_style(style))),
        };
        if let (Some(index), Ok(column)) = (index, u16::try_from(column)) {
            known.insert(style, index);
            styles.cells.push((row + 1, column, index));
        }
    }
    styles
}

/// The place of a style among all; none once there are too many.
fn kept(all: &mut Vec<CellFormat>, style: CellFormat) -> Option<u16> {
    let place = all.iter().position(|known| *known == style).or_else(|| {
        (all.len() < MOST_STYLES).then(|| {
            all.push(style);
            all.len() - 1
        })
    });
    place.and_then(|place| u16::try_from(place).ok())
}

fn cell_style(style: &Style) -> CellFormat {
    let font = style.font.as_ref();
    let alignment = style.alignment.as_ref();
    let edge = |edge: Option<&Border>| edge.map_or(BorderLine::None, |border| line(border.style));
    let borders = style.borders.as_ref();
    CellFormat {
        font: font.and_then(|font| Name::new(font.name.as_deref()?).ok()),
        size: font.and_then(|font| tenths(font.size?)),
        emphasis: font.map_or((false, false, false), |font| {
            (font.is_bold(), font.is_italic(), font.has_underline())
        }),
        colour: font.and_then(|font| font.color).map(number).filter(|colour| *colour != 0),
        fill: style.fill.as_ref().and_then(filled),
        across: alignment.map_or(HorizontalAlign::General, across),
        down: alignment.map_or(VerticalAlign::Bottom, down),
        wraps: alignment.is_some_and(|alignment| alignment.wrap_text),
        edges: [
            edge(borders.map(|borders| &borders.left)),
            edge(borders.map(|borders| &borders.right)),
            edge(borders.map(|borders| &borders.top)),
            edge(borders.map(|borders| &borders.bottom)),
        ],
    }
}

/// Points in tenths, within what spreadsheets take.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 10 and 4,090")]
fn tenths(points: f64) -> Option<u16> {
    (1.0..=409.0).contains(&points).then(|| (points * 10.0).round() as u16)
}

fn number(colour: Color) -> u32 {
    u32::from(colour.red) << 16 | u32::from(colour.green) << 8 | u32::from(colour.blue)
}

/// The colour of a solid fill; patterns are not kept.
fn filled(fill: &Fill) -> Option<u32> {
    let solid = fill.pattern == FillPattern::Solid;
    fill.get_color().filter(|_| solid).map(number).filter(|colour| *colour != 0x00ff_ffff)
}

const fn across(alignment: &Alignment) -> HorizontalAlign {
    match alignment.horizontal {
        HorizontalAlignment::Left => HorizontalAlign::Left,
        HorizontalAlignment::Center | HorizontalAlignment::CenterContinuous => {
            HorizontalAlign::Middle
        }
        HorizontalAlignment::Right => HorizontalAlign::Right,
        HorizontalAlignment::Justify => HorizontalAlign::Filled,
        HorizontalAlignment::Distributed => HorizontalAlign::Spread,
        _ => HorizontalAlign::General,
    }
}

const fn down(alignment: &Alignment) -> VerticalAlign {
    match alignment.vertical {
        VerticalAlignment::Top => VerticalAlign::Top,
        VerticalAlignment::Bottom => VerticalAlign::Bottom,
        _ => VerticalAlign::Middle,
    }
}

const fn line(style: BorderStyle) -> BorderLine {
    match style {
        BorderStyle::None => BorderLine::None,
        BorderStyle::Hair => BorderLine::Hair,
        BorderStyle::Medium => BorderLine::Medium,
        BorderStyle::Thick => BorderLine::Thick,
        BorderStyle::Double => BorderLine::Double,
        BorderStyle::Dotted => BorderLine::Dotted,
        BorderStyle::Thin => BorderLine::Thin,
        _ => BorderLine::Dashed,
    }
}
