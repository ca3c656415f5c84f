//! What people type wrongly, send twice, or mean badly: the right code, and nothing else happens.

use axum::http::StatusCode;
use battle_map::{
    model::actor::Role,
    value::{Day, RegionId, UnitId},
};
use battle_map_server::{clock, log::Store};
use serde_json::{Value, json};

use crate::support::{Browser, City};

const SCRIPT: &str = "<script>alert(1)</script>";

/// A command under a name of its own.
struct Orders(u32);

impl Orders {
    fn of(&mut self, command: &Value, reads: &Value) -> String {
        self.0 += 1;
        json!({ "id": format!("order-{:04}", self.0), "command": command, "reads": reads })
            .to_string()
    }

    async fn accept(&mut self, browser: &Browser, command: Value) {
        let answer = browser.execute(&self.of(&command, &json!([]))).await;
        assert_eq!(answer.status, StatusCode::OK, "{command}: {}", answer.text);
    }

    async fn refuse(&mut self, browser: &Browser, command: Value, code: &str) {
        let answer = browser.execute(&self.of(&command, &json!([]))).await;
        assert_eq!(answer.code(), code, "{command}");
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{command}");
        let answer: Value = serde_json::from_str(&answer.text).unwrap();
        let words = answer["message"].as_str().unwrap_or_default();
        assert!(code == "unreadable-command" || !words.starts_with("refusal."), "{code}: {words}");
    }
}

fn today() -> Day {
    clock::now().day()
}

fn day(days: i32) -> String {
    today().plus(days).to_string()
}

/// A city with a project that has a start and an open month, and its unit at work.
async fn at_work() -> (City, Browser, Browser, Orders) {
    let unit = ("unit", Role::Unit(UnitId(1)), false);
    let county = ("county", Role::RegionOffice(RegionId(1)), false);
    let city = City::with_a_project(&[unit, county]).await;
    let (office, unit) = (city.signed_in("office").await, city.signed_in("unit").await);
    let mut orders = Orders(0);
    let month = today().month().to_string();
    let last = today().month().last_day().to_string();
    let open = json!({ "subject": format!("period/{month}"), "action": { "period": { "open": { "cut_off": last, "deadline": last } } } });
    orders.accept(&office, open).await;
    for kind in ["start", "completion"] {
        let add = json!({ "subject": "project/1", "action": { "milestone": { "add": { "kind": kind, "plan": day(200) } } } });
        orders.accept(&office, add).await;
    }
    (city, office, unit, orders)
}

#[tokio::test]
async fn what_cannot_be_is_refused_by_its_own_code_and_nothing_happens() {
    let (city, office, unit, mut orders) = at_work().await;
    let recognise = json!({ "subject": "project/1/milestone/1", "action": { "milestone": { "recognise": { "date": day(-10) } } } });
    orders.accept(&office, recognise).await;
    let head = city.log.head().await.unwrap();

    let of_the_second = |deed: &str, date: &str| json!({ "subject": "project/1/milestone/2", "action": { "milestone": { deed: { "date": date } } } });
    let report = |figures: Value| json!({ "subject": format!("project/1/report/{}", today().month()), "action": { "report": { "record": { "figures": figures } } } });
    let refusals = [
        (of_the_second("claim", "2026-02-30"), "unreadable-command"),
        (of_the_second("claim", "2026-13"), "unreadable-command"),
        (of_the_second("claim", "tomorrow"), "unreadable-command"),
        (of_the_second("claim", &day(1)), "date-in-the-future"),
        (of_the_second("forecast", &day(-20)), "forecast-before-last-fact"),
        (of_the_second("forecast", &day(-1)), "forecast-in-the-past"),
        (report(json!({ "month": 1, "year_to_date": -1 })), "negative-amount"),
        (report(json!({ "month": -100_000, "year_to_date": 0 })), "correction-reason-missing"),
        (report(json!({ "month": 1.5, "year_to_date": "many" })), "unreadable-command"),
        (report(json!({ "month": "1e99" })), "unreadable-command"),
    ];
    for (command, code) in refusals {
        orders.refuse(&unit, command, code).await;
    }
    assert_eq!(city.log.head().await.unwrap(), head, "nothing was written");
}

#[tokio::test]
async fn a_name_without_a_visible_character_or_with_a_hidden_one_is_no_name() {
    let (city, office, _, mut orders) = at_work().await;
    let head = city.log.head().await.unwrap();
    let long = "长".repeat(201);
    for name in ["", "  ", "\u{0}", "岳池\u{7}", "a\rb", &long] {
        let register =
            json!({ "subject": "city", "action": { "unit": { "register": { "name": name } } } });
        orders.refuse(&office, register, "unreadable-command").await;
    }
    assert_eq!(city.log.head().await.unwrap(), head);
}

#[tokio::test]
async fn a_name_of_emoji_is_a_name_and_signs_in() {
    let name = "🏗️岳池👷‍♀️";
    let city = City::with(&[(name, Role::Viewer, false)]).await;
    let page = city.signed_in(name).await.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains(name));
}

