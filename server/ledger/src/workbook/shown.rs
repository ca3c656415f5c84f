//! What a number format makes a cell show: a month without its day, a share, money in 万元 whose
//! cell holds yuan. What people read in the cell is what they mean.

use battle_map::value::MoneyUnit;

/// What a number looks like under a format that changes what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// A date of which only year and month are shown.
    Month,
    /// A date of which only the year is shown.
    Year,
    /// A share, multiplied by a hundred.
    Share,
    /// A number whose point stands `places` farther left, and the unit written behind it.
    Moved { places: usize, unit: Option<MoneyUnit> },
}

/// A number format, taken apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NumberLooks {
    sections: Vec<Section>,
}

/// What holds for the numbers that a part of a format is for.
#[derive(Debug, Clone, PartialEq, Default)]
struct Section {
    condition: Option<(String, f64)>,
    looks: Option<Looks>,
}

impl NumberLooks {
    /// Takes apart a format, by its code and, where a workbook leaves the code out, by its number.
    #[must_use]
    pub fn of(code: &str, number: Option<u32>) -> Self {
        // The short Chinese dates that every spreadsheet program knows by number alone.
        if matches!(number, Some(27 | 36 | 50 | 52 | 57)) && code.eq_ignore_ascii_case("general") {
            let month = Section { condition: None, looks: Some(Looks::Month) };
            return Self { sections: vec![month] };
        }
        Self { sections: split(code).iter().map(|section| Section::of(section)).collect() }
    }

    /// Whether it changes what any number says.
    #[must_use]
    pub fn matters(&self) -> bool {
        self.sections.iter().any(|section| section.looks.is_some())
    }

    /// What it makes of a number.
    #[must_use]
    pub fn of_number(&self, number: f64) -> Option<Looks> {
        let conditional = self.sections.iter().any(|section| section.condition.is_some());
        let section = if conditional {
            self.sections.iter().find(|section| section.is_for(number))
        } else {
            let place = match self.sections.len() {
                2.. if number < 0.0 => 1,
                3.. if number == 0.0 => 2,
                _ => 0,
            };
            self.sections.get(place)
        };
        section.and_then(|section| section.looks)
    }
}

impl Section {
    fn of(code: &str) -> Self {
        let mut parts = FormatSection::default();
        let lower = code.to_ascii_lowercase();
        let code = lower.replace("general", "0").replace("g/通用格式", "0");
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => parts.literal(&chars.by_ref().take_while(|c| *c != '"').collect::<String>()),
                '\\' | '!' => parts.literal(&chars.next().map(String::from).unwrap_or_default()),
                '_' | '*' => drop(chars.next()),
                '[' => parts.bracket(&chars.by_ref().take_while(|c| *c != ']').collect::<String>()),
                c => parts.sign(c),
            }
        }
        Self { looks: parts.looks(), condition: parts.condition }
    }

    fn is_for(&self, number: f64) -> bool {
        self.condition.as_ref().is_none_or(|(sign, bound)| match sign.as_str() {
            ">" => number > *bound,
            ">=" => number >= *bound,
            "<" => number < *bound,
            "<=" => number <= *bound,
            "<>" => (number - bound).abs() > f64::EPSILON,
            _ => (number - bound).abs() <= f64::EPSILON,
        })
    }
}

/// What stands in a section.
#[derive(Debug, Default)]
struct FormatSection {
    condition: Option<(String, f64)>,
    /// The signs of dates and digits in their order, in small letters.
    signs: String,
    /// Commas after the last digit: each hides three places.
    commas: usize,
    /// Digits after a point that is only written, and moves the number.
    moved: Option<usize>,
    /// Whether a point of the format's own came before.
    point: bool,
    /// What is written behind the digits.
    behind: String,
}

impl FormatSection {
    fn literal(&mut self, text: &str) {
        if text == "." && self.has_digits() && !self.point {
            self.moved = Some(0);
        }
        self.behind.push_str(text);
    }

    fn bracket(&mut self, inside: &str) {
        let end = inside.find(|c: char| !matches!(c, '<' | '>' | '=')).unwrap_or(inside.len());
        let (sign, bound) = inside.split_at(end);
        if let (false, Ok(bound)) = (sign.is_empty(), bound.trim().parse()) {
            self.condition = Some((sign.to_owned(), bound));
        }
    }

