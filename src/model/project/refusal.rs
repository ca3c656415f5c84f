//! Why a command about a project is refused.

use crate::model::refusal::refusals;

refusals! {
    /// Why a command about a project is refused.
    ProjectRefusal {
        /// No project has this identifier.
        Unknown = "unknown-project",
        /// A project of this name stands in this region already.
        NameTaken = "duplicate-name",
        /// A region that does not exist.
        UnknownRegion = "unknown-region",
        /// A unit that does not exist.
        UnknownUnit = "unknown-unit",
        /// The shares of the regions do not add up to the whole.
        SharesDoNotAddUp = "shares-do-not-add-up",
        /// Sub-projects have no sub-projects.
        NestedTooDeep = "sub-project-of-a-sub-project",
        /// Money below nothing.
        Negative = "negative-amount",
        /// Start and completion are recognised, not set; operation follows completion.
        StageNeedsRecognition = "stage-needs-recognition",
        /// A cancelled project does not change.
        Cancelled = "project-cancelled",
        /// It is not suspended.
        NotSuspended = "project-not-suspended",
        /// "Other" needs words.
        NoteMissing = "suspension-note-missing",
    }
}
