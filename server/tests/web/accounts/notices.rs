//! Penalty notices over HTTP: who sees them, being served by opening, signing by a plain form, the
//! register as a workbook, and the escalation that goes by itself.

use axum::http::{StatusCode, header};
use battle_map::{
    model::{actor::Role, notice::NoticeState},
    value::{NoticeId, Timestamp, UnitId},
};
use battle_map_server::{
    clock,
    log::Store,
    tasks::{Escalation, Task},
    writer::{Journal, Writer},
};

use crate::support::{Browser, City};

const UNIT: Role = Role::Unit(UnitId(1));

async fn accept(browser: &Browser, json: &str) {
    let answer = browser.execute(json).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
}

/// A city in which the leader has issued a notice to the first unit; a draft lies beside it.
pub async fn city() -> City {
    let city = City::with(&[("leader", Role::Leader, false), ("unit", UNIT, false)]).await;
    let office = city.signed_in("office").await;
    accept(&office, r#"{"id": "project-1", "command": {"subject": "city", "action": {"project": {"register": {"facts": {"name": "岳池人民医院迁建", "regions": [{"region": 1, "share": 1000}], "responsible_unit": 1}}}}}}"#).await;
    let leader = city.signed_in("leader").await;
    for id in 1..=2 {
        let draft = format!(
            r#"{{"id": "draft-00{id}", "command": {{"subject": "project/1", "action": {{"notice": {{"draft": {{"document": 0,
            "addressee": {{"unit": 1}}, "subject": "限期恢复施工", "facts": "现场<b>停工</b>", "demand": "恢复施工"}}}}}}}}}}"#
        );
        accept(&leader, &draft).await;
    }
    let issue = r#"{"id": "issue-001", "command": {"subject": "draft/1", "action": {"notice": {"issue": {}}}}}"#;
    accept(&leader, issue).await;
    city
}

async fn phase(city: &City) -> String {
    let journal = Journal::open(city.log.clone(), clock::system()).await.unwrap();
    match &journal.present().board.notices[&NoticeId(1)].state {
        NoticeState::Issued(issued) => issued.phase.code().to_owned(),
        other => format!("{other:?}"),
    }
}

#[tokio::test]
async fn a_notice_is_served_when_its_addressee_opens_it_and_by_nobody_else() {
    let city = city().await;
    for (name, reads) in [("viewer", false), ("office", true), ("leader", true)] {
        let page = city.signed_in(name).await.get("/notices/1").await;
        assert!(page.text.contains("挂战点球〔"), "{name}");
        let said = page.text.contains("现场&lt;b&gt;停工");
        assert_eq!(said, reads, "{name}: what is typed is never markup, and not for everybody");
    }
    assert_eq!(phase(&city).await, "issued");
    let page = city.signed_in("unit").await.get("/notices/1").await;
    assert!(page.text.contains("action=\"/notices/1/sign\""));
    assert_eq!(phase(&city).await, "served");
}

#[tokio::test]
async fn a_draft_is_shown_to_its_writers_alone() {
    let city = city().await;
    for (name, sees) in [("viewer", false), ("unit", false), ("leader", true), ("office", true)] {
        let browser = city.signed_in(name).await;
        let page = browser.get("/notices/2").await;
        assert_eq!(page.text.contains("点球草稿"), sees, "{name}");
        let form = browser.get("/notices/new?project=1").await;
        assert_eq!(form.text.contains("notice-form"), sees, "{name}");
    }
}

