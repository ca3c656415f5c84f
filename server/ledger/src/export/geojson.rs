//! The standard shape as a feature collection, lines and areas drawn in full.

use battle_map::{
    model::project::Site,
    value::{Money, MoneyUnit, Name},
    view::export::{ExportRow, ExportTable},
};
use serde_json::{Value, json};

/// All projects; one without a place has a null geometry.
pub fn collection(table: &ExportTable) -> Value {
    json!({
        "type": "FeatureCollection",
        "coordinateSystem": "CGCS2000",
        "planYear": table.year,
        "period": table.period,
        "features": table.rows.iter().map(feature).collect::<Vec<_>>(),
    })
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
