//! What stands above the header: the ledger's title, its unit, and the month it was filled in for.

use battle_map::value::{LedgerDate, MoneyUnit, Month, Year, text::normalised};

use super::{
    date,
    header::{Header, meaning, when},
    sheet::{CellValue, Sheet},
    words::WORDS,
};

/// What the rows above the header say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetTitle {
    /// The words of the title; none where the table begins with its header.
    pub text: Option<String>,
    /// The year it names.
    pub year: Option<Year>,
    /// The month up to which its money counts, said in so many words.
    pub month: Option<when::When>,
    /// The day or month on which the ledger was filled in.
    pub filled_in: Option<LedgerDate>,
    /// The units of money, where no header names one.
    pub units: Vec<MoneyUnit>,
}

impl SheetTitle {
    /// Reads the rows above `header`.
    #[must_use]
    pub fn read(sheet: &Sheet, header: &Header) -> Self {
        let mut title = Self::default();
        for row in sheet.rows.iter().take_while(|row| row.number < header.first_row) {
            let mut cells = row.cells.iter().map(|(_, value)| value).peekable();
            while let Some(cell) = cells.next() {
                title.note(cell, cells.peek().copied(), sheet.from_1904);
            }
        }
        title
    }

    /// The month that its money stands for, said in so many words.
    #[must_use]
    pub fn month_in(&self, year: Option<Year>) -> Option<Month> {
        self.month.and_then(|when| when.month_in(self.year.or(year)))
    }

    fn note(&mut self, cell: &CellValue, next: Option<&CellValue>, from_1904: bool) {
        let text = cell.text();
        let words = normalised(&text);
        if WORDS.begins("filled-in", &words) {
            let after = words.split_once(':').map_or("", |(_, after)| after);
            let own = date::read(after, None);
            self.filled_in =
                own.or_else(|| next.and_then(|cell| date::of_cell(cell, None, from_1904)));
        } else if words.starts_with("单位:") || words.starts_with("(单位") {
            self.units = meaning::units(words.trim_matches(['(', ')'])).0;
        } else if matches!(cell, CellValue::Text(_))
            && !words.starts_with("附件")
            && !words.starts_with("附表")
        {
            self.title(&text, &words);
        }
    }

    fn title(&mut self, text: &str, words: &str) {
        let (_, when) = when::take(words);
        self.year = self.year.or(when.year);
        self.month = self.month.or(when.month.map(|_| when));
        if self.text.is_none()
            && date::read(words, None).is_none()
            && !WORDS.begins("remark", words)
        {
            self.text = Some(text.trim().to_owned());
        }
        if let Some((_, inside)) = words.rsplit_once("单位:") {
            self.units = meaning::units(inside.trim_matches(['(', ')'])).0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{csv, sheet::builder::Limits};

    fn title(above: &str) -> SheetTitle {
        let sheet =
            csv::read(format!("{above}\n名称,总投资\n甲,1").as_bytes(), Limits::default()).unwrap();
        SheetTitle::read(&sheet, &Header::find(&sheet).unwrap())
    }

    #[test]
    fn title_unit_and_day_of_filling_in_are_told_apart() {
        let found = title("附件1\n某市2022年重点项目台账\n填报时间:2022年4月26日,单位：万元");
        assert_eq!(found.text.as_deref(), Some("某市2022年重点项目台账"));
        assert_eq!((found.year.map(Year::number), found.month), (Some(2022), None));
        assert_eq!(found.filled_in.map(|date| date.to_string()), Some("2022-04-26".into()));
        assert_eq!(found.units, [MoneyUnit::Wan]);
    }

    #[test]
    fn a_month_in_the_title_is_the_month_of_the_money() {
        for above in
            ["2022年1-4月推进情况表", "推进情况表\n截至2022年4月底", "2022年推进情况表(截至4月底)"]
        {
            let month = title(above).month_in(None);
            assert_eq!(month.map(|month| month.to_string()), Some("2022-04".into()), "{above}");
        }
    }

    #[test]
    fn the_day_of_filling_in_may_stand_in_the_next_cell() {
        let found = title("填报日期：,2022.4.26");
        assert_eq!(found.filled_in.map(|date| date.to_string()), Some("2022-04-26".into()));
    }
}
