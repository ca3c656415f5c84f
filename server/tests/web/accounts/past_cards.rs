//! A ledger of cards over the web, in the new and the old format of workbooks: looked at, asked about,
//! taken over whole, and shown wherever cards are.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

use crate::support::{Answer, Browser, City};

const REASON: &str = "上年12月应开工，至今未开工";

async fn send(browser: &Browser, asked: &Value, file: &[u8]) -> Answer {
    let body = [format!("{asked}\n").as_bytes(), file].concat();
    let request = Request::post("/api/past-cards")
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .body(Body::from(body));
    browser.send(request.unwrap()).await
}

fn asked(chosen: &Value) -> Value {
    json!({ "name": "黄红牌台账.xlsx", "about": { "chosen": chosen } })
}

fn confirmed(chosen: &Value, shown: &Value, id: &str) -> Value {
    let mut asked = asked(chosen);
    asked["confirm"] = json!({ "id": id, "seen": shown["mark"] });
    asked
}

fn previewed(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    serde_json::from_str::<Value>(&answer.text).unwrap()["previewed"].clone()
}

/// The colours of the cards that are out, the gravest first.
async fn out(browser: &Browser) -> Value {
    let query = json!({ "queue": "out", "region": null, "unit": null, "rule": "" });
    let request = Request::post("/api/view/cards").header(header::CONTENT_TYPE, "application/json");
    let answer = browser.send(request.body(Body::from(query.to_string())).unwrap()).await;
    let view: Value = serde_json::from_str(&answer.text).unwrap();
    view["rows"].as_array().unwrap().iter().map(|row| row["level"].clone()).collect()
}

/// A workbook with a title, a header, real and typed dates, and a sum.
fn workbook(projects: &[&str]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy/m/d");
    let (title, head) =
        ("岳池县2026年黄红牌台账", ["序号", "牌种", "项目名称", "发牌日期", "发牌依据"]);
    let more = ["整改期限", "状态"];
    sheet.write_string(0, 0, title).unwrap();
    for (column, header) in (0..).zip(head.iter().chain(&more)) {
        sheet.write_string(1, column, *header).unwrap();
    }
    for (row, project) in (2..).zip(projects) {
        sheet.write_string(row, 1, "黄牌").unwrap();
        sheet.write_string(row, 2, *project).unwrap();
        let on = ExcelDateTime::from_ymd(2026, 1, 4 + u8::try_from(row).unwrap()).unwrap();
        sheet.write_datetime_with_format(row, 3, &on, &day).unwrap();
        sheet.write_string(row, 4, REASON).unwrap();
        sheet.write_string(row, 5, "2026年2月5日").unwrap();
        sheet.write_string(row, 6, "整改中").unwrap();
    }
    sheet.write_string(9, 0, "合计").unwrap();
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_workbook_is_looked_at_asked_about_and_taken_over_once() {
    let city = City::with_a_project(&[]).await;
    let office = city.signed_in("office").await;
    let file = workbook(&["岳池人民医院迁建", "岳池县人民医院迁建项目"]);
    let nothing = json!({});
    let shown = previewed(&send(&office, &asked(&nothing), &file).await);
    let question = &shown["preview"]["asked"][0];
    assert_eq!((&question["row"], &question["candidates"][0]["id"]), (&json!(4), &json!(1)));
    send(&office, &confirmed(&nothing, &shown, "cards-yes-1"), &file).await;
    assert_eq!(out(&office).await, json!([]), "nothing while a project has to be said");

    let mut chosen = json!({});
    chosen[question["key"].as_str().unwrap()] = json!(1);
    let shown = previewed(&send(&office, &asked(&chosen), &file).await);
    assert_eq!(shown["preview"]["cards"].as_array().unwrap().len(), 2);
    let done = send(&office, &confirmed(&chosen, &shown, "cards-yes-2"), &file).await;
    assert_eq!(done.text, "\"done\"");

    let viewer = city.signed_in("viewer").await;
    assert_eq!(out(&viewer).await, json!(["yellow", "yellow"]));
    assert!(viewer.get("/wall").await.text.contains("黄牌 红牌 未销"), "the wall counts them");
    let page = viewer.get("/cards?queue=out").await.text;
    for words in [REASON, "台账载明（黄红牌台账.xlsx 第 3 行）", "整改期限2月5日", "启用以前的牌"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let again = previewed(&send(&office, &asked(&chosen), &file).await);
    assert_eq!(again["preview"]["known"].as_array().unwrap().len(), 2);
    assert_eq!(again["preview"]["cards"], json!([]));
    let refused = send(&viewer, &asked(&nothing), &file).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_old_workbook_with_a_sheet_a_colour_gives_both_and_a_fault_names_row_and_column() {
    let city = City::with_a_project(&[]).await;
    let office = city.signed_in("office").await;
    let nothing = json!({});
    let file = include_bytes!("../../data/cards.xls");
    let shown = previewed(&send(&office, &asked(&nothing), file).await);
    assert_eq!(shown["preview"]["rejected"], json!([]));
    let told = |card: &Value| {
        let fields = ["sheet", "row", "level", "issued_on", "lifted_on"];
        fields.map(|field| card[field].clone()).to_vec()
    };
    let cards: Vec<_> = shown["preview"]["cards"].as_array().unwrap().iter().map(told).collect();
    let expected = [
        json!(["黄牌", 3, "yellow", "2026-01-05", null]),
        json!(["黄牌", 4, "yellow", "2025-11-06", "2025-12-08"]),
        json!(["红牌", 3, "red", "2026-01-06", null]),
    ];
    assert_eq!(json!(cards), json!(expected));
    send(&office, &confirmed(&nothing, &shown, "cards-yes-3"), file).await;
    assert_eq!(out(&office).await, json!(["red", "yellow"]), "the lifted one is history");

    let table = "牌种,项目名称,发牌日期,原因\n蓝牌,岳池人民医院迁建,1月5日,未开工\n";
    let shown = previewed(&send(&office, &asked(&nothing), table.as_bytes()).await);
    let faults = shown["preview"]["rejected"].as_array().unwrap();
    let told = |fault: &Value| ["row", "column", "code"].map(|field| fault[field].clone()).to_vec();
    let faults: Vec<_> = faults.iter().map(told).collect();
    let expected =
        [json!([2, "level", "unknown-level"]), json!([2, "issued-on", "unreadable-date"])];
    assert_eq!(json!(faults), json!(expected));
}
