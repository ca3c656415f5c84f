//! Commands by chance to the address of commands, in the name of every kind of person.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use battle_map::{
    model::actor::Role,
    value::{RegionId, UnitId},
};
use battle_map_server::{
    auth::Secret,
    clock,
    log::{SqliteLog, verify::verify},
    writer::Journal,
};
use serde_json::{Value, json};
use std::sync::Arc;

use super::{
    assert_it_goes_on,
    chance::{Chance, count, seed},
    code, is_an_answer,
    json::mutate,
};
use crate::support::{Answer, City};

const COMMANDS: &str = include_str!("../../data/commands.json");
/// Commands to one city before the next is built.
const OF_A_CITY: usize = 1_000;
/// Commands after which everything is asked for.
const ROUND: usize = 250;
/// Fewer than one may give at once.
const OF_A_TOKEN: usize = 300;

const ROLES: [Role; 7] = [
    Role::Admin,
    Role::Office,
    Role::Leader,
    Role::Unit(UnitId(1)),
    Role::RegionOffice(RegionId(1)),
    Role::Viewer,
    Role::Display,
];

/// Somebody who gives commands, and how many they gave.
struct Sender {
    role: Role,
    token: Secret,
    given: usize,
}

async fn senders(city: &City) -> Vec<Sender> {
    let mut senders = Vec::new();
    for role in ROLES {
        senders.push(Sender { role, token: city.token(role).await.0, given: 0 });
    }
    senders
}

async fn give(city: &City, sender: &mut Sender, body: Vec<u8>) -> Answer {
    sender.given += 1;
    if sender.given > OF_A_TOKEN {
        (sender.token, sender.given) = (city.token(sender.role).await.0, 0);
    }
    let bearer = format!("Bearer {}", sender.token.expose());
    let request = Request::post("/api/execute")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::AUTHORIZATION, bearer)
        .body(Body::from(body));
    city.browser([10, 0, 0, 8]).send(request.unwrap()).await
}

/// A command like one of the examples, alone or together with others, as bytes.
fn command(examples: &[Value], number: usize, chance: &mut Chance) -> Vec<u8> {
    let part = |chance: &mut Chance| chance.one_of(examples)["command"].clone();
    let command = if chance.percent(90) {
        part(chance)
    } else {
        json!({ "together": (0..chance.below(4)).map(|_| part(chance)).collect::<Vec<_>>() })
    };
    let mut order = json!({ "id": format!("fuzzed-{number:08}"), "reads": [], "command": command });
    if chance.percent(10) {
        let subject = part(chance)["subject"].clone();
        order["reads"] = json!([{ "subject": subject, "version": chance.below(300) }]);
    }
    for _ in 0..chance.below(4) {
        mutate(&mut order, examples, chance);
    }
    let bytes = serde_json::to_vec(&order).unwrap();
    if chance.percent(10) { chance.mutated(&bytes) } else { bytes }
}

fn assert_answered(answer: &Answer, seed: u64, body: &[u8]) {
    let told = || {
        let begin: String = String::from_utf8_lossy(body).chars().take(2_000).collect();
        format!("from {seed}: {begin}\n{} {:.2000}", answer.status, answer.text)
    };
    assert!(is_an_answer(answer.status), "{}", told());
    assert!(!answer.text.contains("panicked"), "{}", told());
    if answer.status != StatusCode::OK {
        assert!(code(answer).is_some(), "{}", told());
        let json: Value = serde_json::from_str(&answer.text).unwrap();
        let words = json["message"].as_str().unwrap_or_default();
        assert!(!words.starts_with("refusal."), "no words: {}", told());
    }
}

/// What a city holds is what anybody reads who starts anew.
async fn assert_it_can_be_read(city: &City, seed: u64) {
    let proof = verify(city.log.as_ref()).await.unwrap();
    assert_eq!(proof.finding, None, "from {seed}");
    let again = Arc::new(SqliteLog::open_or_create(&city.database()).await.unwrap());
    let journal = Journal::open(again, clock::system()).await.unwrap();
    assert_eq!(journal.present().head.seq, proof.head.seq, "from {seed}");
}

#[tokio::test]
async fn whatever_is_commanded_is_answered_and_what_was_done_can_be_read_again() {
    let examples: Vec<Value> = serde_json::from_str(COMMANDS).unwrap();
    let (mut left, mut done, mut number) = (count("BATTLE_MAP_FUZZED_COMMANDS"), 0, 0);
    while left > 0 {
        let city = City::with_a_project(&[]).await;
        let seed = seed().wrapping_add(number as u64);
        let (mut chance, mut senders) = (Chance::from(seed), senders(&city).await);
        for at in 0..left.min(OF_A_CITY) {
            number += 1;
            let body = command(&examples, number, &mut chance);
            // Those who may do the most give half of all.
            let who = if chance.percent(50) { chance.below(2) } else { chance.below(ROLES.len()) };
            let answer = give(&city, &mut senders[who], body.clone()).await;
            assert_answered(&answer, seed, &body);
            done += usize::from(answer.status == StatusCode::OK);
            if (at + 1) % ROUND == 0 {
                assert_it_goes_on(&city, seed).await;
            }
        }
        assert_it_can_be_read(&city, seed).await;
        left -= left.min(OF_A_CITY);
    }
    println!("{number} commands, {done} of them done");
    assert!(done * 50 >= number, "hardly any command is a command: {done} of {number}");
}
