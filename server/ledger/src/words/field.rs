//! What columns of ledgers are about, and the codes by which the table of words names them.

use battle_map::model::project::{FactField, FactKind};

/// What a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the field of `LedgerRow` or `Figures` of the same name")]
pub enum Field {
    /// A field of the project's facts; its code there is the name of its line.
    Fact(FactField),
    Number,
    Serial,
    /// The name of a sub-project: 子项目名称 beside 项目名称.
    Part,
    /// The entry that a sub-project belongs to (所属项目).
    Parent,
    Plan,
    Month,
    YearToDate,
    SinceStart,
    NextMonth,
    Statistical,
    PlannedStart,
    PlannedCompletion,
    /// From when to when, or for how long, in one cell (建设起止年限, 建设工期).
    Period,
    /// How far it is (建设状态).
    Status,
    /// What it is to become within the list's year (建设性质).
    Nature,
    Started,
    Start,
    Completed,
    Completion,
    Enrolled,
    Progress,
    Problem,
    Reason,
    Longitude,
    Latitude,
    Point,
    /// Follows from other columns.
    Computed,
}

impl Field {
    /// Every field but those of the facts with its code: the name of its line in the table of words,
    /// and of its column in [`Ledger::columns`](battle_map::model::ledger::Ledger::columns).
    const OTHERS: [(Self, &'static str); 27] = [
        (Self::Number, "number"),
        (Self::Serial, "serial"),
        (Self::Part, "part"),
        (Self::Parent, "parent"),
        (Self::Plan, "plan"),
        (Self::Month, "month"),
        (Self::YearToDate, "year-to-date"),
        (Self::SinceStart, "since-start"),
        (Self::NextMonth, "next-month"),
        (Self::Statistical, "statistical"),
        (Self::PlannedStart, "planned-start"),
        (Self::PlannedCompletion, "planned-completion"),
        (Self::Period, "building-period"),
        (Self::Status, "status"),
        (Self::Nature, "nature"),
        (Self::Started, "started"),
        (Self::Start, "start"),
        (Self::Completed, "completed"),
        (Self::Completion, "completion"),
        (Self::Enrolled, "enrolled"),
        (Self::Progress, "progress"),
        (Self::Problem, "problem"),
        (Self::Reason, "reason"),
        (Self::Longitude, "longitude"),
        (Self::Latitude, "latitude"),
        (Self::Point, "point"),
        (Self::Computed, "computed"),
    ];

    /// Every field.
    pub fn all() -> impl Iterator<Item = Self> {
        let facts = FactField::ALL.into_iter().map(Self::Fact);
        facts.chain(Self::OTHERS.into_iter().map(|(field, _)| field))
    }

    /// The stable kebab-case code of the field, for ledgers kept on the board.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fact(fact) => fact.code(),
            other => {
                Self::OTHERS.iter().find(|(field, _)| *field == other).map_or("", |(_, code)| code)
            }
        }
    }

    /// The field of that code.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        let other = || Self::OTHERS.into_iter().find(|(_, known)| *known == code);
        FactField::from_code(code).map(Self::Fact).or_else(|| other().map(|(field, _)| field))
    }

    /// The field of a project's facts that it is about.
    #[must_use]
    pub const fn fact(self) -> Option<FactField> {
        match self {
            Self::Fact(fact) => Some(fact),
            _ => None,
        }
    }

    /// Whether its cells hold money.
    #[must_use]
    pub const fn is_money(self) -> bool {
        match self {
            Self::Fact(fact) => matches!(fact.kind(), FactKind::Money),
            other => matches!(other, Self::Plan) || other.is_figure(),
        }
    }

    /// Whether its cells hold money of a reporting month.
    #[must_use]
    pub const fn is_figure(self) -> bool {
        matches!(
            self,
            Self::Month | Self::YearToDate | Self::SinceStart | Self::NextMonth | Self::Statistical
        )
    }

    /// Whether its cells say how far a project is, or is to be.
    #[must_use]
    pub const fn is_progress(self) -> bool {
        matches!(
            self,
            Self::PlannedStart
                | Self::PlannedCompletion
                | Self::Period
                | Self::Status
                | Self::Nature
                | Self::Started
                | Self::Start
                | Self::Completed
                | Self::Completion
                | Self::Progress
                | Self::Problem
        )
    }

    /// Whether its cells are kept as they are written beside what they were taken for.
    #[must_use]
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Period | Self::Status | Self::Nature)
    }

    /// Whether several columns may hold it.
    #[must_use]
    pub const fn is_list(self) -> bool {
        match self {
            Self::Fact(fact) => matches!(fact.kind(), FactKind::Units | FactKind::People),
            other => matches!(other, Self::Computed),
        }
    }
}
