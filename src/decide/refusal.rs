//! Why a command is refused: what any may run into, and the refusals of the model files.

use crate::{
    event::Subject,
    model::{
        card::CardRefusal,
        checklist::ChecklistRefusal,
        city::CityRefusal,
        document::DocumentRefusal,
        evidence::EvidenceRefusal,
        ledger::{Issue, LedgerRefusal},
        list::ListRefusal,
        milestone::MilestoneRefusal,
        notice::NoticeRefusal,
        period::PeriodRefusal,
        person::PersonRefusal,
        plan::PlanRefusal,
        problem::ProblemRefusal,
        project::ProjectRefusal,
        recognition::RecognitionRefusal,
        region::RegionRefusal,
        report::ReportRefusal,
        rule::RuleRefusal,
        target::TargetRefusal,
        unit::UnitRefusal,
    },
    value::Seq,
};

macro_rules! wrapped {
    ($($variant:ident($part:ty)),* $(,)?) => {
        /// Why a command is refused.
        #[derive(Debug, Clone, PartialEq, thiserror::Error)]
        #[expect(
            missing_docs,
            reason = "the wrapping variants carry the refusals of their model files"
        )]
        pub enum Refusal {
            /// The policy does not allow it.
            #[error("not allowed")]
            NotAllowed,
            /// Somebody changed what the command was based on.
            #[error("stale: {subject} was read at {read} and stands at {current:?}")]
            Stale {
                /// What changed.
                subject: Subject,
                /// The version the command named.
                read: Seq,
                /// The version that stands; none if there is no such thing.
                current: Option<Seq>,
            },
            /// Several commands that are none: there is nothing to decide and nothing to store.
            #[error("no command is given")]
            Empty,
            /// Several commands within several others: only ordinary commands happen together.
            #[error("commands that happen together hold others that do")]
            Nested,
            /// Commands that were to happen together are refused, each with its place among them.
            #[error("{} parts refused", .0.len())]
            Parts(Vec<(usize, Refusal)>),
            /// Rows of a ledger are rejected, each with its reason.
            #[error("{} rows rejected", .0.len())]
            Rows(Vec<Issue>),
            $(#[error(transparent)] $variant(#[from] $part),)*
        }

        impl Refusal {
            /// The stable kebab-case code.
            pub const fn code(&self) -> &'static str {
                match self {
                    Self::NotAllowed => "not-allowed",
                    Self::Stale { .. } => "stale",
                    Self::Empty => "empty-command",
                    Self::Nested => "nested-command",
                    Self::Parts(_) => "parts-refused",
                    Self::Rows(_) => LedgerRefusal::RowsRejected.code(),
                    $(Self::$variant(refusal) => refusal.code(),)*
                }
            }

            /// Every code there is, for catalogues and tests; some belong to several models.
            pub fn codes() -> impl Iterator<Item = &'static str> {
                let own = &["not-allowed", "stale", "empty-command", "nested-command", "parts-refused"];
                let parts: &[&[&'static str]] = &[own, $(<$part>::CODES),*];
                parts.concat().into_iter()
            }
        }
    };
}

wrapped! {
    Ledger(LedgerRefusal),
    City(CityRefusal),
    Region(RegionRefusal),
    Unit(UnitRefusal),
    List(ListRefusal),
    Project(ProjectRefusal),
    Milestone(MilestoneRefusal),
    Plan(PlanRefusal),
    Period(PeriodRefusal),
    Report(ReportRefusal),
    Person(PersonRefusal),
    Checklist(ChecklistRefusal),
    Recognition(RecognitionRefusal),
    Problem(ProblemRefusal),
    Target(TargetRefusal),
    Evidence(EvidenceRefusal),
    Rule(RuleRefusal),
    Document(DocumentRefusal),
    Notice(NoticeRefusal),
    Card(CardRefusal),
}
