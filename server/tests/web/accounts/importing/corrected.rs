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