#[tokio::test]
async fn a_script_in_every_text_field_stays_text_on_every_page() {
    let (city, office, unit, mut orders) = at_work().await;
    let admin = city.signed_in("admin").await;
    let project = json!({ "subject": "project/1", "action": { "project": { "revise": { "changes": [
        { "name": SCRIPT }, { "sponsors": [SCRIPT] },
    ] } } } });
    let report =
        json!({ "month": 100, "year_to_date": 100, "progress": SCRIPT, "problem": SCRIPT });
    let month = today().month().to_string();
    let problem =
        json!({ "kind": "land", "text": SCRIPT, "since": day(-3), "solver": 1, "level": "city" });
    for command in [
        json!({ "subject": "city", "action": { "city": { "configure": { "name": SCRIPT } } } }),
        json!({ "subject": "region/1", "action": { "region": { "rename": { "name": SCRIPT } } } }),
        json!({ "subject": "unit/1", "action": { "unit": { "rename": { "name": SCRIPT } } } }),
        json!({ "subject": "unit/1", "action": { "unit": { "add-alias": { "alias": format!("{SCRIPT}2") } } } }),
        json!({ "subject": "city", "action": { "list": { "create": { "name": SCRIPT, "year": today().year().number() } } } }),
        json!({ "subject": "list/1", "action": { "list": { "set-entry": { "project": 1, "entry": { "order": 1, "serial": SCRIPT, "group": SCRIPT, "extra": [[SCRIPT, SCRIPT]] } } } } }),
        json!({ "subject": "checklist/start", "action": { "checklist": { "set": { "items": [{ "name": SCRIPT }] } } } }),
        json!({ "subject": "city", "action": { "person": { "register": { "name": SCRIPT, "role": "viewer" } } } }),
        json!({ "subject": "project/1", "action": { "milestone": { "add": { "kind": "step", "name": SCRIPT, "plan": day(90) } } } }),
        project,
    ] {
        orders.accept(&admin, command).await;
    }
    for command in [
        json!({ "subject": format!("project/1/report/{month}"), "action": { "report": { "record": { "figures": report } } } }),
        json!({ "subject": "project/1", "action": { "problem": { "raise": problem } } }),
        json!({ "subject": "project/1/problem/1", "action": { "problem": { "add-step": { "text": SCRIPT } } } }),
        json!({ "subject": "project/1/milestone/2", "action": { "milestone": { "ask-move": { "date": day(300), "reason": "other", "words": SCRIPT } } } }),
        json!({ "subject": "project/1/milestone/3", "action": { "milestone": { "claim": { "date": day(-1) } } } }),
    ] {
        orders.accept(&unit, command).await;
    }
    let back = json!({ "subject": "project/1/milestone/3", "action": { "milestone": { "return-claim": { "reason": SCRIPT } } } });
    orders.accept(&office, back).await;
    let pages = [
        (&unit, "/my"),
        (&office, "/office"),
        (&admin, "/admin"),
        (&office, "/"),
        (&office, "/wall"),
        (&office, "/projects"),
        (&office, "/projects/1"),
        (&office, "/problems"),
        (&office, "/projects?q=%3Cscript%3Ealert(1)%3C/script%3E"),
    ];
    for (browser, address) in pages {
        let page = browser.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert!(!page.text.contains(SCRIPT), "{address}");
        assert!(page.text.contains("alert(1)"), "{address} shows it as text");
    }
}

#[tokio::test]
async fn two_people_on_one_milestone_the_second_is_told_what_the_first_did() {
    let (city, _, unit, mut orders) = at_work().await;
    let county = city.signed_in("county").await;
    let version = serde_json::from_str::<Value>(&unit.get("/live/head").await.text).unwrap();
    let reads = json!([{ "subject": "project/1/milestone/2", "version": version["seq"] }]);
    let forecast = |days| json!({ "subject": "project/1/milestone/2", "action": { "milestone": { "forecast": { "date": day(days) } } } });
    let first = unit.execute(&orders.of(&forecast(30), &reads)).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text);
    let second = county.execute(&orders.of(&forecast(40), &reads)).await;
    assert_eq!((second.status, second.code().as_str()), (StatusCode::CONFLICT, "stale"));
    let answer: Value = serde_json::from_str(&second.text).unwrap();
    assert_eq!(answer["stale"]["changes"].as_array().map(Vec::len), Some(1), "{}", second.text);
    assert!(second.text.contains(&day(30)), "what the first said: {}", second.text);

    let current =
        json!([{ "subject": "project/1/milestone/2", "version": answer["stale"]["current"] }]);
    let again = county.execute(&orders.of(&forecast(40), &current)).await;
    assert_eq!(again.status, StatusCode::OK, "whoever has seen it may insist");
}

#[tokio::test]
async fn a_double_click_happens_once() {
    let (city, office, _, mut orders) = at_work().await;
    let command = json!({ "subject": "city", "action": { "unit": { "register": { "name": "广安港务局" } } } });
    let order = orders.of(&command, &json!([]));
    let before = city.log.head().await.unwrap().seq;
    let (first, second) = tokio::join!(office.execute(&order), office.execute(&order));
    assert_eq!((first.status, second.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(city.log.head().await.unwrap().seq, before + 1);
}
