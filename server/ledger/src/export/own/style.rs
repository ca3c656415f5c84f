//! The cell styles that a ledger came with, given back to it.

use std::collections::{BTreeSet, HashMap};

use battle_map::{
    model::shape::{
        BorderLine, CellFormat, FormattedRow, HorizontalAlign, ListShape, VerticalAlign,
    },
    view::own_shape::{OwnCell, OwnKind, OwnRow},
};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

/// The formats of every kind of row and column whose style the file says.
pub struct OwnStyles {
    known: HashMap<(FormattedRow, u16), Own>,
}

/// A cell's format, with what its column adds where it holds a number or a day.
struct Own {
    words: Format,
    number: Format,
    day: Format,
}

impl OwnStyles {
    /// The formats of a shape; `is_date` tells codes of dates from those of numbers.
    pub fn new(shape: &ListShape, is_date: fn(&str) -> bool) -> Self {
        let rows: BTreeSet<FormattedRow> = shape.looks.seen.iter().map(|seen| seen.row).collect();
        let columns = shape.columns.iter().map(|column| (column.index, column.format.as_deref()));
        let columns: Vec<(u16, Option<&str>)> = columns.collect();
        let own = |row: FormattedRow, (column, code): (u16, Option<&str>)| {
            let words = format(shape.looks.of(row, column)?);
            let coded = |dates: bool| code.filter(|code| is_date(code) == dates);
            let with = |code: Option<&str>| {
                code.map_or_else(|| words.clone(), |code| words.clone().set_num_format(code))
            };
            let day = with(coded(true).or(Some("yyyy-m-d")));
            Some(((row, column), Own { number: with(coded(false)), day, words }))
        };
        let (own, columns) = (&own, &columns);
        let known =
            rows.iter().flat_map(move |row| columns.iter().filter_map(move |at| own(*row, *at)));
        Self { known: known.collect() }
    }

    /// The format of a cell; none where the file says nothing of such rows.
    pub fn of(&self, row: &OwnRow, column: u16, cell: Option<&OwnCell>) -> Option<&Format> {
        let kind = match row.kind {
            OwnKind::Title | OwnKind::Header => FormattedRow::Head(row.number),
            OwnKind::Group => FormattedRow::Group,
            OwnKind::Total => FormattedRow::Total,
            OwnKind::Note => FormattedRow::Note,
            OwnKind::Project => FormattedRow::Project,
        };
        let own = self.known.get(&(kind, column))?;
        Some(match cell {
            Some(OwnCell::Number(_)) => &own.number,
            Some(OwnCell::Day(_)) => &own.day,
            Some(OwnCell::Text(_)) | None => &own.words,
        })
    }
}

fn format(style: &CellFormat) -> Format {
    let (bold, italic, underlined) = style.emphasis;
    let mut format = Format::new().set_align(across(style.across)).set_align(down(style.down));
    if let Some(font) = &style.font {
        format = format.set_font_name(font.as_str());
    }
    if let Some(size) = style.size {
        format = format.set_font_size(f64::from(size) / 10.0);
    }
    if bold {
        format = format.set_bold();
    }
    if italic {
        format = format.set_italic();
    }
    if underlined {
        format = format.set_underline(FormatUnderline::Single);
    }
    if let Some(colour) = style.colour {
        format = format.set_font_color(Color::RGB(colour));
    }
    if let Some(fill) = style.fill {
        format = format.set_background_color(Color::RGB(fill));
    }
    if style.wraps {
        format = format.set_text_wrap();
    }
    let [left, right, top, bottom] = style.edges.map(line);
    format
        .set_border_left(left)
        .set_border_right(right)
        .set_border_top(top)
        .set_border_bottom(bottom)
}

const fn across(across: HorizontalAlign) -> FormatAlign {
    match across {
        HorizontalAlign::General => FormatAlign::General,
        HorizontalAlign::Left => FormatAlign::Left,
        HorizontalAlign::Middle => FormatAlign::Center,
        HorizontalAlign::Right => FormatAlign::Right,
        HorizontalAlign::Filled => FormatAlign::Justify,
        HorizontalAlign::Spread => FormatAlign::Distributed,
    }
}

const fn down(down: VerticalAlign) -> FormatAlign {
    match down {
        VerticalAlign::Top => FormatAlign::Top,
        VerticalAlign::Middle => FormatAlign::VerticalCenter,
        VerticalAlign::Bottom => FormatAlign::Bottom,
    }
}

const fn line(edge: BorderLine) -> FormatBorder {
    match edge {
        BorderLine::None => FormatBorder::None,
        BorderLine::Hair => FormatBorder::Hair,
        BorderLine::Thin => FormatBorder::Thin,
        BorderLine::Medium => FormatBorder::Medium,
        BorderLine::Thick => FormatBorder::Thick,
        BorderLine::Double => FormatBorder::Double,
        BorderLine::Dashed => FormatBorder::Dashed,
        BorderLine::Dotted => FormatBorder::Dotted,
    }
}
