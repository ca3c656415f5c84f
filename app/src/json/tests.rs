use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

use super::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Point {
    x: i64,
    y: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Wrapped(Point);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Shape {
    Nothing,
    Dot(Point),
    Line(Point, Point),
    Circle { centre: Point, radius: u32 },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
enum Tagged {
    Dot { at: Point },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Drawing {
    name: String,
    shapes: Vec<Shape>,
    by_number: BTreeMap<u32, Point>,
    pair: (Point, char),
    wrapped: Wrapped,
    tagged: Tagged,
    #[serde(default)]
    note: Option<Box<Point>>,
    #[serde(flatten)]
    rest: BTreeMap<String, bool>,
}

/// A drawing with a value of every shape that JSON has.
fn drawing() -> Value {
    let point = |x: i64| json!({ "x": x, "y": null });
    json!({
        "name": "a \"name\"",
        "shapes": [
            "nothing",
            { "dot": { "x": -1, "y": 0.5 } },
            { "line": [point(1), point(2)] },
            { "circle": { "centre": point(3), "radius": 4 } },
        ],
        "by_number": { "7": point(5) },
        "pair": [point(6), "万"],
        "wrapped": point(8),
        "tagged": { "kind": "Dot", "at": point(9) },
        "note": point(10),
        "shown": true,
    })
}

/// Whether a page reads the drawing whose value at `pointer` is written as an array.
fn reads_as_array(pointer: &str) -> bool {
    let mut drawing = drawing();
    let place = drawing.pointer_mut(pointer).unwrap();
    *place = place.as_object().unwrap().values().cloned().collect();
    let text = drawing.to_string();
    let any = serde_json::from_str::<Drawing>(&text);
    assert!(any.is_ok(), "{pointer} may be an array for others: {any:?}");
    read::<Drawing>(&text).is_ok()
}

#[test]
fn every_shape_is_read_as_it_was_written() {
    let text = drawing().to_string();
    let read: Drawing = read(&text).unwrap();
    assert_eq!(read, serde_json::from_str::<Drawing>(&text).unwrap());
    assert_eq!(serde_json::to_value(read).unwrap(), drawing());
}

#[test]
fn an_array_is_no_struct_wherever_it_stands() {
    assert!(read::<Point>("[1, 2]").is_err());
    for pointer in [
        "/shapes/1/dot",
        "/shapes/2/line/0",
        "/shapes/3/circle",
        "/shapes/3/circle/centre",
        "/by_number/7",
        "/pair/0",
        "/wrapped",
        "/note",
    ] {
        assert!(!reads_as_array(pointer), "{pointer}");
    }
}

#[test]
fn what_follows_a_value_is_a_fault() {
    assert!(read::<u8>("1 ").is_ok());
    assert!(read::<u8>("1 2").is_err());
    assert!(read::<Point>(r#"{"x": 1} {}"#).is_err());
}

#[test]
fn bytes_that_are_no_text_are_no_json() {
    assert_eq!(read_bytes::<String>("\"万\"".as_bytes()).unwrap(), "万");
    assert!(read_bytes::<String>(b"\"\xff\"").is_err());
}

#[test]
fn json_within_json_is_kept_as_it_is_written() {
    let kept: Result<Box<RawValue>, u8> = read(r#"{"Ok": [1,  {"x": 2}]}"#).unwrap();
    assert_eq!(kept.unwrap().get(), r#"[1,  {"x": 2}]"#);
}
