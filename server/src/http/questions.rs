//! `POST /api/view/…`: every question of the pages, answered as JSON for programs too.
//!
//! 200 with the view, 403 where the policy does not allow it, 404 where there is no such thing, 422
//! where the question cannot be read.

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map_app::{
    ask::{AskError, Asker, QUESTIONS, Served, SharedBackend},
    every_question,
};

use crate::http::{language, refusal::refused, sender::Sender};

macro_rules! routes {
    ($($question:ty),* $(,)?) => {
        /// The addresses of all questions.
        pub fn router(backend: SharedBackend) -> Router {
            Router::new()
                $(.route(&address::<$question>(), post(answer::<$question>)))*
                .with_state(backend)
        }

        /// The names of all questions.
        pub const NAMES: &[&str] = &[$(<$question as battle_map::query::Query>::NAME),*];
    };
}

every_question!(routes);

fn address<Q: Served>() -> String {
    format!("{QUESTIONS}{}", Q::NAME)
}

async fn answer<Q: Served>(
    State(backend): State<SharedBackend>,
    Sender(who): Sender,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Ok(question) = serde_json::from_slice::<Q>(&body) else {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, "unreadable-question");
    };
    let asker = Asker { backend, actor: who.actor, language: language::of(&headers) };
    match question.serve(asker).await {
        Ok(view) => Json(view).into_response(),
        Err(error @ AskError::NotAllowed) => refused(StatusCode::FORBIDDEN, error.code()),
        Err(error @ AskError::NotFound) => refused(StatusCode::NOT_FOUND, error.code()),
        Err(error) => refused(StatusCode::INTERNAL_SERVER_ERROR, error.code()),
    }
}
