//! The ledger for paper: every line of it in one page, for those who may open it.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{Answer, City};

/// More than a page of the screen holds.
const PROJECTS: usize = 250;

fn name(number: usize) -> String {
    format!("岳池县第{number}号重点工程")
}

/// A city whose first region has all projects but one.
async fn city() -> City {
    let city = City::with_a_project(&[]).await;
    let register = |number: usize| {
        let region = if number == PROJECTS { 2 } else { 1 };
        let regions = json!([{ "region": region, "share": 1000 }]);
        let facts = json!({ "name": name(number), "regions": regions, "responsible_unit": 1 });
        json!({ "subject": "city", "action": { "project": { "register": { "facts": facts } } } })
    };
    let projects: Vec<Value> = (2..=PROJECTS).map(register).collect();
    let order = json!({ "id": "command-many-projects", "command": { "together": projects } });
    let office = city.signed_in("office").await;
    assert_eq!(office.execute(&order.to_string()).await.status, StatusCode::OK);
    city
}

/// The names in the rows of a page, from top to bottom.
fn rows(page: &Answer) -> Vec<String> {
    let cells = page.text.split("class=\"cell-name\"><a href=\"/projects/").skip(1);
    let name = |cell: &str| {
        let (_, name) = cell.split_once('>').unwrap();
        name.split_once("</a>").unwrap().0.trim_end_matches("<!>").to_owned()
    };
    cells.map(name).collect()
}

#[tokio::test]
async fn on_paper_stand_all_lines_in_the_order_of_the_page() {
    let city = city().await;
    let viewer = city.signed_in("viewer").await;
    let page = viewer.get("/projects?print=1").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.rsplit_once("</tr>").unwrap().1.contains("</html>"), "it is whole");
    let all = rows(&page);
    assert_eq!(all.len(), PROJECTS);
    assert_eq!(all[1..], (2..=PROJECTS).map(name).collect::<Vec<_>>());

    let turned = rows(&viewer.get("/projects?region=1&sort=-start&print=1").await);
    let screen = rows(&viewer.get("/projects?region=1&sort=-start").await);
    assert_eq!((turned.len(), screen.len()), (PROJECTS - 1, 100));
    assert_eq!(turned[..100], screen, "as on the screen");
    let none = viewer.get("/projects?q=nothing-of-that-name&print=1").await;
    assert_eq!((none.status, rows(&none).len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn a_line_on_paper_is_written_as_on_the_screen() {
    let city = city().await;
    let viewer = city.signed_in("viewer").await;
    let line = |page: Answer| {
        let (_, body) = page.text.split_once("<tbody").unwrap();
        let (_, line) = body.split_once("<tr>").unwrap();
        line.split_once("</tr>").unwrap().0.to_owned()
    };
    for way in ["/language/en", "/language/zh"] {
        viewer.get(way).await;
        let screen = line(viewer.get("/projects").await);
        assert!(screen.contains("cell-serial"), "{screen}");
        assert_eq!(line(viewer.get("/projects?print=1").await), screen);
    }
}

#[tokio::test]
async fn a_wall_prints_no_ledger() {
    let city = city().await;
    let (secret, _) = city.token(battle_map::model::actor::Role::Display).await;
    let wall = city.browser([10, 0, 0, 8]);
    wall.get(&format!("/enter?token={}", secret.expose())).await;
    let page = wall.get("/projects?print=1").await;
    assert!(rows(&page).is_empty() && !page.text.contains(&name(2)), "{}", page.text);
}

#[tokio::test]
async fn a_question_is_answered_a_page_at_a_time_for_paper_too() {
    let city = city().await;
    let viewer = city.signed_in("viewer").await;
    let mut query = json!(battle_map::view::ledger_table::TableQuery::default());
    query["print"] = json!(true);
    query["page"] = json!(2);
    let request = axum::http::Request::post("/api/view/ledger");
    let answer = viewer.send(request.body(query.to_string().into()).unwrap()).await;
    let view: Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(view["lines"].as_array().unwrap().len(), PROJECTS - 200);
    assert_eq!((&view["shown"], &view["last_page"]), (&json!(PROJECTS), &json!(2)));
}
