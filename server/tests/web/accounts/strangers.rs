//! Without credentials nothing is readable, and nothing of a request is read.

use std::task::{Context, Poll};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use futures::stream;

use crate::support::City;

#[tokio::test]
async fn a_stranger_is_led_to_the_way_in_and_back_again() {
    let stranger = City::start().await.browser([10, 0, 0, 9]);
    for (address, way_in) in [
        ("/", "/login"),
        ("/wall", "/login?back=/wall"),
        ("/projects?q=a", "/login?back=/projects%3Fq%3Da"),
        ("/no/such/page", "/login?back=/no/such/page"),
    ] {
        let answer = stranger.get(address).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}");
        assert_eq!(answer.header(header::LOCATION), way_in);
        assert_eq!(answer.text, "");
    }
}

#[tokio::test]
async fn machines_without_credentials_are_told_so() {
    let stranger = City::start().await.browser([10, 0, 0, 9]);
    for address in [
        "/feed/ledger.csv",
        "/feed/ledger.xlsx",
        "/feed/projects.geojson",
        "/live",
        "/live/head",
        "/metrics",
        "/api/view/wall",
        "/api/no-such",
    ] {
        let answer = stranger.get(address).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{address}");
        assert_eq!(answer.code(), "not-signed-in");
    }
}

#[tokio::test]
async fn a_strangers_body_is_never_read() {
    let stranger = City::start().await.browser([10, 0, 0, 9]);
    for address in [
        "/api/execute",
        "/api/view/wall",
        "/api/import",
        "/api/boundaries",
        "/api/report-sheet",
        "/feed/upload",
    ] {
        let read = |_: &mut Context<'_>| -> Poll<Option<Result<Vec<u8>, std::io::Error>>> {
            panic!("the body was read")
        };
        let body = Body::from_stream(stream::poll_fn(read));
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, "application/json")
            .body(body)
            .unwrap();
        assert_eq!(stranger.send(request).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn the_way_in_is_open_and_tells_nothing_of_the_city() {
    let city = City::start().await;
    let stranger = city.browser([10, 0, 0, 9]);
    let page = stranger.get("/login?back=/wall").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("name=\"password\""), "{}", page.text);
    assert!(page.text.contains("value=\"/wall\""));
    assert!(!page.text.contains("岳池"), "no name of the city's");
    assert_eq!(stranger.get("/healthz").await.text, "ok");
    assert_eq!(stranger.get("/setup").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn words_in_a_forged_address_do_not_reach_the_page() {
    let stranger = City::start().await.browser([10, 0, 0, 9]);
    let page = stranger.get("/login?fault=call-0800-evil&name=%3Cscript%3Ex").await;
    assert!(!page.text.contains("role=\"alert\""), "{}", page.text);
    assert!(!page.text.contains("<script>x"));
}
