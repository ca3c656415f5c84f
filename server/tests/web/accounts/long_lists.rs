//! Lists of the administrator that a city grows: a page of a hundred, and a field that finds one of a
//! thousand. Everything here is read without JavaScript.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::{model::actor::Role, value::PersonId};
use battle_map_app::secrets::SessionLine;
use battle_map_server::{
    auth::{CredentialStore, Holder, Secret},
    clock,
};
use serde_json::{Value, json};

use crate::support::{Browser, City};

const MANY: usize = 1_000;

/// The largest page of a thousand accounts, units and tokens each, in bytes before it is packed.
const MOST: usize = 1_500_000;

/// Units, each with an account, given at once.
async fn register(admin: &Browser, part: usize) {
    let orders: Vec<Value> = (0..MANY)
        .map(|number| {
            if part == 0 {
                return json!({ "unit": { "register": { "name": format!("渠江第{number}局") } } });
            }
            let (name, role) = (format!("office-{number}"), json!({ "unit": 3 + number }));
            json!({ "person": { "register": { "name": name, "role": role } } })
        })
        .map(|action| json!({ "subject": "city", "action": action }))
        .collect();
    let command = json!({ "together": orders });
    let order = json!({ "id": format!("register-many-{part}"), "command": command }).to_string();
    let answer = admin.execute(&order).await;
    assert_eq!(answer.status, StatusCode::OK, "{:.300}", answer.text);
}

/// The part of a page between the section of that name and the next one.
fn section<'a>(page: &'a str, name: &str) -> &'a str {
    let rest = page.split(&format!("<section id=\"{name}\"")).nth(1).unwrap_or_default();
    rest.split("<section id=").next().unwrap_or_default()
}

#[tokio::test]
async fn a_page_of_the_administrator_does_not_grow_with_its_city_and_finds_everything() {
    let city = City::with_a_project(&[]).await;
    let admin = city.signed_in("admin").await;
    register(&admin, 0).await;
    register(&admin, 1).await;
    for _ in 0..150 {
        city.token(Role::Display).await;
    }
    let asked = json!({ "label": "渠江大屏", "role": "display" });
    let request =
        Request::post("/api/secrets/token").header(header::CONTENT_TYPE, "application/json");
    let made = admin.send(request.body(Body::from(asked.to_string())).unwrap()).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);

    let page = admin.get("/admin").await.text;
    assert!(page.len() < MOST, "{}", page.len());
    let (people, units, tokens) =
        (section(&page, "people"), section(&page, "units"), section(&page, "displays"));
    assert_eq!(people.matches("<th scope=\"row\"").count(), 100);
    assert_eq!(units.matches("<details class=\"admin-thing\"").count(), 100);
    assert_eq!(tokens.matches("<b>大厅大屏<").count(), 99, "and the one that was made last");
    for (part, lead) in [
        (people, "href=\"/admin?people=1#people\""),
        (units, "href=\"/admin?units=1#units\""),
        (tokens, "href=\"/admin?tokens=1#displays\""),
    ] {
        assert!(part.contains(lead), "{lead}");
        assert!(part.contains("method=\"get\""), "a form that finds: {lead}");
    }

    for (address, part, found, count) in [
        ("/admin?people=10", "people", "office-999", "<th scope=\"row\""),
        ("/admin?who=office-777", "people", "office-777", "<th scope=\"row\""),
        ("/admin?who=%E7%AC%AC777%E5%B1%80", "people", "office-777", "<th scope=\"row\""),
        (
            "/admin?unit=%E7%AC%AC777%E5%B1%80",
            "units",
            "渠江第777局",
            "<details class=\"admin-thing\"",
        ),
        ("/admin?token=%E6%B8%A0%E6%B1%9F", "displays", "渠江大屏", "<li>"),
    ] {
        let page = admin.get(address).await.text;
        let part = section(&page, part);
        assert!(part.contains(found), "{address}");
        let most = if address.contains("people=10") { 3 } else { 1 };
        assert_eq!(part.matches(count).count(), most, "{address}");
    }
    let nothing = admin.get("/admin?who=nobody-at-all").await.text;
    assert!(section(&nothing, "people").contains("没有符合的"));
}

#[tokio::test]
async fn of_a_thousand_sessions_of_one_person_the_hundred_used_last_are_listed() {
    let city = City::start().await;
    let admin = city.signed_in("admin").await;
    let now = clock::now().0;
    for _ in 0..MANY {
        let hash = Secret::new().unwrap().hash();
        city.log.open_session(hash, Holder::Person(PersonId(1)), now - 60_000).await.unwrap();
    }
    for (question, body) in [("sessions", json!({})), ("person-sessions", json!({ "person": 1 }))] {
        let request = Request::post(format!("/api/view/{question}"))
            .header(header::CONTENT_TYPE, "application/json");
        let answer = admin.send(request.body(Body::from(body.to_string())).unwrap()).await;
        let lines: Vec<SessionLine> = serde_json::from_str(&answer.text).unwrap();
        assert_eq!(lines.len(), 100, "{question}");
        assert!(lines[0].used.0 > lines[1].used.0, "the one that asks was used last");
    }
    let page = admin.get("/password").await.text;
    assert!(page.contains("只列出最近使用的 100 处"));
}
