//! How each kind of row and each column is dressed.

use std::collections::HashMap;

use battle_map::{
    model::shape::ShapeColumn,
    view::own_shape::{OwnCell, OwnKind, OwnTable},
};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// Characters a line takes, Chinese ones counted twice.
pub fn wide(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Amounts keep to the right, what is short to the middle, words to the left.
fn side(column: &ShapeColumn) -> FormatAlign {
    let short = [
        "serial",
        "number",
        "sponsors",
        "region",
        "started",
        "start",
        "completed",
        "completion",
        "enrolled",
        "planned-start",
        "planned-completion",
        "computed",
    ];
    let places = ["longitude", "latitude"];
    match column.field.as_deref() {
        Some(field) if column.unit.is_some() || places.contains(&field) => FormatAlign::Right,
        Some(field) if short.contains(&field) => FormatAlign::Center,
        _ => FormatAlign::Left,
    }
}

/// The dress of each kind of row.
pub struct Formats {
    /// To which side each column keeps.
    sides: HashMap<u16, FormatAlign>,
    title: Format,
    above: Format,
    above_right: Format,
    header: Format,
    bold: Format,
    bold_number: Format,
    note: Format,
    words: Format,
    short: Format,
    number: Format,
    day: Format,
}

impl Formats {
    /// Of a table.
    pub fn new(table: &OwnTable) -> Self {
        let framed = || {
            let middle = Format::new().set_align(FormatAlign::VerticalCenter).set_text_wrap();
            middle.set_border(FormatBorder::Thin)
        };
        let plain = || Format::new().set_align(FormatAlign::VerticalCenter);
        let columns = table.shape.columns.iter();
        Self {
            sides: columns.map(|column| (column.index, side(column))).collect(),
            title: plain().set_bold().set_font_size(18).set_align(FormatAlign::Center),
            above: plain(),
            above_right: plain().set_align(FormatAlign::Right),
            header: framed().set_bold().set_align(FormatAlign::Center),
            bold: framed().set_bold(),
            bold_number: framed().set_bold().set_align(FormatAlign::Right),
            note: framed(),
            words: framed(),
            short: framed().set_align(FormatAlign::Center),
            number: framed().set_align(FormatAlign::Right).set_indent(1),
            day: framed().set_align(FormatAlign::Center).set_num_format("yyyy-m-d"),
        }
    }

    /// The dress of a cell.
    pub fn of(&self, kind: OwnKind, column: u16, cell: &OwnCell) -> &Format {
        let number = matches!(cell, OwnCell::Number(_));
        match (kind, cell) {
            (OwnKind::Title, OwnCell::Text(text)) if text.contains(['：', ':']) => {
                if text.trim_start().starts_with("单位") {
                    &self.above_right
                } else {
                    &self.above
                }
            }
            (OwnKind::Title, OwnCell::Text(text)) if text.starts_with('附') => &self.above,
            (OwnKind::Title, _) => &self.title,
            (OwnKind::Header, _) => &self.header,
            (OwnKind::Group | OwnKind::Total, _) if number => &self.bold_number,
            (OwnKind::Group | OwnKind::Total, _) => &self.bold,
            (OwnKind::Note, _) => &self.note,
            (OwnKind::Project, OwnCell::Day(_)) => &self.day,
            (OwnKind::Project, _) => match self.sides.get(&column) {
                Some(FormatAlign::Center) => &self.short,
                Some(FormatAlign::Right) => &self.number,
                _ => &self.words,
            },
        }
    }

    /// The dress of an empty cell.
    pub const fn blank(&self, kind: OwnKind) -> &Format {
        match kind {
            OwnKind::Header => &self.header,
            _ => &self.words,
        }
    }
}
