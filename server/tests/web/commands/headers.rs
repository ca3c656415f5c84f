//! `--header`: the rows of a header that is not the one a sheet seems to have.

use super::*;

/// A sheet that begins with the header of another table.
const MISLEADING: &str = "某市清单,,,\n\
    项目名称,县区,2026年计划投资（万元）,2026年1-9月累计完成（万元）\n\
    （口径见附件）,,,\n\
    项目名称,县区,总投资（万元）,\n\
    岳池水库,岳池县,9000,\n";

fn header(report: &Value) -> &Value {
    &report["sheets"][0]["header"]
}

fn refused(report: &Value) -> (&str, &str) {
    let rejected = &report["rejected"][0];
    (rejected["code"].as_str().unwrap(), rejected["message"].as_str().unwrap())
}

#[test]
fn a_header_that_is_named_counts_and_is_known_the_next_month() {
    let city = City::with_regions();
    let september = city.file("清单.csv", MISLEADING);
    let (_, found) = city.import(&[&september, "--dry-run"]);
    assert_eq!(header(&found), &serde_json::json!([2, 2]));
    let (status, report) = city.import(&[&september, "--header", "4"]);
    assert_eq!((status, counts(&report)), (0, [1, 0, 0, 0]), "{report}");
    assert_eq!(header(&report), &serde_json::json!([4, 4]));

    let october = MISLEADING.replace("某市清单,,,\n", "某市清单,,,\n2026年10月,,,\n");
    let october = city.file("清单.csv", &october.replace("9000", "9500"));
    let (status, report) = city.import(&[&october]);
    assert_eq!((status, counts(&report)), (0, [0, 1, 0, 0]), "{report}");
    assert_eq!(header(&report), &serde_json::json!([5, 5]), "the row has moved");
}

#[test]
fn a_header_may_be_named_by_a_variable() {
    let city = City::with_regions();
    let ledger = city.file("清单.csv", MISLEADING);
    let mut program = Command::new(env!("CARGO_BIN_EXE_battle-map"));
    program.args(["import", "--json", "--database"]).arg(city.path("city.db")).arg(&ledger);
    let output = program.env("BATTLE_MAP_HEADER", "4").output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((status(&output), header(&report)), (0, &serde_json::json!([4, 4])));
}

#[test]
fn rows_that_are_no_header_keep_all_out_and_the_message_names_the_option() {
    let city = City::with_regions();
    let ledger = city.file("清单.csv", MISLEADING);
    for (words, code) in [
        (vec!["--header", "9"], "header-not-there"),
        (vec!["--header", "40-41", "--partial"], "header-not-there"),
        (vec!["--header", "岳池县=4"], "header-without-sheet"),
        (vec!["--header", "4", "--header", "2"], "header-of-several"),
    ] {
        let (status, report) = city.import(&[&[ledger.as_str()], words.as_slice()].concat());
        assert_eq!((status, counts(&report)), (2, [0; 4]), "{words:?} {report}");
        let (told, message) = refused(&report);
        assert!(told == code && message.contains("--header"), "{words:?} {told} {message}");
    }
    for wrong in ["四", "0", "4-9", "5-4", "岳池县="] {
        let output = city.run("import", &[&ledger, "--header", wrong]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(status(&output) == 2 && told.contains("--header"), "{wrong}: {told}");
    }
    let out = city.path("out.csv");
    assert_eq!(status(&city.run("export", &["--format", "csv", out.to_str().unwrap()])), 0);
    assert_eq!(std::fs::read_to_string(out).unwrap().lines().count(), 1, "nothing went in");
}
