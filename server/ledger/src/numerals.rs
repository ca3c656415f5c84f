//! Chinese numerals in dates: `二〇二六年三月`, `十月底`, `二十一日`.

use std::borrow::Cow;

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The value of one digit; zero has several forms.
fn digit(c: char) -> Option<u32> {
    if matches!(c, '零' | '○' | 'o' | '0') {
        return Some(0);
    }
    DIGITS.iter().position(|digit| *digit == c).and_then(|value| u32::try_from(value).ok())
}

/// A normalised text with the years, months and days that it writes in Chinese numerals written in
/// figures. Other numerals (三年, 一期) are left alone.
#[must_use]
pub fn in_figures(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| DIGITS.contains(&c) || c == '十') {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        if digit(c).is_some() || c == '十' {
            run.push(c);
            continue;
        }
        match figures(&run, c) {
            Some(number) => written.push_str(&number),
            None => written.push_str(&run),
        }
        run.clear();
        written.push(c);
    }
    written.push_str(&run);
    Cow::Owned(written)
}

/// The number before 年, 月 or 日, where it can be one.
fn figures(run: &str, unit: char) -> Option<String> {
    if !run.contains(|c| DIGITS.contains(&c) || c == '十') {
        return None;
    }
    let most = match unit {
        '年' if run.chars().count() == 4 => {
            let digits =
                run.chars().map(|c| digit(c).and_then(|value| char::from_digit(value, 10)));
            return digits.collect();
        }
        '月' => 12,
        '日' | '号' => 31,
        _ => return None,
    };
    let number = match run.split_once('十') {
        Some((tens, ones)) => part(tens, 1)? * 10 + part(ones, 0)?,
        None => part(run, 0)?,
    };
    (1..=most).contains(&number).then(|| number.to_string())
}

/// A single digit, or what its absence stands for.
fn part(text: &str, absent: u32) -> Option<u32> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Some(absent),
        (Some(c), None) => digit(c),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_become_figures_and_other_numerals_stay() {
        for (written, expected) in [
            ("二〇二六年三月", "2026年3月"),
            ("二○二六年十二月二十一日", "2026年12月21日"),
            ("二零二零年十月底", "2020年10月底"),
            ("2026年三月", "2026年3月"),
            ("三十一日", "31日"),
            ("三年行动", "三年行动"),
            ("一期工程、二期工程", "一期工程、二期工程"),
            ("十四五", "十四五"),
            ("十三月", "十三月"),
            ("第一季度", "第一季度"),
            ("2026年", "2026年"),
        ] {
            assert_eq!(in_figures(written), expected);
        }
    }
}
