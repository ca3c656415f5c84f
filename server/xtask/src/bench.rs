//! `cargo xtask bench`: what the program reaches, as a table and as `target/bench.json`.
//!
//! A benchmark (`server/benches/`, `end2end/measure/`) prints one JSON object a line, `{"name", "value", "unit"}` and
//! where there is one the `"goal"` in words. Nothing fails because a machine is slow.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    browser,
    failure::{Doing, Failure},
    paths, program,
    say::{note, step},
    toolchain::cargo,
};

/// Measures the release and writes down what it reached.
pub fn run() -> Result<(), Failure> {
    program::release()?;
    step("Measuring (several minutes)");
    let rows = measure()?;
    step("Measured");
    print!("{}", table(&rows));
    let path = paths::target().join("bench.json");
    let json = serde_json::to_string_pretty(&rows).doing("writing the measurements")?;
    fs::write(&path, json).map_err(|error| Failure::file(&path, &error))?;
    note(&format!("also in {}", path.display()));
    Ok(())
}

/// Runs every benchmark and collects its rows.
fn measure() -> Result<Vec<Value>, Failure> {
    let mut command = cargo();
    command.args(["bench", "--package", "battle-map-server", "--benches"]);
    command.env("BATTLE_MAP_EMBED_SITE", paths::site());
    let mut rows = collect(command)?;
    step("Measuring in the browser");
    match browser::install() {
        Ok(setup) => {
            let options = ["--config=measure.config.ts".to_owned()];
            rows.extend(collect(setup.playwright("release", &options))?);
        }
        Err(failure) => note(&format!("skipped: {failure}")),
    }
    Ok(rows)
}

/// Runs a program and takes the rows out of what it prints.
fn collect(mut command: Command) -> Result<Vec<Value>, Failure> {
    let mut child = command.stdout(Stdio::piped()).spawn().doing("starting a benchmark")?;
    let mut rows = Vec::new();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            match serde_json::from_str::<Value>(&line) {
                Ok(row) if row.is_object() => {
                    note(&cells(&row).join("  "));
                    rows.push(row);
                }
                _ => println!("{line}"),
            }
        }
    }
    let status = child.wait().doing("waiting for a benchmark")?;
    if status.success() { Ok(rows) } else { Err(Failure::new("a benchmark failed, see above")) }
}

/// What a row says: what was measured, how much, how much is wanted.
fn cells(row: &Value) -> [String; 3] {
    let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let value = row["value"].as_f64().map_or_else(|| "?".to_owned(), figure);
    [text("name"), format!("{value} {}", text("unit")), text("goal")]
}

/// Three digits that matter.
fn figure(value: f64) -> String {
    let decimals = match value.abs() {
        large if large >= 100.0 => 0,
        middle if middle >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.decimals$}")
}

fn table(rows: &[Value]) -> String {
    let rows: Vec<_> = rows.iter().map(cells).collect();
    let width =
        |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (what, measured) = (width(0), width(1));
    let lines = rows
        .iter()
        .map(|[name, value, goal]| format!("  {name:what$}  {value:>measured$}  {goal}\n"));
    lines.collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_shows_what_was_measured_beside_what_is_wanted() {
        let row = serde_json::json!({
            "name": "wall view, p99", "value": 1.2345, "unit": "ms", "goal": "under 5 ms"
        });
        assert_eq!(table(&[row]), "  wall view, p99  1.23 ms  under 5 ms\n");
    }
}
