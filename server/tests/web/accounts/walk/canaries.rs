//! Every query, feed, page and refusal, asked as every kind of person, of a city in which every text
//! that is hidden from somebody carries a canary: who reads one that is not theirs is found out.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::view::{map_page::MapQuery, notices::NoticeQuery};
use serde_json::{Value, json};

use super::{
    ask, walkers,
    ways::{WAYS, Way},
};
use crate::support::{Answer, Browser, City};

mod planted;
mod table;

use table::{KINDS, TABLE};

const EVENTS: &str = include_str!("../../../data/events.jsonl");

/// What the table of ways leaves out, because it knows one project and one notice.
const PAGES: &[&str] = &[
    "/projects/2",
    "/projects/3",
    "/notices/2",
    "/notices/3",
    "/notices/2/print",
    "/notices/3/print",
    "/notices?state=all",
    "/feed/notices.xlsx?state=all",
    "/?selected=1",
    "/?selected=2",
    "/my?month=2026-06",
    "/files/2",
];

/// Questions with other bodies than those of the table of ways.
fn questions() -> Vec<(&'static str, Value)> {
    let all = NoticeQuery { progress: "all".parse().unwrap(), ..NoticeQuery::default() };
    let selected = MapQuery { selected: "1".parse().ok(), ..MapQuery::default() };
    let mut asked = vec![
        ("notices", json!(all)),
        ("desk", json!({ "month": "2026-06" })),
        ("map-page", json!({ "query": selected })),
    ];
    for id in 1..=3 {
        for name in ["project", "history", "evidence", "notice", "notice-print", "notice-form"] {
            asked.push((name, json!({ "id": id })));
        }
    }
    asked
}

/// Everything that somebody gets, by what was asked.
async fn everything(browser: &Browser) -> Vec<(String, String)> {
    let mut told = Vec::new();
    let asks = |way: &&Way| way.method == "GET" || way.path.starts_with("/api/view/");
    for way in WAYS.iter().filter(asks).filter(|way| !way.ends_the_session()) {
        told.push((format!("{} {}", way.method, way.address), text(&ask(browser, way).await)));
    }
    for page in PAGES {
        told.push(((*page).to_owned(), text(&browser.get(page).await)));
    }
    for (name, body) in questions() {
        let request = Request::post(format!("/api/view/{name}"))
            .header(header::CONTENT_TYPE, "application/json");
        let answer = browser.send(request.body(Body::from(body.to_string())).unwrap()).await;
        told.push((format!("{name} {body}"), text(&answer)));
    }
    told
}

/// What an answer says; of a package what its parts say.
fn text(answer: &Answer) -> String {
    let mut said = format!("{:?}", answer.headers);
    if !answer.bytes.starts_with(b"PK") {
        return said + &answer.text;
    }
    let mut package = zip::ZipArchive::new(Cursor::new(&answer.bytes)).unwrap();
    for part in 0..package.len() {
        let mut bytes = Vec::new();
        package.by_index(part).unwrap().read_to_end(&mut bytes).unwrap();
        said += &String::from_utf8_lossy(&bytes);
    }
    said
}

/// All things that have a version.
const SUBJECTS: &[&str] = &[
    "city",
    "project/1",
    "project/1/milestone/1",
    "project/1/milestone/2",
    "project/1/milestone/3",
    "project/1/report/2026-05",
    "project/1/report/2026-06",
    "project/2/report/2026-06",
    "project/1/problem/1",
    "project/1/card/1",
    "project/1/evidence/1",
    "project/1/evidence/2",
    "project/1/notice/1",
    "project/1/notice/2",
    "draft/1",
    "draft/3",
    "project/1/bottom-line/1",
    "project/1/bottom-line/2",
    "person/1",
];

/// A command that somebody may give, so that what it read is compared.
fn allowed(walker: &str) -> Value {
    let forecast = |subject: &str| json!({ "subject": subject, "action": { "milestone": { "forecast": { "date": "2028-01-15" } } } });
    match walker {
        "leader" => {
            let raise = json!({ "raise": { "line": "quality", "reason": "混凝土强度不足" } });
            json!({ "subject": "project/1", "action": { "bottom-line": raise } })
        }
        "other-unit" | "other-county" => forecast("project/3/milestone/4"),
        _ => forecast("project/1/milestone/1"),
    }
}

