//! JSON made of other JSON: values replaced by what nobody means, taken out, moved, doubled.

use serde_json::{Map, Value, json};

use super::chance::Chance;

/// What stands in the place of a value: what is too large, empty, of another kind, or almost right.
fn foreign(chance: &mut Chance) -> Value {
    let deep = |depth| (0..depth).fold(Value::Null, |inside, _| json!([inside]));
    let all = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1),
        json!(4_294_967_295_u32),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(900_000_000_000_000_i64),
        json!(-900_000_000_000_000_i64),
        json!(0.1),
        json!(1e308),
        json!([]),
        json!({}),
        json!(""),
        json!(" "),
        json!("\u{0}"),
        json!("\u{202e}倒\u{200b}"),
        json!("🏗️"),
        json!("长".repeat(10_000)),
        json!("0001-01-01"),
        json!("9999-12-31"),
        json!("2026-02-30"),
        json!("2026-02"),
        json!("-9999-01-01"),
        json!("２０２６-01-01"),
        json!("project/1"),
        json!("project/4294967295/milestone/4294967295"),
        json!("../../city"),
        json!("city"),
        deep(3),
        deep(200),
    ];
    chance.one_of(&all).clone()
}

/// How many values there are, this one and those within it.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(all) => all.iter().map(size).sum::<usize>(),
        Value::Object(all) => all.values().map(size).sum::<usize>(),
        _ => 0,
    }
}

/// The value at a place, counted as [`size`] counts.
fn at(value: &mut Value, mut place: usize) -> &mut Value {
    if place == 0 {
        return value;
    }
    place -= 1;
    let inside: Vec<&mut Value> = match value {
        Value::Array(all) => all.iter_mut().collect(),
        Value::Object(all) => all.values_mut().collect(),
        _ => Vec::new(),
    };
    for one in inside {
        let size = size(one);
        if place < size {
            return at(one, place);
        }
        place -= size;
    }
    unreachable!("the place is within the value")
}

/// Changes one value; `others` are where parts of other commands come from.
pub fn mutate(value: &mut Value, others: &[Value], chance: &mut Chance) {
    let (size_here, kind) = (size(value), chance.below(8));
    let mut other = chance.one_of(others).clone();
    let from = chance.below(size(&other));
    let place = at(value, chance.below(size_here));
    match (kind, place) {
        (0 | 1, place) => *place = foreign(chance),
        (2, place) => *place = at(&mut other, from).take(),
        (_, Value::Array(all)) => in_array(all, chance),
        (_, Value::Object(all)) => in_object(all, chance),
        (_, place) if place.is_number() => {
            let by = *chance.one_of(&[-1, 1, 1_000, -1_000]);
            let number = place.as_i64().unwrap_or(0).saturating_add(by);
            *place = if chance.percent(80) { json!(number) } else { json!(number.to_string()) };
        }
        (_, Value::String(text)) => in_text(text, chance),
        (_, place) => *place = foreign(chance),
    }
}

fn in_array(all: &mut Vec<Value>, chance: &mut Chance) {
    if all.is_empty() {
        return all.push(foreign(chance));
    }
    let place = chance.below(all.len());
    match chance.below(3) {
        0 => drop(all.remove(place)),
        1 => all.push(all[place].clone()),
        _ => all.extend(vec![all[place].clone(); 200]),
    }
}

fn in_object(all: &mut Map<String, Value>, chance: &mut Chance) {
    let keys: Vec<_> = all.keys().cloned().collect();
    if keys.is_empty() {
        all.insert("name".to_owned(), foreign(chance));
        return;
    }
    let (one, other) = (chance.one_of(&keys).clone(), chance.one_of(&keys).clone());
    let value = all[&one].clone();
    match chance.below(4) {
        0 => drop(all.remove(&one)),
        1 => drop(all.insert(other, value)),
        2 => drop(all.insert(format!("{one}x"), value)),
        _ => drop(all.insert(one, foreign(chance))),
    }
}

fn in_text(text: &mut String, chance: &mut Chance) {
    let mut letters: Vec<char> = text.chars().collect();
    let place = chance.below(letters.len() + 1);
    let letter = *chance.one_of(&['0', '9', '-', '/', ' ', '一', '\u{0}', '\u{301}', '😀', '<']);
    if place < letters.len() && chance.percent(50) {
        letters[place] = letter;
    } else {
        letters.insert(place, letter);
    }
    *text = letters.into_iter().collect();
}
