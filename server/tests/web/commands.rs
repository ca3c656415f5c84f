//! `battle-map import` and `export` as scripts use them: exit status, the object on standard output,
//! and nothing changed where something is wrong.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

mod decisions;
mod drawing;
mod headers;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/guangan-ledger.xlsx");
const REGIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/regions/guangan.geojson");

struct City(TempDir);

impl City {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with_regions() -> Self {
        let city = Self::new();
        assert_eq!(status(&city.run("regions", &[REGIONS])), 0);
        city
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name).to_str().unwrap().to_owned()
    }

    fn run(&self, command: &str, words: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_battle-map"));
        program.arg(command).arg("--database").arg(self.path("city.db")).args(words);
        program.env("LC_ALL", "zh_CN.UTF-8").output().unwrap()
    }

    /// Imports with `--json`: exit status and the object.
    fn import(&self, words: &[&str]) -> (i32, Value) {
        let output = self.run("import", &[words, &["--json"]].concat());
        let object = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("{error}: {}", String::from_utf8_lossy(&output.stderr));
        });
        (status(&output), object)
    }
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn counts(report: &Value) -> [i64; 4] {
    ["new", "changed", "unchanged", "absent"].map(|key| report[key].as_i64().unwrap())
}

fn issues(report: &Value, kind: &str) -> Vec<(i64, String, String)> {
    let text = |issue: &Value, key: &str| issue[key].as_str().unwrap().to_owned();
    let list = report[kind].as_array().unwrap();
    list.iter().map(|i| (i["row"].as_i64().unwrap(), text(i, "column"), text(i, "code"))).collect()
}

#[test]
fn the_sample_goes_in_once_and_changes_nothing_the_second_time() {
    let city = City::with_regions();
    let (status, report) = city.import(&[SAMPLE]);
    assert_eq!((status, counts(&report)), (0, [100, 0, 0, 0]), "{report}");
    assert_eq!(issues(&report, "rejected"), []);
    let (status, report) = city.import(&[SAMPLE]);
    assert_eq!((status, counts(&report)), (0, [0, 0, 100, 0]));
}

#[test]
fn a_dry_run_says_what_would_happen_and_leaves_no_trace() {
    let city = City::new();
    let (status, report) = city.import(&[SAMPLE, "--dry-run"]);
    assert_eq!((status, counts(&report)), (0, [100, 0, 0, 0]));
    assert!(!city.path("city.db").exists());
}

#[test]
fn what_is_exported_comes_back_unchanged() {
    let city = City::with_regions();
    city.import(&[SAMPLE]);
    for format in ["csv", "xlsx"] {
        let out = city.path("out").with_extension(format);
        let out = out.to_str().unwrap();
        assert_eq!(status(&city.run("export", &["--format", format, out])), 0);
        let (status, report) = city.import(&[out]);
        assert_eq!((status, counts(&report)), (0, [0, 0, 100, 0]), "{format}: {report}");
        assert_eq!((issues(&report, "rejected"), issues(&report, "warnings")), (vec![], vec![]));
    }
}

const TWO_ROWS: &str = "某市2022年清单\n\
    序号,项目名称,县区,总投资（万元）,开工时间,竣工时间\n\
    1,甲项目,岳池县,5000,2022.3,2023年6月\n\
    2,乙项目,岳池县,5000,2022.3,年中\n\
    3,丙项目,火星县,5000,2023.3,2022年6月\n\
    4,甲项目,岳池县,5000,,\n";

#[test]
fn a_citys_own_words_count_and_the_report_says_what_columns_were_taken_for() {
    let city = City::with_regions();
    let table = "某市2022年清单\n项目名称,县区,推进情形\n甲项目,岳池县,卡壳\n";
    let ledger = city.file("清单.csv", table);
    let told = |report: &Value| {
        let columns = report["sheets"][0]["columns"].as_array().unwrap();
        let field = |column: &Value| column["field"].as_str().unwrap_or("-").to_owned();
        (columns.iter().map(field).collect::<Vec<_>>(), issues(report, "warnings"))
    };
    let warning = |row, code: &str| vec![(row, "推进情形".to_owned(), code.to_owned())];
    let fields = |last: &str| ["name", "region", last].map(str::to_owned).to_vec();
    let (status, report) = city.import(&[&ledger, "--dry-run"]);
    assert_eq!((status, told(&report)), (0, (fields("-"), warning(2, "unknown-column"))));
    let words = city.file("words.txt", "# ours\nstatus: 推进情形\nstatus-stopped: 卡壳\n");
    let (status, report) = city.import(&[&ledger, "--dry-run", "--words", &words]);
    let asked = warning(3, "suspension-without-reason");
    assert_eq!((status, told(&report)), (0, (fields("status"), asked)));
    let wrong = city.file("wrong.txt", "state: 推进情形\n");
    assert_eq!(self::status(&city.run("import", &[&ledger, "--words", &wrong])), 2);
}

#[test]
fn any_rejected_row_keeps_all_out_and_comes_back_with_its_reason() {
    let city = City::with_regions();
    let ledger = city.file("清单.csv", TWO_ROWS);
    let (status, report) = city.import(&[&ledger]);
    assert_eq!(status, 2);
    let expected = [
        (4, "竣工时间", "unreadable-date"),
        (5, "竣工时间", "completion-before-start"),
        (6, "项目名称", "duplicate-name"),
    ];
    let expected = expected.map(|(row, column, code)| (row, column.to_owned(), code.to_owned()));
    assert_eq!(issues(&report, "rejected"), expected);
    assert!(city.path("清单.rejected.xlsx").exists());
    let out = city.path("out.csv");
    assert_eq!(self::status(&city.run("export", &["--format", "csv", out.to_str().unwrap()])), 0);
    assert_eq!(std::fs::read_to_string(out).unwrap().lines().count(), 1, "nothing went in");
}

