//! Why a command about a project is refused.

use crate::model::refusal::refusals;

refusals! {
    /// Why a command about a project is refused.
    ProjectRefusal {
        /// No project has this identifier.
        Unknown = "unknown-project",
        /// A project of this name stands in this region already.
        NameTaken = "duplicate-name",
        /// A named region does not exist.
        UnknownRegion = "unknown-region",
        /// A named unit does not exist.
        UnknownUnit = "unknown-unit",
        /// The shares of the regions do not add up to 1000 thousandths.
        SharesDoNotAddUp = "shares-do-not-add-up",
        /// The parent is itself a sub-project, which can have none.
        NestedTooDeep = "sub-project-of-a-sub-project",
        /// An amount of money is negative.
        Negative = "negative-amount",
        /// Start and completion are recognised, not set; operation can only follow completion.
        StageNeedsRecognition = "stage-needs-recognition",
        /// The project is cancelled and cannot change.
        Cancelled = "project-cancelled",
        /// It is not suspended.
        NotSuspended = "project-not-suspended",
        /// The reason is "other", which requires a note in words.
        NoteMissing = "suspension-note-missing",
        /// A suspension needs a document: its number or its scan.
        PaperMissing = "suspension-paper-missing",
        /// A project cannot be merged with itself.
        MergeWithItself = "merge-with-itself",
        /// One of the two is a sub-project of the other.
        MergeWithOwnPart = "merge-with-own-part",
        /// The one to be retired has sub-projects and the one that stays is itself a sub-project.
        MergeNestsTooDeep = "merge-nests-too-deep",
        /// Both have an open card of the same rule; one of the two has to end first.
        MergeBothCarded = "merge-both-have-a-card",
        /// A claim of the one to be retired waits in a recognition batch.
        MergeClaimInBatch = "merge-claim-in-batch",
        /// Something is to be taken in which the two do not contradict each other.
        MergeChoiceUnknown = "merge-choice-unknown",
        /// It was not merged, or what was before is not known.
        NotMerged = "project-not-merged",
        /// Something was built on the merger since.
        MergeBuiltOn = "merge-built-on",
        /// The scan is no evidence of the project, or was withdrawn.
        UnknownEvidence = "unknown-evidence",
    }
}
