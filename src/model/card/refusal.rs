//! Why a command about cards is refused.

use crate::model::refusal::refusals;

refusals! {
    /// Why a command about cards is refused.
    CardRefusal {
        /// No card has this identifier.
        Unknown = "unknown-card",
        /// No card is named.
        Empty = "no-cards",
        /// A card is named twice.
        Twice = "card-named-twice",
        /// The card does not stand where this step begins.
        WrongStep = "card-wrong-step",
        /// The deadline for stating facts has passed.
        TooLate = "card-verification-over",
        /// Its evidence is not there, was withdrawn or belongs to another project.
        UnknownEvidence = "unknown-evidence",
        /// Something signed or decided after today.
        InTheFuture = "date-in-the-future",
        /// Signed or decided before the step that comes before it.
        TooEarly = "card-date-too-early",
        /// An exemption that ends before today.
        ExemptionOver = "exemption-already-over",
        /// The office records on somebody's behalf by a paper only.
        PaperMissing = "paper-missing",
        /// A leader decides in their own name.
        NotTheLeader = "not-this-leader",
        /// The list of a month that is not closed.
        PeriodOpen = "period-not-closed",
        /// The rule fires, or has been silent for less than its hold time.
        StillFiring = "card-still-firing",
        /// Nothing proposes an interview.
        NoInterview = "no-interview-proposed",
    }
}
