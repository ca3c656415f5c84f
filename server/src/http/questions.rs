//! `POST /api/view/…`: every question of the pages, answered as JSON for programs too.
//!
//! They are answered in the turns of the pages: a crowd that asks leaves a thread for everybody else.
//!
//! 200 with the view, 403 where the policy does not allow it, 404 where there is no such thing, 422
//! where the question cannot be read.

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    middleware,
    response::{IntoResponse, Response},
    routing::post,
};
use battle_map_app::{
    ask::{AskError, Asker, QUESTIONS, Served, SharedBackend},
    every_question,
};

use crate::http::{language, page_turns, refusal::refused, sender::Sender, turns::Turns};

macro_rules! routes {
    ($($question:ty),* $(,)?) => {
        /// The addresses of all questions, each answered in its turn.
        pub fn router(backend: SharedBackend, turns: Turns) -> Router {
            Router::new()
                $(.route(&address::<$question>(), post(answer::<$question>)))*
                .layer(middleware::from_fn_with_state(turns, page_turns::in_turn))
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::{body::Body, http::Request};
    use battle_map::{
        command::Command,
        event::{Recorded, Subject},
        model::actor::Actor,
        value::{PersonId, Timestamp},
        view::{audit::AuditLine, seen::Seen},
    };
    use battle_map_app::{
        ask::{Backend, IoFuture},
        audit::Audit,
        live::LiveHead,
        secrets::{SessionLine, TokenLine},
        store_health::StoreHealth,
    };
    use tower::ServiceExt;

    use super::*;

    /// Nobody gets as far as asking it.
    struct Unasked;

    impl Backend for Unasked {
        fn head(&self) -> LiveHead {
            unreachable!()
        }
        fn now(&self) -> Timestamp {
            unreachable!()
        }
        fn seen(&self, _: &Actor) -> Seen {
            unreachable!()
        }
        fn history(&self, _: Subject, _: u32) -> IoFuture<'_, Vec<Recorded>> {
            unreachable!()
        }
        fn give<'a>(&'a self, _: &'a Actor, _: Command) -> IoFuture<'a, ()> {
            unreachable!()
        }
        fn anchor(&self, _: Subject) -> IoFuture<'_, String> {
            unreachable!()
        }
        fn tokens(&self) -> IoFuture<'_, Vec<TokenLine>> {
            unreachable!()
        }
        fn sessions_of(&self, _: PersonId) -> IoFuture<'_, Vec<SessionLine>> {
            unreachable!()
        }
        fn sessions<'a>(&'a self, _: &'a Actor) -> IoFuture<'a, Vec<SessionLine>> {
            unreachable!()
        }
        fn audit<'a>(&'a self, _: &'a Audit) -> IoFuture<'a, Vec<AuditLine>> {
            unreachable!()
        }
        fn store(&self) -> StoreHealth {
            unreachable!()
        }
    }

    #[tokio::test]
    async fn every_question_waits_for_its_turn() {
        let (backend, turns): (SharedBackend, _) = (Arc::new(Unasked), Turns::new(1, 0));
        let _taken = turns.take().await.unwrap();
        let router = router(backend, turns);
        for name in NAMES {
            let request = Request::post(format!("{QUESTIONS}{name}")).body(Body::empty()).unwrap();
            let answer = router.clone().oneshot(request).await.unwrap();
            assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE, "{name}");
        }
    }
}
