//! Figures, money and dates as people read them, in the words of the page's language.
//!
//! Views carry whole tenths, fen and days; nothing is rounded twice.

use battle_map::{
    model::period::PeriodName,
    value::{Day, Decimal, LedgerDate, Money, MoneyUnit, Month, Timestamp},
    view::{head::Frame, standing::Coverage},
};

use crate::texts::{Language, Texts};

#[cfg(test)]
mod tests;

/// Tenths as a decimal number: 833 is `83.3`.
#[must_use]
pub fn tenths(tenths: i64) -> String {
    Decimal::tenths(tenths).to_string()
}

/// Tenths of a percent: 833 is `83.3%`.
#[must_use]
pub fn percent(share: i64) -> String {
    format!("{}%", tenths(share))
}

/// Tenths with their sign: `+1.7`, `−14.2`.
#[must_use]
pub fn signed(number: i64) -> String {
    let sign = if number > 0 { "+" } else { "" };
    format!("{sign}{}", tenths(number))
}

/// A lag in tenths of a point in words: `低 8.8 点`, `高 1.7 点`, `持平`.
#[must_use]
pub fn gap(texts: Texts, lag: i64) -> String {
    let key = match lag {
        0 => return texts.get("gap.even"),
        1.. => "gap.behind",
        _ => "gap.ahead",
    };
    texts.fill(key, &[("points", &tenths(lag.abs()))])
}

/// An amount in the unit that suits it: `295.8 亿元`, `3420 万元`.
#[must_use]
pub fn money(texts: Texts, amount: Money) -> String {
    let unit = AmountUnit::of(texts, amount);
    format!("{} {}", unit.write(amount), unit.name)
}

/// Two amounts in the unit that suits the second: `("295.8", "397.0", "亿元")`.
#[must_use]
pub fn money_pair(texts: Texts, part: Money, whole: Money) -> (String, String, String) {
    let unit = AmountUnit::of(texts, whole);
    (unit.write(part), unit.write(whole), unit.name)
}

/// An amount in the one unit of a whole column: 亿元, in English millions; both to a million yuan.
#[must_use]
pub fn money_in_column(texts: Texts, amount: Money) -> String {
    let written = amount.rounded(MoneyUnit::Yi, 2);
    match texts.0 {
        Language::Chinese => written,
        Language::English => {
            let digits = written.replace('.', "");
            digits.parse::<i64>().map_or(digits, |millions| millions.to_string())
        }
    }
}

/// Whether amounts as [`money_in_column`] writes them add up to their sum as it is written.
pub fn column_adds_up(texts: Texts, whole: Money, parts: &[Money]) -> bool {
    let written = |amount: Money| {
        let digits = money_in_column(texts, amount).replace('.', "");
        digits.parse::<i64>().unwrap_or_default()
    };
    parts.iter().map(|part| written(*part)).sum::<i64>() == written(whole)
}

/// Whether amounts as they are written add up to their sum as it is written, all in the unit that
/// suits the sum.
pub fn adds_up(texts: Texts, whole: Money, parts: impl Iterator<Item = Money>) -> bool {
    let unit = AmountUnit::of(texts, whole);
    parts.map(|part| unit.kept(part)).sum::<i128>() == unit.kept(whole)
}

/// A unit in which an amount is written.
struct AmountUnit {
    fen: i128,
    decimals: u32,
    name: String,
}

impl AmountUnit {
    /// The unit that suits an amount: 亿元 from one 亿 on and else 万元; in English billions and millions.
    fn of(texts: Texts, amount: Money) -> Self {
        let (large, small, small_decimals) = match texts.0 {
            Language::Chinese => (10_000_000_000, 1_000_000, 0),
            Language::English => (100_000_000_000, 100_000_000, 1),
        };
        let fen = i128::from(amount.fen()).abs();
        if fen < large {
            return Self { fen: small, decimals: small_decimals, name: texts.get("money.small") };
        }
        let decimals = if fen < 100 * large { 2 } else { 1 };
        Self { fen: large, decimals, name: texts.get("money.large") }
    }

    /// The amount in the last decimal of this unit, rounded half away from zero.
    fn kept(&self, amount: Money) -> i128 {
        let fen = i128::from(amount.fen());
        let kept = (fen.abs() * 10_i128.pow(self.decimals) + self.fen / 2) / self.fen;
        if fen < 0 { -kept } else { kept }
    }

