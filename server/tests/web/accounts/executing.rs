//! `POST /api/execute`: one command as JSON, and the stable codes of its answers.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use crate::support::City;

const REGISTER: &str = r#"{"id": "register-bureau", "command": {"subject": "city", "action": {"unit": {"register": {"name": "岳池县住建局"}}}}}"#;

#[tokio::test]
async fn an_accepted_command_answers_what_it_made_and_a_repeat_the_same() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let first = office.execute(REGISTER).await;
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(first.text, r#"{"created":["unit/2"],"repeated":false}"#);
    let again = office.execute(REGISTER).await;
    assert_eq!(again.text, r#"{"created":["unit/2"],"repeated":true}"#);
}

#[tokio::test]
async fn whoever_may_not_is_refused_with_a_code_and_words() {
    let city = City::start().await;
    let viewer = city.signed_in("viewer").await;
    let answer = viewer.execute(REGISTER).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::FORBIDDEN, "not-allowed"));
    assert!(answer.text.contains("\"message\":\""), "{}", answer.text);
}

#[tokio::test]
async fn a_stale_hand_is_told_what_stands() {
    let city = City::start().await;
    let admin = city.signed_in("admin").await;
    let stale = r#"{"id": "rename-region", "reads": [{"subject": "region/1", "version": 0}],
        "command": {"subject": "region/1", "action": {"region": {"add-alias": {"alias": "岳池"}}}}}"#;
    let answer = admin.execute(stale).await;
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::CONFLICT, "stale"));
    let json: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(json["stale"]["subject"], "region/1");
    assert_eq!(json["stale"]["current"], 1);
}

#[tokio::test]
async fn what_the_rules_refuse_or_nobody_understands_is_422() {
    let city = City::start().await;
    let admin = city.signed_in("admin").await;
    let taken = r#"{"id": "taken-name", "command": {"subject": "city", "action": {"person": {"register": {"name": "office", "role": "office"}}}}}"#;
    let nonsense = r#"{"id": "nonsense-1", "command": {"subject": "person/1", "action": {"person": {"promote": {}}}}}"#;
    let nameless = r#"{"id": "nameless-1", "command": {"subject": "city", "action": {"unit": {"register": {"name": " "}}}}}"#;
    for (command, code) in [
        (taken, "person-name-taken"),
        (nonsense, "unreadable-command"),
        (nameless, "unreadable-command"),
        ("not json", "unreadable-command"),
    ] {
        let answer = admin.execute(command).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{command}");
        assert_eq!(answer.code(), code);
    }
}

#[tokio::test]
async fn a_command_from_another_site_or_in_another_dress_is_refused() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let send = async |kind: &str, origin: &str| {
        let request = Request::post("/api/execute")
            .header(header::CONTENT_TYPE, kind)
            .header(header::HOST, "map.test")
            .header(header::ORIGIN, origin);
        office.send(request.body(Body::from(REGISTER)).unwrap()).await.status
    };
    let json = "application/json";
    assert_eq!(send(json, "http://evil.test").await, StatusCode::FORBIDDEN);
    assert_eq!(send("text/plain", "http://map.test").await, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(send(json, "http://map.test").await, StatusCode::OK);
}

#[tokio::test]
async fn a_command_too_large_to_be_one_is_refused() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let answer = office.execute(&"x".repeat(2 * 1024 * 1024)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}
