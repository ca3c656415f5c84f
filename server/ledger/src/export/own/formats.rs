//! The cell format of each kind of row and each column.

use std::collections::HashMap;

use battle_map::{
    model::shape::ShapeColumn,
    view::own_shape::{OwnCell, OwnKind, OwnRow, OwnTable},
};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::style::OwnStyles;

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

/// Whether a spreadsheet's code writes dates: it names parts of them outside brackets and quotes.
fn is_date(code: &str) -> bool {
    let mut characters = code.chars();
    while let Some(c) = characters.next() {
        match c {
            '[' => drop(characters.find(|c| *c == ']')),
            '"' => drop(characters.find(|c| *c == '"')),
            // What follows stands for itself, or for its width.
            '\\' | '_' | '*' => drop(characters.next()),
            c if "ymdhs".contains(c.to_ascii_lowercase()) => return true,
            _ => {}
        }
    }
    false
}

/// The cell formats of each kind of row.
pub struct Formats {
    /// To which side each column keeps.
    sides: HashMap<u16, FormatAlign>,
    title: Format,
    above: Format,
    above_right: Format,
    header: Format,
    bold: Format,
    bold_number: Format,
    /// How columns write numbers, in rows of projects and in bold ones.
    numbers: HashMap<(u16, bool), Format>,
    /// How columns write days.
    days: HashMap<u16, Format>,
    note: Format,
    words: Format,
    short: Format,
    number: Format,
    day: Format,
    /// The cell styles that the file came with.
    own: OwnStyles,
}

impl Formats {
    /// The formats of a table, from its shape and the styles its file came with.
    pub fn new(table: &OwnTable) -> Self {
        let framed = || {
            let middle = Format::new().set_align(FormatAlign::VerticalCenter).set_text_wrap();
            middle.set_border(FormatBorder::Thin)
        };
        let plain = || Format::new().set_align(FormatAlign::VerticalCenter);
        let columns = || table.shape.columns.iter();
        let framed_right = || framed().set_align(FormatAlign::Right);
        // Widths that came with the file were made for numbers without one.
        let kept = columns().any(|column| column.width.is_some());
        let number = framed_right().set_indent(u8::from(!kept));
        let day = framed().set_align(FormatAlign::Center).set_num_format("yyyy-m-d");
        let bold_number = framed_right().set_bold();
        let formatted = |dates: bool| {
            columns().filter_map(move |column| {
                let code = column.format.as_deref().filter(|code| is_date(code) == dates)?;
                Some((column.index, code))
            })
        };
        let numbers = formatted(false).flat_map(|(column, code)| {
            [(false, &number), (true, &bold_number)]
                .map(|(bold, format)| ((column, bold), format.clone().set_num_format(code)))
        });
        let days = formatted(true);
        let days = days.map(|(column, code)| (column, day.clone().set_num_format(code)));
        Self {
            numbers: numbers.collect(),
            days: days.collect(),
            sides: columns().map(|column| (column.index, side(column))).collect(),
            title: plain().set_bold().set_font_size(18).set_align(FormatAlign::Center),
            above: plain(),
            above_right: plain().set_align(FormatAlign::Right),
            header: framed().set_bold().set_align(FormatAlign::Center),
            bold: framed().set_bold(),
            bold_number,
            note: framed(),
            own: OwnStyles::new(&table.shape, is_date),
            words: framed(),
            short: framed().set_align(FormatAlign::Center),
            number,
            day,
        }
    }

    /// The format of a cell: its file's, else ours.
    pub fn of(&self, row: &OwnRow, column: u16, cell: &OwnCell) -> &Format {
        let ours = || self.ours(row.kind, column, cell);
        self.own.of(row, column, Some(cell)).unwrap_or_else(ours)
    }

    fn ours(&self, kind: OwnKind, column: u16, cell: &OwnCell) -> &Format {
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
            (OwnKind::Group | OwnKind::Total, _) if number => {
                self.numbers.get(&(column, true)).unwrap_or(&self.bold_number)
            }
            (OwnKind::Group | OwnKind::Total, _) => &self.bold,
            (OwnKind::Note, _) => &self.note,
            (OwnKind::Project, OwnCell::Day(_)) => self.days.get(&column).unwrap_or(&self.day),
            (OwnKind::Project, _) => {
                let own = number.then(|| self.numbers.get(&(column, false))).flatten();
                own.unwrap_or_else(|| self.plain(column))
            }
        }
    }

    /// The format of a project's cell in a column that says nothing about its numbers.
    fn plain(&self, column: u16) -> &Format {
        match self.sides.get(&column) {
            Some(FormatAlign::Center) => &self.short,
            Some(FormatAlign::Right) => &self.number,
            _ => &self.words,
        }
    }

    /// The format of an empty cell.
    pub fn blank(&self, row: &OwnRow, column: u16) -> &Format {
        let ours = || if row.kind == OwnKind::Header { &self.header } else { &self.words };
        self.own.of(row, column, None).unwrap_or_else(ours)
    }
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn dates_are_told_from_numbers_by_their_code() {
        for date in ["yyyy-mm-dd", "yyyy\"年\"m\"月\"", "[$-804]m/d;@"] {
            assert!(is_date(date), "{date}");
        }
        for number in ["#,##0", "0.00_ ;[Red]\\-0.00\\ ", "0.0%", "0\"days\"", "_ * 0.00_d"] {
            assert!(!is_date(number), "{number}");
        }
    }
}
