//! `cargo xtask test`: everything that has to pass, one suite after the other.
//!
//! A failing suite does not stop the next; the last line counts the tests of all of them. A suite
//! that has no tests of its own (format, lints) counts as one.

use std::process::{Command, ExitCode};

use crate::{
    browser,
    failure::Failure,
    papers, program,
    repeat::Repeat,
    say::{self, Watched, note, step},
    site::{self, Flavour},
    tally::Tally,
    toolchain::cargo,
};

/// Runs every suite; with `browser …` only the browser's, the words after it going to
/// Playwright but for `--repeat N` and `--load N`.
pub fn run(words: &[String]) -> Result<ExitCode, Failure> {
    let mut results = Results::default();
    match words.split_first() {
        Some((first, options)) if first == "browser" => {
            results.add("browser", browser_tests(options));
        }
        Some((first, _)) => {
            return Err(Failure::new(format!("there is no suite `{first}`; there is `browser`")));
        }
        None => {
            papers::install()?;
            for (name, command) in of_cargo() {
                step(name);
                results.add(name, say::watch(&mut cargo_with(&command)));
            }
            results.add("browser", browser_tests(&[]));
        }
    }
    Ok(results.close())
}

/// The suites that cargo runs: format, lints, unit and integration tests.
fn of_cargo() -> Vec<(&'static str, Vec<&'static str>)> {
    let strict = ["--", "--deny", "warnings"];
    let tests = if say::ask("cargo", &["nextest", "--version"]).is_some() {
        vec!["nextest", "run", "--workspace", "--no-fail-fast"]
    } else {
        vec!["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"]
    };
    vec![
        ("Checking the format", vec!["fmt", "--all", "--check"]),
        (
            "Linting the server's half",
            [&["clippy", "--workspace", "--all-targets"][..], &strict].concat(),
        ),
        (
            "Linting the browser's half",
            [&["clippy", "--package", "battle-map-app", "--features", "hydrate"][..], &strict]
                .concat(),
        ),
        ("Running unit and integration tests", tests),
        (
            "Running the examples in the documentation",
            vec!["test", "--doc", "--package", "battle-map"],
        ),
    ]
}

fn cargo_with(words: &[&str]) -> Command {
    let mut command = cargo();
    command.args(words);
    command
}

/// Builds what the browser tests need and runs them, as often and beside as much load as asked.
fn browser_tests(words: &[String]) -> Result<Watched, Failure> {
    let repeat = Repeat::read(words)?;
    site::build(Flavour::Quick)?;
    program::build()?;
    let setup = browser::install()?;
    step("Running the browser tests");
    let _load = repeat.load()?;
    say::watch(&mut setup.playwright("debug", &repeat.options()))
}

#[derive(Default)]
struct Results {
    tally: Tally,
    failures: Vec<String>,
}

impl Results {
    fn add(&mut self, name: &str, result: Result<Watched, Failure>) {
        match result {
            Ok(Watched { mut tally, success }) => {
                tally.passed = tally.passed.max(u32::from(success));
                tally.failed = tally.failed.max(u32::from(!success));
                self.tally += tally;
                if !success {
                    self.failures.push(format!("{name}: failed, see above"));
                }
            }
            Err(failure) => {
                self.tally.failed += 1;
                self.failures.push(format!("{name}: {failure}"));
            }
        }
    }

    fn close(self) -> ExitCode {
        step("Done");
        for failure in &self.failures {
            note(failure);
        }
        println!("{} passed, {} failed", self.tally.passed, self.tally.failed);
        if self.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
