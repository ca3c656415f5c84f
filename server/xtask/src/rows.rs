//! What measuring programs print, one JSON object a line, as rows of a table and as a file.
//!
//! A row has a `"name"`, a `"value"`, a `"unit"`, and where there is one a `"goal"` in words. Nothing
//! fails because a machine is slow.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    failure::{Context, Failure},
    paths,
    say::note,
};

/// Runs a program and takes the rows out of what it prints; everything else is passed on.
pub fn collect(mut command: Command) -> Result<Vec<Value>, Failure> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("starting a benchmark")?;
    let mut rows = Vec::new();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            match row(&line) {
                Some(row) => {
                    note(&cells(&row).join("  "));
                    rows.push(row);
                }
                None => println!("{line}"),
            }
        }
    }
    let status = child.wait().context("waiting for a benchmark")?;
    if status.success() { Ok(rows) } else { Err(Failure::new("a benchmark failed, see above")) }
}

/// The row in a line, if there is one; test runners may have begun the line with words of their own.
fn row(line: &str) -> Option<Value> {
    let json = &line[line.find('{')?..];
    let row = serde_json::from_str::<Value>(json).ok()?;
    (row["name"].is_string() && row["value"].is_number()).then_some(row)
}

/// Prints the rows, those with a goal first, and writes them to `target/FILE`.
pub fn publish(rows: &[Value], file: &str) -> Result<(), Failure> {
    let (wanted, others): (Vec<_>, Vec<_>) = rows.iter().partition(|row| has_goal(row));
    print!("{}", table(&wanted));
    if !others.is_empty() {
        print!("\n{}", table(&others));
    }
    let path = paths::target().join(file);
    let json = serde_json::to_string_pretty(rows).context("writing the measurements")?;
    fs::write(&path, json).map_err(|error| Failure::file(&path, &error))?;
    note(&format!("also in {}", path.display()));
    Ok(())
}

fn has_goal(row: &Value) -> bool {
    row["goal"].as_str().is_some_and(|goal| !goal.is_empty())
}

/// What a row says: what was measured, how much, how much is wanted.
fn cells(row: &Value) -> [String; 3] {
    let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let value = row["value"].as_f64().map_or_else(|| "?".to_owned(), figure);
    [text("name"), format!("{value} {}", text("unit")).trim_end().to_owned(), text("goal")]
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

fn table(rows: &[&Value]) -> String {
    let head = ["", "measured", "goal"].map(str::to_owned);
    let rows: Vec<_> = std::iter::once(head).chain(rows.iter().map(|row| cells(row))).collect();
    let width =
        |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (what, measured) = (width(0), width(1));
    let lines = rows.iter().map(|[name, value, goal]| {
        let line = format!("  {name:what$}  {value:>measured$}  {goal}");
        format!("{}\n", line.trim_end())
    });
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
        assert_eq!(
            table(&[&row]),
            "                  measured  goal\n  wall view, p99   1.23 ms  under 5 ms\n"
        );
    }

    #[test]
    fn a_row_is_found_behind_the_words_of_a_test_runner() {
        assert!(row("  ✓ {\"name\": \"a\", \"value\": 1, \"unit\": \"ms\"}").is_some());
        assert!(row("{\"name\": \"a\"}").is_none());
        assert!(row("Running 3 tests").is_none());
    }
}
