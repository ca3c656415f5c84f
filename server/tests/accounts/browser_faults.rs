//! A page that tells that it failed: who may, from where, how much, and how often.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::json;

use crate::support::{Answer, Browser, City};

const ADDRESS: &str = "/api/browser-fault";

fn report() -> String {
    let message = "app/src/desk/sheet.rs:101:9";
    json!({ "kind": "panic", "message": message, "page": "/my", "build": "abc123" }).to_string()
}

async fn tell(browser: &Browser, body: String, origin: &str) -> Answer {
    let request = Request::post(ADDRESS)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::HOST, "10.0.0.1:3000")
        .header(header::ORIGIN, origin);
    browser.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn whoever_reads_a_page_may_tell_that_it_failed() {
    let city = City::start().await;
    for name in ["viewer", "office"] {
        let answer = tell(&city.signed_in(name).await, report(), "http://10.0.0.1:3000").await;
        assert_eq!((answer.status, answer.text.as_str()), (StatusCode::NO_CONTENT, ""));
    }
}

#[tokio::test]
async fn strangers_other_sites_and_other_texts_are_refused() {
    let city = City::start().await;
    let stranger = city.browser([10, 0, 0, 9]);
    let answer = tell(&stranger, report(), "http://10.0.0.1:3000").await;
    assert_eq!((answer.status, answer.code()), (StatusCode::UNAUTHORIZED, "not-signed-in".into()));
    let viewer = city.signed_in("viewer").await;
    let evil = tell(&viewer, report(), "http://evil.test").await;
    assert_eq!((evil.status, evil.code()), (StatusCode::FORBIDDEN, "another-origin".into()));
    let other = report().replace("panic", "poem");
    let unread = tell(&viewer, other, "http://10.0.0.1:3000").await;
    let code = unread.code();
    assert_eq!(
        (unread.status, code.as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, "unreadable-report")
    );
    let long = report().replace("abc123", &"a".repeat(5_000));
    let long = tell(&viewer, long, "http://10.0.0.1:3000").await;
    assert_eq!(long.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_page_that_fails_again_and_again_is_no_longer_listened_to() {
    let city = City::start().await;
    let viewer = city.signed_in("viewer").await;
    let mut answers = Vec::new();
    for _ in 0..7 {
        answers.push(tell(&viewer, report(), "http://10.0.0.1:3000").await.status);
    }
    assert_eq!(answers.pop(), Some(StatusCode::TOO_MANY_REQUESTS));
    assert!(answers.iter().all(|status| *status == StatusCode::NO_CONTENT), "{answers:?}");
}

#[tokio::test]
async fn a_page_carries_the_script_that_watches_it_under_its_nonce() {
    let page = City::start().await.browser([10, 0, 0, 9]).get("/login").await;
    let policy = page.header(header::CONTENT_SECURITY_POLICY).to_owned();
    let (_, nonce) = policy.split_once("'nonce-").unwrap();
    let nonce = nonce.split_once('\'').unwrap().0;
    let (_, script) = page.text.split_once("data-told").unwrap();
    let (_, before) = page.text.split_at(page.text.find("<script").unwrap());
    let first = before.split_once('>').unwrap().0;
    assert!(first.contains(nonce) && first.contains("data-told"), "the first script: {first}");
    assert!(script.contains("window.pageFault"), "{script}");
}
