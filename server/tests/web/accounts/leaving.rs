//! Rights that end while a page is open: its live link ends, and says so.

use std::time::Duration;

use axum::{
    body::{Body, BodyDataStream},
    http::{Request, StatusCode, header},
};
use battle_map::model::actor::Role;
use futures::StreamExt;
use tokio::time::timeout;

use crate::support::{Browser, City};

/// Long beyond any message that is on its way; a test that waits this long has failed.
const LONG: Duration = Duration::from_secs(9);

/// An open page's live link.
struct Link(BodyDataStream);

impl Link {
    async fn of(browser: &Browser) -> Self {
        let request = Request::get("/live").body(Body::empty()).unwrap();
        let (status, _, body) = browser.open(request).await;
        assert_eq!(status, StatusCode::OK);
        let mut link = Self(body.into_data_stream());
        assert!(link.next().await.unwrap().contains("\"seq\""), "the greeting");
        link
    }

    async fn next(&mut self) -> Option<String> {
        let bytes = timeout(LONG, self.0.next()).await.unwrap()?;
        Some(String::from_utf8(bytes.unwrap().to_vec()).unwrap())
    }

    /// Everything that is said until the link ends.
    async fn rest(mut self) -> String {
        let mut said = String::new();
        while let Some(message) = self.next().await {
            said.push_str(&message);
        }
        said
    }
}

async fn post(browser: &Browser, address: &str, json: &str) -> StatusCode {
    let request = Request::post(address).header(header::CONTENT_TYPE, "application/json");
    browser.send(request.body(Body::from(json.to_owned())).unwrap()).await.status
}

#[tokio::test]
async fn whoever_is_deactivated_or_given_another_role_is_led_out_at_once() {
    for change in [r#"{"deactivate": {}}"#, r#"{"assign": {"role": "viewer"}}"#] {
        let city = City::with(&[("leader", Role::Leader, false)]).await;
        let (leader, admin) = (city.signed_in("leader").await, city.signed_in("admin").await);
        let (theirs, mut mine) = (Link::of(&leader).await, Link::of(&admin).await);
        let command = format!(
            r#"{{"id": "change-role", "command": {{"subject": "person/4", "action": {{"person": {change}}}}}}}"#
        );
        assert_eq!(admin.execute(&command).await.status, StatusCode::OK);
        assert!(theirs.rest().await.contains("event: ended"), "{change}");
        assert!(mine.next().await.unwrap().contains("\"seq\""), "others are told as always");
    }
}

#[tokio::test]
async fn a_session_that_is_ended_elsewhere_ends_its_page_and_no_other() {
    let city = City::start().await;
    let (here, there) = (city.signed_in("office").await, city.signed_in("office").await);
    let admin = city.signed_in("admin").await;
    let (theirs, mine) = (Link::of(&here).await, Link::of(&admin).await);
    there.form("/logout", &[("everywhere", "1")]).await;
    assert!(theirs.rest().await.contains("event: ended"));

    let office = city.signed_in("office").await;
    let theirs = Link::of(&office).await;
    assert_eq!(post(&admin, "/api/secrets/password", r#"{"person": 2}"#).await, StatusCode::OK);
    assert!(theirs.rest().await.contains("event: ended"), "a new password");
    admin.form("/logout", &[]).await;
    let said = mine.rest().await;
    assert_eq!(said.matches("event: ended").count(), 1, "only when its own session ended");
}

#[tokio::test]
async fn a_wall_whose_token_is_revoked_goes_dark() {
    let city = City::start().await;
    let (secret, id) = city.token(Role::Display).await;
    let wall = city.browser([10, 0, 0, 50]);
    wall.get(&format!("/enter?token={}", secret.expose())).await;
    let link = Link::of(&wall).await;
    let admin = city.signed_in("admin").await;
    let json = format!(r#"{{"id": {}}}"#, id.0);
    assert_eq!(post(&admin, "/api/secrets/revoke", &json).await, StatusCode::OK);
    assert!(link.rest().await.contains("event: ended"));
}
