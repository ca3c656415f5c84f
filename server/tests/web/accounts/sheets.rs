//! The month's sheet: it goes out to whoever reports, and what comes back is compared, not reported.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use serde_json::{Value, json};

use crate::support::{Answer, Browser, City};

/// A city with a project of the unit and county in the open month.
async fn city() -> City {
    let city = City::with(&[
        ("leader", Role::Leader, false),
        ("unit", Role::Unit(UnitId(1)), false),
        ("county", Role::RegionOffice(RegionId(1)), false),
    ])
    .await;
    let office = city.signed_in("office").await;
    let facts = json!({ "name": "岳池大桥", "regions": [{ "region": 1, "share": 1000 }], "responsible_unit": 1 });
    let commands = [
        json!({ "subject": "city", "action": { "project": { "register": { "facts": facts } } } }),
        json!({ "subject": "period/2026-03", "action": { "period": { "open": { "cut_off": "2026-03-25", "deadline": "2026-03-25" } } } }),
    ];
    for (at, command) in commands.iter().enumerate() {
        let request = json!({ "id": format!("prepare-{at}"), "command": command });
        let answer = office.execute(&request.to_string()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
    city
}

async fn bring(browser: &Browser, file: impl Into<Body>) -> Answer {
    let request =
        Request::post("/api/report-sheet").header(header::CONTENT_TYPE, "application/octet-stream");
    browser.send(request.body(file.into()).unwrap()).await
}

fn table(title: &str, row: &str) -> String {
    format!("{title}\n项目编号,项目名称,当月完成(万元),下月计划(万元),形象进度\n{row}\n")
}

#[tokio::test]
async fn the_sheet_goes_out_to_those_who_report_and_comes_back_as_it_went() {
    let city = city().await;
    for name in ["unit", "county"] {
        let browser = city.signed_in(name).await;
        let request = Request::get("/feed/report.xlsx").body(Body::empty()).unwrap();
        let bytes = browser.bytes(request).await;
        assert!(bytes.starts_with(b"PK"), "{name}");
        let back = bring(&browser, bytes).await;
        let reading: Value = serde_json::from_str(&back.text).unwrap();
        assert_eq!((&reading["unchanged"], &reading["rows"]), (&json!(1), &json!([])), "{name}");
    }
    for name in ["viewer", "leader", "office", "admin"] {
        let browser = city.signed_in(name).await;
        assert_eq!(browser.get("/feed/report.xlsx").await.status, StatusCode::FORBIDDEN, "{name}");
        assert_eq!(bring(&browser, "x").await.status, StatusCode::FORBIDDEN, "{name}");
    }
    let stranger = city.browser([10, 0, 0, 9]);
    assert_eq!(stranger.get("/feed/report.xlsx").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(bring(&stranger, "x").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_was_filled_in_is_told_cell_by_cell_and_nothing_is_reported() {
    let city = city().await;
    let county = city.signed_in("county").await;
    let sheet = table("2026年3月月报", "1,岳池大桥,-5,一百,主体施工");
    let reading: Value = serde_json::from_str(&bring(&county, sheet).await.text).unwrap();
    let row = &reading["rows"][0];
    assert_eq!(row["changes"][0], json!({ "column": "month", "old": "", "new": "-5" }));
    assert_eq!(row["faults"][0], json!({ "column": "next-month", "code": "unreadable-number" }));
    let sheet = table("2026年3月月报", "1,岳池大桥,-5,,");
    let reading: Value = serde_json::from_str(&bring(&county, sheet).await.text).unwrap();
    assert_eq!(reading["rows"][0]["faults"][0]["code"], "correction-reason-missing");
    let strangers = table("2026年3月月报", "7,别的,5,,");
    let reading: Value = serde_json::from_str(&bring(&county, strangers).await.text).unwrap();
    assert_eq!(reading["left_out"][0]["code"], "sheet-row-not-yours");
    let desk = Request::post("/api/view/desk").header(header::CONTENT_TYPE, "application/json");
    let desk = county.send(desk.body(Body::from(r#"{"month": null}"#)).unwrap()).await;
    let desk: Value = serde_json::from_str(&desk.text).unwrap();
    assert_eq!(desk["counts"]["missing"], 1);
}

#[tokio::test]
async fn wrong_months_other_files_and_too_large_ones_are_refused_in_words() {
    let city = city().await;
    let county = city.signed_in("county").await;
    for (file, code, words) in [
        (table("2026年2月月报", "1,岳池大桥,5,,"), "sheet-of-another-month", "2月"),
        (table("月报", "1,岳池大桥,5,,"), "sheet-without-month", "月份"),
        ("2026年3月\n名称,数\n甲,1".to_owned(), "sheet-columns-missing", "项目编号"),
        ("%PDF-1.7".to_owned(), "unknown-format", "PDF"),
    ] {
        let answer = bring(&county, file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
        assert_eq!(answer.code(), code);
        assert!(answer.text.contains(words), "{}", answer.text);
    }
    let huge = bring(&county, vec![b'x'; 9 * 1024 * 1024]).await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
}
