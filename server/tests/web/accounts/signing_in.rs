//! Signing in and out, passwords, and accounts that end.

use axum::http::{StatusCode, header};
use battle_map::model::actor::Role;

use crate::support::{City, PASSWORD};

#[tokio::test]
async fn the_right_password_opens_a_session_that_scripts_cannot_read() {
    let city = City::start().await;
    let browser = city.browser([10, 0, 0, 7]);
    let answer = browser.sign_in("office", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let cookie = answer.cookie("session");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let page = browser.get("/wall").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(browser.get("/feed/ledger.csv").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_wrong_password_and_a_wrong_name_read_the_same() {
    let city = City::start().await;
    let browser = city.browser([10, 0, 0, 7]);
    for name in ["office", "nobody"] {
        let answer = browser.sign_in(name, "three cards").await;
        let back = format!("/login?fault=wrong-password&name={name}");
        assert_eq!(answer.header(header::LOCATION), back);
        assert_eq!(answer.cookie("session"), "");
    }
    assert_eq!(browser.get("/wall").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_that_was_not_filled_in_here_is_refused() {
    let city = City::start().await;
    let browser = city.browser([10, 0, 0, 7]);
    let fields = [("name", "office"), ("password", PASSWORD)];
    let answer = browser.form_with("/login", &"0".repeat(64), &fields).await;
    assert!(answer.header(header::LOCATION).contains("form-too-old"));
    assert_eq!(answer.cookie("session"), "");

    let office = city.signed_in("office").await;
    let answer = office.form_with("/logout", "", &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(office.get("/wall").await.status, StatusCode::OK, "still signed in");
}

#[tokio::test]
async fn signing_out_everywhere_ends_the_other_sessions_too() {
    let city = City::start().await;
    let (desk, phone) = (city.signed_in("office").await, city.signed_in("office").await);
    desk.form("/logout", &[]).await;
    assert_eq!(desk.get("/wall").await.status, StatusCode::SEE_OTHER);
    assert_eq!(phone.get("/wall").await.status, StatusCode::OK);

    let desk = city.signed_in("office").await;
    desk.form("/logout", &[("everywhere", "1")]).await;
    assert_eq!(phone.get("/wall").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_account_that_ends_ends_its_sessions_at_once() {
    let city = City::with(&[("county", Role::Viewer, false)]).await;
    let county = city.signed_in("county").await;
    let admin = city.signed_in("admin").await;
    let end = r#"{"id": "end-county", "command": {"subject": "person/4", "action": {"person": {"deactivate": {}}}}}"#;
    assert_eq!(admin.execute(end).await.status, StatusCode::OK);
    assert_eq!(county.get("/wall").await.status, StatusCode::SEE_OTHER);
    let again = county.sign_in("county", PASSWORD).await;
    assert!(again.header(header::LOCATION).contains("wrong-password"));
}

#[tokio::test]
async fn a_password_chosen_by_somebody_else_is_changed_first() {
    let city = City::with(&[("county", Role::Office, true)]).await;
    let county = city.signed_in("county").await;
    assert_eq!(county.get("/wall").await.header(header::LOCATION), "/password");
    let answer = county.execute("{}").await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (StatusCode::FORBIDDEN, "password-change-required")
    );

    let change = async |new: &str, again: &str| {
        let fields = [("current", PASSWORD), ("new", new), ("again", again)];
        let answer = county.form("/password", &fields).await;
        answer.header(header::LOCATION).to_owned()
    };
    assert_eq!(change("short", "short").await, "/password?fault=password-too-short");
    assert_eq!(
        change("longer words", "other words").await,
        "/password?fault=password-not-repeated"
    );
    assert_eq!(change("longer words", "longer words").await, "/");
    assert_eq!(county.get("/wall").await.status, StatusCode::OK);
}

#[tokio::test]
async fn guessing_one_account_locks_nobody_out() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let guesser = city.browser([10, 0, 0, 7]);
    let mut told_to_wait = 0;
    for guess in 0..40 {
        let answer = guesser.sign_in("office", &format!("guess {guess}")).await;
        told_to_wait += u32::from(answer.header(header::LOCATION).contains("fault=wait"));
    }
    assert!(told_to_wait > 20, "{told_to_wait} of 40 guesses were not even looked at");

    // The office again, at the browser it knows, behind the same address.
    office.form("/logout", &[]).await;
    assert_eq!(office.sign_in("office", PASSWORD).await.header(header::LOCATION), "/office");
    // Another account at the guesser's address, and the office at another.
    city.signed_in("viewer").await;
    let elsewhere = city.browser([10, 0, 0, 8]);
    assert_eq!(elsewhere.sign_in("office", PASSWORD).await.header(header::LOCATION), "/office");
}

#[tokio::test]
async fn whoever_asked_for_a_page_is_led_back_to_it_and_never_elsewhere() {
    let city = City::start().await;
    let browser = city.browser([10, 0, 0, 7]);
    for (back, leads) in [("/projects?q=a", "/projects?q=a"), ("//evil.test", "/")] {
        let fields = [("name", "office"), ("password", PASSWORD), ("back", back)];
        let answer = browser.form("/login", &fields).await;
        assert_eq!(answer.header(header::LOCATION), leads);
    }
}