#[tokio::test]
async fn a_plain_form_signs_once_and_says_what_is_wrong() {
    let city = city().await;
    let unit = city.signed_in("unit").await;
    let sign = async |browser: &Browser, signer: &str| {
        let answer = browser.form("/notices/1/sign", &[("signer", signer)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        answer.header(header::LOCATION).to_owned()
    };
    let stranger = city.signed_in("viewer").await;
    assert_eq!(sign(&stranger, "x").await, "/notices/1?fault=not-allowed");
    assert_eq!(sign(&unit, " ").await, "/notices/1?fault=signer-missing");
    let forged = unit.form_with("/notices/1/sign", "forged", &[("signer", "x")]).await;
    assert_eq!(forged.header(header::LOCATION), "/notices/1?fault=form-too-old");
    assert_eq!(phase(&city).await, "issued");
    assert_eq!(sign(&unit, "%E9%99%88%E6%9F%90").await, "/notices/1");
    assert_eq!(phase(&city).await, "acknowledged");
    assert_eq!(sign(&unit, "x").await, "/notices/1?fault=notice-already-signed");
    let page = unit.get("/notices/1?fault=notice-already-signed").await;
    assert!(page.text.contains("签收人：陈某"), "who signed stands in the timeline");
}

#[tokio::test]
async fn the_register_is_a_workbook_and_records_are_the_offices() {
    let city = city().await;
    let records = "各单位履行情况";
    for (name, sees) in [("office", true), ("leader", false), ("viewer", false), ("unit", false)] {
        let browser = city.signed_in(name).await;
        assert_eq!(browser.get("/notices").await.text.contains(records), sees, "{name}");
        let file = browser.get("/feed/notices.xlsx?state=all").await;
        assert_eq!(file.status, StatusCode::OK, "{name}");
        assert!(file.text.starts_with("PK"), "{name}");
    }
    let (display, _) = city.token(Role::Display).await;
    let wall = city.browser([10, 0, 0, 50]);
    wall.get(&format!("/enter?token={}", display.expose())).await;
    assert_eq!(wall.get("/feed/notices.xlsx").await.status, StatusCode::FORBIDDEN);
    assert!(wall.get("/wall").await.text.contains("class=\"wall-notices\""));
}

#[tokio::test]
async fn what_is_overdue_escalates_once_however_often_the_server_looks() {
    let city = city().await;
    let now = clock::now();
    let later = |days: i64| Timestamp(now.0 + days * 86_400_000);
    let escalated = async |at: Timestamp| {
        let journal =
            Journal::open(city.log.clone(), std::sync::Arc::new(move || at)).await.unwrap();
        let (writer, task) = Writer::start(journal);
        let mut escalation = Escalation::new(std::sync::Arc::new(move || at));
        escalation.run(&writer).await.unwrap();
        escalation.run(&writer).await.unwrap();
        task.stop().await;
        let rows = city.log.read(1, 1_000).await.unwrap();
        rows.iter().filter(|row| row.event.kind == "notice-escalated").count()
    };
    assert_eq!(escalated(now).await, 0);
    assert_eq!(escalated(later(40)).await, 4);
    assert_eq!(escalated(later(20)).await, 4, "a clock that goes back escalates nothing again");
    assert_eq!(escalated(later(400)).await, 4);
}

#[tokio::test]
async fn a_notice_is_printed_for_whoever_may_read_it_and_printing_it_serves_it() {
    let city = city().await;
    for name in ["office", "leader"] {
        let browser = city.signed_in(name).await;
        let page = browser.get("/notices/1/print").await;
        assert!(page.text.contains("paper-number") && page.text.contains("挂战点球〔"), "{name}");
        assert!(page.text.contains("现场&lt;b&gt;停工"), "what is typed is never markup");
        assert!(browser.get("/notices/2/print").await.text.contains("paper-mark"), "{name}");
    }
    let viewer = city.signed_in("viewer").await;
    for id in 1..=2 {
        let page = viewer.get(&format!("/notices/{id}/print")).await;
        assert!(!page.text.contains("paper-number") && !page.text.contains("停工"), "{id}");
    }
    assert_eq!(phase(&city).await, "issued");
    city.signed_in("unit").await.get("/notices/1/print").await;
    assert_eq!(phase(&city).await, "served");
}

#[tokio::test]
async fn a_pdf_is_given_to_whoever_may_read_the_notice_and_its_absence_explained() {
    let city = city().await;
    let viewer = city.signed_in("viewer").await;
    for id in 1..=2 {
        let paper = viewer.get(&format!("/notices/{id}/paper.pdf")).await;
        assert_eq!((paper.status, paper.code()), (StatusCode::NOT_FOUND, "not-found".to_owned()));
    }
    let paper = city.signed_in("unit").await.get("/notices/1/paper.pdf").await;
    if paper.status == StatusCode::OK {
        assert_eq!(paper.header(header::CONTENT_TYPE), "application/pdf");
        assert_eq!(paper.header(header::CACHE_CONTROL), "no-store");
        assert!(paper.text.starts_with("%PDF-"));
    } else {
        // Where no Chinese font is installed, people are led to the page that prints and says so.
        assert_eq!(paper.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(paper.code(), "no-paper-font");
    }
    let stranger = city.browser([10, 0, 0, 77]).get("/notices/1/paper.pdf").await;
    assert_ne!(stranger.status, StatusCode::OK);
}
