//! `POST /cards/{id}/signature` and `POST /notices/{id}/signature`: signing for a card or a notice by
//! a plain form, for browsers without JavaScript.
//!
//! A refusal leads back to the page of the form with its code in the address; the name that was typed
//! for a card survives there.

use axum::{
    Extension, Form, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use battle_map::{
    board::Board,
    command::{Command, ReadVersion},
    event::Subject,
    model::{
        actor::Actor,
        card::{CardAction, Signature},
        notice::NoticeAction,
    },
    value::{CardId, Name, NoticeId, Seq},
};
use battle_map_app::map::links;
use serde::Deserialize;

use crate::{
    auth::Who,
    clock,
    http::{
        execute, forms,
        refusal::{coded, refused},
    },
    writer::{Submission, Writer, WriterError},
};

/// Where units and counties work, and the form of a card stands.
const DESK: &str = "/my";

/// The routes; `/notices/{id}/sign` is the address that the form of notices had first.
pub fn router(writer: Writer) -> Router {
    Router::new()
        .route("/cards/{id}/signature", post(sign_card))
        .route("/notices/{id}/signature", post(sign_notice))
        .route("/notices/{id}/sign", post(sign_notice))
        .with_state(writer)
}

/// The form of both.
#[derive(Debug, Deserialize)]
struct SignatureForm {
    /// The proof that the form comes from a page of this server.
    #[serde(default)]
    form: String,
    /// The name of the person who signs.
    #[serde(default, alias = "signer")]
    person: String,
    /// The version of the card that was on the page; notices have none.
    #[serde(default)]
    version: u64,
}

/// What is signed for.
#[derive(Debug, Clone, Copy)]
enum SignedThing {
    Card(CardId),
    Notice(NoticeId),
}

async fn sign_card(
    State(writer): State<Writer>,
    Path(card): Path<CardId>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
    Form(form): Form<SignatureForm>,
) -> Response {
    sign(&writer, SignedThing::Card(card), who, &headers, form).await
}

async fn sign_notice(
    State(writer): State<Writer>,
    Path(notice): Path<NoticeId>,
    who: Option<Extension<Who>>,
    headers: HeaderMap,
    Form(form): Form<SignatureForm>,
) -> Response {
    sign(&writer, SignedThing::Notice(notice), who, &headers, form).await
}

async fn sign(
    writer: &Writer,
    signed: SignedThing,
    who: Option<Extension<Who>>,
    headers: &HeaderMap,
    form: SignatureForm,
) -> Response {
    let Some(Extension(who)) = who else {
        return refused(StatusCode::UNAUTHORIZED, "not-signed-in");
    };
    let done = if forms::is_ours(headers, &form.form) {
        submit(writer, signed, who.actor, &form).await
    } else {
        Err(Unsigned::Refused("form-too-old"))
    };
    match done {
        Ok(()) => Redirect::to(&signed.page()).into_response(),
        Err(Unsigned::Refused(code)) => {
            coded(code, Redirect::to(&signed.page_with_fault(code, &form.person)))
        }
        Err(Unsigned::Failed(error)) => execute::failed(&error),
    }
}

/// Why nothing was signed.
enum Unsigned {
    /// The code of the refusal.
    Refused(&'static str),
    /// It could not be written, or may have been.
    Failed(WriterError),
}

impl From<&'static str> for Unsigned {
    fn from(code: &'static str) -> Self {
        Self::Refused(code)
    }
}

impl From<WriterError> for Unsigned {
    fn from(error: WriterError) -> Self {
        Self::Failed(error)
    }
}

/// Gives the command.
async fn submit(
    writer: &Writer,
    signed: SignedThing,
    actor: Actor,
    form: &SignatureForm,
) -> Result<(), Unsigned> {
    let person = Name::new(&form.person).map_err(|_| "signer-missing")?;
    let command = signed.command(&writer.present().board, person)?;
    let subject = command.subject;
    let mut submission = Submission::new(actor, command).map_err(WriterError::from)?;
    // Whoever signs has read the card as it stood on their page.
    if let SignedThing::Card(_) = signed {
        submission = submission.having(ReadVersion { subject, version: Seq(form.version) });
    }
    let outcome = writer.submit(submission).await?;
    outcome.map(drop).map_err(|refusal| Unsigned::Refused(refusal.code()))
}

impl SignedThing {
    fn command(self, board: &Board, person: Name) -> Result<Command, &'static str> {
        match self {
            Self::Card(id) => {
                let card = board.cards.get(&id).ok_or("unknown-card")?;
                let signature = Signature { person, on: clock::now().day(), paper: None };
                let subject = Subject::Card(card.key.about, id);
                Ok(Command::new(subject, CardAction::Acknowledge { signature }))
            }
            // A notice that is not there is answered like a draft, of which only its writers know.
            Self::Notice(id) => {
                let notice = board.notices.get(&id).ok_or("not-allowed")?;
                let subject = Subject::Notice(notice.project, id);
                Ok(Command::new(subject, NoticeAction::Acknowledge { signer: person }))
            }
        }
    }

    /// The page of the form.
    fn page(self) -> String {
        match self {
            Self::Card(card) => format!("{DESK}#card-{card}"),
            Self::Notice(notice) => format!("/notices/{notice}"),
        }
    }

    /// The page of the form, saying why nothing was signed.
    fn page_with_fault(self, code: &str, person: &str) -> String {
        let fault = ("fault", code.to_owned());
        match self {
            Self::Card(card) => {
                let query = [("card", card.to_string()), fault, ("person", person.to_owned())];
                format!("{}#card-{card}", links::address(DESK, &query))
            }
            Self::Notice(_) => links::address(&self.page(), &[fault]),
        }
    }
}
