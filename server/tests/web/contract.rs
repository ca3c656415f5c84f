//! What scripts and old logs rely on: an example of every command, and one event of every kind ever
//! written. A variant is never changed or dropped, only added.

use std::collections::BTreeSet;

use battle_map::{
    command::{Action, Request},
    event::{Change, Recorded},
};
use serde_json::Value;

const COMMANDS: &str = include_str!("../data/commands.json");
const EVENTS: &str = include_str!("../data/events.jsonl");
/// Events in shapes that are no longer written, as databases hold them.
const OLDER: &str = include_str!("../data/events-older.jsonl");

/// `{"subject": …, "action": {"project": {"resume": …}}}` is `project resume`; nothing below that is
/// a variant of a command.
fn words(command: &Value) -> String {
    let Some(action) = command.get("action") else { return "together".to_owned() };
    let (thing, inner) = action.as_object().unwrap().iter().next().unwrap();
    let deed = inner.as_object().and_then(|inner| inner.keys().next().cloned());
    deed.map_or(thing.clone(), |deed| format!("{thing} {deed}"))
}

#[test]
fn every_example_of_a_command_is_understood_to_the_last_field() {
    let examples: Vec<Value> = serde_json::from_str(COMMANDS).unwrap();
    for example in &examples {
        let request: Request = serde_json::from_value(example.clone()).unwrap();
        let again = serde_json::to_value(&request).unwrap();
        assert_eq!(&again, example, "{}", words(&example["command"]));
    }
    let known: BTreeSet<String> = examples.iter().map(|e| words(&e["command"])).collect();
    assert_eq!(known.len(), examples.len(), "every example shows another command");
}

#[test]
fn the_file_of_examples_holds_every_command() {
    let examples: Vec<Request> = serde_json::from_str(COMMANDS).unwrap();
    let commands = examples.iter().flat_map(|request| request.command.commands());
    let kinds: BTreeSet<&str> = commands.map(|command| command.action.kind()).collect();
    assert_eq!(kinds, Action::kinds().collect());
}

#[test]
fn every_event_ever_written_is_still_understood() {
    for line in EVENTS.lines() {
        let recorded: Recorded = serde_json::from_str(line).unwrap();
        let again: Value = serde_json::to_value(&recorded).unwrap();
        assert_eq!(again, serde_json::from_str::<Value>(line).unwrap());
    }
}

#[test]
fn events_in_shapes_of_before_are_read_and_written_in_todays() {
    for line in OLDER.lines() {
        let recorded: Recorded =
            serde_json::from_str(line).unwrap_or_else(|fault| panic!("{fault}: {line}"));
        let today = serde_json::to_string(&recorded).unwrap();
        assert_ne!(today, line, "what is still written so belongs to the other file");
        assert_eq!(serde_json::from_str::<Recorded>(&today).unwrap(), recorded);
    }
}

#[test]
fn the_file_of_old_events_holds_every_kind() {
    let kinds: BTreeSet<&str> = EVENTS
        .lines()
        .map(|line| serde_json::from_str::<Recorded>(line).unwrap().event.kind())
        .collect();
    let all: BTreeSet<&str> = Change::kinds().collect();
    assert_eq!(kinds, all);
}

#[test]
fn a_page_reads_every_event_as_the_server_does() {
    for line in EVENTS.lines() {
        let recorded: Recorded = battle_map_app::json::read(line).unwrap();
        assert_eq!(recorded, serde_json::from_str(line).unwrap());
    }
}
