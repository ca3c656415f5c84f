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
        /// Nobody is named to whom it goes.
        AddresseeMissing = "notice-addressee-missing",
        /// No account could sign for it, and it is not delivered on paper.
        NobodyToSign = "notice-nobody-to-sign",
        /// 事由 is missing.
        SubjectMissing = "notice-subject-missing",
        /// 问题 is missing.
        FactsMissing = "notice-facts-missing",
        /// 要求 is missing.
        DemandMissing = "notice-demand-missing",
        /// 签发人 is missing.
        SignatoryMissing = "notice-signatory-missing",
        /// A template filled in is longer than a text may be.
        TooLong = "notice-template-too-long",
        /// A deadline before today.
        DeadlinePast = "notice-deadline-past",
        /// It is checked by whoever wrote it.
        CheckedByWriter = "notice-checked-by-writer",
        /// A second person has to check it first.
        Unchecked = "notice-unchecked",
        /// It is issued: corrections only by withdrawal or supplement.
        Frozen = "notice-frozen",
        /// It is a draft: nobody can sign or answer it.
        NotIssued = "notice-not-issued",
        /// Somebody signed for it already.
        AlreadySigned = "notice-already-signed",
        /// A receipt signed before it was issued, or after today.
        ReceiptDate = "notice-receipt-date",
        /// An answer on paper dated before it was signed for or sent back, or after today.
        ReplyDate = "notice-reply-date",
        /// It has to be signed for first.
        NotSigned = "notice-not-signed",
        /// An answer waits for its review.
        UnderReview = "notice-under-review",
        /// No answer waits for its review.
        NothingToReview = "notice-nothing-to-review",
        /// A later deadline is asked for after the old one passed.
        ExtensionTooLate = "notice-extension-too-late",
        /// The new deadline is no later than the old one.
        ExtensionNotLater = "notice-extension-not-later",
        /// A wish waits for its decision.
        ExtensionAsked = "notice-extension-already-asked",
        /// Nobody asked for a later deadline.
        NoExtensionAsked = "notice-no-extension-asked",
        /// 销号: it is over.
        Closed = "notice-closed",
        /// It was taken back: it is over.
        Withdrawn = "notice-withdrawn",
    }
}
