//! What the office says of a column is remembered for the ledger's layout, until it is let go.

use super::*;

const HEAD: &str = "项目名称,县区,责任单位,总投资(万元),2026年盘子(万元)\n";

fn month(bridge: &str) -> String {
    format!(
        "{HEAD}岳池大桥,岳池县,岳池县城投公司,9000,3000\n{bridge},岳池县,岳池县城投公司,8000,2000\n"
    )
}

fn columns(shown: &Value) -> &Vec<Value> {
    shown["preview"]["sheets"][0]["columns"].as_array().unwrap()
}

fn field(shown: &Value) -> Value {
    columns(shown)[4]["field"].clone()
}

/// What is said of the last column.
fn said(shown: &Value, field: &Value) -> Value {
    let sheet = &shown["preview"]["sheets"][0];
    let columns = json!([{ "column": sheet["columns"][4]["key"], "field": field }]);
    json!([{ "layout": sheet["layout"], "columns": columns }])
}

#[tokio::test]
async fn a_column_that_was_corrected_once_is_read_so_the_next_month_until_it_is_let_go() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let file = month("岳池水库");
    let shown = previewed(&office, &file).await;
    assert_eq!(field(&shown), Value::Null);

    let corrected = json!({ "file": "台账.csv", "corrections": said(&shown, &json!("plan")) });
    let shown = outcome(&send(&office, &corrected, file.as_bytes()).await, "previewed");
    assert_eq!(field(&shown), "plan");
    let corrections = &corrected["corrections"];
    let yes = confirmed(&shown, "import-said-1", &json!({ "corrections": corrections }));
    assert_eq!(outcome(&send(&office, &yes, file.as_bytes()).await, "done")["new"], 2);

    let next = month("岳池电站").replace("2026年盘子", "2026年11月盘子");
    let shown = previewed(&office, &next).await;
    assert_eq!(field(&shown), "plan", "nobody had to say it again");
    assert_eq!(shown["preview"]["corrections"][0]["columns"][0]["field"], "plan");

    // Let go, although the ledger says nothing new.
    let layout = &shown["preview"]["corrections"][0]["layout"];
    let forgotten = json!([{ "layout": layout }]);
    let asked = json!({ "file": "台账.csv", "corrections": forgotten });
    let shown = outcome(&send(&office, &asked, file.as_bytes()).await, "previewed");
    assert_eq!((field(&shown), &shown["preview"]["remembers"]), (Value::Null, &json!(true)));
    let yes = confirmed(&shown, "import-said-2", &json!({ "corrections": forgotten }));
    outcome(&send(&office, &yes, file.as_bytes()).await, "done");
    assert_eq!(field(&previewed(&office, &file).await), Value::Null);
}

const STRANGE: &str = "某市盘子,,\n标的,归口,体量(万元)\n甲水库,岳池县,9000\n";

/// What is said of the columns of [`STRANGE`].
fn named_columns(shown: &Value) -> Value {
    let sheet = &shown["preview"]["sheets"][0];
    let keys = sheet["columns"].as_array().unwrap().iter().map(|column| &column["key"]);
    let columns = keys.zip(["name", "region", "total"]);
    let columns = columns.map(|(key, field)| json!({ "column": key, "field": field }));
    let columns: Vec<Value> = columns.collect();
    json!([{ "layout": sheet["layout"], "columns": columns }])
}

