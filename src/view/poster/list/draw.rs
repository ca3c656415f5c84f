//! The list as it is drawn: heads, bars with the counties' sums, and a line a project.

use super::{LAG, LINE, ListLine, MONTH, MORE, Room, Setting, place};
use crate::{
    model::rule::Lamp,
    view::poster::{
        Poster, PosterCounty, PosterRow, PosterWords, RowLag,
        ink::PosterInk,
        item::{Anchor, At, Face, Ground, width},
        sign,
    },
};

/// What all lines of one list are drawn with.
struct Pen<'a> {
    poster: &'a Poster,
    words: &'a dyn PosterWords,
    setting: Setting,
}

/// Draws the lines that fit into a room; how many of them these are.
pub fn draw(
    ground: &mut Ground,
    poster: &Poster,
    lines: &[ListLine<'_>],
    (room, setting): (Room, Setting),
    words: &dyn PosterWords,
) -> usize {
    let (placed, count) = place(lines, (room, setting), words);
    let pen = Pen { poster, words, setting };
    let mut headed = None;
    for placed in &placed {
        let left = room.at.0 + f64::from(placed.column) * (setting.wide + super::GUTTER);
        if headed != Some(placed.column) {
            pen.head(ground, (left, room.at.1));
            headed = Some(placed.column);
        }
        let at = (left, room.at.1 + setting.size * LINE + placed.y);
        match placed.line {
            ListLine::County(county) => pen.county(ground, at, county, placed.continued),
            ListLine::Row(row, _) => pen.row(ground, at, row),
        }
    }
    count
}

impl Pen<'_> {
    /// The left edge of the months, from that of the column.
    fn months(&self) -> f64 {
        self.setting.wide - self.setting.size * (12.0 * MONTH + LAG)
    }

    /// The heads of the columns, over a rule.
    fn head(&self, ground: &mut Ground, (x, y): At) {
        let size = self.setting.size;
        let base = y + size * 1.2;
        let face = Face::plain(size).ink(PosterInk::SOFT);
        let name = x + self.setting.sign;
        ground.text((name, base), Anchor::Start, face, self.words.get("poster.column.project"));
        if self.setting.unit > 0.0 {
            let unit = name + self.setting.name;
            ground.text((unit, base), Anchor::Start, face, self.words.get("poster.column.unit"));
        }
        let right = x + self.setting.wide;
        ground.text((right, base), Anchor::End, face, self.words.get("poster.column.lag"));
        let current = self.current();
        // Two digits have to fit into a month.
        let small = ground.type_of(size * 0.72);
        for month in 1..=12_i8 {
            let middle = x + self.months() + size * MONTH * (f64::from(month) - 0.5);
            let face = if current == Some(month) { Face::bold(small) } else { Face::plain(small) };
            let every = small <= size * 0.8 || month % 2 == 1;
            if every || current == Some(month) {
                ground.text((middle, base), Anchor::Middle, face, month.to_string());
            }
        }
        let below = y + size * LINE;
        ground.rule((x, below), (right, below), PosterInk::INK, 0.9);
    }

    /// The present month, if the flags are of its year.
    fn current(&self) -> Option<i8> {
        let month = self.poster.frame.now.day().month();
        (month.year() == self.poster.year).then(|| month.number())
    }

    /// A dark bar with a county's name and sums.
    fn county(&self, ground: &mut Ground, (x, y): At, county: &PosterCounty, continued: bool) {
        let size = self.setting.size;
        let high = size * LINE * 1.04;
        ground.block((x, y), (self.setting.wide, high), PosterInk::INK);
        let base = y + high / 2.0 + size * 0.38;
        let name = county_name(county, self.words);
        let large = size * 1.06;
        let left = x + size * 0.6;
        let face = Face::bold(large).ink(PosterInk::WHITE);
        ground.text((left, base), Anchor::Start, face, name.clone());
        let mut said =
            vec![self.words.fill("poster.county", &[("count", &county.sums.entries.to_string())])];
        said.extend(county.sums.investment.map(|sum| gap(self.words, sum.lag)));
        if continued {
            said = vec![self.words.get("poster.continued")];
        }
        let face = Face::plain(size).ink(PosterInk::WHITE);
        let beside = left + width(&name, large) + size * 0.8;
        ground.text((beside, base), Anchor::Start, face, said.join(" · "));
    }

    fn row(&self, ground: &mut Ground, (x, y): At, row: &PosterRow) {
        let setting = self.setting;
        let size = setting.size;
        let (name, unit) = setting.texts(row, self.words);
        let more = f64::from(u32::try_from(name.len().max(unit.len()).max(1) - 1).unwrap_or(0));
        let high = size * (LINE + MORE * more);
        if let Some(month) = self.current() {
            let left = x + self.months() + size * MONTH * (f64::from(month) - 1.0);
            ground.block((left, y), (size * MONTH, high), PosterInk::NOW);
        }
        let base = y + size * (LINE / 2.0 + 0.38);
        self.sign(ground, (x, y), row);
        let bad = row.look.card.is_some() || row.look.lamp == Lamp::Severe;
        let face = if bad { Face::bold(size) } else { Face::plain(size) };
        let left = x + setting.sign;
        for (line, n) in name.into_iter().zip(0_u32..) {
            let base = base + size * MORE * f64::from(n);
            ground.text((left, base), Anchor::Start, face, line);
        }
        let soft = Face::plain(size).ink(PosterInk::SOFT);
        for (line, n) in unit.into_iter().zip(0_u32..) {
            let base = base + size * MORE * f64::from(n);
            ground.text((left + setting.name, base), Anchor::Start, soft, line);
        }
        self.flags(ground, (x + self.months(), y + size * (LINE / 2.0 + 0.5)), row);
        let right = x + setting.wide;
        ground.text((right, base), Anchor::End, face, lag(self.words, row.lag));
        ground.rule((x, y + high), (right, y + high), PosterInk::HAIR, 0.5);
    }

    fn sign(&self, ground: &mut Ground, (x, y): At, row: &PosterRow) {
        let size = self.setting.size;
        let radius = Setting::radius_of(size);
        let middle = y + size * LINE / 2.0;
        let number = row.number.to_string();
        if self.setting.inside {
            // Cards and rings are wider than bodies; they may reach a little into the next line.
            let radius = radius.min(size * 0.93 / row.look.reach());
            sign::sign(ground, row.look, &number, (x + size * 0.86, middle), radius);
            return;
        }
        let right = x + self.setting.sign - size * 2.0;
        let base = (right, middle + size * 0.38);
        ground.text(base, Anchor::End, Face::bold(size), number);
        let radius = size * 0.74 / row.look.reach();
        sign::sign(ground, row.look, "", (right + size * 1.0, middle), radius);
    }

    /// The flags of a project, each in its month; several of one month side by side.
    fn flags(&self, ground: &mut Ground, (x, y): At, row: &PosterRow) {
        let size = self.setting.size;
        let month = size * MONTH;
        for number in 1..=12_i8 {
            let flags: Vec<_> = row.flags.iter().filter(|flag| flag.month == number).collect();
            let count = f64::from(u32::try_from(flags.len()).unwrap_or(1));
            let left = x + month * (f64::from(number) - 1.0);
            for (flag, n) in flags.iter().zip(0_u32..) {
                let step = (month * 0.9 / count).min(month * 0.5) * f64::from(n);
                let inset = if count > 1.0 { 0.06 } else { 0.24 };
                sign::flag(ground, flag.flag, (left + month * inset + step, y), size * 1.02);
            }
        }
    }
}

/// A county's name; what has none is said to have none.
pub fn county_name(county: &PosterCounty, words: &dyn PosterWords) -> String {
    if county.name.is_empty() { words.get("poster.no-region") } else { county.name.clone() }
}

/// `低于序时 4.0 点`.
pub fn gap(words: &dyn PosterWords, lag: i64) -> String {
    let key = match lag {
        0 => return words.get("poster.gap.even"),
        1.. => "poster.gap.behind",
        _ => "poster.gap.ahead",
    };
    words.fill(key, &[("points", &words.tenths(lag.abs()))])
}

/// A distance from the schedule as a column has it: `−4.0`, `+1.7`.
pub fn points(words: &dyn PosterWords, lag: i64) -> String {
    let sign = match lag {
        0 => "",
        1.. => "−",
        _ => "+",
    };
    format!("{sign}{}", words.tenths(lag.abs()))
}

fn lag(words: &dyn PosterWords, lag: RowLag) -> String {
    match lag {
        RowLag::Points(lag) => points(words, lag),
        RowLag::Days(days) => words.fill("poster.days", &[("days", &days.to_string())]),
        RowLag::Months(months) => words.fill("poster.months", &[("months", &months.to_string())]),
        RowLag::Unknown => "—".to_owned(),
    }
}
