//! Single cells into values: nothing, a value, or the code of what is wrong with the cell.

mod degrees;
mod pair;
#[cfg(test)]
mod tests;

use battle_map::{
    model::ledger::IssueCode,
    value::{
        LedgerDate, Money, MoneyUnit, Name, Text, Year,
        text::{is_invisible, normalised},
    },
};

pub use self::{
    degrees::{Coordinate, degrees},
    pair::pair,
};
use super::{
    date,
    sheet::{CellValue, NumberFormat},
    words::WORDS,
};

/// Marks that typing leaves behind a number.
const TRAILING: [char; 6] = [',', ';', '、', '。', ':', '|'];

/// What a cell comes to; nothing where it is empty or says that there is nothing.
pub type Parsed<T> = Result<Option<T>, IssueCode>;

/// Words on one line: line breaks, which only make a narrow column fit, are taken out.
pub fn name(cell: &CellValue) -> Parsed<Name> {
    let text = words(cell, IssueCode::UnreadableText)?;
    let text: String = text.split(['\n', '\r']).map(str::trim).collect();
    let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    if is_nothing(&text) {
        return Ok(None);
    }
    Name::new(&text).map(Some).map_err(|_| IssueCode::UnreadableText)
}

/// Words, line breaks kept.
pub fn text(cell: &CellValue) -> Parsed<Text> {
    let text = words(cell, IssueCode::UnreadableText)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if is_nothing(&text) {
        return Ok(None);
    }
    Text::new(&text).map(Some).map_err(|_| IssueCode::UnreadableText)
}

/// Words of our own table, which are taken as they are: there an empty cell says nothing.
pub fn literal_name(cell: &CellValue) -> Parsed<Name> {
    let text = words(cell, IssueCode::UnreadableText)?;
    Name::new(&text).map(Some).map_err(|_| IssueCode::UnreadableText)
}

/// As [`literal_name`], for long words.
pub fn literal_text(cell: &CellValue) -> Parsed<Text> {
    let text = words(cell, IssueCode::UnreadableText)?;
    Text::new(&text).map(Some).map_err(|_| IssueCode::UnreadableText)
}

/// As [`literal_name`], for several names.
pub fn literal_names(cell: &CellValue) -> Parsed<Vec<Name>> {
    let text = words(cell, IssueCode::UnreadableText)?;
    let names = text.split('、').map(Name::new).collect::<Result<Vec<_>, _>>();
    names.map(Some).map_err(|_| IssueCode::UnreadableText)
}

/// Several names in one cell: `张三、李四`.
pub fn names(cell: &CellValue) -> Parsed<Vec<Name>> {
    let text = words(cell, IssueCode::UnreadableText)?;
    let parts = text.split(['、', ',', '，', ';', '；', '/', '\n']).map(str::trim);
    let names =
        parts.filter(|part| !is_nothing(part)).map(Name::new).collect::<Result<Vec<_>, _>>();
    let names = names.map_err(|_| IssueCode::UnreadableText)?;
    Ok((!names.is_empty()).then_some(names))
}

/// Whether a code stands as a number of more digits than a number keeps, or as what a spreadsheet
/// shows of one (`2.2E+19`).
pub fn is_cut_short(cell: &CellValue) -> bool {
    /// Digits of a number that every spreadsheet keeps.
    const KEPT: usize = 15;
    let text = cell.text();
    let whole = text.split('.').next().unwrap_or_default();
    if cell.is_number() {
        return whole.chars().filter(char::is_ascii_digit).count() > KEPT;
    }
    let word = normalised(&text);
    let shortened = word
        .split_once("e+")
        .or_else(|| word.split_once('e').filter(|(digits, _)| digits.contains('.')));
    shortened.is_some_and(|(digits, power)| {
        let decimal = |c: char| c.is_ascii_digit() || c == '.';
        !digits.is_empty()
            && digits.chars().all(decimal)
            && power.parse::<u8>().is_ok_and(|power| power >= 10)
    })
}

/// Money in the column's unit, unless the cell names its own: `3.5亿元`.
pub fn money(cell: &CellValue, unit: MoneyUnit) -> Parsed<Money> {
    let unit = match cell {
        CellValue::Shown(_, NumberFormat::Unit(own)) => *own,
        _ => unit,
    };
    if !matches!(cell, CellValue::Text(_)) && !cell.is_number() {
        return words(cell, IssueCode::UnreadableNumber).and(Err(IssueCode::UnreadableNumber));
    }
    if holds_two_numbers(&cell.text()) {
        return Err(IssueCode::UnreadableNumber);
    }
    let text = normalised(&cell.text());
    if is_nothing(&text) {
        return Ok(None);
    }
    let text = text.trim_start_matches(['￥', '¥']).trim_end_matches(TRAILING);
    let own = [
        ("亿元", MoneyUnit::Yi),
        ("亿", MoneyUnit::Yi),
        ("万元", MoneyUnit::Wan),
        ("万", MoneyUnit::Wan),
        ("元", MoneyUnit::Yuan),
    ];
    let own = own.iter().find_map(|(word, unit)| Some((text.strip_suffix(word)?, *unit)));
    let (number, unit) = own.unwrap_or((text, unit));
    Money::parse(number, unit).map(Some).map_err(|_| IssueCode::UnreadableNumber)
}

