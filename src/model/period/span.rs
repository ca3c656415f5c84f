//! The months of one reporting period: one as a rule, January and February together where the city
//! reports them so (1—2月).

use serde::{Deserialize, Serialize};

use crate::value::Month;

/// How many months a period takes in. A period goes by its last month, at whose end everything of it is
/// counted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Span {
    /// The month alone.
    #[default]
    Month,
    /// 1—2月: January and February reported as one.
    JanuaryAndFebruary,
}

impl Span {
    /// Whether the period is one month.
    pub const fn is_month(&self) -> bool {
        matches!(self, Self::Month)
    }

    /// The first month that a period ending with `last` takes in.
    pub fn first(self, last: Month) -> Month {
        match self {
            Self::Month => last,
            Self::JanuaryAndFebruary => last.plus(-1),
        }
    }
}

/// What a period is called by: its last month, and what it takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PeriodName {
    /// The last month of the period.
    pub month: Month,
    /// The months it takes in.
    #[serde(default, skip_serializing_if = "Span::is_month")]
    pub span: Span,
}

impl PeriodName {
    /// The period of one month.
    pub const fn of(month: Month) -> Self {
        Self { month, span: Span::Month }
    }

    /// The numbers of its months, as they stand beside a year: `10`, `1—2`.
    pub fn numbers(self) -> String {
        let (first, last) = (self.span.first(self.month).number(), self.month.number());
        if first == last { last.to_string() } else { format!("{first}—{last}") }
    }

    /// The key of its name in the catalogues: `month.10`, `month.01-02`.
    pub fn key(self) -> String {
        match self.span {
            Span::Month => format!("month.{:02}", self.month.number()),
            Span::JanuaryAndFebruary => "month.01-02".to_owned(),
        }
    }
}
