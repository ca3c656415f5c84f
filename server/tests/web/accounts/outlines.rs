//! Outlines and layers over the web: looked at first, taken over once, refused with their reason.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::{Answer, Browser, City};

const GUANGAN: &str = include_str!("../../../../public/regions/guangan.geojson");

async fn send(browser: &Browser, asked: &Value, file: &str) -> Answer {
    let body = format!("{asked}\n{file}");
    let request = Request::post("/api/boundaries")
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .body(Body::from(body));
    browser.send(request.unwrap()).await
}

fn outlines(replace: bool) -> Value {
    json!({ "about": { "target": { "outlines": { "replace": replace } } } })
}

fn confirmed(asked: &Value, shown: &Value, id: &str) -> Value {
    let mut asked = asked.clone();
    asked["confirm"] = json!({ "id": id, "seen": shown["mark"] });
    asked
}

fn outcome(answer: &Answer, kind: &str) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let json: Value = serde_json::from_str(&answer.text).unwrap();
    assert!(!json[kind].is_null() || json == json!(kind), "{kind}: {}", answer.text);
    json[kind].clone()
}

async fn outlined(browser: &Browser) -> usize {
    let request = Request::post("/api/view/boundaries")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from("{}"));
    let answer = browser.send(request.unwrap()).await;
    answer.text.matches(r#""outlined":true"#).count()
}

#[tokio::test]
async fn a_file_is_looked_at_on_a_map_then_confirmed_and_replaced_by_another() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let asked = outlines(false);
    let shown = outcome(&send(&office, &asked, GUANGAN).await, "previewed");
    let preview = &shown["preview"]["outlines"];
    let lines = preview["outlines"].as_array().unwrap();
    assert_eq!((lines.len(), &preview["changes"]), (6, &json!(6)));
    let yuechi = lines.iter().find(|line| line["name"] == "岳池县").unwrap();
    assert_eq!(yuechi["fate"], "redrawn", "it is there without an outline");
    let map = preview["map"].as_str().unwrap();
    assert_eq!(map.matches("class=\"region ").count(), 6);
    assert_eq!(outlined(&office).await, 0, "nothing is half applied");

    let yes = confirmed(&asked, &shown, "outlines-yes-1");
    outcome(&send(&office, &yes, GUANGAN).await, "done");
    assert_eq!(outlined(&office).await, 6);
    let again = outcome(&send(&office, &asked, GUANGAN).await, "previewed");
    assert_eq!(again["preview"]["outlines"]["changes"], 0, "the same file changes nothing");

    let mut one: Value = serde_json::from_str(GUANGAN).unwrap();
    one["features"].as_array_mut().unwrap().truncate(1);
    let (asked, file) = (outlines(true), one.to_string());
    let shown = outcome(&send(&office, &asked, &file).await, "previewed");
    assert_eq!(shown["preview"]["outlines"]["others"].as_array().unwrap().len(), 5);
    outcome(&send(&office, &confirmed(&asked, &shown, "outlines-yes-2"), &file).await, "done");
    assert_eq!(outlined(&office).await, 1);
}

#[tokio::test]
async fn what_was_confirmed_and_stands_no_more_is_shown_anew() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let asked = outlines(false);
    let shown = outcome(&send(&office, &asked, GUANGAN).await, "previewed");
    let same = r#"{"id": "register-same", "command": {"subject": "city", "action": {"region": {"register": {"name": "武胜县"}}}}}"#;
    assert_eq!(office.execute(same).await.status, StatusCode::OK);
    let yes = confirmed(&asked, &shown, "outlines-yes-3");
    let moved = outcome(&send(&office, &yes, GUANGAN).await, "moved");
    assert_ne!(moved["mark"], shown["mark"]);
    assert_eq!(outlined(&office).await, 0);
}

#[tokio::test]
async fn a_layer_is_loaded_replaced_and_what_is_no_geojson_says_so() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let asked = json!({ "about": { "target": { "layer": "rivers" } } });
    let river = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"渠江"},
        "geometry":{"type":"LineString","coordinates":[[106.6,30.4],[106.7,30.5]]}}]}"#;
    let shown = outcome(&send(&office, &asked, river).await, "previewed");
    assert_eq!(shown["preview"]["layer"]["shapes"], 1);
    outcome(&send(&office, &confirmed(&asked, &shown, "layer-yes-1"), river).await, "done");
    let again = outcome(&send(&office, &asked, river).await, "previewed");
    assert_eq!(again["preview"]["layer"]["changes"], false);

    for (file, code) in [("%PDF-1.7", "unreadable-features"), ("{}", "unreadable-features")] {
        assert_eq!(send(&office, &asked, file).await.code(), code);
    }
    assert_eq!(send(&office, &outlines(false), "{}").await.code(), "unreadable-boundaries");
    let viewer = city.signed_in("viewer").await;
    assert_eq!(send(&viewer, &asked, river).await.status, StatusCode::FORBIDDEN);
}