#[tokio::test]
async fn a_sheet_without_a_known_header_comes_in_once_its_row_is_named_and_the_next_month_by_itself()
 {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let shown = previewed(&office, STRANGE).await;
    assert_eq!(shown["preview"]["rejected"][0]["code"], "no-header");
    assert_eq!(shown["preview"]["tops"][0]["rows"][1]["cells"][0], json!([0, "标的"]));

    let headers = json!([{ "sheet": "", "row": 2, "depth": 1 }]);
    let mut asked = json!({ "file": "台账.csv", "headers": headers });
    let shown = outcome(&send(&office, &asked, STRANGE.as_bytes()).await, "previewed");
    assert_eq!(shown["preview"]["rejected"][0]["code"], "no-name-column");
    asked["corrections"] = named_columns(&shown);
    let shown = outcome(&send(&office, &asked, STRANGE.as_bytes()).await, "previewed");
    assert_eq!(shown["preview"]["tally"]["new"], 1, "{shown}");
    let more = json!({ "headers": headers, "corrections": asked["corrections"] });
    let yes = confirmed(&shown, "import-strange-1", &more);
    outcome(&send(&office, &yes, STRANGE.as_bytes()).await, "done");

    let next =
        STRANGE.replace("某市盘子,,\n", "某市盘子,,\n2026年11月,,\n").replace("9000", "9500");
    let shown = previewed(&office, &next).await;
    assert_eq!(shown["preview"]["sheets"][0]["header"], json!([3, 3]));
    assert_eq!(shown["preview"]["tally"]["changed"], 1, "{shown}");
}

#[tokio::test]
async fn a_cell_that_is_mended_on_the_page_lets_its_row_in_and_only_with_what_was_previewed() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let file = ledger(&[BRIDGE, SPOILT]);
    let shown = previewed(&office, &file).await;
    let cell = &shown["preview"]["cells"][0];
    assert_eq!((&cell["text"], &cell["project"]), (&json!("三月中下"), &json!("岳池水库")));
    let cell = |text: &str| json!([{ "row": 3, "column": "计划开工时间", "text": text }]);
    let asked = json!({ "file": "台账.csv", "mended": cell("2026-03") });
    let shown = outcome(&send(&office, &asked, file.as_bytes()).await, "previewed");
    assert!(shown["preview"]["rejected"].as_array().unwrap().is_empty(), "{shown}");
    assert_eq!(shown["preview"]["mended"][0]["before"], "三月中下");

    let other = confirmed(&shown, "import-mended-1", &json!({ "mended": cell("2026-04") }));
    outcome(&send(&office, &other, file.as_bytes()).await, "moved");
    let yes = confirmed(&shown, "import-mended-2", &json!({ "mended": cell("2026-03") }));
    let done = outcome(&send(&office, &yes, file.as_bytes()).await, "done");
    assert_eq!((&done["new"], &done["mended"]), (&json!(2), &json!(1)), "the record says it");
}

#[tokio::test]
async fn nobody_but_the_office_says_how_ledgers_are_read() {
    let city = City::with(&[
        ("leader", Role::Leader, false),
        ("unit", Role::Unit(UnitId(1)), false),
        ("county", Role::RegionOffice(RegionId(1)), false),
    ])
    .await;
    let office = city.signed_in("office").await;
    let file = month("岳池水库");
    let corrections = said(&previewed(&office, &file).await, &json!("plan"));
    let asked = json!({
        "file": "台账.csv",
        "corrections": corrections,
        "headers": [{ "sheet": "", "row": 1, "depth": 1 }],
        "mended": [{ "row": 2, "column": "县区", "text": "武胜县" }],
    });
    let empty = json!({
        "file": "台账.csv", "list": null, "year": 2026, "period": null, "rows": [], "columns": [],
        "corrections": corrections,
    });
    let action = json!({ "ledger": { "import": empty } });
    for name in ["viewer", "leader", "unit", "county"] {
        let browser = city.signed_in(name).await;
        let answer = send(&browser, &asked, file.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {}", answer.text);
        let id = format!("say-{name}");
        let command = json!({ "id": id, "command": { "subject": "ledger", "action": action } });
        let answer = browser.execute(&command.to_string()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {}", answer.text);
    }
    assert_eq!(field(&previewed(&office, &file).await), Value::Null, "nothing is remembered");
    let command =
        json!({ "id": "say-office", "command": { "subject": "ledger", "action": action } });
    let answer = office.execute(&command.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(field(&previewed(&office, &file).await), "plan");
}