#[test]
fn with_partial_the_good_rows_go_in_and_the_others_can_be_mended() {
    let city = City::with_regions();
    let ledger = city.file("清单.csv", TWO_ROWS);
    let back = city.path("退回.xlsx");
    let (status, report) =
        city.import(&[&ledger, "--partial", "--rejected", back.to_str().unwrap()]);
    assert_eq!((status, counts(&report)), (0, [1, 0, 0, 0]));
    assert_rejected_rows_read_again(&city, &back);
}

/// The workbook has the same head, those rows only, and no unknown column.
fn assert_rejected_rows_read_again(city: &City, back: &Path) {
    let (status, report) = city.import(&[back.to_str().unwrap(), "--dry-run"]);
    assert_eq!(status, 2);
    let rows: Vec<_> = issues(&report, "rejected").into_iter().map(|(row, ..)| row).collect();
    assert_eq!(rows, [3, 4], "the duplicate is no duplicate any more: {report}");
    assert_eq!(issues(&report, "warnings"), []);
}

#[test]
fn each_fault_found_by_comparison_names_the_header_as_written() {
    let city = City::with_regions();
    let head = "工程名称,区县,总投资(万元),经度,纬度";
    for (row, kind, expected) in [
        ("甲,火星县,5000,,", "rejected", (2, "区县", "unknown-region")),
        ("甲,岳池县,5000,116.4,39.9", "rejected", (2, "经度", "outside-all-regions")),
        ("甲,岳池县,5000,106.95,30.33", "warnings", (2, "经度", "region-contradicts-point")),
    ] {
        let ledger = city.file("a.csv", &format!("{head}\n{row}"));
        let (_, report) = city.import(&[&ledger, "--dry-run"]);
        let (row, column, code) = expected;
        assert_eq!(issues(&report, kind), [(row, column.to_owned(), code.to_owned())], "{report}");
    }
}

#[test]
fn a_file_that_is_no_ledger_is_bad_input_with_the_object_too() {
    let city = City::new();
    let (status, report) = city.import(&[&city.file("a.xlsx", "PK\u{3}\u{4}broken")]);
    assert_eq!((status, counts(&report)), (2, [0, 0, 0, 0]));
    assert_eq!(report["rejected"][0]["code"], "file-cut-off");
    let (status, report) = city.import(&[&city.file("b.csv", "今天,开会")]);
    assert_eq!((status, &report["rejected"][0]["code"]), (2, &Value::from("no-header")));
    assert!(!report["rejected"][0]["message"].as_str().unwrap().contains("issue."));
}

#[test]
fn a_file_of_more_than_64_megabytes_is_not_opened() {
    let city = City::new();
    let ledger = city.path("大.xlsx");
    std::fs::File::create(&ledger).unwrap().set_len(64 * 1024 * 1024 + 1).unwrap();
    let (status, report) = city.import(&[ledger.to_str().unwrap()]);
    assert_eq!(status, 2);
    assert_eq!(report["rejected"][0]["code"], "file-too-large");
    assert_eq!(report["rejected"][0]["message"], "文件过大：超过64 MB");
}

#[test]
fn bad_arguments_and_missing_files_exit_with_two() {
    let city = City::with_regions();
    let missing = city.path("none.xlsx");
    assert_eq!(status(&city.run("import", &[missing.to_str().unwrap()])), 2);
    assert_eq!(status(&city.run("import", &[SAMPLE, "--crs", "utm"])), 2);
    assert_eq!(status(&city.run("import", &[SAMPLE, "--period", "April"])), 2);
    let out = city.path("o.csv");
    let list = ["--format", "csv", "--list", "没有", out.to_str().unwrap()];
    assert_eq!(status(&city.run("export", &list)), 2);
    assert_eq!(status(&city.run("regions", &[SAMPLE])), 2);
    assert_eq!(status(&City::new().run("export", &["--format", "csv", out.to_str().unwrap()])), 2);
}

#[test]
fn boundaries_twice_change_nothing() {
    let city = City::with_regions();
    let output = city.run("regions", &[REGIONS]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "6 regions, 0 of them new or redrawn\n");
}

const RENAMED: [&str; 2] = ["岳池金穗食品加工园", "岳池县金穗食品产业园"];

fn one_project(name: &str) -> String {
    format!("某市2022年清单\n序号,项目名称,县区,责任单位\n1,{name},岳池县,岳池县发展改革局\n")
}

#[test]
fn a_list_goes_out_in_its_own_shape_and_comes_back_unchanged() {
    let city = City::with_regions();
    city.import(&[SAMPLE, "--list", "省市重点"]);
    let out = city.path("own.xlsx");
    let out = out.to_str().unwrap();
    let own = ["--format", "xlsx", "--shape", "own", "--list", "省市重点", out];
    assert_eq!(status(&city.run("export", &own)), 0);
    let (imported, report) = city.import(&[out, "--list", "省市重点"]);
    assert_eq!((imported, counts(&report)), (0, [0, 0, 100, 0]), "{report}");
    let csv = ["--format", "csv", "--shape", "own", "--list", "省市重点", out];
    assert_eq!(status(&city.run("export", &csv)), 2);
}
