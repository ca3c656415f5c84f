//! A refusal tells nothing that whoever reads it may not see, and nothing is stored of it.

use axum::http::StatusCode;
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use battle_map_server::log::Store;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, City};

/// What the unit states about its card before it is out.
const STATED: &str = "线路迁改受阻";

async fn send(browser: &Browser, name: &str, reads: Value, command: Value) -> Answer {
    let request = json!({ "id": format!("command-{name}"), "reads": reads, "command": command });
    browser.execute(&request.to_string()).await
}

async fn give(browser: &Browser, name: &str, command: Value) {
    let answer = send(browser, name, json!([]), command).await;
    assert_eq!(answer.status, StatusCode::OK, "{name}: {}", answer.text);
}

/// A project of the first unit with a card on its way, to which its unit has stated facts, and one
/// of the second unit in another county.
async fn with_a_hidden_card() -> City {
    let city = City::with_a_project(&[
        ("unit", Role::Unit(UnitId(1)), false),
        ("other", Role::Unit(UnitId(2)), false),
        ("county", Role::RegionOffice(RegionId(2)), false),
        ("leader", Role::Leader, false),
    ])
    .await;
    let admin = city.signed_in("admin").await;
    let regions = json!([{ "region": 2, "share": 1000 }]);
    let facts = json!({ "name": "武胜水厂", "regions": regions, "responsible_unit": 2 });
    let (month, last) = ("2026-06", "2026-06-30");
    let plan = json!({ "amount": 10_000_000_000_u64, "since": "2026-01-01" });
    let figures = json!({ "year_to_date": 1_000_000_000_u64 });
    let report = json!({ "figures": figures, "confirmed": true });
    let report_of = format!("project/1/report/{month}");
    let period = json!({ "cut_off": last, "deadline": last });
    let period_of = format!("period/{month}");
    for (name, command) in [
        (
            "project",
            json!({ "subject": "city", "action": { "project": { "register": { "facts": facts } } } }),
        ),
        (
            "plan",
            json!({ "subject": "project/1/plan/2026", "action": { "plan": { "set": { "plan": plan } } } }),
        ),
        ("open", json!({ "subject": period_of, "action": { "period": { "open": period } } })),
        ("report", json!({ "subject": report_of, "action": { "report": { "record": report } } })),
        ("close", json!({ "subject": period_of, "action": { "period": { "close": {} } } })),
        (
            "begin",
            json!({ "subject": "city", "action": { "city": { "set-cards-from": { "from": "2020-01-01" } } } }),
        ),
        ("evaluate", json!({ "subject": "city", "action": { "card": "evaluate" } })),
    ] {
        give(&admin, name, command).await;
    }
    let unit = city.signed_in("unit").await;
    let statement = json!({ "good_cause": false, "text": STATED });
    let verify = json!({ "subject": "project/1/card/1", "action": { "card": { "verify": { "statement": statement } } } });
    give(&unit, "verify", verify).await;
    city
}

async fn put_out(city: &City) {
    let admin = city.signed_in("admin").await;
    let review = json!({ "review": { "verdict": "rejected", "reason": "未提供佐证" } });
    let review = json!({ "subject": "project/1/card/1", "action": { "card": review } });
    give(&admin, "review", review).await;
    let today = battle_map_server::clock::now().day().to_string();
    let paper = json!({ "document": "市领导批示" });
    let approve = json!({ "cards": [1], "leader": "李市长", "on": today, "paper": paper });
    give(
        &admin,
        "approve",
        json!({ "subject": "city", "action": { "card": { "approve": approve } } }),
    )
    .await;
    let issue = json!({ "card": { "issue": { "cards": [1] } } });
    give(&admin, "issue-it", json!({ "subject": "period/2026-06", "action": issue })).await;
}

fn card() -> Value {
    json!([{ "subject": "project/1/card/1", "version": 0 }])
}

/// A report, which the unit of the project may give.
fn reported(project: u32) -> Value {
    let record = json!({ "figures": {}, "confirmed": true });
    json!({ "subject": format!("project/{project}/report/2026-06"), "action": { "report": { "record": record } } })
}

