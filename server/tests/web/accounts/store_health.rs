//! What the administrator is told of the store and of the clock.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::value::Timestamp;
use battle_map_server::clock;
use serde_json::Value;

use crate::support::{Answer, Browser, City};

async fn post(browser: &Browser, address: &str, json: &str) -> Answer {
    let request = Request::post(address).header(header::CONTENT_TYPE, "application/json");
    browser.send(request.body(Body::from(json.to_owned())).unwrap()).await
}

async fn store(admin: &Browser) -> Value {
    serde_json::from_str(&post(admin, "/api/view/store", "null").await.text).unwrap()
}

#[tokio::test]
async fn the_head_of_the_log_stands_on_the_page_as_an_anchor() {
    let city = City::start().await;
    let admin = city.signed_in("admin").await;
    let told = store(&admin).await;
    let anchor = told["anchor"].as_str().unwrap();
    assert!(anchor.starts_with("5:") && anchor.len() == 66, "{anchor}");
    assert_eq!((&told["clock"], &told["trouble"]), (&Value::Null, &Value::Null));
    let page = admin.get("/admin").await;
    assert!(page.text.contains(anchor), "the page is made with it");
}

#[tokio::test]
async fn a_clock_that_is_not_trusted_is_said_until_the_administrator_vouches_for_it() {
    let ahead = Arc::new(|| Timestamp(clock::now().0 + 3 * 60 * 60 * 1000));
    let city = City::written_by(ahead).await;
    let admin = city.signed_in("admin").await;
    let told = store(&admin).await;
    assert_eq!(told["clock"]["code"], "behind", "{told}");
    assert!(admin.get("/admin").await.text.contains("已停止"));
    // Commands go on, none stamped before the last event.
    let unit = r#"{"subject": "city", "action": {"unit": {"register": {"name": "市住建局"}}}}"#;
    let given = admin.execute(&format!(r#"{{"id": "unit-later", "command": {unit}}}"#)).await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.text);
    assert_eq!(store(&admin).await["at"], told["at"]);

    let office = city.signed_in("office").await;
    let refused = post(&office, "/api/clock/confirm", "{}").await;
    assert_eq!((refused.status, refused.code().as_str()), (StatusCode::FORBIDDEN, "not-allowed"));
    assert_eq!(post(&admin, "/api/clock/confirm", "{}").await.status, StatusCode::OK);
    assert_eq!(store(&admin).await["clock"], Value::Null);
}
