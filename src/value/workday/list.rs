//! A holiday list as text, the form in which it is kept, shown and loaded: a line an entry,
//! `2026-10-01~2026-10-07 休` or `2026-10-10 班`, and `#` before a remark.

use super::Calendar;
use crate::value::Day;

/// No range of a list is longer, so that a mistyped year does not fill the memory.
const LONGEST: i32 = 366;

/// A line that is no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line} is no entry of a holiday list")]
pub struct ListFault {
    /// The number of the line in the text, from 1.
    pub line: usize,
}

impl Calendar {
    /// Reads a list; its entries may come in any order.
    ///
    /// ```
    /// use battle_map::value::workday::Calendar;
    /// let calendar = Calendar::from_list("# 国庆节\n2026-10-01~2026-10-07 休\n2026-10-10 班")?;
    /// assert!(calendar.is_working("2026-10-10".parse().unwrap()));
    /// assert_eq!(Calendar::from_list("2026-02-30 休").unwrap_err().line, 1);
    /// # Ok::<(), battle_map::value::workday::ListFault>(())
    /// ```
    ///
    /// # Errors
    /// The first line that is none: a date that does not exist, a range that runs backwards, or
    /// neither 休 nor 班.
    pub fn from_list(text: &str) -> Result<Self, ListFault> {
        let mut calendar = Self::default();
        for (index, line) in text.lines().enumerate() {
            let entry = line.split('#').next().unwrap_or_default().trim();
            if !entry.is_empty() {
                calendar.take(entry).ok_or(ListFault { line: index + 1 })?;
            }
        }
        Ok(calendar)
    }

    fn take(&mut self, entry: &str) -> Option<()> {
        let (days, word) = entry.split_once(char::is_whitespace)?;
        let (first, last) = days.split_once('~').unwrap_or((days, days));
        let (first, last): (Day, Day) = (first.parse().ok()?, last.parse().ok()?);
        let length = first.days_until(last);
        let days = (0..=length).map(|days| first.plus(days));
        match word.trim() {
            _ if !(0..LONGEST).contains(&length) => return None,
            "休" => self.off.extend(days),
            "班" => self.working.extend(days),
            _ => return None,
        }
        Some(())
    }

    /// The list as text, by date, an empty line between years; read again it is the same.
    pub fn to_list(&self) -> String {
        let mut entries: Vec<(Day, Day, &str)> = Vec::new();
        let off = self.off.iter().map(|day| (*day, "休"));
        let mut days: Vec<_> = off.chain(self.working.iter().map(|day| (*day, "班"))).collect();
        days.sort_unstable();
        for (day, word) in days {
            match entries.last_mut() {
                Some((_, last, known)) if *known == word && last.plus(1) == day => *last = day,
                _ => entries.push((day, day, word)),
            }
        }
        let mut lines = Vec::new();
        let mut year = None;
        for (first, last, word) in entries {
            let of = super::list_year(first);
            if year.replace(of).is_some_and(|before| before != of) {
                lines.push(String::new());
            }
            let range = if first == last { format!("{first}") } else { format!("{first}~{last}") };
            lines.push(format!("{range} {word}"));
        }
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_line_that_is_no_entry_is_named() {
        for entry in [
            "2026-02-30 休",
            "2026-10-07~2026-10-01 休",
            "2026-10-01 off",
            "2026-10-01",
            "国庆节 休",
            "2026-01-01~2199-01-01 休",
            "<script>alert(1)</script> 休",
        ] {
            let list = format!("# 2026\n2026-01-01 休\n\n{entry}");
            assert_eq!(Calendar::from_list(&list), Err(ListFault { line: 4 }), "{entry}");
        }
    }

    #[test]
    fn entries_are_shown_as_ranges_year_by_year() {
        let list = "2025-10-11 班\n2025-10-01~2025-10-08 休\n2026-01-01 休";
        let shown = Calendar::from_list(list).unwrap().to_list();
        assert_eq!(shown, "2025-10-01~2025-10-08 休\n2025-10-11 班\n\n2026-01-01 休");
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_the_same(
            off in proptest::collection::vec(0_i32..900, 0..60),
            working in proptest::collection::vec(0_i32..900, 0..20),
        ) {
            let first: Day = "2025-06-01".parse().unwrap();
            let days = |days: Vec<i32>| days.into_iter().map(move |d| first.plus(d));
            let calendar = Calendar::new(days(off), days(working));
            prop_assert_eq!(Calendar::from_list(&calendar.to_list()), Ok(calendar));
        }
    }
}
