//! The plan board from outside: without scripts, as a workbook, on paper, and on a wall.

use axum::http::StatusCode;
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use battle_map_server::{clock, paper::FontFiles};
use serde_json::{Value, json};

use crate::support::{Answer, Browser, City, pdf};

async fn give(browser: &Browser, name: &str, command: Value) {
    let request = json!({ "id": format!("command-{name}"), "command": command });
    let answer = browser.execute(&request.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.text);
}

fn register(name: &str, region: u32, unit: u32) -> Value {
    let regions = json!([{ "region": region, "share": 1000 }]);
    let facts = json!({ "name": name, "regions": regions, "responsible_unit": unit });
    json!({ "subject": "city", "action": { "project": { "register": { "facts": facts } } } })
}

fn step(project: u32, name: &str, plan: &str) -> Value {
    let add = json!({ "add": { "kind": "step", "name": name, "plan": plan } });
    json!({ "subject": format!("project/{project}"), "action": { "milestone": add } })
}

/// Three projects of two counties and two units: one milestone long past, one far ahead.
async fn city() -> City {
    let people = [
        ("unit", Role::Unit(UnitId(2)), false),
        ("county", Role::RegionOffice(RegionId(2)), false),
    ];
    let city = City::with_a_project(&people).await;
    let office = city.signed_in("office").await;
    let year = clock::now().day().year();
    for (name, command) in [
        ("school", register("武胜中学迁建", 2, 2)),
        ("bridge", register("岳池大桥", 1, 1)),
        ("past", step(2, "主体封顶", &format!("{year}-01"))),
        ("ahead", step(3, "桥梁合龙", &format!("{year}-12-31"))),
        ("later", step(3, "通车", &format!("{}-06", year.number() + 2))),
    ] {
        give(&office, &format!("plan-{name}"), command).await;
    }
    city
}

/// The names of the projects in a page's rows, from top to bottom.
fn rows(page: &Answer) -> Vec<String> {
    let cells = page.text.split("class=\"plan-project\"><a href=\"/projects/").skip(1);
    let name = |cell: &str| {
        let (_, name) = cell.split_once('>').unwrap();
        name.split_once("</a>").unwrap().0.trim_end_matches("<!>").to_owned()
    };
    cells.map(name).collect()
}

#[tokio::test]
async fn order_groups_and_years_stand_in_the_address_and_need_no_scripts() {
    let city = city().await;
    let viewer = city.signed_in("viewer").await;
    let all = viewer.get("/plan?sort=-name").await;
    assert_eq!(rows(&all).len(), 3);
    let turned: Vec<_> = rows(&viewer.get("/plan?sort=name").await).into_iter().rev().collect();
    assert_eq!(rows(&all), turned);

    let grouped = viewer.get("/plan?group=region").await.text;
    let order = ["岳池县", "岳池人民医院迁建", "武胜县", "武胜中学迁建"];
    let body = grouped.split_once("<tbody").unwrap().1;
    let places: Vec<_> = order.iter().map(|name| body.find(name).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(body.matches("class=\"plan-group\"").count(), 2);

    let year = clock::now().day().year().number();
    let one = viewer.get(&format!("/plan?year={year}")).await.text;
    assert!(one.contains("主体封顶") && !one.contains("通车"));
    let three = viewer.get(&format!("/plan?from={year}&to={}", year + 2)).await.text;
    assert!(three.contains("通车") && three.contains("一季度") | three.contains("1季度"));
    assert!(one.contains("href=\"/projects/2#milestones\""), "a flag leads somewhere by itself");
}

#[tokio::test]
async fn their_own_projects_are_those_of_a_unit_or_a_county() {
    let city = city().await;
    for who in ["unit", "county"] {
        let browser = city.signed_in(who).await;
        assert_eq!(rows(&browser.get("/plan?mine=1").await), ["武胜中学迁建"], "{who}");
        assert_eq!(rows(&browser.get("/plan").await).len(), 3, "{who} sees the others, too");
    }
}

/// The words of a workbook.
fn words(package: &[u8]) -> String {
    use std::io::{Cursor, Read};
    let mut package = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut words = String::new();
    for part in 0..package.len() {
        let mut bytes = Vec::new();
        package.by_index(part).unwrap().read_to_end(&mut bytes).unwrap();
        words += &String::from_utf8_lossy(&bytes);
    }
    words
}

#[tokio::test]
async fn the_workbook_has_the_filter_and_the_years_of_the_page() {
    let city = city().await;
    let viewer = city.signed_in("viewer").await;
    let whole = viewer.get("/feed/plan.xlsx").await;
    assert_eq!(whole.status, StatusCode::OK);
    let whole = words(&whole.bytes);
    assert!(whole.contains("黑旗 主体封顶") && whole.contains("未到期 桥梁合龙"));
    assert!(!whole.contains("通车"), "that is of another year");
    let part = words(&viewer.get("/feed/plan.xlsx?region=2").await.bytes);
    assert!(part.contains("武胜中学迁建") && !part.contains("岳池大桥"));
    assert!(part.contains("县区：武胜县"), "it says what was left out");
}

#[tokio::test]
async fn the_chart_on_paper_says_what_the_board_shows() {
    let city = city().await;
    let viewer = city.signed_in("viewer").await;
    let chart = viewer.get("/feed/plan.pdf?paper=a1&group=region").await;
    if FontFiles::find(None).is_err() {
        assert_eq!(
            (chart.status, chart.code().as_str()),
            (StatusCode::SERVICE_UNAVAILABLE, "no-paper-font")
        );
        return;
    }
    assert_eq!(chart.status, StatusCode::OK);
    let said = pdf::text(&chart.bytes);
    for words in ["主体封顶", "桥梁合龙", "武胜中学迁建", "岳池县", "黑旗", "第1/1页"]
    {
        let bare: String = said.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(bare.contains(words), "{words}: {bare}");
    }
    let again = viewer.get("/feed/plan.pdf?paper=a1&group=region").await;
    assert_eq!(again.bytes, chart.bytes);
}

#[tokio::test]
async fn a_wall_shows_the_board_and_takes_nothing_away() {
    let city = city().await;
    let (secret, _) = city.token(Role::Display).await;
    let wall = city.browser([10, 0, 0, 9]);
    wall.get(&format!("/enter?token={}", secret.expose())).await;
    let page = wall.get("/wall/plan").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("武胜中学迁建") && page.text.contains("plan-scene-row"));
    for file in ["/feed/plan.xlsx", "/feed/plan.pdf"] {
        assert_eq!(wall.get(file).await.status, StatusCode::FORBIDDEN, "{file}");
    }
}
