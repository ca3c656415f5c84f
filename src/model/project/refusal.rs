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
        /// The scan is no evidence of the project, or was withdrawn.
        UnknownEvidence = "unknown-evidence",
    }
}
