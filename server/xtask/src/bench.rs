//! `cargo xtask bench`: what the release reaches, beside what it should, as a table and as
//! `target/bench.json`. The server's half is measured by `server/benches/`, the browser's by
//! `end2end/measure/`.
//!
//! `bench server [PART…]` and `bench browser [SPEC…]` measure one half, or a part of it.

use std::process::Command;

use serde_json::Value;

use crate::{
    browser::{self, Setup},
    failure::Failure,
    paths, program, rows,
    say::{note, step},
    toolchain::cargo,
};

/// How the row of every number to reach begins; the numbers stand in the table of the server's
/// README, in this order.
const NUMBERS: [&str; 34] = [
    "wall view after a change, p99",
    "/wall HTML, p50",
    "first load of /wall,",
    "first load of /,",
    "first load of /my (county),",
    "first load of /office (office),",
    "first load of /projects,",
    "next page, / to /projects",
    "writer against one transaction each",
    "change until its message is on 1,000 displays, p99",
    "evaluating all card rules, p50",
    "import, 10,000 rows",
    "start-up from a snapshot",
    "start-up from folding 1,000,000 events",
    "memory serving 10,000 projects, after its pages",
    "memory serving 10,000 projects, after every feed",
    "100 at once of /feed/ledger.xlsx: memory",
    "100 at once of /feed/ledger.xlsx: /live/head",
    "100 at once of /feed/projects.geojson: memory",
    "100 at once of /feed/projects.geojson: /live/head",
    "100 at once of /projects?print=1: memory",
    "100 at once of /projects?print=1: /live/head",
    "1500 slow connections: /wall",
    "200 sign-ins at once: /live/head",
    "200 sign-ins at once: signed in",
    "wall soak: heap",
    "wall soak: nodes",
    "/wall, hydrated at a quarter of the speed",
    "/, hydrated at a quarter of the speed",
    "/my, hydrated at a quarter of the speed",
    "grid, 1,430 lines: HTML",
    "grid, 1,430 lines, Chromium 109: a letter until painted at a quarter of the speed",
    "grid, 1,430 lines, Chromium 109: an arrow until painted at a quarter of the speed",
    "grid, 1,430 lines, Chromium 109: scroll at a quarter of the speed, longest frame",
];

/// What this program cannot measure while it runs, and its goal.
const BY_HAND: [(&str, &str); 4] = [
    ("cargo xtask run, cold / after a change in one screen", "10 min / 60 s"),
    ("cargo xtask test, cold / after a change in the domain", "22 min / 10 min"),
    ("cargo xtask test domain", "2 min"),
    ("cargo xtask build, cold", "15 min"),
];

/// Which halves are measured, and the words for each.
#[derive(Debug, PartialEq, Eq)]
struct BenchFilter<'a> {
    server: Option<&'a [String]>,
    browser: Option<&'a [String]>,
}

impl<'a> BenchFilter<'a> {
    fn of(words: &'a [String]) -> Result<Self, Failure> {
        match words.split_first().map(|(first, rest)| (first.as_str(), rest)) {
            None => Ok(Self { server: Some(&[]), browser: Some(&[]) }),
            Some(("server", parts)) => Ok(Self { server: Some(parts), browser: None }),
            Some(("browser", specs)) => Ok(Self { server: None, browser: Some(specs) }),
            Some((other, _)) => Err(Failure::new(format!(
                "`bench` knows no `{other}`; there are server and browser"
            ))),
        }
    }
}

/// Measures the release and writes down what it reached.
pub fn run(words: &[String]) -> Result<(), Failure> {
    let wanted = BenchFilter::of(words)?;
    program::release()?;
    let mut rows = Vec::new();
    if let Some(parts) = wanted.server {
        step("Measuring the server");
        rows.extend(rows::collect(server(parts))?);
    }
    if let Some(specs) = wanted.browser {
        step("Measuring in the browser");
        match browser::install() {
            Ok(setup) => rows.extend(rows::collect(measuring(&setup, specs))?),
            Err(failure) => note(&format!("skipped: {failure}")),
        }
    }
    step("Measured");
    rows::publish(&rows, "bench.json")?;
    for (what, goal) in BY_HAND {
        note(&format!("by hand: {what}: {goal}"));
    }
    if words.is_empty() {
        for number in missing(&rows) {
            note(&format!("not measured: {number}"));
        }
    }
    Ok(())
}

fn server(parts: &[String]) -> Command {
    let mut command = cargo();
    command.args(["bench", "--package", "battle-map-server", "--bench", "measure", "--"]);
    command.args(parts).env("BATTLE_MAP_EMBED_SITE", paths::site());
    command
}

/// Playwright over the measuring specs, against the release.
pub fn measuring(setup: &Setup, specs: &[String]) -> Command {
    let mut options = vec!["--config=measure.config.ts".to_owned()];
    options.extend_from_slice(specs);
    setup.playwright("release", &options)
}

/// The numbers that no row answers.
fn missing(rows: &[Value]) -> Vec<&'static str> {
    let names: Vec<_> = rows.iter().filter_map(|row| row["name"].as_str()).collect();
    let is_missing = |number: &&str| !names.iter().any(|name| name.starts_with(number));
    NUMBERS.into_iter().filter(is_missing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_no_row_answers_is_named() {
        let rows: Vec<_> = NUMBERS
            .iter()
            .skip(1)
            .map(|name| serde_json::json!({ "name": format!("{name} gzip over http") }))
            .collect();
        assert_eq!(missing(&rows), [NUMBERS[0]]);
    }

    #[test]
    fn one_half_is_measured_or_both() {
        let words = ["server", "live"].map(str::to_owned);
        let wanted = BenchFilter::of(&words).unwrap();
        assert_eq!(wanted, BenchFilter { server: Some(&words[1..]), browser: None });
        assert!(BenchFilter::of(&[]).unwrap().browser.is_some());
        assert!(BenchFilter::of(&["moon".to_owned()]).is_err());
    }
}
