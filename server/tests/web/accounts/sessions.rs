//! Sessions: one a browser, known to their owner, ended by owner and administrator.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::model::actor::Role;
use battle_map_app::secrets::SessionLine;
use serde_json::json;

use crate::support::{Browser, City, PASSWORD};

/// Sends JSON to an address.
async fn post(browser: &Browser, address: &str, json: serde_json::Value) -> StatusCode {
    let request = Request::post(address).header(header::CONTENT_TYPE, "application/json");
    browser.send(request.body(Body::from(json.to_string())).unwrap()).await.status
}

/// Where somebody is signed in, as their account page lists it.
async fn sessions(browser: &Browser) -> Vec<SessionLine> {
    let request =
        Request::post("/api/view/sessions").header(header::CONTENT_TYPE, "application/json");
    let answer = browser.send(request.body(Body::from("{}")).unwrap()).await;
    serde_json::from_str(&answer.text).unwrap()
}

/// Whether a session's cookie still opens a page.
async fn opens(city: &City, cookie: &str) -> bool {
    let request = Request::get("/wall").header(header::COOKIE, cookie);
    let answer = city.browser([10, 0, 0, 9]).send(request.body(Body::empty()).unwrap()).await;
    answer.status == StatusCode::OK
}

fn pair(cookie: &str) -> String {
    cookie.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_old_session_ends_when_somebody_signs_in_again_in_the_same_browser() {
    let city = City::start().await;
    let browser = city.browser([10, 0, 0, 7]);
    let first = pair(&browser.sign_in("office", PASSWORD).await.cookie("session"));
    assert!(opens(&city, &first).await);
    let second = pair(&browser.sign_in("viewer", PASSWORD).await.cookie("session"));
    assert!(!opens(&city, &first).await, "whoever sat here before is signed out");
    assert!(opens(&city, &second).await);
}

#[tokio::test]
async fn a_browser_that_two_people_share_is_known_to_both() {
    let city = City::start().await;
    let shared = city.browser([10, 0, 0, 7]);
    let one = pair(&shared.sign_in("office", PASSWORD).await.cookie("browser"));
    let other = pair(&shared.sign_in("viewer", PASSWORD).await.cookie("browser"));
    assert_eq!(one, other);
    let guesser = city.browser([10, 0, 0, 7]);
    for guess in 0..10 {
        guesser.sign_in("office", &format!("guess {guess}")).await;
    }
    let answer = shared.sign_in("office", PASSWORD).await;
    assert_eq!(answer.header(header::LOCATION), "/office", "the guesses were not theirs");
}

#[tokio::test]
async fn people_see_where_they_are_signed_in_and_end_what_they_do_not_know() {
    let city = City::start().await;
    let (desk, phone) = (city.signed_in("office").await, city.browser([10, 0, 0, 8]));
    phone.sign_in("office", PASSWORD).await;
    city.signed_in("viewer").await;
    let lines = sessions(&desk).await;
    assert_eq!(lines.len(), 2, "{lines:?}");
    let theirs = lines.iter().find(|line| line.address == "10.0.0.8").unwrap();
    let page = desk.get("/password").await.text;
    assert!(page.contains("10.0.0.8") && page.contains(&theirs.id), "{page}");

    let viewer = city.signed_in("viewer").await;
    viewer.form("/sessions/end", &[("id", &theirs.id)]).await;
    assert_eq!(phone.get("/wall").await.status, StatusCode::OK, "not by somebody else");
    desk.form("/sessions/end", &[("id", &theirs.id)]).await;
    assert_eq!(phone.get("/wall").await.status, StatusCode::SEE_OTHER);
    phone.sign_in("office", PASSWORD).await;
    desk.form("/sessions/end", &[]).await;
    assert_eq!(phone.get("/wall").await.status, StatusCode::SEE_OTHER, "all others");
    assert_eq!(desk.get("/wall").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_administrator_signs_somebody_out_everywhere() {
    let city = City::start().await;
    let (admin, office) = (city.signed_in("admin").await, city.signed_in("office").await);
    let office_id = json!({ "person": 2 });
    let refused = post(&office, "/api/secrets/sessions", office_id.clone()).await;
    assert_eq!(refused, StatusCode::FORBIDDEN);
    assert_eq!(post(&admin, "/api/secrets/sessions", office_id).await, StatusCode::OK);
    assert_eq!(office.get("/wall").await.status, StatusCode::SEE_OTHER);
    assert_eq!(admin.get("/wall").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_administrator_sees_where_somebody_is_signed_in_and_ends_one_of_these() {
    let city = City::start().await;
    let (admin, desk) = (city.signed_in("admin").await, city.signed_in("office").await);
    let phone = city.browser([10, 0, 0, 8]);
    phone.sign_in("office", PASSWORD).await;
    let office = json!({ "person": 2 });
    let refused = post(&desk, "/api/view/person-sessions", office.clone()).await;
    assert_eq!(refused, StatusCode::FORBIDDEN, "not even one's own: there is a page for them");
    let of_office = async || {
        let request = Request::post("/api/view/person-sessions");
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let answer = admin.send(request.body(Body::from(office.to_string())).unwrap()).await;
        serde_json::from_str::<Vec<SessionLine>>(&answer.text).unwrap()
    };
    let lines = of_office().await;
    assert_eq!(lines.len(), 2, "{lines:?}");
    let lost = lines.iter().find(|line| line.address == "10.0.0.8").unwrap();

    let end = |person: u32| json!({ "person": person, "session": lost.id });
    let address = "/api/secrets/sessions";
    assert_eq!(post(&desk, address, end(2)).await, StatusCode::FORBIDDEN);
    assert_eq!(post(&admin, address, end(3)).await, StatusCode::OK);
    assert_eq!(phone.get("/wall").await.status, StatusCode::OK, "it is not the viewer's");
    assert_eq!(post(&admin, address, end(2)).await, StatusCode::OK);
    assert_eq!(phone.get("/wall").await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.get("/wall").await.status, StatusCode::OK, "the other one stays");
    assert_eq!(of_office().await.len(), 1);
    assert_eq!(post(&admin, address, end(2)).await, StatusCode::OK, "it is ended");
}

#[tokio::test]
async fn a_wall_that_starts_again_keeps_its_session_and_a_token_has_few_of_them() {
    let city = City::start().await;
    let (secret, _) = city.token(Role::Display).await;
    let enter = format!("/enter?token={}", secret.expose());
    let wall = city.browser([10, 0, 0, 50]);
    let first = pair(&wall.get(&enter).await.cookie("session"));
    let again = pair(&wall.get(&enter).await.cookie("session"));
    assert_eq!(first, again, "the same session at every start");
    let mut others = Vec::new();
    for number in 0..20 {
        let other = city.browser([10, 0, 1, number]);
        others.push(pair(&other.get(&enter).await.cookie("session")));
    }
    let mut inside = 0;
    for cookie in others.iter().chain([&first]) {
        inside += u32::from(opens(&city, cookie).await);
    }
    assert_eq!(inside, 8);
    assert!(opens(&city, others.last().unwrap()).await, "the newest");
}
