//! An import that is taken back: by the office alone, seen on its page, and gone from every count.

use super::*;

fn take_back(id: &str, import: &Value) -> String {
    let action = json!({ "ledger": { "take-back": { "import": import } } });
    json!({ "id": id, "command": { "subject": "ledger", "action": action } }).to_string()
}

/// The imports that the page shows.
async fn shown(office: &Browser) -> Value {
    let desk = post(office, "/api/view/import", "application/json", "{}").await;
    assert_eq!(desk.status, StatusCode::OK, "{}", desk.text);
    serde_json::from_str::<Value>(&desk.text).unwrap()["imports"].clone()
}

/// Takes the last import back.
pub async fn take_back_last(office: &Browser) {
    let last = shown(office).await[0]["seq"].clone();
    let done = office.execute(&take_back("take-back-last", &last)).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
}

#[tokio::test]
async fn an_import_is_taken_back_by_the_office_and_comes_in_again() {
    let city = City::start().await;
    let office = city.signed_in("office").await;
    let file = ledger(&[BRIDGE]);
    let preview = previewed(&office, &file).await;
    let yes = confirmed(&preview, "import-taken-1", &json!({}));
    outcome(&send(&office, &yes, file.as_bytes()).await, "done");
    let imports = shown(&office).await;
    assert_eq!(imports[0]["state"]["free"]["projects"], 1, "{imports}");
    let page = office.get("/office/import").await;
    assert!(page.text.contains("撤回这次导入"));
    let take = take_back("take-back-1", &imports[0]["seq"]);
    let done = office.execute(&take).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    assert_eq!(projects(&office).await, 0);
    assert_eq!(shown(&office).await[0]["state"]["taken-back"]["by"], "office");
    let again = office.execute(&take_back("take-back-2", &imports[0]["seq"])).await;
    assert_eq!(again.code(), "import-taken-back");
    let again = previewed(&office, &file).await;
    assert_eq!(again["preview"]["tally"], preview["preview"]["tally"]);
    let yes = confirmed(&again, "import-taken-2", &json!({}));
    outcome(&send(&office, &yes, file.as_bytes()).await, "done");
    assert_eq!(projects(&office).await, 1);
}
