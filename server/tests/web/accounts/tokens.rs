//! Tokens of walls and programs.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use battle_map_server::auth::{CredentialStore, Secret};

use crate::support::{Browser, City};

async fn with_bearer(browser: &Browser, address: &str, secret: &Secret) -> StatusCode {
    let bearer = format!("Bearer {}", secret.expose());
    let request = Request::get(address).header(header::AUTHORIZATION, bearer);
    browser.send(request.body(Body::empty()).unwrap()).await.status
}

#[tokio::test]
async fn a_program_reads_with_its_token_until_it_is_revoked() {
    let city = City::start().await;
    let (secret, id) = city.token(Role::Viewer).await;
    let program = city.browser([10, 0, 0, 7]);
    // A use gives way to whatever else is being written: the first of them may stay unnoted.
    let mut noted = false;
    for _ in 0..100 {
        assert_eq!(with_bearer(&program, "/feed/ledger.csv", &secret).await, StatusCode::OK);
        noted = city.log.token(id).await.unwrap().unwrap().used_ms.is_some();
        if noted {
            break;
        }
    }
    assert!(noted, "its use is noted");

    city.log.revoke_token(id, 1).await.unwrap();
    let after = with_bearer(&program, "/feed/ledger.csv", &secret).await;
    assert_eq!(after, StatusCode::UNAUTHORIZED);
    let unknown = with_bearer(&program, "/feed/ledger.csv", &Secret::new().unwrap()).await;
    assert_eq!(unknown, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_wall_enters_with_its_token_and_stays_for_four_hundred_days() {
    let city = City::start().await;
    let (secret, id) = city.token(Role::Display).await;
    let wall = city.browser([10, 0, 0, 50]);
    let answer = wall.get(&format!("/enter?token={}", secret.expose())).await;
    assert_eq!(answer.header(header::LOCATION), "/wall");
    let cookie = answer.cookie("session");
    assert!(cookie.contains("Max-Age=34560000") && cookie.contains("HttpOnly"), "{cookie}");
    assert!(!cookie.contains(secret.expose()), "the token itself is not kept in the browser");
    let page = wall.get("/wall").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.cookie("session").contains("Max-Age=34560000"), "each page renews it");

    city.log.revoke_token(id, 1).await.unwrap();
    assert_eq!(wall.get("/wall").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_token_that_never_was_leads_to_the_way_in() {
    let city = City::start().await;
    let wall = city.browser([10, 0, 0, 50]);
    let forged = Secret::new().unwrap();
    for token in ["", "abc", forged.expose()] {
        let answer = wall.get(&format!("/enter?token={token}")).await;
        assert_eq!(answer.header(header::LOCATION), "/login?fault=wrong-token");
        assert_eq!(answer.cookie("session"), "");
    }
}

#[tokio::test]
async fn no_browser_keeps_the_token_of_somebody_who_does_more_than_look() {
    let city = City::start().await;
    let others = [
        Role::Office,
        Role::Leader,
        Role::Admin,
        Role::Unit(UnitId(1)),
        Role::RegionOffice(RegionId(1)),
    ];
    for role in others {
        let (secret, _) = city.token(role).await;
        let browser = city.browser([10, 0, 0, 50]);
        let answer = browser.get(&format!("/enter?token={}", secret.expose())).await;
        assert_eq!(answer.header(header::LOCATION), "/login?fault=wrong-token", "{role:?}");
        assert_eq!(answer.cookie("session"), "", "{role:?}");
        let program = with_bearer(&browser, "/feed/ledger.csv", &secret).await;
        assert_eq!(program, StatusCode::OK, "{role:?}");
    }
    let (secret, _) = city.token(Role::Viewer).await;
    let browser = city.browser([10, 0, 0, 50]);
    browser.get(&format!("/enter?token={}", secret.expose())).await;
    assert_eq!(browser.get("/wall").await.status, StatusCode::OK, "a reader's wall");
}
