//! Whoever may not, walks every command and every view, and gets nothing.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use serde_json::Value;

use crate::support::{Answer, Browser, City};

const COMMANDS: &str = include_str!("../data/commands.json");

/// What pages ask of the server, and who may have it beside the administrator.
const VIEWS: [(&str, &[&str]); 4] = [
    ("/api/view/desk", &["unit", "county"]),
    ("/api/view/office", &["office", "leader"]),
    ("/api/view/admin", &[]),
    ("/api/view/tokens", &[]),
];

fn roles() -> Vec<(&'static str, Role, bool)> {
    vec![
        ("leader", Role::Leader, false),
        ("unit", Role::Unit(UnitId(1)), false),
        ("county", Role::RegionOffice(RegionId(1)), false),
    ]
}

async fn post(browser: &Browser, address: &str) -> Answer {
    let request = Request::post(address).header(header::CONTENT_TYPE, "application/json");
    browser.send(request.body(Body::from("{}")).unwrap()).await
}

#[tokio::test]
async fn nobody_but_the_office_gets_a_command_through_on_what_is_not_theirs() {
    let city = City::with(&roles()).await;
    let (display, _) = city.token(Role::Display).await;
    let wall = city.browser([10, 0, 0, 50]);
    wall.get(&format!("/enter?token={}", display.expose())).await;
    let mut walkers = vec![("display", wall)];
    for name in ["viewer", "leader", "unit", "county"] {
        walkers.push((name, city.signed_in(name).await));
    }
    let commands: Vec<Value> = serde_json::from_str(COMMANDS).unwrap();
    assert!(commands.len() > 30, "{} commands", commands.len());
    for (name, browser) in walkers {
        for command in &commands {
            let answer = browser.execute(&command.to_string()).await;
            let code = answer.code();
            let attaches = !command["command"]["evidence"]["attach"].is_null();
            let expected = if attaches { "evidence-without-its-file" } else { "not-allowed" };
            assert_eq!(code, expected, "{name}: {}", command["command"]);
        }
    }
}

#[tokio::test]
async fn a_view_is_given_only_to_those_whose_desk_it_is() {
    let city = City::with(&roles()).await;
    for name in ["viewer", "leader", "unit", "county", "office"] {
        let browser = city.signed_in(name).await;
        for (view, allowed) in VIEWS {
            let answer = post(&browser, view).await;
            let given = answer.status == StatusCode::OK;
            assert_eq!(given, allowed.contains(&name), "{name} {view}: {}", answer.text);
        }
    }
    let stranger = city.browser([10, 0, 0, 9]);
    for (view, _) in VIEWS {
        assert_eq!(post(&stranger, view).await.status, StatusCode::UNAUTHORIZED, "{view}");
    }
}