    /// The amount in this unit, rounded half away from zero.
    fn write(&self, amount: Money) -> String {
        let one = 10_i128.pow(self.decimals);
        let kept = self.kept(amount);
        let sign = if kept < 0 { "−" } else { "" };
        let kept = kept.abs();
        match self.decimals {
            0 => format!("{sign}{kept}"),
            width => {
                format!("{sign}{}.{:0width$}", kept / one, kept % one, width = width as usize)
            }
        }
    }
}

/// A plain decimal number with its thousands separated: `-1,250.5`.
#[must_use]
pub fn grouped(number: &str) -> String {
    let digits = number.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let point = number.find('.').unwrap_or(number.len());
    let (sign, whole) = number[..point].split_at(digits.min(point));
    let mut written = String::from(sign);
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            written.push(',');
        }
        written.push(digit);
    }
    written + &number[point..]
}

/// A size as people read it: `2.4 MB`, `830 KB`.
#[must_use]
pub fn bytes(bytes: u32) -> String {
    match bytes {
        0..1_024 => format!("{bytes} B"),
        1_024..1_048_576 => format!("{} KB", bytes / 1_024),
        _ => format!("{} MB", tenths((i64::from(bytes) * 10 + 524_288) / 1_048_576)),
    }
}

/// A month by its name alone: `10月`.
#[must_use]
pub fn month(texts: Texts, month: Month) -> String {
    texts.get(&format!("month.{:02}", month.number()))
}

/// A reporting period by its name alone: `10月`, `1—2月`.
#[must_use]
pub fn period_name(texts: Texts, name: PeriodName) -> String {
    texts.get(&name.key())
}

/// The end of a month: `10月底`.
#[must_use]
pub fn month_end(texts: Texts, end: Month) -> String {
    texts.fill("date.month-end", &[("month", &month(texts, end))])
}

/// A day without its year: `11月23日`.
#[must_use]
pub fn day(texts: Texts, day: Day) -> String {
    let number = day.civil().day().to_string();
    texts.fill("date.day", &[("month", &month(texts, day.month())), ("day", &number)])
}

/// The day of the week: `周一`.
#[must_use]
pub fn weekday(texts: Texts, day: Day) -> String {
    texts.get(&format!("weekday.{}", day.weekday()))
}

/// A date of the ledger with its precision: `2026.10.31`, or `2026.10` for a month.
#[must_use]
pub fn date(texts: Texts, date: LedgerDate) -> String {
    date.to_string().replace('-', &texts.get("date.joint"))
}

/// A moment as seen from `now`: `10:40` today, `昨 16:30`, else its day.
#[must_use]
pub fn moment(texts: Texts, at: Timestamp, now: Timestamp) -> String {
    match at.day().days_until(now.day()) {
        0 => at.clock(),
        1 => texts.fill("date.yesterday", &[("time", &at.clock())]),
        _ => day(texts, at.day()),
    }
}

/// The period that the money stands for: `投资截至10月底，已报 96/100`; `台账 96/100` where only a ledger
/// states it.
#[must_use]
pub fn period(texts: Texts, frame: &Frame) -> String {
    let Some(closed) = frame.closed else { return texts.get("frame.no-period") };
    let by_ledger = frame.reported > 0 && frame.by_ledger == frame.reported;
    // A month closed before there were editions has none, and names none.
    let edition = frame.edition.map(|edition| {
        // Figures that have become others do not go by the edition's name.
        let key = if frame.corrected { "frame.edition-corrected" } else { "frame.edition" };
        texts.fill(key, &[("number", &edition.number.to_string())])
    });
    texts.fill(
        if by_ledger { "frame.period-ledger" } else { "frame.period" },
        &[
            ("month", &month_end(texts, closed)),
            ("edition", &edition.unwrap_or_default()),
            ("reported", &frame.reported.to_string()),
            ("entries", &frame.entries.to_string()),
        ],
    )
}

/// What a sum of money includes and leaves out: `无计划 4 个未计，停缓建 3 个在内`; `None` where it is plainly
/// all.
pub fn covered(texts: Texts, coverage: Coverage) -> Option<String> {
    let said = |key: &str, count: u32| {
        (count > 0).then(|| texts.fill(key, &[("count", &count.to_string())]))
    };
    let parts = [
        said("covered.unplanned", coverage.unplanned),
        said("covered.suspended", coverage.suspended),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(&texts.get("score.joint")))
}

/// The number of subprojects, `含子项目 23 个`; `None` where there are none.
pub fn subprojects(texts: Texts, count: u32) -> Option<String> {
    (count > 0).then(|| texts.fill("count.subprojects", &[("count", &count.to_string())]))
}
