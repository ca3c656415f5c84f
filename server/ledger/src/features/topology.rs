//! `TopoJSON`: outlines as lists of arcs that neighbours share, as map editors on the web save them.

use serde_json::{Map, Value, json};

/// The most corners of all arcs, and of all outlines put together from them.
const MOST_CORNERS: usize = 2_000_000;

/// An arc as its corners.
type Arc = Vec<[f64; 2]>;

/// The features of all objects; `None` where it is no topology, or larger than any city's.
pub fn features(topology: &Value) -> Option<Vec<Value>> {
    let mut puzzle = Puzzle { arcs: arcs(topology)?, left: MOST_CORNERS };
    let objects = topology.get("objects")?.as_object()?;
    let mut features = Vec::new();
    for object in objects.values() {
        let collected = object.get("geometries").and_then(Value::as_array);
        for part in collected.map_or_else(|| vec![object], |parts| parts.iter().collect()) {
            let empty = Value::Object(Map::new());
            let properties = part.get("properties").unwrap_or(&empty);
            let geometry = puzzle.geometry(part);
            features.push(json!({
                "type": "Feature", "properties": properties, "geometry": geometry,
            }));
        }
    }
    Some(features)
}

/// The arcs, corner by corner: each may be written as the way from the one before, in steps of a grid.
fn arcs(topology: &Value) -> Option<Vec<Arc>> {
    let pair = |value: &Value| Some([value.get(0)?.as_f64()?, value.get(1)?.as_f64()?]);
    let grid = topology.get("transform").and_then(|transform| {
        Some((pair(transform.get("scale")?)?, pair(transform.get("translate")?)?))
    });
    let mut count = 0;
    let mut read = |arc: &Value| -> Option<Arc> {
        let mut at = [0.0, 0.0];
        let corners = arc.as_array()?.iter().map(|corner| {
            let corner = pair(corner)?;
            let Some((scale, translate)) = grid else { return Some(corner) };
            at = [at[0] + corner[0], at[1] + corner[1]];
            Some([at[0] * scale[0] + translate[0], at[1] * scale[1] + translate[1]])
        });
        let corners: Arc = corners.collect::<Option<_>>()?;
        count += corners.len();
        Some(corners).filter(|_| count <= MOST_CORNERS)
    };
    topology.get("arcs")?.as_array()?.iter().map(&mut read).collect()
}

/// The arcs, and how many corners may still be put together from them.
struct Puzzle {
    arcs: Vec<Arc>,
    left: usize,
}

impl Puzzle {
    /// A geometry with its corners; null where there is none, or its arcs are missing.
    fn geometry(&mut self, part: &Value) -> Value {
        let kind = part.get("type").and_then(Value::as_str).unwrap_or_default();
        let arcs = part.get("arcs").unwrap_or(&Value::Null);
        let depth = match kind {
            "LineString" => 0,
            "Polygon" | "MultiLineString" => 1,
            "MultiPolygon" => 2,
            _ => return Value::Null,
        };
        let coordinates = self.coordinates(arcs, depth);
        coordinates.map_or(Value::Null, |found| json!({ "type": kind, "coordinates": found }))
    }

    fn coordinates(&mut self, arcs: &Value, depth: u8) -> Option<Value> {
        let list = arcs.as_array()?;
        if depth > 0 {
            return list.iter().map(|inner| self.coordinates(inner, depth - 1)).collect();
        }
        let mut line: Arc = Vec::new();
        for index in list {
            // `!n`, that is -1 - n, is the arc n from its end.
            let index = index.as_i64()?;
            let place = usize::try_from(if index < 0 { !index } else { index }).ok()?;
            let arc = self.arcs.get(place)?;
            self.left = self.left.checked_sub(arc.len())?;
            // The first corner of an arc is the last one of the arc before.
            let skipped = usize::from(!line.is_empty());
            if index < 0 {
                line.extend(arc.iter().rev().skip(skipped));
            } else {
                line.extend(arc.iter().skip(skipped));
            }
        }
        Some(json!(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_their_arc() {
        let file = json!({
            "type": "Topology",
            "transform": {"scale": [0.5, 0.5], "translate": [106, 30]},
            "objects": {"counties": {"type": "GeometryCollection", "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "西"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"name": "东"}},
                {"type": null, "properties": {"name": "无"}},
            ]}},
            "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
        });
        let features = features(&file).unwrap();
        let west =
            json!([[[107.0, 30.0], [107.0, 31.0], [106.0, 31.0], [106.0, 30.0], [107.0, 30.0]]]);
        assert_eq!(features[0]["geometry"]["coordinates"], west);
        let east =
            json!([[[[107.0, 30.0], [108.0, 30.0], [108.0, 31.0], [107.0, 31.0], [107.0, 30.0]]]]);
        assert_eq!(features[1]["geometry"]["coordinates"], east);
        assert_eq!(
            (&features[2]["geometry"], &features[2]["properties"]["name"]),
            (&Value::Null, &json!("无"))
        );
    }

    #[test]
    fn arcs_that_are_not_there_are_no_outline() {
        for arcs in [json!([[7]]), json!([[-9]]), json!([["x"]]), json!(7)] {
            let object = json!({"type": "Polygon", "arcs": arcs});
            let file = json!({"type": "Topology", "objects": {"a": object}, "arcs": []});
            assert_eq!(features(&file).unwrap()[0]["geometry"], Value::Null);
        }
    }
}
