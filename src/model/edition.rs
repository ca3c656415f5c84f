//! 月度数据 and 通报, later 红黑榜 and 会议记录: an edition, which is what was said of a period, frozen
//! under a number. What is found out later makes a further edition, never another answer under the
//! old name.
//!
//! The rows stand in the event by which an edition was made, and are read from there. The board keeps
//! its head, and of the last edition of a period the few numbers with which the next is compared.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray, VariantNames};

mod bulletin;
mod difference;
mod month;
mod number;
mod sums;

pub use bulletin::{BulletinNotice, BulletinRows, CardCounts, EndedCard, ListedCard, WarnedNames};
pub use difference::{
    Difference, EditionField, EditionOutline, FieldChange, ProjectOutline, differences,
};
pub use month::{FrozenFinding, FrozenMeasure, MonthFigures, OverdueMilestone, ProjectRow, SumRow};
pub use number::BulletinNumber;
pub use sums::{Coverage, Invested, PlanAttainment, RowAbout, SumTarget, Sums};

use super::{
    Entry,
    period::{PeriodName, Span},
    refusal::refusals,
};
use crate::value::{EditionId, Month, Seq, Timestamp, code::codes};

/// What an edition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum EditionKind {
    /// 月度数据: the figures and findings of a closed month.
    Month,
    /// 通报: the bulletin of a closed month.
    Bulletin,
}

codes!(EditionKind);

/// What an edition says, by its kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EditionContent {
    /// The figures and findings of a closed month.
    Month(Box<MonthFigures>),
    /// The bulletin of a closed month.
    Bulletin(Box<BulletinRows>),
}

impl EditionContent {
    /// The kind of edition that it makes.
    pub const fn kind(&self) -> EditionKind {
        match self {
            Self::Month(_) => EditionKind::Month,
            Self::Bulletin(_) => EditionKind::Bulletin,
        }
    }

    /// The month it is about.
    pub const fn period(&self) -> Month {
        match self {
            Self::Month(figures) => figures.month,
            Self::Bulletin(rows) => rows.month,
        }
    }

    /// The months that its period takes in.
    pub const fn span(&self) -> Span {
        match self {
            Self::Month(figures) => figures.span,
            Self::Bulletin(rows) => rows.span,
        }
    }

    /// The numbers with which the next edition of the period is compared; none of a bulletin.
    pub fn outline(&self) -> EditionOutline {
        match self {
            Self::Month(figures) => figures.outline(),
            Self::Bulletin(_) => EditionOutline::default(),
        }
    }
}

/// Which edition a screen, a file or a text speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionMark {
    /// The edition.
    pub id: EditionId,
    /// The month it is about.
    pub month: Month,
    /// The months that its period takes in.
    #[serde(default, skip_serializing_if = "Span::is_month")]
    pub span: Span,
    /// Its number among the editions of that month, from 1.
    pub number: u32,
    /// When it was made.
    pub at: Timestamp,
}

impl EditionMark {
    /// What its period is called by.
    pub const fn period(&self) -> PeriodName {
        PeriodName { month: self.month, span: self.span }
    }
}

/// The head of an edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    /// Identifies the edition in the log, where its rows are.
    pub id: EditionId,
    /// What it is.
    pub kind: EditionKind,
    /// The month it is about.
    pub period: Month,
    /// The months that its period takes in.
    #[serde(default, skip_serializing_if = "Span::is_month")]
    pub span: Span,
    /// Its number among those of its kind and period, from 1.
    pub number: u32,
    /// The moment it was made.
    pub at: Timestamp,
    /// In how many rows it differs from the edition before; 0 for the first.
    pub differs: u32,
    /// What the next edition of the period is compared with; empty once there is one.
    pub outline: EditionOutline,
    /// Position of its last event.
    pub version: Seq,
}

impl Edition {
    /// The edition that freezing makes; `None` for any other change.
    pub fn made(id: EditionId, change: &EditionChange, entry: &Entry<'_>) -> Option<Self> {
        let EditionChange::Frozen { number, content, differs } = change else { return None };
        Some(Self {
            id,
            kind: content.kind(),
            period: content.period(),
            span: content.span(),
            number: *number,
            at: entry.at,
            differs: u32::try_from(differs.len()).unwrap_or(u32::MAX),
            outline: content.outline(),
            version: entry.seq,
        })
    }

    /// What is told wherever its figures are shown.
    pub const fn mark(&self) -> EditionMark {
        let Self { id, period: month, span, number, at, .. } = *self;
        EditionMark { id, month, span, number, at }
    }

    /// Drops what only the next edition needed, once that is there.
    pub fn superseded(&mut self) {
        self.outline = EditionOutline::default();
    }
}

/// What may be asked about editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "edition-")]
pub enum EditionAction {
    /// 出新版: freezes a closed month anew, where its figures differ from its last edition.
    Freeze {},
    /// 印发通报: freezes the bulletin of a closed month as it stands; issuing the month's list of cards
    /// does it by itself.
    Publish {},
}

/// What happened to an edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", prefix = "edition-")]
pub enum EditionChange {
    /// It was made, and says this from now on.
    Frozen {
        /// Its number among those of its kind and period, from 1.
        number: u32,
        /// What it says.
        content: EditionContent,
        /// The rows in which it differs from the edition before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        differs: Vec<Difference>,
    },
    /// The import that had closed its month was taken back, and the edition with it.
    TakenBack {},
}

refusals! {
    /// Why a command about editions is refused.
    EditionRefusal {
        /// The month is not closed: it has no figures that could be frozen.
        PeriodOpen = "edition-period-open",
        /// The figures are those of the last edition.
        NothingDiffers = "edition-nothing-differs",
        /// The bulletin is out already, with the month's present figures.
        BulletinOut = "edition-bulletin-out",
    }
}
