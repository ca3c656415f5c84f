//! `battle-map geometry` and `regions`: lines, areas and layers as scripts draw them.

use super::*;

fn line(name: &str, shift: f64) -> String {
    format!(
        r#"{{"type":"Feature","properties":{{"项目名称":"{name}"}},"geometry":{{"type":"LineString",
        "coordinates":[[{},30.5],[106.5,30.6]]}}}}"#,
        106.4 + shift
    )
}

fn lines(features: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

impl City {
    /// Draws with `--json`: exit status and the object.
    fn draw(&self, words: &[&str]) -> (i32, Value) {
        let output = self.run("geometry", &[words, &["--json"]].concat());
        (status(&output), serde_json::from_slice(&output.stdout).unwrap())
    }
}

#[test]
fn lines_are_drawn_by_name_once_and_all_or_none() {
    let city = City::with_regions();
    city.import(&[&city.file("清单.csv", &one_project(RENAMED[0]))]);
    let both = lines(&[line(RENAMED[0], 0.0), line("没有这个项目", 0.0)]);
    let both = city.file("路.geojson", &both);
    let (status, report) = city.draw(&[&both]);
    assert_eq!((status, issues(&report, "rejected")[0].2.as_str()), (2, "unknown-project"));
    for expected in [[0, 1, 0, 0], [0, 0, 1, 0]] {
        let (status, report) = city.draw(&[&both, "--partial"]);
        assert_eq!((status, counts(&report)), (0, expected), "nothing was drawn before: {report}");
    }
    let moved = city.file("路.geojson", &lines(&[line(RENAMED[0], 0.01)]));
    for _ in 0..2 {
        assert_eq!(counts(&city.draw(&[&moved, "--dry-run"]).1), [0, 1, 0, 0], "only looked at");
    }
}

#[test]
fn the_exported_map_drawn_again_changes_nothing() {
    let city = City::with_regions();
    city.import(&[SAMPLE]);
    let out = city.path("out.geojson");
    let out = out.to_str().unwrap();
    assert_eq!(status(&city.run("export", &["--format", "geojson", out])), 0);
    let (status, report) = city.draw(&[out]);
    assert_eq!((status, counts(&report)), (0, [0, 0, 94, 0]), "six have no place: {report}");
}

#[test]
fn a_layer_loads_once_and_an_empty_one_is_taken_off() {
    let city = City::with_regions();
    let rivers = city.file("河流.geojson", &lines(&[line("渠江", 0.0)]));
    // A command that changes nothing leaves its answer, but no event.
    let head = || {
        let output = city.run("verify", &[]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.lines().find(|line| line.starts_with("head ")).unwrap().to_owned()
    };
    let load = |file: &str| status(&city.run("regions", &[file, "--layer", "rivers"]));
    let before = head();
    assert_eq!(load(&rivers), 0);
    let loaded = head();
    assert_ne!(before, loaded);
    assert_eq!((load(&rivers), head()), (0, loaded.clone()), "the same again changes nothing");
    let empty = city.file("空.geojson", &lines(&[]));
    assert_eq!(load(&empty), 0);
    assert_ne!(head(), loaded);
    let (degrees, metres) = ("[106.4,30.5],[106.5,30.6]", "[634000,3375000],[643000,3386000]");
    let metres = city.file("米.geojson", &lines(&[line("渠江", 0.0).replace(degrees, metres)]));
    assert_eq!(load(&metres), 2, "metres are no degrees");
    let told = [metres.as_str(), "--layer", "roads", "--crs", "cgcs2000-gk:105"];
    assert_eq!(status(&city.run("regions", &told)), 0);
    let broken = line("渠江", 0.0).replace("LineString", "MultiPoint");
    assert_eq!(load(&city.file("坏.geojson", &lines(&[broken]))), 2);
}
