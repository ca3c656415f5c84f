//! The columns of the grid from left to right; some are only looked at.

use battle_map::view::report_draft::ReportColumn;

/// A column of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridColumn {
    /// 项目: the project's name.
    Project,
    /// 年度计划: the year's plan.
    Plan,
    /// 上月累计: the total before the month.
    Before,
    /// 上月: the month before.
    Last,
    /// A column into which one types.
    Typed(ReportColumn),
    /// 占年度计划: the share of the year's plan, with a tick for its schedule.
    Share,
}

impl GridColumn {
    /// All columns on which the cursor may stand.
    pub const ALL: [Self; 10] = [
        Self::Project,
        Self::Plan,
        Self::Before,
        Self::Last,
        Self::Typed(ReportColumn::Month),
        Self::Typed(ReportColumn::Total),
        Self::Share,
        Self::Typed(ReportColumn::NextMonth),
        Self::Typed(ReportColumn::Progress),
        Self::Typed(ReportColumn::Problem),
    ];

    /// The place of 当月, where one begins.
    pub const FIRST: usize = 4;

    /// How many columns there are, with that of the report's state.
    pub const COUNT: usize = Self::ALL.len() + 1;

    /// The column at a place; the last one beyond it.
    #[must_use]
    pub fn at(place: usize) -> Self {
        Self::ALL[place.min(Self::ALL.len() - 1)]
    }

    /// The column of the report, where one types into it.
    #[must_use]
    pub const fn typed(self) -> Option<ReportColumn> {
        match self {
            Self::Typed(column) => Some(column),
            _ => None,
        }
    }

    /// Its word in the catalogues' `desk.column.*`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Plan => "plan",
            Self::Before => "before",
            Self::Last => "last",
            Self::Typed(column) => column.code(),
            Self::Share => "share",
        }
    }
}
