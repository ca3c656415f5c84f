//! `POST /api/import`: looked at first, done once, by nobody else, and safe from what is sent.

use axum::{
    body::{Body, Bytes},
    http::{Request, StatusCode, header},
};
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, City};

mod corrected;
mod refused;
mod remembered;
mod taken_back;

const LEDGER: &str = "项目编号,项目代码,项目名称,县区,责任单位,总投资(万元),2026年度计划(万元),2026年1-9月累计完成(万元),计划开工时间\n";

fn ledger(rows: &[&str]) -> String {
    format!("{LEDGER}{}\n", rows.join("\n"))
}

const BRIDGE: &str = ",,岳池大桥,岳池县,岳池县城投公司,9000,3000,1200,2026-03";
const SPOILT: &str = ",,岳池水库,岳池县,岳池县城投公司,9000,3000,1200,三月中下";

async fn post(browser: &Browser, address: &str, kind: &str, body: impl Into<Bytes>) -> Answer {
    let request = Request::post(address).header(header::CONTENT_TYPE, kind);
    browser.send(request.body(Body::from(body.into())).unwrap()).await
}

async fn send(browser: &Browser, asked: &Value, file: &[u8]) -> Answer {
    let body = [asked.to_string().as_bytes(), b"\n", file].concat();
    post(browser, "/api/import", "application/octet-stream", body).await
}

fn asked() -> Value {
    json!({ "file": "台账.csv" })
}

/// The question with a yes to what was answered.
fn confirmed(shown: &Value, id: &str, more: &Value) -> Value {
    let mut asked = asked();
    asked["confirm"] = json!({ "id": id, "seen": shown["mark"] });
    for (key, value) in more.as_object().unwrap() {
        asked[key] = value.clone();
    }
    asked
}

fn outcome(answer: &Answer, kind: &str) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let json: Value = serde_json::from_str(&answer.text).unwrap();
    assert!(!json[kind].is_null(), "{kind}: {}", answer.text);
    json[kind].clone()
}

/// What a ledger would do, as the page is told.
async fn previewed(office: &Browser, file: &str) -> Value {
    outcome(&send(office, &asked(), file.as_bytes()).await, "previewed")
}

/// Changes the city in a way that no ledger here cares about.
async fn register_bureau(office: &Browser) {
    let bureau = r#"{"id": "register-bureau", "command": {"subject": "city", "action": {"unit": {"register": {"name": "岳池县住建局"}}}}}"#;
    assert_eq!(office.execute(bureau).await.status, StatusCode::OK);
}

async fn projects(browser: &Browser) -> usize {
    browser.get("/feed/ledger.csv").await.text.lines().count() - 1
}

#[tokio::test]
async fn a_ledger_is_looked_at_then_confirmed_and_a_repeated_yes_happens_once() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let file = ledger(&[BRIDGE]);
    let shown = previewed(&office, &file).await;
    assert_eq!(shown["preview"]["tally"]["new"], 1);
    assert_eq!(shown["preview"]["rows"][0]["name"], "岳池大桥");
    assert_eq!(projects(&office).await, 0, "nothing was done");
    let yes = confirmed(&shown, "import-yes-1", &json!({}));
    for _ in 0..2 {
        let done = outcome(&send(&office, &yes, file.as_bytes()).await, "done");
        assert_eq!(done["new"], 1);
    }
    assert_eq!(projects(&office).await, 1);
    let again = previewed(&office, &file).await;
    assert_eq!(again["preview"]["tally"]["unchanged"], 1);
}

#[tokio::test]
async fn rejected_rows_keep_all_out_unless_chosen_and_come_back_as_a_workbook() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let file = ledger(&[BRIDGE, SPOILT]);
    let shown = previewed(&office, &file).await;
    let rejected = &shown["preview"]["rejected"][0];
    assert_eq!((&rejected["row"], &rejected["code"]), (&json!(3), &json!("unreadable-date")));
    let yes = confirmed(&shown, "import-yes-2", &json!({}));
    let refused = send(&office, &yes, file.as_bytes()).await;
    assert_eq!(refused.code(), "rows-rejected");
    assert_eq!(projects(&office).await, 0);
    let body = [asked().to_string().as_bytes(), b"\n", file.as_bytes()].concat();
    let back = post(&office, "/api/import/rejected", "application/octet-stream", body).await;
    assert!(back.status == StatusCode::OK && back.text.starts_with("PK"), "{}", back.status);
    let good = confirmed(&shown, "import-yes-3", &json!({ "partial": true }));
    assert_eq!(outcome(&send(&office, &good, file.as_bytes()).await, "done")["new"], 1);
    assert_eq!(projects(&office).await, 1);
}

