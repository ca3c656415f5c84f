//! Why a command about cards is refused.

use crate::model::refusal::refusals;

refusals! {
    /// Why a command about cards is refused.
    CardRefusal {
        /// No card has this identifier.
        Unknown = "unknown-card",
        /// The command names no card at all.
        Empty = "no-cards",
        /// The command names the same card more than once.
        Twice = "card-named-twice",
        /// No project, unit or region is there that it would warn.
        UnknownSubject = "card-unknown-subject",
        /// A card of this colour went out to the same on the same day already.
        AlreadyIssued = "card-already-issued",
        /// The step does not follow from the card's current state.
        WrongStep = "card-wrong-step",
        /// The subject objects after the deadline for objections.
        TooLate = "card-verification-over",
        /// Its evidence is not there, was withdrawn or belongs to another project.
        UnknownEvidence = "unknown-evidence",
        /// The date of a signature or decision lies after today.
        InTheFuture = "date-in-the-future",
        /// The date of a signature or decision lies before the step that precedes it.
        TooEarly = "card-date-too-early",
        /// The exemption would end before today.
        ExemptionOver = "exemption-already-over",
        /// The office enters something on somebody's behalf without a paper or file to prove it.
        PaperMissing = "paper-missing",
        /// Only the leader in person, or the office by a paper, may enter a leader's decision.
        NotTheLeader = "not-this-leader",
        /// The subject objected, or the card came back, and the office has not said what it finds.
        Unreviewed = "card-not-reviewed",
        /// The office says what it finds of an objection without saying whether it is right.
        VerdictMissing = "verdict-missing",
        /// Nobody objected, so that there is nothing to uphold or to reject.
        NothingObjected = "nothing-objected",
        /// Its rule finds nothing any more in the month that was judged: it can only be withdrawn.
        Unfounded = "card-unfounded",
        /// The month of the list is not closed yet.
        PeriodOpen = "period-not-closed",
        /// The rule still fires, or has been silent for less than its hold time.
        StillFiring = "card-still-firing",
        /// No interview is proposed for this card.
        NoInterview = "no-interview-proposed",
    }
}