/// The answer to a command that read a version long gone.
async fn stale(browser: &Browser, walker: &str, subject: &str) -> Answer {
    let reads = json!([{ "subject": subject, "version": 1 }]);
    let order = json!({ "id": "command-stale", "reads": reads, "command": allowed(walker) });
    browser.execute(&order.to_string()).await
}

#[tokio::test]
async fn no_canary_is_heard_by_whoever_may_not_hear_it() {
    let city = planted::city().await;
    let mut heard: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (walker, browser) in everybody(&city).await {
        let mut told = everything(&browser).await;
        for subject in SUBJECTS {
            told.push((format!("stale {subject}"), text(&stale(&browser, walker, subject).await)));
        }
        for (asked, said) in &told {
            for row in TABLE.iter().filter(|row| said.contains(row.canary)) {
                heard.entry(row.canary).or_default().insert(walker);
                if !row.readers.contains(&walker) {
                    wrong.push(format!("{walker} reads {} in {asked}", row.canary));
                }
            }
            for word in said.split("CANARY-").skip(1) {
                let mut known = TABLE.iter().filter_map(|row| row.canary.strip_prefix("CANARY-"));
                assert!(known.any(|known| word.starts_with(known)), "no row: {word:.40}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for row in TABLE {
        assert!(heard.contains_key(row.canary), "nobody ever reads {}: is it planted?", row.canary);
    }
}

/// All who walk, and a stranger.
async fn everybody(city: &City) -> Vec<(&'static str, Browser)> {
    let mut all = walkers(city).await;
    all.push(("nobody", city.browser([10, 0, 0, 9])));
    all
}

#[tokio::test]
async fn a_version_that_somebody_may_not_see_is_answered_like_one_that_does_not_exist() {
    let city = planted::city().await;
    let hidden = [
        ("project/1/report/2026-06", "project/99/report/2026-06"),
        ("project/1/evidence/1", "project/1/evidence/99"),
        ("draft/3", "draft/99"),
        ("project/1/bottom-line/1", "project/1/bottom-line/99"),
        ("person/1", "person/99"),
    ];
    for walker in ["other-unit", "other-county"] {
        let browser = city.signed_in(walker).await;
        for (known, missing) in hidden {
            let known = stale(&browser, walker, known).await;
            let missing = stale(&browser, walker, missing).await;
            assert_eq!((known.status, &known.text), (missing.status, &missing.text), "{walker}");
            assert_eq!(known.status, StatusCode::FORBIDDEN, "{walker}: {}", known.text);
        }
    }
}

#[test]
fn every_kind_of_text_in_the_log_has_a_row() {
    let mut found = BTreeSet::new();
    for line in EVENTS.lines().filter(|line| !line.is_empty()) {
        let event: Value = serde_json::from_str(line).unwrap();
        texts(String::new(), &event["event"]["change"], &mut found);
    }
    let listed: BTreeSet<_> = KINDS.iter().map(|(place, _)| (*place).to_owned()).collect();
    let missing: Vec<_> = found.difference(&listed).collect();
    assert!(missing.is_empty(), "say in canaries/table.rs who may read them: {missing:#?}");
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(gone.is_empty(), "no such text any more: {gone:#?}");
    for canary in KINDS.iter().filter_map(|(_, canary)| *canary) {
        assert!(TABLE.iter().any(|row| row.canary == canary), "{canary} has no row");
    }
}

/// The places of an event at which somebody's words stand: what is neither a code, a date nor a mark.
fn texts(place: String, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(words) if !words.is_ascii() => {
            found.insert(place);
        }
        Value::Array(all) => all.iter().for_each(|one| texts(place.clone(), one, found)),
        Value::Object(all) => {
            for (key, one) in all {
                let dot = if place.is_empty() { "" } else { "." };
                texts(format!("{place}{dot}{key}"), one, found);
            }
        }
        _ => {}
    }
}
