//! Accounts for all at once: opened by the administrator alone, their passwords answered once, to be
//! changed at the first sign-in.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map_app::secrets::NewAccount;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, City};

async fn post(browser: &Browser, address: &str, kind: &str, body: String) -> Answer {
    let request = Request::post(address).header(header::CONTENT_TYPE, kind);
    browser.send(request.body(Body::from(body)).unwrap()).await
}

async fn open(browser: &Browser, asked: &Value) -> Answer {
    post(browser, "/api/secrets/accounts", "application/json", asked.to_string()).await
}

fn opened(answer: &Answer) -> Vec<NewAccount> {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    serde_json::from_str(&answer.text).unwrap()
}

fn everybody() -> Value {
    json!({ "units": [1, 2], "regions": [1, 2] })
}

#[tokio::test]
async fn all_sign_in_once_with_what_the_sheet_says_and_choose_their_own() {
    let city = City::with_a_project(&[]).await;
    let admin = city.signed_in("admin").await;
    let accounts = opened(&open(&admin, &everybody()).await);
    let names: Vec<_> = accounts.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(names, ["岳池县城投公司", "武胜县城投公司", "岳池县项目办", "武胜县项目办"]);
    assert_eq!(opened(&open(&admin, &everybody()).await), [], "everybody has one");

    for account in &accounts {
        let browser = city.browser([10, 0, 0, 9]);
        browser.sign_in(&account.name, &account.password).await;
        let page = browser.get("/my").await;
        assert_eq!(page.header(header::LOCATION), "/password", "{}", account.name);
    }
}

#[tokio::test]
async fn a_lost_sheet_is_made_anew_for_those_who_never_used_it() {
    let city = City::with_a_project(&[]).await;
    let admin = city.signed_in("admin").await;
    let first = opened(&open(&admin, &everybody()).await);
    let browser = city.browser([10, 0, 0, 9]);
    browser.sign_in(&first[0].name, &first[0].password).await;
    let initial = first[0].password.as_str();
    let own = [("current", initial), ("new", "three kicks"), ("again", "three kicks")];
    browser.form("/password", &own).await;

    let again = opened(&open(&admin, &json!({ "unused": true })).await);
    let names: Vec<_> = again.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(names, ["武胜县城投公司", "岳池县项目办", "武胜县项目办"]);
    let late = city.browser([10, 0, 0, 8]);
    let refused = late.sign_in(&first[1].name, &first[1].password).await;
    assert!(refused.header(header::LOCATION).contains("wrong-password"), "the old one is void");
}

#[tokio::test]
async fn the_sheet_comes_back_as_a_workbook_and_nobody_else_opens_accounts() {
    let city = City::with_a_project(&[]).await;
    let (admin, office) = (city.signed_in("admin").await, city.signed_in("office").await);
    assert_eq!(open(&office, &everybody()).await.status, StatusCode::FORBIDDEN);
    let accounts = opened(&open(&admin, &everybody()).await);
    let asked = json!({ "address": "http://city.test/login", "accounts": accounts }).to_string();
    let address = "/api/secrets/accounts.xlsx";
    let kind = "application/octet-stream";
    let book = post(&admin, address, kind, asked.clone()).await;
    assert_eq!((book.status, &book.bytes[..2]), (StatusCode::OK, &b"PK"[..]));
    assert_eq!(post(&office, address, kind, asked).await.status, StatusCode::FORBIDDEN);
}
