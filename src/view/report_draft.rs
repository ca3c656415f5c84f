//! One project's report as it is being typed: the texts of its cells, the figures they make, and what
//! is wrong with them.
//!
//! 当月 and 累计 are two ways to type one figure: the other one follows from the total before.

use serde::{Deserialize, Serialize};

use super::desk::DeskRow;
use crate::{
    model::report::Figures,
    value::{Money, MoneyUnit, Seq, Text, ValueError},
};

mod check;
#[cfg(test)]
mod tests;

pub use check::DraftFault;

/// A column into which one types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportColumn {
    /// 当月: the amount spent in the month, in 万元.
    Month,
    /// 累计: the amount spent since January, in 万元.
    Total,
    /// 下月计划: the amount planned for the next month, in 万元.
    NextMonth,
    /// 形象进度: the progress in words.
    Progress,
    /// 存在问题: the problem in words.
    Problem,
    /// 核减原因: why the amount is reduced; only where 当月 is negative.
    Reason,
    /// 答复: what is answered to whoever gave the report back.
    Answer,
}

impl ReportColumn {
    /// Those that stand side by side in the grid, in the order in which a spreadsheet's cells are pasted.
    pub const GRID: [Self; 5] =
        [Self::Month, Self::Total, Self::NextMonth, Self::Progress, Self::Problem];

    const ALL: [Self; 7] = [
        Self::Month,
        Self::Total,
        Self::NextMonth,
        Self::Progress,
        Self::Problem,
        Self::Reason,
        Self::Answer,
    ];

    /// Its word in the catalogues' `desk.column.*`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Total => "total",
            Self::NextMonth => "next-month",
            Self::Progress => "progress",
            Self::Problem => "problem",
            Self::Reason => "reason",
            Self::Answer => "answer",
        }
    }

    /// Whether it holds money, in 万元.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Month | Self::Total | Self::NextMonth)
    }
}

/// What was typed for one project.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReportDraft {
    /// The report's version when typing began.
    pub base: Option<Seq>,
    month: String,
    /// 累计 where it was typed, or says something else than the total before and 当月; else empty.
    #[serde(default)]
    total: String,
    next_month: String,
    progress: String,
    problem: String,
    reason: String,
    #[serde(default)]
    answer: String,
    /// Whether an amount that asks a question was confirmed as intended.
    pub confirmed: bool,
    /// Whether a report that was given back is to be sent again as it is.
    #[serde(default)]
    pub again: bool,
}

impl ReportDraft {
    /// A draft that holds the reported values as text.
    #[must_use]
    pub fn of(row: &DeskRow) -> Self {
        let figures = &row.figures;
        let words =
            |text: &Option<Text>| text.as_ref().map(ToString::to_string).unwrap_or_default();
        let sum = row.before.zip(figures.month).map(|(before, month)| before + month);
        // A return asks for an answer of its own.
        let answer = figures.answer.clone().filter(|_| row.returned().is_none());
        Self {
            base: row.version,
            month: written(figures.month),
            total: written(figures.year_to_date.filter(|total| Some(*total) != sum)),
            next_month: written(figures.next_month),
            progress: words(&figures.progress),
            problem: words(&figures.problem),
            reason: words(&figures.reason),
            answer: words(&answer),
            ..Self::default()
        }
    }

    /// The text in a column as it was typed; 累计 as it follows where only 当月 was.
    #[must_use]
    pub fn shown(&self, column: ReportColumn, row: &DeskRow) -> String {
        if column == ReportColumn::Total && self.total.is_empty() {
            return written(self.total_of(row));
        }
        self.get(column).to_owned()
    }

    /// The text that was typed in a column.
    #[must_use]
    pub fn get(&self, column: ReportColumn) -> &str {
        match column {
            ReportColumn::Month => &self.month,
            ReportColumn::Total => &self.total,
            ReportColumn::NextMonth => &self.next_month,
            ReportColumn::Progress => &self.progress,
            ReportColumn::Problem => &self.problem,
            ReportColumn::Reason => &self.reason,
            ReportColumn::Answer => &self.answer,
        }
    }

