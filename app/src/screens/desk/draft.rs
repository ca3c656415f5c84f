//! One project's report as it is being typed: texts, and the figures they make.

use battle_map::{
    model::report::Figures,
    value::{Money, MoneyUnit, Seq, Text, ValueError},
    view::desk::DeskRow,
};
use serde::{Deserialize, Serialize};

/// A column of the grid that one types into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftColumn {
    /// 当月: the amount spent in the month, in 万元.
    Month,
    /// 下月计划: the amount planned for the next month, in 万元.
    NextMonth,
    /// 形象进度: the progress in words.
    Progress,
    /// 存在问题: the problem in words.
    Problem,
    /// 核减原因: why the amount is reduced; only where 当月 is negative.
    Reason,
}

impl DraftColumn {
    /// Those that stand side by side in the grid, in the order in which Excel's cells are pasted.
    pub const GRID: [Self; 4] = [Self::Month, Self::NextMonth, Self::Progress, Self::Problem];

    /// Its word in the catalogues' `desk.column.*`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::NextMonth => "next-month",
            Self::Progress => "progress",
            Self::Problem => "problem",
            Self::Reason => "reason",
        }
    }

    /// Whether it holds money, in 万元.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Month | Self::NextMonth)
    }
}

/// What was typed for one project.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReportDraft {
    /// The report's version when typing began.
    pub base: Option<Seq>,
    month: String,
    next_month: String,
    progress: String,
    problem: String,
    reason: String,
    /// Whether an amount of ten times the last month's was confirmed as intended.
    pub confirmed: bool,
}

impl ReportDraft {
    /// A draft that holds the reported values as text.
    #[must_use]
    pub fn of(row: &DeskRow) -> Self {
        let figures = &row.figures;
        let money = |money: Option<Money>| {
            money.map(|money| money.exact(MoneyUnit::Wan)).unwrap_or_default()
        };
        let words =
            |text: &Option<Text>| text.as_ref().map(ToString::to_string).unwrap_or_default();
        Self {
            base: row.version,
            month: money(figures.month),
            next_month: money(figures.next_month),
            progress: words(&figures.progress),
            problem: words(&figures.problem),
            reason: words(&figures.reason),
            confirmed: false,
        }
    }

    /// The text in a column.
    #[must_use]
    pub fn get(&self, column: DraftColumn) -> &str {
        match column {
            DraftColumn::Month => &self.month,
            DraftColumn::NextMonth => &self.next_month,
            DraftColumn::Progress => &self.progress,
            DraftColumn::Problem => &self.problem,
            DraftColumn::Reason => &self.reason,
        }
    }

    /// Sets the text of a column.
    pub fn set(&mut self, column: DraftColumn, text: &str) {
        let field = match column {
            DraftColumn::Month => &mut self.month,
            DraftColumn::NextMonth => &mut self.next_month,
            DraftColumn::Progress => &mut self.progress,
            DraftColumn::Problem => &mut self.problem,
            DraftColumn::Reason => &mut self.reason,
        };
        text.clone_into(field);
        self.confirmed = false;
    }

    /// Whether the texts differ from what was reported.
    #[must_use]
    pub fn differs(&self, row: &DeskRow) -> bool {
        let stands = Self::of(row);
        let all = DraftColumn::GRID.into_iter().chain([DraftColumn::Reason]);
        all.into_iter().any(|column| self.get(column).trim() != stands.get(column))
    }

    /// Whether the draft means the same as the report, however it was typed.
    #[must_use]
    pub fn says_what_stands(&self, row: &DeskRow) -> bool {
        self.figures().is_ok_and(|mine| Self::of(row).figures() == Ok(mine))
    }

    /// 当月: the month's amount; `None` where the text is not a number.
    #[must_use]
    pub fn this_month(&self) -> Option<Money> {
        money(&self.month).ok().flatten()
    }

    /// The figures to report.
    ///
    /// # Errors
    /// The first column that cannot be read, and why.
    pub fn figures(&self) -> Result<Figures, (DraftColumn, ValueError)> {
        let amount = |column: DraftColumn| money(self.get(column)).map_err(|error| (column, error));
        let words = |column: DraftColumn| words(self.get(column)).map_err(|error| (column, error));
        let month = amount(DraftColumn::Month)?;
        let negative = month.is_some_and(Money::is_negative);
        Ok(Figures {
            month,
            next_month: amount(DraftColumn::NextMonth)?,
            progress: words(DraftColumn::Progress)?,
            problem: words(DraftColumn::Problem)?,
            reason: if negative { words(DraftColumn::Reason)? } else { None },
            ..Figures::default()
        })
    }
}

/// An amount in 万元; `None` where nothing was typed.
fn money(text: &str) -> Result<Option<Money>, ValueError> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
    if plain.is_empty() { Ok(None) } else { Money::parse(&plain, MoneyUnit::Wan).map(Some) }
}

fn words(text: &str) -> Result<Option<Text>, ValueError> {
    if text.trim().is_empty() { Ok(None) } else { Text::new(text).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(month: &str) -> ReportDraft {
        let mut draft = ReportDraft::default();
        draft.set(DraftColumn::Month, month);
        draft
    }

    #[test]
    fn money_is_typed_in_ten_thousands_with_or_without_commas() {
        let figures = typed(" 1,250.5 ").figures().unwrap();
        assert_eq!(figures.month.map(Money::fen), Some(1_250_500_000));
        assert_eq!(typed("").figures().unwrap().month, None);
    }

    #[test]
    fn what_cannot_be_read_names_its_column() {
        let (column, error) = typed("一千").figures().unwrap_err();
        assert_eq!((column, error.code()), (DraftColumn::Month, "unreadable-number"));
    }

    #[test]
    fn a_reason_goes_along_only_with_a_negative_month() {
        let mut draft = typed("5");
        draft.set(DraftColumn::Reason, "核减");
        assert_eq!(draft.figures().unwrap().reason, None);
        draft.set(DraftColumn::Month, "-5");
        assert_eq!(draft.figures().unwrap().reason, Text::new("核减").ok());
    }

    #[test]
    fn typing_anew_takes_a_confirmation_back() {
        let mut draft = typed("400");
        draft.confirmed = true;
        draft.set(DraftColumn::Month, "4000");
        assert!(!draft.confirmed);
    }
}
