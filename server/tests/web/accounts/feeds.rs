//! The ledger and the month as files: what is in them, and in which order.

use std::io::{Cursor, Read};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map_server::log::anchor::Anchor;
use futures::StreamExt;
use serde_json::{Value, json};

use crate::support::{Browser, City};

async fn give(browser: &Browser, name: &str, command: Value) {
    let request = json!({ "id": format!("command-{name}"), "command": command });
    let answer = browser.execute(&request.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.text);
}

fn register(name: &str, region: u32, parent: Option<u32>) -> Value {
    let facts = json!({
        "name": name, "regions": [{ "region": region, "share": 1000 }], "responsible_unit": 1,
    });
    let container = parent.map_or_else(|| "city".to_owned(), |parent| format!("project/{parent}"));
    json!({ "subject": container, "action": { "project": { "register": { "facts": facts } } } })
}

/// A part of a package, as text.
fn part(package: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Two entries of one county, the first with a part, and one of another county with a part.
async fn with_packages() -> City {
    let city = City::with_a_project(&[]).await;
    let office = city.signed_in("office").await;
    for (name, project) in [
        ("bridge", register("岳池大桥", 1, None)),
        ("wing", register("门诊楼", 1, Some(1))),
        ("dam", register("武胜水库", 2, None)),
        ("wall", register("武胜副坝", 2, Some(4))),
    ] {
        give(&office, name, project).await;
    }
    city
}

/// The projects of a feed of features, in its order.
fn names(text: &str) -> Vec<String> {
    let collection: Value = serde_json::from_str(text).unwrap();
    let name = |feature: &Value| feature["properties"]["name"].as_str().unwrap().to_owned();
    collection["features"].as_array().unwrap().iter().map(name).collect()
}

#[tokio::test]
async fn sub_projects_stay_below_their_entries_and_go_where_the_filter_sends_those() {
    let city = with_packages().await;
    let viewer = city.signed_in("viewer").await;
    let all = names(&viewer.get("/feed/projects.geojson").await.text);
    assert_eq!(all, ["岳池人民医院迁建", "门诊楼", "岳池大桥", "武胜水库", "武胜副坝"]);

    let here = names(&viewer.get("/feed/projects.geojson?region=1&sort=-name").await.text);
    let (hospital, wing) = (here.iter().position(|name| *name == all[0]).unwrap(), &all[1]);
    assert_eq!(here.get(hospital + 1), Some(wing), "{here:?}");
    assert_eq!(here.len(), 3, "{here:?}");

    let table = viewer.get("/feed/ledger.csv?region=2").await.text;
    assert_eq!(table.matches("武胜副坝").count(), 1, "{table}");
    assert!(!table.contains("门诊楼"), "{table}");
    let sheet = viewer.get("/feed/ledger.xlsx?region=2").await.bytes;
    let words = part(&sheet, "xl/sharedStrings.xml");
    assert!(words.contains("武胜副坝") && !words.contains("门诊楼"), "{words}");
}

/// The pieces in which a file arrives.
async fn pieces(browser: &Browser, address: &str) -> Vec<Vec<u8>> {
    let (status, headers, body) =
        browser.open(Request::get(address).body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    body.into_data_stream().map(|piece| piece.unwrap().to_vec()).collect().await
}

#[tokio::test]
async fn a_file_of_many_projects_arrives_whole_and_in_more_than_one_piece() {
    const PROJECTS: usize = 400;
    let city = City::with_a_project(&[]).await;
    let office = city.signed_in("office").await;
    let projects: Vec<_> =
        (2..=PROJECTS).map(|n| register(&format!("岳池县第{n}号重点工程"), 1, None)).collect();
    give(&office, "many", json!({ "together": projects })).await;

    let viewer = city.signed_in("viewer").await;
    let features = pieces(&viewer, "/feed/projects.geojson").await;
    assert!(features.len() > 2, "{}", features.len());
    let text = String::from_utf8(features.concat()).unwrap();
    let names = names(&text);
    assert_eq!((names.len(), names[PROJECTS - 1].as_str()), (PROJECTS, "岳池县第400号重点工程"));

    let table = pieces(&viewer, "/feed/ledger.csv").await;
    assert!(table.len() > 1, "{}", table.len());
    assert_eq!(String::from_utf8(table.concat()).unwrap().lines().count(), 1 + PROJECTS);
    let sheet = pieces(&viewer, "/feed/ledger.xlsx").await.concat();
    assert!(part(&sheet, "xl/sharedStrings.xml").contains("岳池县第400号重点工程"));
}

#[tokio::test]
async fn the_months_tables_open_once_a_month_is_closed_and_name_the_counties() {
    let city = City::with_a_project(&[]).await;
    let viewer = city.signed_in("viewer").await;
    let early = viewer.get("/feed/month.xlsx").await;
    assert_eq!((early.status, early.code().as_str()), (StatusCode::NOT_FOUND, "no-closed-month"));

    let office = city.signed_in("office").await;
    let (month, last) = ("2026-06", "2026-06-30");
    let (period, open) = (format!("period/{month}"), json!({ "cut_off": last, "deadline": last }));
    let open = json!({ "subject": period, "action": { "period": { "open": open } } });
    give(&office, "open", open).await;
    let close = json!({ "subject": period, "action": { "period": { "close": {} } } });
    give(&office, "close", close).await;
    let package = viewer.get("/feed/month.xlsx").await.bytes;
    assert!(part(&package, "xl/workbook.xml").contains("分县区"));
    assert!(part(&package, "xl/sharedStrings.xml").contains("岳池县"));
}

/// The number in a cell of a sheet's part.
fn number(sheet: &str, cell: &str) -> Option<u32> {
    let (_, rest) = sheet.split_once(&format!("<c r=\"{cell}\""))?;
    let (cell, _) = rest.split_once("</c>")?;
    let (_, value) = cell.split_once("<v>")?;
    value.split_once("</v>")?.0.parse().ok()
}

#[tokio::test]
async fn whoever_adds_up_the_rows_of_the_months_workbook_gets_its_total() {
    let city = with_packages().await;
    let office = city.signed_in("office").await;
    let plan = json!({ "set": { "plan": { "amount": 1_000_000_000_i64, "since": "2026-01-01" } } });
    let open = json!({ "open": { "cut_off": "2026-06-30", "deadline": "2026-06-30" } });
    for (name, subject, action) in [
        ("plan-it", "project/1/plan/2026", json!({ "plan": plan })),
        ("open-june", "period/2026-06", json!({ "period": open })),
        ("close-june", "period/2026-06", json!({ "period": { "close": {} } })),
    ] {
        give(&office, name, json!({ "subject": subject, "action": action })).await;
    }
    let package = office.get("/feed/month.xlsx").await.bytes;
    // Two counties and the city below them; by sector and size one row without a total.
    let sheet = part(&package, "xl/worksheets/sheet1.xml");
    for column in ["C", "D", "E", "F"] {
        let row = |row: u32| number(&sheet, &format!("{column}{row}")).unwrap();
        assert_eq!(row(3) + row(4), row(5), "{column}");
    }
    let of = |column: &str, row: u32| number(&sheet, &format!("{column}{row}")).unwrap();
    for row in 3..=5 {
        assert_eq!(of("D", row) + of("E", row), of("C", row), "with and without a plan");
    }
    assert_eq!((of("C", 5), of("D", 5), of("F", 5)), (3, 1, 0));
    assert_eq!(number(&sheet, "B3"), Some(1), "the only county with a plan has the first place");
    assert_eq!((number(&sheet, "B4"), number(&sheet, "B5")), (None, None));
    let sectors = part(&package, "xl/worksheets/sheet2.xml");
    let rows = (3..).map_while(|row| number(&sectors, &format!("C{row}")));
    assert_eq!(rows.sum::<u32>(), 3);
}

#[tokio::test]
async fn the_first_edition_of_a_month_stays_what_it_was_after_the_month_was_put_right() {
    let city = City::with_a_project(&[]).await;
    let (office, viewer) = (city.signed_in("office").await, city.signed_in("viewer").await);
    let (month, last) = ("2026-06", "2026-06-30");
    let period = format!("period/{month}");
    let of_period = |action: Value| json!({ "subject": period, "action": { "period": action } });
    let spent = |wan: i64| {
        let figures = json!({ "year_to_date": wan * 1_000_000, "problem": "用地未批" });
        let record = json!({ "record": { "figures": figures, "confirmed": true } });
        json!({ "subject": format!("project/1/report/{month}"), "action": { "report": record } })
    };
    let plan = json!({ "set": { "plan": { "amount": 1_000_000_000_i64, "since": "2026-01-01" } } });
    let plan = json!({ "subject": "project/1/plan/2026", "action": { "plan": plan } });
    let open = json!({ "open": { "cut_off": last, "deadline": last } });
    for (name, command) in [
        ("plan-it", plan),
        ("open-june", of_period(open)),
        ("report-june", spent(400)),
        ("close-june", of_period(json!({ "close": {} }))),
    ] {
        give(&office, name, command).await;
    }
    let tables = |package: Vec<u8>| part(&package, "xl/worksheets/sheet1.xml");
    let first = tables(viewer.get("/feed/month.xlsx").await.bytes);
    for (name, command) in [
        ("open-again", of_period(json!({ "reopen": { "reason": "漏报" } }))),
        ("put-right", spent(500)),
        ("close-again", of_period(json!({ "close": {} }))),
    ] {
        give(&office, name, command).await;
    }
    assert_eq!(tables(viewer.get("/feed/month.xlsx?edition=1").await.bytes), first);
    let second = viewer.get("/feed/month.xlsx").await;
    let name = second.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(name.contains("filename*=UTF-8''%E6%9C%88"), "{name}");
    let second = tables(second.bytes);
    assert_ne!(second, first);
    // Each bears the event that froze it, which `verify --anchor` finds in the log.
    let anchor = |sheet: &str| sheet.split("日志存证：").nth(1)?.split('&').next()?.parse().ok();
    let anchors: [Anchor; 2] = [&first, &second].map(|sheet| anchor(sheet).unwrap());
    assert_ne!(anchors[0], anchors[1]);
    for anchor in &anchors {
        assert!(anchor.is_in(city.log.as_ref()).await.unwrap(), "{anchor}");
    }
    // So does the page, as it is printed.
    for (id, anchor) in [(1, &anchors[0]), (2, &anchors[1])] {
        let page = viewer.get(&format!("/editions/{id}")).await.text;
        assert!(page.contains(&format!("日志存证：{anchor}")), "{id}: {page}");
    }
    let missing = viewer.get("/feed/month.xlsx?edition=9").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);

    // What the report names is no problem before somebody raises it.
    let problems = viewer.get("/feed/problems.xlsx").await.bytes;
    assert!(!part(&problems, "xl/sharedStrings.xml").contains("用地未批"));
    let file =
        json!({ "kind": "land", "text": "用地未批", "since": "2026-06-01", "level": "city" });
    let raise = json!({ "subject": "project/1", "action": { "problem": { "raise": file } } });
    give(&office, "raise-it", raise).await;
    let problems = viewer.get("/feed/problems.xlsx?level=city").await.bytes;
    assert!(part(&problems, "xl/sharedStrings.xml").contains("用地未批"));
}
