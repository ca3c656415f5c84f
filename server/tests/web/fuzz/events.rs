//! Rows of a log by chance: whatever they say, they are decoded or named, and what is decoded is written
//! as it was read.

use battle_map::{board::Board, event::Recorded};
use serde_json::Value;

use super::{
    chance::{Chance, count, seed},
    json::mutate,
};

const EVENTS: &str = include_str!("../../data/events.jsonl");

#[test]
fn whatever_an_event_says_is_decoded_or_named_and_never_fails() {
    let mut rows: Vec<Value> =
        EVENTS.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    rows.sort_by_key(|row| row["seq"].as_u64());
    let mut board = Board::default();
    for row in &rows {
        board.apply(&serde_json::from_value(row.clone()).unwrap());
    }
    let (mut chance, seed, mut decoded) = (Chance::from(seed()), seed(), 0);
    let count = count("BATTLE_MAP_FUZZED_COMMANDS");
    for _ in 0..count {
        let mut row = chance.one_of(&rows).clone();
        for _ in 0..=chance.below(2) {
            mutate(&mut row, &rows, &mut chance);
        }
        let bytes = serde_json::to_vec(&row).unwrap();
        let bytes = if chance.percent(20) { chance.mutated(&bytes) } else { bytes };
        let Ok(event) = serde_json::from_slice::<Recorded>(&bytes) else { continue };
        decoded += 1;
        let written = serde_json::to_vec(&event).unwrap();
        let again: Recorded = serde_json::from_slice(&written).unwrap();
        assert_eq!(again, event, "from {seed}: {}", String::from_utf8_lossy(&bytes));
        // Folding believes what commands wrote, and still falls over nothing that can be read.
        board.clone().apply(&event);
    }
    assert!(decoded * 20 >= count, "hardly any event is one: {decoded}");
}
