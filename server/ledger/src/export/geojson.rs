//! The standard shape as a feature collection, lines and areas drawn in full.

use std::iter;

use battle_map::{
    model::project::{FactField, FactKind, Site},
    value::{Money, MoneyUnit},
    view::{
        export::{ExportRow, ExportTable},
        facts::FactWords,
    },
};
use serde_json::{Map, Value, json};

/// What stands before the features.
const OPENING: &str = "\"features\":[";

/// All projects, a line each, together one collection; one without a place has a null geometry.
pub fn lines(table: ExportTable) -> impl Iterator<Item = String> {
    let frame = json!({
        "type": "FeatureCollection",
        "coordinateSystem": "CGCS2000",
        "planYear": table.year,
        "period": table.period,
        "features": [],
    })
    .to_string();
    let opened = frame.find(OPENING).map_or(frame.len(), |at| at + OPENING.len());
    let (before, after) = (frame[..opened].to_owned(), frame[opened..].to_owned());
    let separators = iter::once("").chain(iter::repeat(","));
    let features = table.rows.into_iter().zip(separators);
    iter::once(before)
        .chain(features.map(|(row, separator)| format!("{separator}{}", feature(&row))))
        .chain(iter::once(after))
}

fn feature(row: &ExportRow) -> Value {
    let geometry = match &row.site {
        Site::Placed { shape, .. } => shape.to_geojson(),
        Site::Unplaced => Value::Null,
    };
    let mut properties = Map::new();
    let exported = FactField::ALL.into_iter().filter(|field| field.header().is_some());
    properties.extend(exported.map(|field| fact(row, field)));
    let figures = [
        ("number", json!(row.number)),
        ("planWan", json!(wan(row.plan))),
        ("yearToDateWan", json!(wan(row.year_to_date))),
        ("plannedStart", json!(row.planned_start)),
        ("plannedCompletion", json!(row.planned_completion)),
        ("started", json!(row.started)),
        ("progress", json!(row.progress)),
        ("problem", json!(row.problem)),
    ];
    properties.extend(figures.map(|(key, value)| (key.to_owned(), value)));
    properties.extend(row.parent.map(|entry| ("parent".to_owned(), json!(entry))));
    json!({
        "type": "Feature",
        "id": row.number,
        "geometry": geometry,
        "properties": properties,
    })
}

/// A field of the facts under its code in camel case; an amount is in 万元, as its key says, and
/// people and several units are a list, though nobody is named.
fn fact(row: &ExportRow, field: FactField) -> (String, Value) {
    let key = camel(field.code());
    match (field.kind(), row.fact(field)) {
        (FactKind::Money, words) => {
            let amount = match words {
                Some(FactWords::Money(amount)) => Some(*amount),
                _ => None,
            };
            (format!("{key}Wan"), json!(wan(amount)))
        }
        (FactKind::People | FactKind::Units, Some(FactWords::List(names))) => (key, json!(names)),
        (FactKind::People | FactKind::Units, _) => (key, json!([])),
        (_, words) => (key, json!(words.and_then(FactWords::text))),
    }
}

fn camel(code: &str) -> String {
    let mut words = code.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut key, word| {
        let (initial, rest) = word.split_at(1);
        key.push_str(&initial.to_ascii_uppercase());
        key.push_str(rest);
        key
    })
}

fn wan(money: Option<Money>) -> Option<f64> {
    money.and_then(|money| money.exact(MoneyUnit::Wan).parse().ok())
}