#[tokio::test]
async fn what_changed_since_the_preview_is_shown_anew_and_nothing_is_done() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let file = ledger(&[BRIDGE]);
    let shown = previewed(&office, &file).await;
    register_bureau(&office).await;
    let facts = json!({ "name": "岳池大桥", "regions": [{ "region": 1, "share": 1000 }] });
    let same = json!({ "id": "register-same", "command": { "subject": "city", "action": { "project": { "register": { "facts": facts } } } } });
    assert_eq!(office.execute(&same.to_string()).await.status, StatusCode::OK);
    let yes = confirmed(&shown, "import-yes-4", &json!({}));
    let moved = outcome(&send(&office, &yes, file.as_bytes()).await, "moved");
    assert_eq!(moved["preview"]["tally"]["changed"], 1, "it is there by now: {moved}");
    let yes = confirmed(&moved, "import-yes-5", &json!({}));
    assert_eq!(outcome(&send(&office, &yes, file.as_bytes()).await, "done")["changed"], 1);
}

#[tokio::test]
async fn what_changed_elsewhere_does_not_matter() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let file = ledger(&[BRIDGE]);
    let shown = previewed(&office, &file).await;
    register_bureau(&office).await;
    let yes = confirmed(&shown, "import-yes-6", &json!({}));
    assert_eq!(outcome(&send(&office, &yes, file.as_bytes()).await, "done")["new"], 1);
}

#[tokio::test]
async fn a_replaced_plan_keeps_its_paper() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let first = ledger(&[BRIDGE]);
    let shown = previewed(&office, &first).await;
    send(&office, &confirmed(&shown, "import-yes-7", &json!({})), first.as_bytes()).await;
    let second = first.replace(",3000,", ",4500,");
    let shown = previewed(&office, &second).await;
    assert_eq!(shown["preview"]["replanned"], 1);
    let paper =
        json!({ "document": "市重推〔2026〕7号", "reason": "年中调整", "since": "2026-01-05" });
    let yes = confirmed(&shown, "import-yes-8", &json!({ "paper": paper }));
    outcome(&send(&office, &yes, second.as_bytes()).await, "done");
    let file = office.get("/projects/1").await.text;
    assert!(file.contains("市重推〔2026〕7号") && file.contains("年中调整"), "{file}");
}

/// What a page is told for a question.
async fn told(browser: &Browser, name: &str, question: &Value) -> Value {
    let address = format!("/api/view/{name}");
    let answer = post(browser, &address, "application/json", question.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    serde_json::from_str(&answer.text).unwrap()
}

#[tokio::test]
async fn what_only_a_ledger_states_is_claimed_by_its_unit_and_recognised_by_the_office() {
    let theirs = ("unit", Role::Unit(UnitId(1)), false);
    let county = ("county", Role::RegionOffice(RegionId(1)), false);
    let other = ("other", Role::Unit(UnitId(2)), false);
    let city = City::with_a_project(&[theirs, county, other]).await;
    let office = city.signed_in("office").await;
    let head = LEDGER.trim_end();
    let file = format!("{head},是否开工,实际开工时间\n{BRIDGE},是,2026-04-12\n");
    let yes = confirmed(&previewed(&office, &file).await, "import-started", &json!({}));
    outcome(&send(&office, &yes, file.as_bytes()).await, "done");

    let (unit, other) = (city.signed_in("unit").await, city.signed_in("other").await);
    let project = json!({ "id": 2 });
    let start = || async { told(&unit, "project", &project).await["milestones"][0].clone() };
    let stated = start().await;
    assert_eq!((&stated["awaits_claim"], &stated["claimed"]), (&json!(true), &Value::Null));
    for (name, claims) in [("unit", json!([])), ("county", json!([])), ("office", Value::Null)] {
        let browser = city.signed_in(name).await;
        assert_eq!(told(&browser, "evidence", &project).await["claims"], claims, "{name}");
    }

    let subject = format!("project/2/milestone/{}", stated["id"]);
    let claim = |id: &str| {
        let claim = json!({ "claim": { "date": "2026-04-12" } });
        let command = json!({ "subject": subject, "action": { "milestone": claim } });
        json!({ "id": id, "command": command }).to_string()
    };
    assert_ne!(other.execute(&claim("not-theirs-1")).await.status, StatusCode::OK);
    assert_eq!(unit.execute(&claim("claim-start-1")).await.status, StatusCode::OK);
    let claimed = start().await;
    assert_eq!(
        (&claimed["awaits_claim"], &claimed["claimed"]),
        (&json!(false), &json!("2026-04-12"))
    );

    let recognise = json!({ "recognise": { "date": "2026-04-12" } });
    let command = json!({ "subject": subject, "action": { "milestone": recognise } });
    let recognise = json!({ "id": "recognise-1", "command": command }).to_string();
    assert_eq!(office.execute(&recognise).await.status, StatusCode::OK);
    assert_eq!(start().await["recognised"]["yes"]["source"], "office");
    assert_ne!(unit.execute(&claim("claim-start-2")).await.status, StatusCode::OK, "it stands");
}
