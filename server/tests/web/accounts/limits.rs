//! What is refused before anything is decided: too much, too often, too large, not understood.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::City;

#[tokio::test]
async fn who_gives_commands_without_end_is_told_when_to_go_on() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let nothing = json!({ "id": "again-and-again", "command": { "together": [] } }).to_string();
    let mut refused = None;
    for _ in 0..2_000 {
        let answer = office.execute(&nothing).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("there is an end");
    assert_eq!(refused.code(), "too-many-commands");
    assert_eq!(refused.header(header::RETRY_AFTER), "1");
    let fault: Value = serde_json::from_str(&refused.text).unwrap();
    assert!(!fault["message"].as_str().unwrap().is_empty());
    let other = city.signed_in("viewer").await.execute(&nothing).await;
    assert_ne!(other.status, StatusCode::TOO_MANY_REQUESTS, "another sign-in goes on");
}

#[tokio::test]
async fn no_number_of_a_command_is_larger_than_the_largest_amount() {
    let city = City::with_a_project(&[]).await;
    let office = city.signed_in("office").await;
    let plan = |id: &str, amount: Value| {
        let plan = json!({ "set": { "plan": { "amount": amount, "since": "2026-01-01" } } });
        json!({ "id": id, "command": { "subject": "project/1/plan/2026", "action": { "plan": plan } } })
            .to_string()
    };
    for amount in [json!(i64::MAX), json!(i64::MIN), json!(900_000_000_000_001_i64), json!(1e300)] {
        let answer = office.execute(&plan("beyond-amount", amount.clone())).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{amount}");
        assert_eq!(answer.code(), "unreadable-command", "{amount}");
    }
    let most = office.execute(&plan("most-amount", json!(900_000_000_000_000_i64))).await;
    assert_eq!(most.status, StatusCode::OK, "{}", most.text);
}

#[tokio::test]
async fn what_is_not_understood_is_refused_with_a_code() {
    let city = City::with_a_project(&[]).await;
    let admin = city.signed_in("admin").await;
    let send = async |method: &str, address: &str, body: &'static str| {
        let request = Request::builder().method(method).uri(address);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let answer = admin.send(request.body(Body::from(body)).unwrap()).await;
        (answer.status.as_u16(), answer.code())
    };
    for (method, address, body, status, code) in [
        ("GET", "/feed/report.xlsx?month=never", "", 400, "unreadable-request"),
        ("GET", "/files/abc", "", 404, "not-found"),
        ("POST", "/api/secrets/password", "{", 400, "unreadable-request"),
        ("POST", "/api/secrets/password", "{\"person\": \"one\"}", 422, "unreadable-request"),
        ("GET", "/api/execute", "", 405, "wrong-method"),
        ("POST", "/api/view/project", "{", 422, "unreadable-question"),
        ("POST", "/api/view/project", "{\"id\": 99}", 404, "not-found"),
    ] {
        assert_eq!(send(method, address, body).await, (status, code.to_owned()), "{address}");
    }
    let viewer = city.signed_in("viewer").await;
    let request = Request::post("/api/view/admin").header(header::CONTENT_TYPE, "application/json");
    let answer = viewer.send(request.body(Body::from("{}")).unwrap()).await;
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (403, "not-allowed"));
}