/// Words on how far the work is. A bare number is a share: `0.45` and `45` are 45 %; 1 may be the
/// whole or a hundredth, and stays as it is unless the cell shows `100%`.
pub fn progress(cell: &CellValue) -> Parsed<Text> {
    let share = cell.is_number().then(|| cell.text().parse::<f64>().ok()).flatten();
    let percent = match share {
        Some(share) if is_share(cell) => (share * 1e8).round() / 1e6,
        Some(0.0) => 0.0,
        Some(share) if share > 0.0 && share < 1.0 => (share * 1e8).round() / 1e6,
        Some(share) if share > 1.0 && share <= 100.0 => share,
        _ => return text(cell),
    };
    Text::new(&format!("{percent}%")).map(Some).map_err(|_| IssueCode::UnreadableText)
}

/// Whether the cell shows its number in percent.
const fn is_share(cell: &CellValue) -> bool {
    matches!(cell, CellValue::Shown(_, NumberFormat::Share))
}

/// The shares that a cell may mean: `45%` is one, `45` too, `0.45` may be 45 % or less than one.
pub fn shares(cell: &CellValue) -> Vec<f64> {
    let text = normalised(&cell.text());
    let (number, percent) = text.strip_suffix('%').map_or((&*text, false), |text| (text, true));
    match number.parse::<f64>() {
        Ok(share) if is_share(cell) => vec![share],
        Ok(share) if !percent && (0.0..=2.0).contains(&share) => vec![share, share / 100.0],
        Ok(share) if share.is_finite() => vec![share / 100.0],
        _ => Vec::new(),
    }
}

/// A date; one without a year lies in `year`.
pub fn date(cell: &CellValue, year: Option<Year>, from_1904: bool) -> Parsed<LedgerDate> {
    if is_nothing(&words(cell, IssueCode::UnreadableDate)?) {
        return Ok(None);
    }
    date::of_cell(cell, year, from_1904).map(Some).ok_or(IssueCode::UnreadableDate)
}

/// A cell that says yes or no, in any of the words that ledgers use.
pub fn answer(cell: &CellValue) -> Parsed<bool> {
    let word = normalised(&words(cell, IssueCode::UnreadableAnswer)?);
    match word.as_str() {
        word if WORDS.is("yes", word) => Ok(Some(true)),
        word if WORDS.is("no", word) => Ok(Some(false)),
        word if is_nothing(word) => Ok(None),
        _ => Err(IssueCode::UnreadableAnswer),
    }
}

/// Whether words say that there is nothing to say: `/`, `无`, `待定`.
pub fn is_nothing(text: &str) -> bool {
    let word = normalised(text);
    word.is_empty() || WORDS.is("nothing", &word)
}

/// Whether white space separates digits: two numbers, which must not become one.
fn holds_two_numbers(text: &str) -> bool {
    let digit = |c: char| c.is_numeric();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let next = words.peek().is_some_and(|next| next.starts_with(digit));
        if next && word.ends_with(digit) {
            return true;
        }
    }
    false
}

fn words(cell: &CellValue, wrong: IssueCode) -> Result<String, IssueCode> {
    match cell {
        CellValue::FormulaWithoutValue => Err(IssueCode::FormulaWithoutValue),
        CellValue::Error(_) => Err(wrong),
        other => Ok(other.text().into_owned()),
    }
}

/// Whether a text is a number, with or without separators and its unit: `1,250.5`, `３.5亿元`.
pub fn is_figure(text: &str) -> bool {
    const UNITS: [&str; 6] = ["亿元", "万元", "亿", "万", "元", "%"];
    let word = normalised(text).replace(',', "");
    let number = UNITS.iter().find_map(|unit| word.strip_suffix(unit)).unwrap_or(&word);
    number.parse::<f64>().is_ok()
}

/// Whether a text holds a character that is self-made, or could not be read.
pub fn has_lost_a_character(cell: &CellValue) -> bool {
    let lost = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | char::REPLACEMENT_CHARACTER);
    matches!(cell, CellValue::Text(text) if text.contains(lost))
}
