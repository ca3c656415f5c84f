//! Why a command about milestones is refused.

use crate::model::refusal::refusals;

refusals! {
    /// Why a command about milestones is refused.
    MilestoneRefusal {
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// The project has no such milestone.
        Unknown = "unknown-milestone",
        /// A project starts and completes once.
        AlreadyThere = "milestone-already-there",
        /// A step needs a name.
        NameMissing = "milestone-name-missing",
        /// Moving a plan needs a reason.
        ReasonMissing = "plan-reason-missing",
        /// Another reason needs words.
        WordsMissing = "move-words-missing",
        /// Nobody asked to move the date.
        NothingAsked = "nothing-asked",
        /// Nothing is claimed.
        NothingClaimed = "nothing-claimed",
        /// The checklist demands evidence.
        EvidenceMissing = "evidence-missing",
        /// What a claim shows is not there.
        UnknownEvidence = "unknown-evidence",
        /// An open batch decides the claim.
        InOpenBatch = "claim-in-open-batch",
        /// A flag on a bottom line stands on the project or its entry.
        RecognitionWithheld = "recognition-withheld",
        /// What is reached has no forecast and no new plan.
        AlreadyRecognised = "milestone-already-recognised",
        /// A claim or recognition lies in the future.
        InTheFuture = "date-in-the-future",
        /// A guess lies in the past.
        ForecastInThePast = "forecast-in-the-past",
        /// A guess lies before what has happened already.
        ForecastBeforeLastFact = "forecast-before-last-fact",
        /// A completion before the start.
        CompletionBeforeStart = "completion-before-start",
        /// A share above the whole.
        WeightTooLarge = "weight-too-large",
    }
}
