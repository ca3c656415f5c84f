//! The list beside the map: one line a project, with its sign, name, unit where there is room, the flags
//! of the year and the distance from its schedule, in as many columns as fit. What does not fit goes on
//! on the next sheet.

use super::{
    Poster, PosterCounty, PosterRow, PosterWords,
    item::{At, LEAST_TYPE, wrapped},
    sign,
};

mod draw;

pub use draw::{county_name, draw, gap, points};

/// A line of the list.
#[derive(Debug, Clone, Copy)]
pub enum ListLine<'a> {
    /// The head of a county.
    County(&'a PosterCounty),
    /// A project and its county.
    Row(&'a PosterRow, &'a PosterCounty),
}

/// Every line of the list: each county that has projects, with them below.
pub fn lines(poster: &Poster) -> Vec<ListLine<'_>> {
    let counties = poster.counties.iter().filter(|county| !county.rows.is_empty());
    let of_county = |county| -> Vec<ListLine<'_>> {
        let county: &PosterCounty = county;
        let rows = county.rows.iter().map(|row| ListLine::Row(row, county));
        std::iter::once(ListLine::County(county)).chain(rows).collect()
    };
    counties.flat_map(of_county).collect()
}

/// Where a list stands: its upper left corner, its width and its height.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// The upper left corner.
    pub at: At,
    /// The width.
    pub wide: f64,
    /// The height.
    pub high: f64,
}

/// The size of type that a list has where there is room.
const TYPE: f64 = 8.2;
/// Units between two columns.
const GUTTER: f64 = 12.0;
/// The most columns that a sheet has.
const MOST_COLUMNS: u32 = 16;
/// The least width of a column, of a name, and of one that leaves room for the unit, in ems.
const LEAST_COLUMN: f64 = 33.0;
const NAME_WITH_UNIT: f64 = 30.0;
/// The height of a line and of one more line of a name, in ems.
const LINE: f64 = 1.64;
const MORE: f64 = 1.16;
/// The widths of months and of the distance from the schedule, in ems.
const MONTH: f64 = 0.95;
const LAG: f64 = 3.6;

/// How a list is set.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    columns: u32,
    /// The width of a column.
    wide: f64,
    /// The size of type.
    size: f64,
    /// Whether numbers stand inside the signs.
    inside: bool,
    /// The width of sign and number.
    sign: f64,
    /// The width of a name.
    name: f64,
    /// The width of a unit; 0 where there is no room.
    unit: f64,
}

impl Setting {
    fn of(room: Room, columns: u32, size: f64, mm: f64, digits: u32) -> Self {
        let count = f64::from(columns);
        let wide = (room.wide - (count - 1.0) * GUTTER) / count;
        let number = "8".repeat(digits as usize);
        let inside = sign::number_size(Self::radius_of(size), &number) * mm >= LEAST_TYPE * 0.8;
        let sign = size * (if inside { 2.0 } else { 2.1 + 0.58 * f64::from(digits) });
        let left = wide - sign - size * (12.0 * MONTH + LAG + 0.5);
        let with_unit = left >= NAME_WITH_UNIT * size;
        let unit = if with_unit { left * 0.36 } else { 0.0 };
        Self { columns, wide, size, inside, sign, name: left - unit, unit }
    }

    /// The radius of a sign beside type of a size.
    const fn radius_of(size: f64) -> f64 {
        size * 0.76
    }

    /// The lines of a name and of the unit beside it.
    fn texts(&self, row: &PosterRow, words: &dyn PosterWords) -> (Vec<String>, Vec<String>) {
        let mut name = row.name.clone();
        if row.at.is_none() {
            name = words.fill("poster.unplaced-name", &[("name", &name)]);
        }
        let room = self.name - self.size * 0.6;
        let unit = if self.unit > 0.0 && !row.unit.is_empty() {
            wrapped(&row.unit, self.size, self.unit - self.size * 0.5)
        } else {
            Vec::new()
        };
        (wrapped(&name, self.size, room), unit)
    }

    /// The height of a line of the list.
    fn height(&self, line: &ListLine<'_>, words: &dyn PosterWords) -> f64 {
        match line {
            ListLine::County(_) => self.size * LINE * 1.04,
            ListLine::Row(row, _) => {
                let (name, unit) = self.texts(row, words);
                let more = name.len().max(unit.len()).max(1) - 1;
                let more = f64::from(u32::try_from(more).unwrap_or(u32::MAX));
                self.size * (LINE + MORE * more)
            }
        }
    }
}

/// A line of the list at its place; `continued` where its county goes on from the column before.
struct Placed<'a> {
    line: ListLine<'a>,
    column: u32,
    y: f64,
    continued: bool,
}

/// The lines that fit into a room, and how many of them these are.
fn place<'a>(
    lines: &[ListLine<'a>],
    (room, setting): (Room, Setting),
    words: &dyn PosterWords,
) -> (Vec<Placed<'a>>, usize) {
    let (mut placed, mut column, mut y) = (Vec::new(), 0, 0.0);
    let top = setting.size * LINE;
    for (index, line) in lines.iter().enumerate() {
        let next = lines.get(index + 1).filter(|_| matches!(line, ListLine::County(_)));
        let high = setting.height(line, words);
        let together = high + next.map_or(0.0, |next| setting.height(next, words));
        if y > 0.0 && y + together > room.high - top + 1e-6 {
            (column, y) = (column + 1, 0.0);
        }
        if column >= setting.columns {
            return (placed, index);
        }
        // A column that begins amid a county says whose projects these are.
        if let ListLine::Row(_, county) = line
            && y == 0.0
        {
            let head = ListLine::County(county);
            placed.push(Placed { line: head, column, y, continued: true });
            y += setting.height(&head, words);
        }
        placed.push(Placed { line: *line, column, y, continued: false });
        y += high;
    }
    (placed, lines.len())
}

/// The setting in the largest type in which all lines fit; else the one in which most fit at the least
/// legible size.
pub fn setting(lines: &[ListLine<'_>], room: Room, mm: f64, words: &dyn PosterWords) -> Setting {
    let least = LEAST_TYPE / mm;
    let digits = |line: &ListLine<'_>| match line {
        ListLine::Row(row, _) => row.number.checked_ilog10().unwrap_or(0) + 1,
        ListLine::County(_) => 1,
    };
    let digits = lines.iter().map(digits).max().unwrap_or(1);
    let mut size = TYPE.max(least);
    loop {
        for columns in 1..=MOST_COLUMNS {
            let setting = Setting::of(room, columns, size, mm, digits);
            if setting.wide < LEAST_COLUMN * size {
                break;
            }
            if place(lines, (room, setting), words).1 == lines.len() {
                return setting;
            }
        }
        if size <= least {
            break;
        }
        size = (size * 0.96).max(least);
    }
    let columns = (1..=MOST_COLUMNS).map(|columns| Setting::of(room, columns, least, mm, digits));
    let widest = Setting::of(room, 1, least, mm, digits);
    columns.take_while(|setting| setting.wide >= LEAST_COLUMN * least).last().unwrap_or(widest)
}