#[tokio::test]
async fn a_command_of_nothing_is_refused_to_everybody_tells_nothing_and_is_not_stored() {
    let city = with_a_hidden_card().await;
    let (secret, _) = city.token(Role::Display).await;
    let wall = city.browser([10, 0, 0, 50]);
    wall.get(&format!("/enter?token={}", secret.expose())).await;
    let mut browsers = vec![wall];
    for name in ["viewer", "unit", "other", "county", "leader", "office", "admin"] {
        browsers.push(city.signed_in(name).await);
    }
    let before = city.log.head().await.unwrap();
    for browser in &browsers {
        for (command, code) in [
            (json!({ "together": [] }), "empty-command"),
            (json!({ "together": [{ "together": [] }] }), "unreadable-command"),
            (json!({ "together": [reported(2), { "together": [] }] }), "unreadable-command"),
        ] {
            for subject in ["project/1/card/1", "project/1", "draft/1", "person/1"] {
                let reads = json!([{ "subject": subject, "version": 0 }]);
                let answer = send(browser, "nothing", reads, command.clone()).await;
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
                assert_eq!(answer.code(), code);
                let told: Value = serde_json::from_str(&answer.text).unwrap();
                // The detail of what cannot be read is about the asker's own words.
                let told = told.as_object().unwrap().keys().filter(|key| *key != "detail");
                let told: Vec<_> = told.cloned().collect();
                assert_eq!(told, ["code", "message"], "{}", answer.text);
            }
        }
    }
    assert_eq!(city.log.head().await.unwrap(), before);
    let stored = city.log.results_of(&["command-nothing"]).await.unwrap();
    assert_eq!(stored, []);
}

#[tokio::test]
async fn a_card_on_its_way_is_nothing_to_those_it_is_not_about() {
    let city = with_a_hidden_card().await;
    for name in ["other", "county"] {
        let browser = city.signed_in(name).await;
        for subject in ["project/1/card/1", "project/1/card/99", "project/1/report/2026-06"] {
            let reads = json!([{ "subject": subject, "version": 0 }]);
            let answer = send(&browser, "guess", reads, reported(2)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name} {subject}: {}", answer.text);
            assert_eq!(answer.code(), "not-allowed");
        }
    }
}

#[tokio::test]
async fn what_changed_meanwhile_is_told_as_far_as_the_history_tells_it() {
    let city = with_a_hidden_card().await;
    put_out(&city).await;
    for (name, kinds) in [
        ("other", vec!["card-issued", "card-approved", "card-verified", "card-proposed"]),
        (
            "admin",
            vec!["card-issued", "card-approved", "card-reviewed", "card-verified", "card-proposed"],
        ),
    ] {
        let browser = city.signed_in(name).await;
        let answer = send(&browser, "stale", card(), reported(2)).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{name}: {}", answer.text);
        let told: Value = serde_json::from_str(&answer.text).unwrap();
        let changes = told["stale"]["changes"].as_array().unwrap();
        let told: Vec<_> = changes.iter().map(|line| line["kind"].as_str().unwrap()).collect();
        assert_eq!(told, kinds, "{name}");
        for said in [STATED, "李市长"] {
            assert_eq!(answer.text.contains(said), name == "admin", "{name}: {said}");
        }
    }
}

#[tokio::test]
async fn the_result_of_anothers_command_names_only_what_the_asker_may_see() {
    let city = with_a_hidden_card().await;
    let (unit, other) = (city.signed_in("unit").await, city.signed_in("other").await);
    // The id of the command by which the card was proposed.
    for (browser, project, created) in
        [(&unit, 1, json!(["project/1/card/1"])), (&other, 2, json!([]))]
    {
        let answer = send(browser, "evaluate", json!([]), reported(project)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let told: Value = serde_json::from_str(&answer.text).unwrap();
        assert_eq!((&told["created"], &told["repeated"]), (&created, &json!(true)));
    }
}
