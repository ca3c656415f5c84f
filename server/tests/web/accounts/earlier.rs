//! A register of notices over the web: looked at, taken over whole, and numbered on from there.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::{Answer, Browser, City};

const HEAD: &str = "文号,项目,责任单位,事由,要求,签发日期,期限,状态";
const FIRST: &str = "挂战点球〔2026〕16号,岳池人民医院迁建,岳池县城投公司,限期开工,开工,2026.1.5,2026年2月5日,待签收";
const SECOND: &str = "挂战点球〔2026〕17号,岳池人民医院迁建,岳池县城投公司,限期复工,复工,2026-01-06,2026-02-06,待反馈";

async fn send(browser: &Browser, asked: &Value, rows: &[&str]) -> Answer {
    let file = [&[HEAD], rows].concat().join("\n");
    let request = Request::post("/api/past")
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .body(Body::from(format!("{asked}\n{file}")));
    browser.send(request.unwrap()).await
}

fn previewed(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    serde_json::from_str::<Value>(&answer.text).unwrap()["previewed"].clone()
}

#[tokio::test]
async fn a_register_is_looked_at_then_taken_over_and_its_series_goes_on() {
    let city = City::with_a_project(&[]).await;
    let office = city.signed_in("office").await;
    // Papers carry the city's name, without which there is no type of document.
    let admin = city.signed_in("admin").await;
    let name = r#"{"id": "name-the-city", "command": {"subject": "city", "action": {"city": {"configure": {"name": "广安市"}}}}}"#;
    assert_eq!(admin.execute(name).await.status, StatusCode::OK);

    let spoilt = SECOND.replace("岳池人民医院迁建", "没有这个项目");
    let shown = previewed(&send(&office, &json!({ "about": {} }), &[FIRST, &spoilt]).await);
    let fault = &shown["preview"]["rejected"][0];
    assert_eq!((&fault["row"], &fault["code"]), (&json!(3), &json!("unknown-project")));
    let yes = |shown: &Value, id: &str| json!({ "about": {}, "confirm": { "id": id, "seen": shown["mark"] } });
    send(&office, &yes(&shown, "past-yes-1"), &[FIRST, &spoilt]).await;
    assert!(!office.get("/notices").await.text.contains("〔2026〕16号"), "all or none");

    let shown = previewed(&send(&office, &json!({ "about": {} }), &[FIRST, SECOND]).await);
    assert_eq!(shown["preview"]["next"], json!(["挂战点球〔2026〕18号"]));
    let done = send(&office, &yes(&shown, "past-yes-2"), &[FIRST, SECOND]).await;
    assert_eq!(done.text, "\"done\"");
    let register = office.get("/notices").await.text;
    assert!(register.contains("〔2026〕16号") && register.contains("〔2026〕17号"), "{register}");
    let viewer = city.signed_in("viewer").await;
    let refused = send(&viewer, &json!({ "about": {} }), &[FIRST]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
