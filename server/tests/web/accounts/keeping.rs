//! What the administrator does with secrets.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::model::actor::Role;

use crate::support::{Answer, Browser, City};

async fn post(browser: &Browser, address: &str, json: &str) -> Answer {
    let request = Request::post(address).header(header::CONTENT_TYPE, "application/json");
    browser.send(request.body(Body::from(json.to_owned())).unwrap()).await
}

#[tokio::test]
async fn only_the_administrator_gives_passwords_and_tokens() {
    let city = City::start().await;
    for name in ["office", "viewer"] {
        let browser = city.signed_in(name).await;
        for (address, json) in [
            ("/api/secrets/password", r#"{"person": 1}"#),
            ("/api/secrets/token", r#"{"label": "x", "role": "admin"}"#),
            ("/api/secrets/revoke", r#"{"id": 1}"#),
        ] {
            let answer = post(&browser, address, json).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name} {address}");
        }
        for (view, json) in [("/api/view/admin", "{}"), ("/api/view/tokens", "{}")] {
            let answer = post(&browser, view, json).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name} {view}: {}", answer.text);
            assert_eq!(answer.code(), "not-allowed");
        }
    }
}

#[tokio::test]
async fn a_new_password_ends_the_sessions_of_before_and_has_to_be_changed() {
    let city = City::with(&[("county", Role::Viewer, false)]).await;
    let county = city.signed_in("county").await;
    let admin = city.signed_in("admin").await;
    let answer = post(&admin, "/api/secrets/password", r#"{"person": 4}"#).await;
    let json: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(county.get("/wall").await.status, StatusCode::SEE_OTHER);
    county.sign_in("county", json["password"].as_str().unwrap()).await;
    assert_eq!(county.get("/wall").await.header(header::LOCATION), "/password");
}

#[tokio::test]
async fn a_token_made_at_the_page_opens_the_wall_until_it_is_revoked() {
    let city = City::start().await;
    let admin = city.signed_in("admin").await;
    let answer =
        post(&admin, "/api/secrets/token", r#"{"label": "大厅", "role": "display"}"#).await;
    let json: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    let wall = city.browser([10, 0, 0, 50]);
    wall.get(&format!("/enter?token={}", json["token"].as_str().unwrap())).await;
    assert_eq!(wall.get("/wall").await.status, StatusCode::OK);
    post(&admin, "/api/secrets/revoke", r#"{"id": 1}"#).await;
    assert_eq!(wall.get("/wall").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_token_whose_label_cannot_be_read_is_not_made() {
    let city = City::start().await;
    let admin = city.signed_in("admin").await;
    for (label, made) in [("大厅", true), ("大\u{200b}厅", false), ("a\u{202e}b", false)] {
        let asked = serde_json::json!({ "label": label, "role": "display" }).to_string();
        let answer = post(&admin, "/api/secrets/token", &asked).await;
        assert_eq!(answer.status == StatusCode::OK, made, "{label:?}: {}", answer.text);
        if !made {
            assert_eq!(answer.code(), "token-label-hidden");
        }
    }
}
