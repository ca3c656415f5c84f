//! What the log says of a request: under which id, method and path, from where and by whose account it
//! came, beside everything that is told while it is answered; and a line for each that is refused or
//! fails, with its code.
//!
//! Never in the log: queries (they hold tokens and what was looked for), headers, bodies and names.
//!
//! `TraceLayer` of `tower-http` opens such a span too, but its hooks see no code of a refusal that is
//! answered by a redirect, and each is a type parameter of whatever holds the layer.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, Request, State},
    http::HeaderValue,
    middleware::Next,
    response::Response,
};
use tracing::{Instrument, field::Empty};

use super::{gate, refusal::RefusalCode, source::ClientAddress, turns};
use crate::random;

/// The header that tells an asker the id of their request in the log.
const ID: &str = "x-request-id";

/// The longest path that is written down, in characters.
const MOST_CHARS: usize = 200;

/// Whether a proxy's word about addresses is believed.
#[derive(Debug, Clone, Copy)]
pub struct TrustProxy(pub bool);

/// Answers a request inside its span.
pub async fn follow(
    State(TrustProxy(trust_proxy)): State<TrustProxy>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = id();
    let connection = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let from = gate::address(request.headers(), connection, trust_proxy);
    request.extensions_mut().insert(ClientAddress(from));
    let path: String = request.uri().path().chars().take(MOST_CHARS).collect();
    let method = request.method();
    let span = tracing::error_span!("request", %id, %method, %path, %from, who = Empty);
    let mut answer = next.run(request).instrument(span.clone()).await;
    span.in_scope(|| tell(&answer));
    if let Ok(id) = HeaderValue::from_str(&id) {
        answer.headers_mut().insert(ID, id);
    }
    answer
}

/// Twelve random digits, so that no two requests of two starts of the server are mixed up.
fn id() -> String {
    // Without randomness nobody can sign in either; the line is written all the same.
    let number = u64::from_be_bytes(random::bytes().unwrap_or_default());
    format!("{:012x}", number >> 16)
}

fn tell(answer: &Response) {
    let status = answer.status();
    let code = answer.extensions().get::<RefusalCode>().map(|RefusalCode(code)| code.as_str());
    let (number, named) = (status.as_u16(), code.unwrap_or_default());
    // Whoever is told to come again met no failure.
    let busy = named == turns::BUSY;
    if status.is_server_error() && !busy {
        tracing::error!(status = number, code = named, "a request failed");
    } else if status.is_client_error() || code.is_some() {
        tracing::info!(status = number, code = named, "a request was refused");
    }
}

#[cfg(test)]
mod tests {
    use axum::{
        Router,
        body::Body,
        http::StatusCode,
        middleware,
        response::{IntoResponse, Redirect},
    };
    use tower::ServiceExt;
    use tracing::{level_filters::LevelFilter, subscriber};

    use super::*;
    use crate::{
        diagnostics::{lines, tests::CapturedOutput},
        http::refusal::{coded, refused},
    };

    async fn answer(request: Request) -> Response {
        match request.uri().path() {
            "/feed" => refused(StatusCode::FORBIDDEN, "not-allowed"),
            "/login" => coded("wrong-token", Redirect::to("/login")),
            "/broken" => StatusCode::BAD_GATEWAY.into_response(),
            _ => "here".into_response(),
        }
    }

    /// The answers to requests for these addresses, and what the log says of them.
    async fn logged(addresses: &[&str]) -> (Vec<Response>, String) {
        let written = CapturedOutput::default();
        let writer = written.clone();
        let _listening = subscriber::set_default(lines(LevelFilter::INFO, move || writer.clone()));
        let router = Router::new()
            .fallback(answer)
            .layer(middleware::from_fn_with_state(TrustProxy(false), follow));
        let mut answers = Vec::new();
        for address in addresses {
            let request = Request::get(*address).body(Body::empty()).unwrap();
            answers.push(router.clone().oneshot(request).await.unwrap());
        }
        (answers, written.text())
    }

    #[tokio::test]
    async fn refusals_and_failures_are_told_with_their_request_and_code() {
        let (answers, log) = logged(&["/here", "/feed?token=secret", "/login", "/broken"]).await;
        let told: Vec<_> =
            log.lines().filter_map(|line| line.split_once(" from=0.0.0.0}: ")).collect();
        let said: Vec<_> = told.iter().map(|(_, said)| *said).collect();
        assert_eq!(
            said,
            [
                "a request was refused status=403 code=\"not-allowed\"",
                "a request was refused status=303 code=\"wrong-token\"",
                "a request failed status=502 code=\"\"",
            ]
        );
        let id = answers[1].headers()[ID].to_str().unwrap();
        assert!(told[0].0.ends_with(&format!("{{id={id} method=GET path=/feed")), "{log}");
        assert!(!log.contains("secret"), "{log}");
    }
}
