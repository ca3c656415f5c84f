//! What the words over a column mean: its field, and what brackets and parents say about unit,
//! year, period and datum.

use battle_map::{
    geometry::Datum,
    model::{ledger::ProjectStatus, project::FactField},
    value::{MoneyUnit, text::normalised},
};

use super::when::{self, When};
use crate::words::{Field, WORDS};

#[cfg(test)]
mod tests;

/// What a header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meaning {
    /// What the column is about; none when nobody knows.
    pub field: Option<Field>,
    /// The unit of its money.
    pub unit: Option<MoneyUnit>,
    /// The year and month it is about.
    pub when: When,
    /// Whether its words say that its money is of the year and not of all years: 本年, 当年, 1-4月.
    pub of_year: bool,
    /// The datum of its coordinates.
    pub datum: Option<Datum>,
    /// The status that a tick below it says.
    pub ticked: Option<ProjectStatus>,
    /// Whether somebody said what the column is, which counts before its words.
    pub said: bool,
}

impl Meaning {
    /// The meaning of a column from its header texts, the uppermost first.
    ///
    /// The lowest text alone, or together with those above it, has to mean something; where both
    /// do, the longer says more. What is said about unit and time counts from every level, the
    /// lowest first.
    #[must_use]
    pub fn of(levels: &[&str]) -> Self {
        let levels: Vec<HeaderCell> = levels.iter().map(|text| HeaderCell::parse(text)).collect();
        let Some((lowest, above)) = levels.split_last() else { return Self::default() };
        let mut meaning =
            Self { unit: lowest.unit, when: lowest.when, datum: lowest.datum, ..Self::default() };
        for level in above.iter().rev() {
            meaning.unit = meaning.unit.or(level.unit);
            meaning.when = meaning.when.or(level.when);
            meaning.datum = meaning.datum.or(level.datum);
        }
        let of_year = levels.iter().any(|level| WORDS.holds("this-year", &level.words));
        meaning.of_year = of_year || meaning.when.from_january;
        let other_time = levels.iter().any(|level| WORDS.holds("other-time", &level.words));
        meaning.field = field(&levels, meaning.when).filter(|field| {
            !(other_time && field.is_money() && *field != Field::Fact(FactField::Total))
        });
        meaning
    }
}

fn field(levels: &[HeaderCell], when: When) -> Option<Field> {
    let words: Vec<&str> = levels.iter().map(|level| level.words.as_str()).collect();
    let (lowest, above) = words.split_last()?;
    let downwards = words.concat();
    let mut upwards = (*lowest).to_owned();
    upwards.push_str(&above.concat());
    let single_month = when.month.is_some() && !when.up_to;
    let mut candidates = Vec::new();
    if single_month {
        candidates.push(format!("当月{lowest}"));
    }
    candidates.extend([downwards, upwards]);
    if when.year.is_some() {
        candidates.extend([format!("年度{lowest}"), format!("年{lowest}")]);
    }
    candidates.push((*lowest).to_owned());
    let found = candidates.iter().find_map(|words| WORDS.field(words));
    let found = found.or_else(|| of_parts(lowest))?;
    // A plan for a month is not the plan of the year.
    (found != Field::Plan || when.month.is_none()).then_some(found)
}

/// The field of a header that names several at once: 建设地点/所在县区, 开工、竣工时间, 经度/纬度.
fn of_parts(words: &str) -> Option<Field> {
    let parts: Vec<&str> = words.split(['/', '、', '及', '和', ',']).collect();
    let [first, second] = parts.as_slice() else { return None };
    let last = WORDS.field(second)?;
    // 开工、竣工时间 leaves what both end with to the second.
    let tail = ["时间", "日期", "年份"].iter().find(|tail| second.ends_with(**tail));
    let first =
        WORDS.field(first).or_else(|| WORDS.field(&format!("{first}{}", tail.unwrap_or(&""))))?;
    match (first, last) {
        (Field::Fact(FactField::Regions), Field::Fact(FactField::Place))
        | (Field::Fact(FactField::Place), Field::Fact(FactField::Regions)) => {
            Some(Field::Fact(FactField::Place))
        }
        (Field::PlannedStart, Field::PlannedCompletion) => Some(Field::Period),
        (Field::Longitude, Field::Latitude) | (Field::Latitude, Field::Longitude) => {
            Some(Field::Point)
        }
        _ => None,
    }
}

