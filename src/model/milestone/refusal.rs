//! Why a command about milestones is refused.

use crate::model::refusal::refusals;

refusals! {
    /// Why a command about milestones is refused.
    MilestoneRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// The project has no such milestone.
        Unknown = "unknown-milestone",
        /// The project already has a start, or a completion, and can have only one.
        AlreadyThere = "milestone-already-there",
        /// A step was added without a name.
        NameMissing = "milestone-name-missing",
        /// A planned date would be replaced without a reason.
        ReasonMissing = "plan-reason-missing",
        /// The reason `Other` was chosen without an explanation in words.
        WordsMissing = "move-words-missing",
        /// There is no open request to move the date.
        NothingAsked = "nothing-asked",
        /// The milestone has no open claim.
        NothingClaimed = "nothing-claimed",
        /// The checklist requires evidence, and the claim has none.
        EvidenceMissing = "evidence-missing",
        /// A file that the claim refers to does not exist or is not valid.
        UnknownEvidence = "unknown-evidence",
        /// The claim is part of an open batch, in which it must be decided.
        InOpenBatch = "claim-in-open-batch",
        /// Recognition is withheld by a flag on a bottom line (底线) of the project or its entry.
        RecognitionWithheld = "recognition-withheld",
        /// The milestone has been recognised, so that forecast and plan can no longer change.
        AlreadyRecognised = "milestone-already-recognised",
        /// The date of a claim or recognition lies in the future.
        InTheFuture = "date-in-the-future",
        /// The date of a forecast lies in the past.
        ForecastInThePast = "forecast-in-the-past",
        /// The date of a forecast lies before a milestone that has already been reached.
        ForecastBeforeLastFact = "forecast-before-last-fact",
        /// The completion would lie before the start.
        CompletionBeforeStart = "completion-before-start",
        /// The shares of all milestones together would exceed 1000 thousandths.
        WeightTooLarge = "weight-too-large",
    }
}
