//! Whoever may not, walks every address, every command and every view, and gets nothing.
//!
//! [`ways`] is the table of who may have what; that no address is missing from it, a test finds out
//! from the router's own parts.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use battle_map_app::ask::QUESTIONS;
use battle_map_server::http::questions;
use serde_json::Value;

use crate::support::{Answer, Browser, City};

mod canaries;
mod known;
mod read;
pub mod ways;

use known::known;
use read::read_by_a_page;
use ways::{WAYS, Way, Whom};

const COMMANDS: &str = include_str!("../../data/commands.json");

/// What no page but the administrator's says: the name of an account.
const SECRET: &str = "viewer-nobody-names";

/// Words of a page that its reader may not see.
const NOT_ALLOWED: &str = "没有权限查看";

/// Whether a command about notices is one of those that write, issue and review them.
fn is_the_headquarters(command: &Value) -> bool {
    let others = ["serve", "acknowledge", "respond", "ask-extension", "escalate", "take-over"];
    command.is_object() && others.iter().all(|other| command[*other].is_null())
}

fn roles() -> Vec<(&'static str, Role, bool)> {
    vec![
        ("leader", Role::Leader, false),
        ("unit", Role::Unit(UnitId(1)), false),
        ("other-unit", Role::Unit(UnitId(2)), false),
        ("county", Role::RegionOffice(RegionId(1)), false),
        ("other-county", Role::RegionOffice(RegionId(2)), false),
        (SECRET, Role::Viewer, false),
    ]
}

/// Everybody who walks, the display and the administrator among them.
async fn walkers(city: &City) -> Vec<(&'static str, Browser)> {
    let (display, _) = city.token(Role::Display).await;
    let wall = city.browser([10, 0, 0, 50]);
    wall.get(&format!("/enter?token={}", display.expose())).await;
    let mut walkers = vec![("display", wall)];
    for name in
        ["viewer", "leader", "unit", "other-unit", "county", "other-county", "office", "admin"]
    {
        walkers.push((name, city.signed_in(name).await));
    }
    walkers
}

/// Asks for what an address gives, as a page or program would.
async fn ask(browser: &Browser, way: &Way) -> Answer {
    let method: Method = way.method.parse().unwrap();
    let request = Request::builder().method(method).uri(way.address);
    let (kind, body) = way.body();
    let request = request.header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
    let (status, headers, body) = browser.open(request).await;
    // A live link goes on for ever; that it began is what counts.
    let endless = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
    let body = if endless { Body::empty() } else { body };
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status, headers, text, bytes: bytes.to_vec() }
}

#[tokio::test]
async fn no_address_is_missing_from_the_table() {
    let _city = City::start().await;
    let known = known();
    let listed: std::collections::BTreeSet<_> =
        WAYS.iter().map(|way| format!("{} {}", way.method, way.path)).collect();
    assert!(known.len() > 30, "{known:?}");
    let missing: Vec<_> = known.difference(&listed).collect();
    assert!(missing.is_empty(), "say in walk/ways.rs who may have them: {missing:#?}");
    let gone: Vec<_> = listed.difference(&known).collect();
    assert!(gone.is_empty(), "no such address any more: {gone:#?}");
}

#[test]
fn the_table_says_of_every_question_once_who_may_ask_it() {
    for name in questions::NAMES {
        let path = format!("{QUESTIONS}{name}");
        let rows: Vec<_> = WAYS.iter().filter(|way| way.path == path).collect();
        assert_eq!(rows.len(), 1, "say in walk/ways.rs who may ask {name}: {rows:?}");
        assert_ne!(rows[0].whom, Whom::Anybody, "{name} is no way in");
    }
}

#[test]
fn no_address_is_in_the_table_twice() {
    let mut seen = std::collections::BTreeSet::new();
    let twice: Vec<_> = WAYS.iter().filter(|way| !seen.insert((way.method, way.address))).collect();
    assert!(twice.is_empty(), "the second row would never fail: {twice:#?}");
}

#[tokio::test]
async fn a_page_reads_every_answer_whole() {
    let city = City::with_a_project(&roles()).await;
    let admin = city.signed_in("admin").await;
    let mut answered = 0;
    for way in WAYS {
        let Some(name) = way.path.strip_prefix(QUESTIONS) else { continue };
        let answer = ask(&admin, way).await;
        if answer.status == StatusCode::OK {
            answered += 1;
            let said: Value = serde_json::from_str(&answer.text).unwrap();
            assert_eq!(read_by_a_page(name, &answer.text), said, "{name}");
        }
    }
    assert!(answered > 20, "only {answered} questions were answered");
}