/// One header cell, taken apart.
#[derive(Debug, Default)]
struct HeaderCell {
    words: String,
    unit: Option<MoneyUnit>,
    when: When,
    datum: Option<Datum>,
}

impl HeaderCell {
    fn parse(text: &str) -> Self {
        let text = normalised(text);
        let mut level = Self::default();
        let mut outside = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('(') {
            let (inside, after) = after.split_once(')').unwrap_or((after, ""));
            outside.push_str(before);
            level.note(inside);
            rest = after;
        }
        outside.push_str(rest);
        let (mut words, when) = when::take(&outside);
        level.when = when.or(level.when);
        if let Some((shorter, unit)) = trailing_unit(&words) {
            words.truncate(shorter);
            level.unit = level.unit.or(Some(unit));
        }
        // Brackets may hold what makes the words: 县(区), 业主(建设)单位.
        let whole: String = text.chars().filter(|c| !matches!(c, '*' | ':')).collect();
        let known_whole = WORDS.field(&whole).is_some();
        let clean: String = words.chars().filter(|c| !matches!(c, '*' | ':')).collect();
        level.words = if known_whole { whole } else { clean };
        level
    }

    fn note(&mut self, inside: &str) {
        self.unit = self.unit.or_else(|| unit(inside));
        self.datum = self.datum.or_else(|| datum(inside));
        self.when = self.when.or(when::take(inside).1);
    }
}

/// The unit a bracket or note names, if it names just one.
#[must_use]
pub fn unit(text: &str) -> Option<MoneyUnit> {
    let (units, _) = units(text);
    match units.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The units of money a normalised text names, and whether it names nothing else.
#[must_use]
pub fn units(text: &str) -> (Vec<MoneyUnit>, bool) {
    let text = text.strip_prefix("单位").unwrap_or(text);
    let parts = text.split([':', '、', ',', '/', ';']).filter(|part| !part.is_empty());
    let mut found = Vec::new();
    let mut alone = true;
    for part in parts {
        match part.strip_prefix("人民币").unwrap_or(part) {
            "元" => found.push(MoneyUnit::Yuan),
            "万元" | "万" => found.push(MoneyUnit::Wan),
            "亿元" | "亿" => found.push(MoneyUnit::Yi),
            _ => alone = false,
        }
    }
    (found, alone)
}

/// Where the words end before a unit without brackets: `总投资万元`, `总投资/亿元`.
fn trailing_unit(words: &str) -> Option<(usize, MoneyUnit)> {
    let units = [("亿元", MoneyUnit::Yi), ("万元", MoneyUnit::Wan), ("/元", MoneyUnit::Yuan)];
    units.iter().find_map(|(word, unit)| {
        let shorter = words.strip_suffix(word)?.trim_end_matches(['/', ':', ',', '-']);
        (!shorter.is_empty()).then_some((shorter.len(), *unit))
    })
}

fn datum(text: &str) -> Option<Datum> {
    let meridian = ["中央子午线", "中央经线"].iter().find_map(|word| text.split_once(word));
    if let Some((_, meridian)) = meridian {
        let number = meridian.trim_start_matches([':', '=', '为']);
        let end = number.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(number.len());
        return number.get(..end)?.parse().ok().map(Datum::GaussKruger);
    }
    let names = [
        ("cgcs2000", Datum::Cgcs2000),
        ("2000", Datum::Cgcs2000),
        ("wgs", Datum::Wgs84),
        ("gps", Datum::Wgs84),
        ("gcj", Datum::Gcj02),
        ("高德", Datum::Gcj02),
        ("腾讯", Datum::Gcj02),
        ("火星", Datum::Gcj02),
        ("bd", Datum::Bd09),
        ("百度", Datum::Bd09),
    ];
    names.iter().find(|(name, _)| text.contains(name)).map(|(_, datum)| *datum)
}
