//! `battle-map evaluate` as scripts use it: any past day under any set, with the arithmetic, and
//! nothing changed.

use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// In February a sixth of the year is scheduled: 9 % done is 7.7 points behind and 54 % of schedule.
const LEDGER: &str = "\
项目名称,县区,总投资（万元）,2022年度计划（万元）,2022年1-2月累计完成（万元）,计划开工时间,是否开工
临港锂电池,岳池县,50000,10000,900,2021-05,是
官渡隧道,武胜县,30000,10000,1700,2021-06,是
城南医院,岳池县,20000,,,2022-01,否
";

struct City(TempDir);

impl City {
    fn imported() -> Self {
        let city = Self(tempfile::tempdir().unwrap());
        let ledger = city.0.path().join("ledger.csv");
        std::fs::write(&ledger, LEDGER).unwrap();
        let output = city.run("import", &["--year", "2022", ledger.to_str().unwrap()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        city
    }

    fn run(&self, command: &str, words: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_battle-map"));
        program.arg(command).arg("--database").arg(self.0.path().join("city.db")).args(words);
        program.env("LC_ALL", "zh_CN.UTF-8").output().unwrap()
    }

    fn findings(&self, words: &[&str]) -> Vec<Value> {
        let output = self.run("evaluate", &[words, &["--json"]].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("{error}: {}", String::from_utf8_lossy(&output.stderr));
        })
    }
}

/// Name, rule and level of each finding.
fn told(findings: &[Value]) -> Vec<[&str; 3]> {
    findings
        .iter()
        .map(|finding| ["name", "rule", "level"].map(|key| finding[key].as_str().unwrap_or("")))
        .collect()
}

#[test]
fn the_same_figures_are_nothing_under_points_and_red_under_ratio() {
    let city = City::imported();
    let points = city.findings(&["--date", "2022-03-10", "--rules", "points"]);
    assert_eq!(
        told(&points),
        [["城南医院", "start-missed", "yellow"], ["城南医院", "", "unjudged"]]
    );
    let ratio = city.findings(&["--date", "2022-03-10", "--rules", "ratio"]);
    assert_eq!(told(&ratio), [["临港锂电池", "behind", "red"], ["城南医院", "", "unjudged"]]);
    let behind = &ratio[0];
    for (key, expected) in [
        ("measure", Value::from("investment")),
        ("scheduled", Value::from(16.7)),
        ("actual", Value::from(9.0)),
        ("lag", Value::from(7.7)),
        ("ratio", Value::from(0.54)),
        ("threshold", Value::from(60)),
        ("period", Value::from("2022-02")),
        ("region", Value::from("岳池县")),
    ] {
        assert_eq!(behind[key], expected, "{key} of {behind}");
    }
    assert!(behind["project"].is_u64());
    let message = ratio[1]["message"].as_str().unwrap();
    assert!(message.contains("2022 年度计划"), "{message}");
}

#[test]
fn without_a_set_the_citys_own_choice_holds_and_the_lines_are_for_people() {
    let city = City::imported();
    let chosen = city.findings(&["--date", "2022-03-10"]);
    assert_eq!(chosen, city.findings(&["--date", "2022-03-10", "--rules", "points"]));
    let output = city.run("evaluate", &["--date", "2022-03-10", "--rules", "ratio"]);
    let words = String::from_utf8(output.stdout).unwrap();
    assert!(words.contains("临港锂电池 [red] 仅为序时的 54.0%"), "{words}");
}

#[test]
fn before_a_month_was_closed_nobody_is_accused_and_nobody_is_green() {
    let city = City::imported();
    let findings = city.findings(&["--date", "2022-01-31"]);
    assert!(findings.iter().all(|finding| finding["level"] == "unjudged"), "{findings:?}");
    assert_eq!(findings.len(), 3);
}

#[test]
fn what_cannot_be_evaluated_is_refused_and_evaluating_changes_nothing() {
    let city = City::imported();
    let proven = || String::from_utf8(city.run("verify", &[]).stdout).unwrap();
    let before = proven();
    for words in [
        ["--date", "2190-01-01"],
        ["--date", "2022-02-30"],
        ["--rules", "own-1"],
        ["--rules", "没有的办法"],
    ] {
        let output = city.run("evaluate", &[&words[..], &["--json"]].concat());
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(output.stdout.is_empty(), "{words:?}");
        assert!(!output.stderr.is_empty(), "{words:?}");
    }
    city.findings(&[]);
    assert_eq!(proven(), before);
}
