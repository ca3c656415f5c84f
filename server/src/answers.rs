//! `POST /cards/{card}/signature`: signing for a card by a plain form, which works without
//! JavaScript.
//!
//! A refusal leads back to the page it came from with its code in the address, and the name that was
//! typed survives there.

use axum::{
    Extension, Form, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use battle_map::{
    command::{Command, Read, Request},
    event::Subject,
    model::card::{CardAction, Signature},
    value::{CardId, CommandId, Name, Seq},
};
use serde::Deserialize;

use crate::{
    auth::{Secret, Who, forms, gate},
    clock,
    feed::refused,
    writer::{Submission, Writer},
};

/// Where units and counties work, and the form stands.
const DESK: &str = "/my";

/// The route.
pub fn router(writer: Writer) -> Router {
    Router::new().route("/cards/{card}/signature", post(sign)).with_state(writer)
}

#[derive(Debug, Deserialize)]
struct SignatureForm {
    #[serde(default)]
    form: String,
    #[serde(default)]
    person: String,
    #[serde(default)]
    version: u64,
}

async fn sign(
    State(writer): State<Writer>,
    Path(card): Path<CardId>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
    Form(form): Form<SignatureForm>,
) -> Response {
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    let again = |fault: &str| {
        let person = gate::escaped(&form.person);
        Redirect::to(&format!("{DESK}?card={card}&fault={fault}&person={person}#card-{card}"))
            .into_response()
    };
    if !forms::is_ours(&headers, &form.form) {
        return again("form-too-old");
    }
    let Ok(person) = Name::new(&form.person) else { return again("signer-missing") };
    let Some(request) = request(&writer, card, person, form.version) else {
        return again("unknown-card");
    };
    match writer.submit(Submission { actor: who.actor, request }).await {
        Ok(Ok(_)) => Redirect::to(&format!("{DESK}#card-{card}")).into_response(),
        Ok(Err(refusal)) => again(refusal.code()),
        Err(error) => {
            tracing::error!(%error, "a signature could not be written");
            again("failed")
        }
    }
}

/// The command; whoever signs has read the card as it stood on their page.
fn request(writer: &Writer, card: CardId, person: Name, version: u64) -> Option<Request> {
    let board = writer.present().board.clone();
    let subject = Subject::Card(board.cards.get(&card)?.key.about, card);
    let signature = Signature { person, on: clock::now().day(), paper: None };
    Some(Request {
        id: CommandId::try_from(Secret::new().ok()?.expose().to_owned()).ok()?,
        reads: vec![Read { subject, version: Seq(version) }],
        command: Command::new(subject, CardAction::Acknowledge { signature }).into(),
    })
}
