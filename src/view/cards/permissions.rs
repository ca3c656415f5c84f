//! What the reader of a card may do with it.

use serde::{Deserialize, Serialize};

use crate::{
    access,
    board::Board,
    model::{
        actor::Actor,
        card::{Card, CardDraft, CardStep, Interview, Out},
    },
};

/// What the reader may do with a card as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is the answer to a question of its own")]
pub struct CardPermissions {
    /// May state facts or good cause, or agree.
    pub verify: bool,
    /// May say what the office finds of an objection, or of a card that came back.
    pub review: bool,
    /// May approve it or let it pass.
    pub approve: bool,
    /// May put it on the month's list.
    pub issue: bool,
    /// May sign for it.
    pub sign: bool,
    /// May claim to have rectified it.
    pub rectify: bool,
    /// May return such a claim.
    pub give_back: bool,
    /// May lift it.
    pub lift: bool,
    /// May say what becomes of it now that its year is frozen.
    pub settle: bool,
    /// May revoke what is out.
    pub revoke: bool,
    /// May withdraw what is not out yet.
    pub withdraw: bool,
    /// May write down the interview.
    pub interview: bool,
}

/// What the policy and the state allow together.
pub(super) fn permissions(board: &Board, actor: &Actor, card: &Card) -> CardPermissions {
    let office = actor.is_office();
    let speaks = office || access::speaks_for(board, actor.role, card.key.about);
    let answers = office || access::answers_for(board, actor.role, card.key.about);
    let draft = card.draft().map(CardDraft::step);
    let out = card.out().map(Out::step);
    let awaits = card.draft().is_some_and(CardDraft::awaits_review);
    let unfounded = card.draft().is_some_and(CardDraft::is_unfounded);
    CardPermissions {
        verify: speaks && draft == Some(CardStep::Proposed),
        review: office && awaits && !unfounded,
        approve: access::may_approve_cards(actor) && draft == Some(CardStep::Verified) && !awaits,
        issue: office && draft == Some(CardStep::Approved),
        sign: answers && out == Some(CardStep::Issued),
        rectify: answers && out == Some(CardStep::Acknowledged),
        give_back: office && out == Some(CardStep::Rectified),
        lift: office && draft.is_none() && out == Some(CardStep::Rectified),
        settle: office && card.is_open() && card.awaits_year_end(board.frozen_year()),
        revoke: office && card.state.published().is_some() && !card.is_revoked(),
        withdraw: office && draft.is_some(),
        interview: office && matches!(card.interview.as_deref(), Some(Interview::Proposed { .. })),
    }
}
