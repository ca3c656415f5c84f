//! Whose turn it is and how much time is left, in words.

use battle_map::{
    model::notice::{Mover, Turn},
    value::Timestamp,
};

use crate::{format, texts::Texts};

const HOUR: i64 = 3_600_000;

/// The time to a deadline: `4 天`, `今天`, `逾 6 时`, `逾 3 天`; `None` where there is no deadline.
#[must_use]
pub fn left(texts: Texts, turn: Turn, now: Timestamp) -> Option<String> {
    let until = turn.until?;
    let count = |key: &str, count: i64| texts.fill(key, &[("count", &count.to_string())]);
    if let Some(late) = turn.overdue(now) {
        return Some(if late < 24 * HOUR {
            count("notice.late-hours", (late / HOUR).max(1))
        } else {
            count("notice.late-days", late / (24 * HOUR))
        });
    }
    Some(match now.day().days_until(until.day()) {
        0 => texts.get("notice.today"),
        days => count("notice.days", days.into()),
    })
}

/// A moment as a deadline: `11月26日 10:42`; a day's end is the day alone.
#[must_use]
pub fn deadline(texts: Texts, until: Timestamp) -> String {
    let day = format::day(texts, until.day());
    if Timestamp(until.0 + 1).day() == until.day() {
        format!("{day} {}", until.clock())
    } else {
        day
    }
}

/// A moment in the past: `11月20日 16:40`.
#[must_use]
pub fn since(texts: Texts, at: Timestamp) -> String {
    format!("{} {}", format::day(texts, at.day()), at.clock())
}

/// The notice's state in short: `待签收`, `签收超时`, `整改中`, `复核中`.
#[must_use]
pub fn now_words(texts: Texts, phase: &str, mover: Mover, late: bool) -> String {
    let late = if late { ".late" } else { "" };
    match (mover, phase) {
        (Mover::Nobody, phase) => texts.get(&format!("notice-state.{phase}")),
        (Mover::Answer, "returned") if late.is_empty() => texts.get("notice-now.returned"),
        (mover, _) => texts.get(&format!("notice-now.{}{late}", mover.code())),
    }
}

/// Whose turn it is, as a sentence: `轮到邻水县人民政府签收，11月26日 10:42前`.
#[must_use]
pub fn turn_words(texts: Texts, turn: Turn, phase: &str, addressee: &str) -> String {
    if turn.mover == Mover::Nobody {
        return texts.get(&format!("notice-over.{phase}"));
    }
    let who =
        texts.fill(&format!("notice-turn.{}", turn.mover.code()), &[("addressee", addressee)]);
    match turn.until {
        None => who,
        Some(until) => {
            texts.fill("notice-turn.until", &[("who", &who), ("until", &deadline(texts, until))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    const TEXTS: Texts = Texts(Language::Chinese);

    fn at(text: &str, hour: i64) -> Timestamp {
        Timestamp(Timestamp::start_of(text.parse().unwrap()).0 + hour * HOUR)
    }

    #[test]
    fn the_time_left_is_told_in_days_and_what_is_late_first_in_hours() {
        let until = at("2026-11-26", 10);
        let left = |now| left(TEXTS, Turn { mover: Mover::Sign, until: Some(until) }, now);
        assert_eq!(left(at("2026-11-22", 23)).unwrap(), "4 天");
        assert_eq!(left(at("2026-11-26", 9)).unwrap(), "今天");
        assert_eq!(left(at("2026-11-26", 16)).unwrap(), "逾 6 时");
        assert_eq!(left(at("2026-11-29", 11)).unwrap(), "逾 3 天");
    }

    #[test]
    fn the_end_of_a_day_is_told_as_the_day() {
        let end = Timestamp(at("2026-11-27", 0).0 - 1);
        assert_eq!(deadline(TEXTS, end), "11月26日");
        assert_eq!(deadline(TEXTS, at("2026-11-26", 10)), "11月26日 10:00");
    }
}
