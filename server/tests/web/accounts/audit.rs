//! The audit: what was done with accounts, by whom and from where, and never a secret.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::{
    model::actor::Role,
    view::audit::{AuditKind, AuditLine},
};
use battle_map_app::audit::Audit;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, City, PASSWORD};

async fn post(browser: &Browser, address: &str, json: Value) -> Answer {
    let request = Request::post(address).header(header::CONTENT_TYPE, "application/json");
    browser.send(request.body(Body::from(json.to_string())).unwrap()).await
}

async fn entries(admin: &Browser, asked: Audit) -> Vec<AuditLine> {
    let answer = post(admin, "/api/view/audit", json!(asked)).await;
    serde_json::from_str(&answer.text).unwrap()
}

#[tokio::test]
async fn everything_done_with_accounts_is_noted_with_who_and_from_where() {
    let city = City::with(&[("county", Role::Viewer, false)]).await;
    let admin = city.signed_in("admin").await;
    let stranger = city.browser([10, 0, 0, 9]);
    stranger.sign_in("office", "not the password").await;
    stranger.sign_in("my secret password", "x").await;
    let office = city.signed_in("office").await;
    office.get("/feed/ledger.csv").await;
    office.get("/feed/ledger.csv").await;
    let made =
        post(&admin, "/api/secrets/token", json!({ "label": "大厅", "role": "display" })).await;
    post(&admin, "/api/secrets/password", json!({ "person": 4 })).await;
    let assign = json!({ "id": "assign-county", "command": { "subject": "person/4",
        "action": { "person": { "assign": { "role": "leader" } } } } });
    admin.execute(&assign.to_string()).await;
    admin.execute(&assign.to_string()).await;
    office.form("/logout", &[]).await;

    let lines = entries(&admin, Audit::default()).await;
    let told: Vec<_> = lines
        .iter()
        .map(|line| {
            (line.kind.unwrap(), line.who.as_str(), line.about.as_str(), line.address.as_str())
        })
        .collect();
    let expected = [
        (AuditKind::SignedOut, "office", "", "10.0.0.7"),
        (AuditKind::RoleChanged, "admin", "county → leader", "10.0.0.7"),
        (AuditKind::PasswordReset, "admin", "county", "10.0.0.7"),
        (AuditKind::TokenMade, "admin", "大厅", "10.0.0.7"),
        (AuditKind::Exported, "office", "ledger.csv", "10.0.0.7"),
        (AuditKind::SignedIn, "office", "", "10.0.0.7"),
        (AuditKind::SignInFailed, "", "", "10.0.0.9"),
        (AuditKind::SignInFailed, "", "office", "10.0.0.9"),
        (AuditKind::SignedIn, "admin", "", "10.0.0.7"),
    ];
    assert_eq!(told, expected);

    let page = admin.get("/admin").await.text;
    let file = admin.get("/feed/audit.csv").await.text;
    let token: Value = serde_json::from_str(&made.text).unwrap();
    for secret in
        [PASSWORD, "my secret password", "not the password", token["token"].as_str().unwrap()]
    {
        assert!(!page.contains(secret) && !file.contains(secret), "{secret}");
    }
    assert!(page.contains("county → leader"), "{page}");
    // The file says that it was taken.
    assert_eq!(file.lines().count(), 2 + expected.len(), "{file}");
}

#[tokio::test]
async fn the_audit_is_filtered_and_read_by_the_administrator_alone() {
    let city = City::start().await;
    let admin = city.signed_in("admin").await;
    let office = city.signed_in("office").await;
    for address in ["/feed/audit.csv", "/feed/audit.csv?kind=signed-in"] {
        assert_eq!(office.get(address).await.status, StatusCode::FORBIDDEN);
    }
    let refused = post(&office, "/api/view/audit", json!({})).await;
    assert_eq!((refused.status, refused.code().as_str()), (StatusCode::FORBIDDEN, "not-allowed"));

    city.browser([10, 0, 0, 9]).sign_in("viewer", "wrong words").await;
    let of = |kind, words: &str, before| Audit { kind, words: words.to_owned(), before };
    let failed = entries(&admin, of(Some(AuditKind::SignInFailed), "", None)).await;
    assert_eq!(failed.len(), 1);
    let office = entries(&admin, of(None, "OFFICE", None)).await;
    assert_eq!(office.len(), 1, "{office:?}");
    let from = entries(&admin, of(None, "10.0.0.9", None)).await;
    assert_eq!(from, failed);
    let older = entries(&admin, of(None, "", Some(failed[0].id))).await;
    assert!(older.iter().all(|line| line.id < failed[0].id) && older.len() == 2, "{older:?}");
    let file = admin.get("/feed/audit.csv?kind=sign-in-failed").await.text;
    assert_eq!(file.lines().count(), 2, "{file}");
}

#[tokio::test]
async fn a_token_names_itself_and_ends_with_whoever_answers_for_it() {
    let city = City::with(&[("second", Role::Admin, false)]).await;
    let second = city.signed_in("second").await;
    let made =
        post(&second, "/api/secrets/token", json!({ "label": "leader", "role": "office" })).await;
    let token: Value = serde_json::from_str(&made.text).unwrap();
    let bearer = format!("Bearer {}", token["token"].as_str().unwrap());
    let program = city.browser([10, 0, 0, 60]);
    let ask = |address: &'static str| {
        let request = Request::get(address).header(header::AUTHORIZATION, &bearer);
        program.send(request.body(Body::empty()).unwrap())
    };
    assert_eq!(ask("/feed/ledger.csv").await.status, StatusCode::OK);
    let admin = city.signed_in("admin").await;
    let exported = Audit { kind: Some(AuditKind::Exported), ..Audit::default() };
    assert_eq!(entries(&admin, exported).await[0].who, "令牌#1 leader");
    let page = admin.get("/admin").await.text;
    assert!(page.contains("负责人：second"), "{page}");

    let end = json!({ "id": "end-second", "command": { "subject": "person/4",
        "action": { "person": { "deactivate": {} } } } });
    assert_eq!(admin.execute(&end.to_string()).await.status, StatusCode::OK);
    assert_eq!(ask("/feed/ledger.csv").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_token_ends_on_the_day_that_was_set() {
    let city = City::start().await;
    let admin = city.signed_in("admin").await;
    for (last_day, status) in
        [("2020-01-01", StatusCode::UNAUTHORIZED), ("2099-12-31", StatusCode::OK)]
    {
        let asked = json!({ "label": "程序", "role": "viewer", "last_day": last_day });
        let made = post(&admin, "/api/secrets/token", asked).await;
        let token: Value = serde_json::from_str(&made.text).unwrap();
        let bearer = format!("Bearer {}", token["token"].as_str().unwrap());
        let request = Request::get("/feed/ledger.csv").header(header::AUTHORIZATION, bearer);
        let answer = city.browser([10, 0, 0, 60]).send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, status, "{last_day}");
    }
}

#[tokio::test]
async fn no_account_gets_a_name_that_reads_like_anothers() {
    let city = City::start().await;
    let admin = city.signed_in("admin").await;
    for (name, code) in [
        ("аdmin", "person-name-confusable"),
        ("off\u{200b}ice", "person-name-hidden"),
        ("令牌#1 leader", "person-name-reserved"),
    ] {
        let register = json!({ "id": format!("register-{code}"), "command": { "subject": "city",
            "action": { "person": { "register": { "name": name, "role": "viewer" } } } } });
        let answer = admin.execute(&register.to_string()).await;
        assert_eq!(answer.code(), code, "{name}");
    }
}