    fn sign(&mut self, c: char) {
        match c.to_ascii_lowercase() {
            digit @ ('0' | '#' | '?') => {
                self.signs.push(digit);
                self.moved = self.moved.map(|places| places + 1);
                self.commas = 0;
                self.behind.clear();
            }
            '.' => self.point = true,
            ',' if self.has_digits() => self.commas += 1,
            sign @ ('y' | 'e' | 'm' | 'd' | 'h' | 's' | '%') => self.signs.push(sign),
            c if !c.is_ascii() => self.behind.push(c),
            _ => {}
        }
    }

    fn has_digits(&self) -> bool {
        self.signs.contains(['0', '#', '?'])
    }

    fn looks(&self) -> Option<Looks> {
        let has = |sign: char| self.signs.contains(sign);
        if self.has_digits() {
            if has('%') {
                return Some(Looks::Share);
            }
            let places = self.commas * 3 + self.moved.unwrap_or(0);
            let unit = unit(&self.behind);
            return (places > 0 || unit.is_some()).then_some(Looks::Moved { places, unit });
        }
        if has('d') || has('h') || has('s') {
            None
        } else if has('m') && (has('y') || has('e')) {
            Some(Looks::Month)
        } else {
            (has('y') || has('e')).then_some(Looks::Year)
        }
    }
}

/// The unit that is written behind the digits.
fn unit(behind: &str) -> Option<MoneyUnit> {
    let words = behind.trim_matches(['(', ')', '（', '）', ' ', '\u{3000}', '人', '民', '币']);
    match words {
        "亿元" | "亿" => Some(MoneyUnit::Yi),
        "万元" | "万" => Some(MoneyUnit::Wan),
        "元" => Some(MoneyUnit::Yuan),
        _ => None,
    }
}

/// The parts of a format between its semicolons.
fn split(code: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        if c == ';' && !quoted && !escaped {
            parts.push(String::new());
            continue;
        }
        quoted ^= c == '"' && !escaped;
        escaped = !quoted && !escaped && matches!(c, '\\' | '!' | '_' | '*');
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}

/// A number in decimal digits with its point so many places farther left.
#[must_use]
pub fn moved(number: &str, places: usize) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{}{whole}", "0".repeat((places + 1).saturating_sub(whole.len())));
    let (whole, tail) = padded.split_at(padded.len() - places);
    let fraction = format!("{tail}{fraction}");
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_move_without_loss() {
        for (number, places, expected) in [
            ("12500000", 4, "1250"),
            ("1580000", 4, "158"),
            ("5", 4, "0.0005"),
            ("-123456.5", 4, "-12.34565"),
            ("0", 8, "0"),
            ("1234", 0, "1234"),
        ] {
            assert_eq!(moved(number, places), expected);
        }
    }

    #[test]
    fn a_format_says_what_it_does_to_a_number() {
        let moved = |places, unit| Some(Looks::Moved { places, unit });
        for (code, number, expected) in [
            ("General", 5.0, None),
            ("@", 5.0, None),
            ("#,##0.00", 5.0, None),
            ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 5.0, None),
            ("0.00_);[Red]\\(0.00\\)", -5.0, None),
            ("0!.0,", 5.0, moved(4, None)),
            ("#,##0!.0000", 5.0, moved(4, None)),
            ("0.00,,", 5.0, moved(6, None)),
            ("0!.00,,", 5.0, moved(8, None)),
            ("0.0\"亿元\"", 5.0, moved(0, Some(MoneyUnit::Yi))),
            ("0万元", 5.0, moved(0, Some(MoneyUnit::Wan))),
            (
                "[>=100000000]0!.00,,\"亿\";[>=10000]0!.0,\"万\";0",
                5e8,
                moved(8, Some(MoneyUnit::Yi)),
            ),
            (
                "[>=100000000]0!.00,,\"亿\";[>=10000]0!.0,\"万\";0",
                5e4,
                moved(4, Some(MoneyUnit::Wan)),
            ),
            ("[>=100000000]0!.00,,\"亿\";[>=10000]0!.0,\"万\";0", 5.0, None),
            ("0.0%", 5.0, Some(Looks::Share)),
            ("yyyy\"年\"m\"月\";@", 5.0, Some(Looks::Month)),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\"", 5.0, Some(Looks::Month)),
            ("yyyy/m/d h:mm", 5.0, None),
            ("[h]:mm:ss", 5.0, None),
            ("0\" 个月\"", 5.0, None),
        ] {
            assert_eq!(NumberLooks::of(code, None).of_number(number), expected, "{code}");
        }
        assert_eq!(NumberLooks::of("General", Some(57)).of_number(5.0), Some(Looks::Month));
    }
}