    /// Types into a column of a row. 当月 and 累计 follow one another, where the months before are known.
    pub fn type_in(&mut self, row: &DeskRow, column: ReportColumn, text: &str) {
        self.set(column, text);
        if !row.opens_with_a_total() {
            return;
        }
        match column {
            ReportColumn::Month => self.total.clear(),
            ReportColumn::Total => {
                let month = money(text).ok().flatten().zip(row.before);
                self.month = written(month.map(|(total, before)| total - before));
            }
            _ => {}
        }
    }

    /// Puts a cell of a block into a column. 当月 and 累计 that come together are held against one another.
    pub fn paste_in(&mut self, row: &DeskRow, column: ReportColumn, text: &str, together: bool) {
        if column == ReportColumn::Total && together {
            self.set(column, text);
            let agrees = money(text).ok().flatten() == self.sum(row);
            if agrees {
                self.total.clear();
            }
        } else {
            self.type_in(row, column, text);
        }
    }

    fn set(&mut self, column: ReportColumn, text: &str) {
        let field = match column {
            ReportColumn::Month => &mut self.month,
            ReportColumn::Total => &mut self.total,
            ReportColumn::NextMonth => &mut self.next_month,
            ReportColumn::Progress => &mut self.progress,
            ReportColumn::Problem => &mut self.problem,
            ReportColumn::Reason => &mut self.reason,
            ReportColumn::Answer => &mut self.answer,
        };
        text.trim().clone_into(field);
        if column != ReportColumn::Answer {
            self.confirmed = false;
        }
    }

    /// Whether the texts differ from what was reported.
    #[must_use]
    pub fn differs(&self, row: &DeskRow) -> bool {
        let stands = Self::of(row);
        ReportColumn::ALL.into_iter().any(|column| self.get(column) != stands.get(column))
    }

    /// Whether the draft means the same as the report, however it was typed.
    #[must_use]
    pub fn says_what_stands(&self, row: &DeskRow) -> bool {
        let whole = |draft: &Self| {
            Some(Figures { year_to_date: draft.total_of(row), ..draft.figures().ok()? })
        };
        let mine = whole(self);
        mine.is_some() && mine == whole(&Self::of(row))
    }

    /// 当月: the month's amount; `None` where the text is not a number.
    #[must_use]
    pub fn this_month(&self) -> Option<Money> {
        money(&self.month).ok().flatten()
    }

    /// 累计 with the month: as it was typed, else the total before and 当月.
    #[must_use]
    pub fn total_of(&self, row: &DeskRow) -> Option<Money> {
        if self.total.is_empty() { self.sum(row) } else { money(&self.total).ok().flatten() }
    }

    fn sum(&self, row: &DeskRow) -> Option<Money> {
        row.before.zip(self.this_month()).map(|(before, month)| before + month)
    }

    /// The figures to report; 累计 only where it was typed.
    ///
    /// # Errors
    /// The first column that cannot be read, and why.
    pub fn figures(&self) -> Result<Figures, (ReportColumn, ValueError)> {
        let amount =
            |column: ReportColumn| money(self.get(column)).map_err(|error| (column, error));
        let words = |column: ReportColumn| words(self.get(column)).map_err(|error| (column, error));
        let month = amount(ReportColumn::Month)?;
        let negative = month.is_some_and(Money::is_negative);
        Ok(Figures {
            month,
            year_to_date: amount(ReportColumn::Total)?,
            next_month: amount(ReportColumn::NextMonth)?,
            progress: words(ReportColumn::Progress)?,
            problem: words(ReportColumn::Problem)?,
            reason: if negative { words(ReportColumn::Reason)? } else { None },
            answer: words(ReportColumn::Answer)?,
            ..Figures::default()
        })
    }
}

/// An amount in 万元; `None` where nothing was typed.
fn money(text: &str) -> Result<Option<Money>, ValueError> {
    Money::typed(text, MoneyUnit::Wan)
}

fn written(amount: Option<Money>) -> String {
    amount.map(|amount| amount.exact(MoneyUnit::Wan)).unwrap_or_default()
}

fn words(text: &str) -> Result<Option<Text>, ValueError> {
    if text.trim().is_empty() { Ok(None) } else { Text::new(text).map(Some) }
}
