//! What whoever opens a notice may do with it now.

use serde::{Deserialize, Serialize};

use crate::{
    board::Board,
    command::Command,
    model::{
        actor::Actor,
        notice::{Issued, Notice, NoticeAction, Phase},
    },
    rules::{self, notice::signs},
    view::notices::subject,
};

/// What whoever looks may do now.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a button of its own, and any of them may stand beside any other"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Allowed {
    /// May go on writing the draft, discard it or issue it.
    pub write: bool,
    /// May check the draft.
    pub check: bool,
    /// May sign for it.
    pub sign: bool,
    /// May answer it in the addressee's name.
    pub answer: bool,
    /// May ask for a later deadline.
    pub ask: bool,
    /// May record a signature on paper.
    pub record: bool,
    /// May record an answer on paper.
    pub record_reply: bool,
    /// May send the answer back, or accept it.
    pub review: bool,
    /// May decide on a later deadline that was asked for.
    pub decide: bool,
    /// May supplement or withdraw it.
    pub correct: bool,
}

/// Whether its answer may come on paper: as the notice did, or because no account could give it.
fn answers_on_paper(board: &Board, issued: &Issued) -> bool {
    issued.paper.on_paper || !signs(board, issued.paper.addressee)
}

/// The policy and the phase together: what the policy allows and the rules would not refuse.
pub fn allowed(board: &Board, actor: &Actor, notice: &Notice) -> Allowed {
    let subject = subject(notice.id, notice.project, notice.issued().is_some());
    let may = |action| rules::may(board, actor, &Command::new(subject, action));
    if let Some(draft) = notice.draft() {
        let write = may(NoticeAction::Discard {});
        let check = draft.checked.is_none()
            && draft.written.by != actor.name
            && may(NoticeAction::Check {});
        return Allowed { write, check, ..Allowed::default() };
    }
    let Some(issued) = notice.issued() else { return Allowed::default() };
    let answers = matches!(issued.phase, Phase::Acknowledged { .. } | Phase::Returned { .. });
    let issuer = may(NoticeAction::GrantExtension {});
    let addressee = may(NoticeAction::Serve {});
    Allowed {
        sign: addressee && issued.phase.is_unsigned(),
        answer: addressee && answers,
        ask: addressee && answers && issued.extension.is_none(),
        record: issuer && issued.phase.is_unsigned(),
        record_reply: issuer && answers && answers_on_paper(board, issued),
        review: issuer && matches!(issued.phase, Phase::Responded { .. }),
        decide: issuer && answers && issued.extension.is_some(),
        correct: issuer && !issued.phase.is_over(),
        ..Allowed::default()
    }
}