#[tokio::test]
async fn a_stranger_gets_nothing_but_the_ways_in() {
    let city = City::with_a_project(&roles()).await;
    let stranger = city.browser([10, 0, 0, 9]);
    for way in WAYS {
        let answer = ask(&stranger, way).await;
        let (status, text) = (answer.status, &answer.text);
        assert!(!text.contains("岳池") && !text.contains(SECRET), "{way:?}: {text}");
        match (way.whom, way.is_page()) {
            (Whom::Anybody, _) => assert_ne!(status, StatusCode::UNAUTHORIZED, "{way:?}"),
            (_, true) => {
                assert_eq!(status, StatusCode::SEE_OTHER, "{way:?}");
                assert!(answer.header(header::LOCATION).starts_with("/login"), "{way:?}");
            }
            (_, false) => assert_eq!(status, StatusCode::UNAUTHORIZED, "{way:?}: {text}"),
        }
    }
}

#[tokio::test]
async fn everybody_gets_what_is_theirs_and_nothing_else() {
    let city = City::with_a_project(&roles()).await;
    for (name, browser) in walkers(&city).await {
        for way in WAYS.iter().filter(|way| !way.ends_the_session()) {
            let answer = ask(&browser, way).await;
            let (status, text) = (answer.status, &answer.text);
            assert!(name == "admin" || !text.contains(SECRET), "{name} {way:?}: {text}");
            assert!(!text.contains("panicked"), "{name} {way:?}: {text}");
            assert!(!way.was_misread(status), "{name} {way:?}: {text}");
            if !way.whom.includes(name) {
                assert!(way.was_refused(status, text), "{name} {way:?}: {status} {text}");
            } else if way.is_form() {
                assert_ne!(status, StatusCode::FORBIDDEN, "{name} {way:?}");
            } else {
                assert!(!way.was_refused(status, text), "{name} {way:?}: {status} {text}");
            }
        }
    }
}

#[tokio::test]
async fn nobody_but_the_office_gets_a_command_through_on_what_is_not_theirs() {
    let city = City::with_a_project(&roles()).await;
    let commands: Vec<Value> = serde_json::from_str(COMMANDS).unwrap();
    assert!(commands.len() > 30, "{} commands", commands.len());
    for (name, browser) in walkers(&city).await {
        if ["unit", "county", "office", "admin"].contains(&name) {
            continue;
        }
        for command in &commands {
            let answer = browser.execute(&command.to_string()).await;
            // Leaders raise flags on any project and take them back.
            if name == "leader" && !command["command"]["action"]["bottom-line"].is_null() {
                assert_eq!(answer.status, StatusCode::OK, "{}", command["command"]);
                continue;
            }
            let code = answer.code();
            let attaches = !command["command"]["action"]["evidence"]["attach"].is_null();
            if name == "leader" && is_the_headquarters(&command["command"]["action"]["notice"]) {
                assert_ne!(code, "not-allowed", "{}", command["command"]);
                continue;
            }
            // A leader approves any card and lets any pass; there is none here.
            let approves = ["approve", "exempt"].iter().any(|deed| {
                !command["command"]["action"]["card"][deed].is_null() && name == "leader"
            });
            // A leader puts any project on any display; there is none here.
            let puts = ["put", "end"].iter().any(|deed| {
                !command["command"]["action"]["display"][deed].is_null() && name == "leader"
            });
            let expected = match (attaches, approves, puts) {
                (true, ..) => "evidence-without-its-file",
                (_, true, _) => "unknown-card",
                (.., true) => "unknown-display",
                _ => "not-allowed",
            };
            assert_eq!(code, expected, "{name}: {}", command["command"]);
        }
    }
}

#[tokio::test]
async fn a_unit_and_its_county_get_no_command_of_the_office_through() {
    let city = City::with_a_project(&roles()).await;
    let commands: Vec<Value> = serde_json::from_str(COMMANDS).unwrap();
    // What the policy lets them do for their own: report, forecast, claim, ask, show, raise.
    let theirs = |command: &Value| {
        let is = |thing: &str, deeds: &[&str]| {
            deeds.iter().any(|deed| !command["command"]["action"][thing][deed].is_null())
        };
        is("report", &["record", "return"])
            || is("milestone", &["forecast", "claim", "withdraw-claim", "ask-move"])
            || is("problem", &["raise", "revise", "add-step"])
            || is("evidence", &["attach", "withdraw"])
    };
    for name in ["unit", "county"] {
        let browser = city.signed_in(name).await;
        for command in commands.iter().filter(|command| !theirs(command)) {
            let answer = browser.execute(&command.to_string()).await;
            assert_eq!(answer.code(), "not-allowed", "{name}: {}", command["command"]);
        }
    }
}
