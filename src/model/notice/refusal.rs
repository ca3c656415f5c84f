//! Why a command about notices is refused.

use crate::model::refusal::refusals;

refusals! {
    /// Why a command about notices is refused.
    NoticeRefusal {
        /// No notice has this identifier, or its draft was thrown away.
        Unknown = "unknown-notice",
        /// No project has this identifier.
        UnknownProject = "unknown-project",
        /// The project was cancelled.
        ProjectCancelled = "notice-project-cancelled",
        /// No type of document has this identifier.
        UnknownDocument = "unknown-document",
        /// No unit has this identifier.
        UnknownUnit = "unknown-unit",
        /// No unit or region has the addressee's identifier.
        UnknownAddressee = "unknown-addressee",
        /// There is no such evidence of the project, or it was withdrawn.
        UnknownEvidence = "unknown-evidence",
        /// The draft names no addressee.
        AddresseeMissing = "notice-addressee-missing",
        /// No account could sign for it, and it is not delivered on paper.
        NobodyToSign = "notice-nobody-to-sign",
        /// The draft has no 事由 (subject line).
        SubjectMissing = "notice-subject-missing",
        /// The draft has no 问题 (facts).
        FactsMissing = "notice-facts-missing",
        /// The draft has no 要求 (demand).
        DemandMissing = "notice-demand-missing",
        /// The draft names no 签发人 (the leader in whose name it is issued).
        SignatoryMissing = "notice-signatory-missing",
        /// A template filled in is longer than a text may be.
        TooLong = "notice-template-too-long",
        /// A deadline lies before today.
        DeadlinePast = "notice-deadline-past",
        /// The person who wrote the draft may not check it.
        CheckedByWriter = "notice-checked-by-writer",
        /// A second person has to check it first.
        Unchecked = "notice-unchecked",
        /// No type of document numbers its papers with this prefix.
        UnknownSeries = "notice-unknown-series",
        /// Another notice has this number.
        NumberTaken = "notice-number-taken",
        /// Numbers of this year were given here already, and those up to this one would be missing.
        NumberGap = "notice-number-gap",
        /// A notice from before is dated after today.
        IssuedLater = "notice-issued-later",
        /// The last day to answer lies before the day of issue.
        DeadlineBeforeIssue = "notice-deadline-before-issue",
        /// It is issued and cannot be edited; a correction is a supplement or a withdrawal.
        Frozen = "notice-frozen",
        /// It is still a draft, which nobody can sign for or answer.
        NotIssued = "notice-not-issued",
        /// Somebody signed for it already.
        AlreadySigned = "notice-already-signed",
        /// The paper receipt is dated before the issue, or after today.
        ReceiptDate = "notice-receipt-date",
        /// The paper answer is dated before it was signed for or sent back, or after today.
        ReplyDate = "notice-reply-date",
        /// It has to be signed for first.
        NotSigned = "notice-not-signed",
        /// An answer is already waiting for its review.
        UnderReview = "notice-under-review",
        /// No answer waits for its review.
        NothingToReview = "notice-nothing-to-review",
        /// A later deadline is asked for after the old one passed.
        ExtensionTooLate = "notice-extension-too-late",
        /// The new deadline is no later than the old one.
        ExtensionNotLater = "notice-extension-not-later",
        /// A request for a later deadline is already waiting for a decision.
        ExtensionAsked = "notice-extension-already-asked",
        /// Nobody asked for a later deadline.
        NoExtensionAsked = "notice-no-extension-asked",
        /// 销号: the answer was accepted, and the notice has ended.
        Closed = "notice-closed",
        /// The notice was taken back and has ended.
        Withdrawn = "notice-withdrawn",
    }
}
