//! The standard shape as a feature collection, lines and areas drawn in full.

use std::iter;

use battle_map::{
    model::project::Site,
    value::{Money, MoneyUnit, Name},
    view::export::{ExportRow, ExportTable},
};
use serde_json::{Value, json};

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
    let text = |name: &Option<Name>| name.as_ref().map(Name::as_str).map(str::to_owned);
    let mut feature = json!({
        "type": "Feature",
        "id": row.number,
        "geometry": geometry,
        "properties": {
            "number": row.number,
            "code": text(&row.code),
            "name": row.name,
            "region": text(&row.region),
            "place": text(&row.place),
            "sector": text(&row.sector),
            "responsibleUnit": text(&row.responsible_unit),
            "owner": text(&row.owner),
            "leadUnit": text(&row.lead_unit),
            "sponsors": row.sponsors,
            "totalWan": wan(row.total),
            "planWan": wan(row.plan),
            "yearToDateWan": wan(row.year_to_date),
            "plannedStart": row.planned_start,
            "plannedCompletion": row.planned_completion,
            "started": row.started,
            "progress": row.progress,
            "problem": row.problem,
        },
    });
    if let (Some(entry), Some(properties)) = (row.parent, feature.get_mut("properties")) {
        properties["parent"] = json!(entry);
    }
    feature
}

fn wan(money: Option<Money>) -> Option<f64> {
    money.and_then(|money| money.exact(MoneyUnit::Wan).parse().ok())
}
