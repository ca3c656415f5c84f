//! `GET /metrics`, and cookies over https.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::model::actor::Role;
use battle_map_server::auth::Secret;

use crate::support::{Answer, Browser, City, PASSWORD};

const REGISTER: &str = r#"{"id": "register-bureau", "command": {"subject": "city", "action": {"unit": {"register": {"name": "岳池县住建局"}}}}}"#;

async fn read(browser: &Browser, secret: &Secret) -> Answer {
    let bearer = format!("Bearer {}", secret.expose());
    let request = Request::get("/metrics").header(header::AUTHORIZATION, bearer);
    browser.send(request.body(Body::empty()).unwrap()).await
}

fn value(text: &str, name: &str) -> Option<f64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
}

#[tokio::test]
async fn a_program_with_a_token_reads_how_the_server_fares() {
    let city = City::start().await;
    let (secret, _) = city.token(Role::Viewer).await;
    let (office, viewer) = (city.signed_in("office").await, city.signed_in("viewer").await);
    let program = city.browser([10, 0, 0, 7]);
    let of =
        async |name: &str| value(&read(&program, &secret).await.text, name).unwrap_or_default();
    let before = of("battle_map_log_head_seq").await;
    let live = Request::get("/live").body(Body::empty()).unwrap();
    let (_, _, open) = office.open(live).await;
    for browser in [&office, &office, &viewer] {
        browser.execute(REGISTER).await;
    }
    assert!((of("battle_map_log_head_seq").await - before - 1.0).abs() < 0.5);
    for (outcome, count) in
        [("accepted", 1.0), ("repeated", 1.0), ("refused", 1.0), ("failed", 0.0)]
    {
        let name = format!("battle_map_commands_total{{outcome=\"{outcome}\"}}");
        assert!((of(&name).await - count).abs() < 0.5, "{outcome}");
    }
    assert!((of("battle_map_live_streams").await - 1.0).abs() < 0.5);
    drop(open);
    assert!(of("battle_map_live_streams").await < 0.5, "a stream that ended is not counted");
    assert!(of("battle_map_http_answers_total{status=\"4xx\"}").await > 0.5, "the refusal");
    assert!(of("battle_map_database_bytes").await > 0.5);
    if cfg!(target_os = "linux") {
        assert!(of("battle_map_resident_memory_bytes").await > 1e6);
    }
    let page = read(&program, &secret).await;
    assert!(page.header(header::CONTENT_TYPE).starts_with("text/plain; version=0.0.4"));
    assert!(!page.text.contains("岳池"), "nothing of the city");
}

#[tokio::test]
async fn walls_and_people_do_not_read_how_the_server_fares() {
    let city = City::start().await;
    let (display, _) = city.token(Role::Display).await;
    let program = city.browser([10, 0, 0, 7]);
    assert_eq!(read(&program, &display).await.status, StatusCode::FORBIDDEN);
    assert_eq!(city.signed_in("office").await.get("/metrics").await.status, StatusCode::FORBIDDEN);
    assert_eq!(city.signed_in("admin").await.get("/metrics").await.status, StatusCode::OK);
    let stranger = city.browser([10, 0, 0, 9]).get("/metrics").await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn cookies_given_over_https_are_never_sent_without() {
    let city = City::served(&["--tls-cert", "a.pem", "--tls-key", "a.key"]).await;
    let browser = city.browser([10, 0, 0, 7]);
    let form = browser.get("/login").await.cookie("form");
    let welcome = browser.sign_in("office", PASSWORD).await;
    for cookie in [form, welcome.cookie("session"), welcome.cookie("browser")] {
        assert!(cookie.ends_with("; Secure"), "{cookie}");
    }
    let (secret, _) = city.token(Role::Display).await;
    let entered = browser.get(&format!("/enter?token={}", secret.expose())).await;
    assert!(entered.cookie("session").ends_with("; Secure"));
}

#[tokio::test]
async fn a_proxys_word_for_https_counts_only_when_it_is_trusted() {
    for (words, secure) in [(&["--trust-proxy"][..], true), (&[][..], false)] {
        let city = City::served(words).await;
        let request = Request::get("/login").header("x-forwarded-proto", "https");
        let answer = city.browser([10, 0, 0, 7]).send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.cookie("form").ends_with("; Secure"), secure, "{words:?}");
    }
}
