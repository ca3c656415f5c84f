//! `POST /notices/{id}/sign`: signing for a notice by a plain form, for browsers without scripts.
//!
//! A refusal leads back to the notice with its code in the address.

use axum::{
    Extension, Form, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use battle_map::{
    command::{Command, Request},
    event::Subject,
    model::notice::NoticeAction,
    value::{CommandId, Name, NoticeId},
};
use serde::Deserialize;

use crate::{
    auth::{Who, bits, forms},
    feed::refused,
    writer::{Submission, Writer},
};

/// The route.
pub fn router(writer: Writer) -> Router {
    Router::new().route("/notices/{id}/sign", post(sign)).with_state(writer)
}

#[derive(Debug, Deserialize)]
struct SignForm {
    #[serde(default)]
    form: String,
    #[serde(default)]
    signer: String,
}

async fn sign(
    State(writer): State<Writer>,
    Path(id): Path<u32>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
    Form(form): Form<SignForm>,
) -> Response {
    let back = |fault: Option<&str>| {
        let query = fault.map(|fault| format!("?fault={fault}")).unwrap_or_default();
        Redirect::to(&format!("/notices/{id}{query}")).into_response()
    };
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    if !forms::is_ours(&headers, &form.form) {
        return back(Some("form-too-old"));
    }
    let Ok(signer) = Name::new(&form.signer) else {
        return back(Some("signer-missing"));
    };
    let bits = match bits() {
        Ok(bits) => bits,
        Err(error) => return failed(&error),
    };
    let notice = NoticeId(id);
    let project = writer.present().board.notices.get(&notice).map(|known| known.project);
    // A notice that is not there is answered like a draft, of which only those who write it know.
    let Some(project) = project else { return back(Some("not-allowed")) };
    let subject = Subject::Notice(project, notice);
    let command = Command::new(subject, NoticeAction::Acknowledge { signer }).into();
    let request = Request { id: CommandId::from_bits(bits), reads: Vec::new(), command };
    match writer.submit(Submission { actor: who.actor, request }).await {
        Ok(Ok(_)) => back(None),
        Ok(Err(refusal)) => back(Some(refusal.code())),
        Err(error) => failed(&error),
    }
}

fn failed(error: &dyn std::fmt::Display) -> Response {
    tracing::error!(%error, "a notice could not be signed for");
    refused(StatusCode::INTERNAL_SERVER_ERROR, "failed")
}
