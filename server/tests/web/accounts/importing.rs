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

#[tokio::test]
async fn only_the_office_and_the_administrator_come_in_and_for_others_nothing_is_read() {
    let city = City::with(&[
        ("leader", Role::Leader, false),
        ("unit", Role::Unit(UnitId(1)), false),
        ("county", Role::RegionOffice(RegionId(1)), false),
    ])
    .await;
    let file = ledger(&[BRIDGE]);
    for (name, status) in [
        ("admin", StatusCode::OK),
        ("office", StatusCode::OK),
        ("viewer", StatusCode::FORBIDDEN),
        ("leader", StatusCode::FORBIDDEN),
        ("unit", StatusCode::FORBIDDEN),
        ("county", StatusCode::FORBIDDEN),
    ] {
        let browser = city.signed_in(name).await;
        assert_eq!(send(&browser, &asked(), file.as_bytes()).await.status, status, "{name}");
        let page = browser.get("/office/import").await;
        assert_eq!(page.text.contains("type=\"file\""), status == StatusCode::OK, "{name}");
    }
    let stranger = city.browser([10, 0, 0, 9]);
    assert_eq!(send(&stranger, &asked(), b"").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn hostile_uploads_get_clear_words_and_do_nothing() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let text = "长".repeat(30_000);
    for row in 0..400 {
        page.write_string(row, 0, &text).unwrap();
    }
    let bomb = book.save_to_buffer().unwrap();
    for (file, code, words) in [
        (&b"%PDF-1.7"[..], "unknown-format", "PDF"),
        (b"", "file-empty", "空"),
        (b"PK\x03\x04cut off", "file-cut-off", "不完整"),
        (&bomb, "file-too-large", "文字总量超过32 MB"),
    ] {
        let answer = send(&office, &asked(), file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
        assert_eq!(answer.code(), code);
        assert!(answer.text.contains(words), "{}", answer.text);
    }
    let huge = send(&office, &asked(), &vec![b'x'; 33 * 1024 * 1024]).await;
    assert_eq!(
        (huge.status, huge.code()),
        (StatusCode::PAYLOAD_TOO_LARGE, "file-too-large".into())
    );
    assert!(huge.text.contains("32 MB"), "{}", huge.text);
    assert_eq!(projects(&office).await, 0);
}

#[tokio::test]
async fn another_dress_another_site_and_nonsense_are_refused() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let form = post(&office, "/api/import", "multipart/form-data", "{}\n").await;
    assert_eq!(form.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let lineless = post(&office, "/api/import", "application/octet-stream", "no line").await;
    assert_eq!(lineless.code(), "unreadable-command");
    let nameless = send(&office, &json!({ "file": "C:\\" }), b"x").await;
    assert_eq!(nameless.code(), "file-without-name");
    let request = Request::post("/api/import")
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .header(header::HOST, "map.test")
        .header(header::ORIGIN, "http://evil.test");
    let evil = office.send(request.body(Body::from("{}\n")).unwrap()).await;
    assert_eq!((evil.status, evil.code()), (StatusCode::FORBIDDEN, "another-origin".into()));
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
