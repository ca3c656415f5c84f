//! `cargo xtask test`: everything that has to pass, one suite after the other.
//!
//! A failing suite does not stop the next; the last line counts the tests of all of them. A suite
//! that has no tests of its own (format, lints) counts as one.

use std::process::{Command, ExitCode};

use crate::{
    asset::Profile,
    browser,
    failure::Failure,
    papers, program,
    repeat::Repeat,
    say::{self, Watched, note, step},
    site,
    test_counts::TestCounts,
    toolchain::cargo,
};

/// Runs every suite, or the one part that the first word names; words after `browser` go to
/// Playwright but for `--repeat N` and `--load N`.
pub fn run(words: &[String]) -> Result<ExitCode, Failure> {
    let mut results = Results::default();
    match words.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        Some(("domain", [])) => results.add_all(&[tests(&DOMAIN), examples(&DOMAIN)]),
        Some(("server", [])) => {
            papers::install()?;
            results.add_all(&[tests(&SERVER)]);
        }
        Some(("browser", options)) => results.add("browser", browser_tests(options)),
        Some((other, _)) => {
            return Err(Failure::new(format!(
                "there is no part `{other}` of the tests; there are domain, server and browser"
            )));
        }
        None => {
            papers::install()?;
            results.add_all(&lints());
            results.add_all(&[tests(&[]), examples(&[DOMAIN[0], SERVER[2]])]);
            results.add_all(&tools());
            results.add("browser", browser_tests(&[]));
        }
    }
    Ok(results.close())
}

/// A suite that cargo runs: what it does, and the words for cargo.
type Suite = (&'static str, Vec<&'static str>);

const DOMAIN: [&str; 1] = ["battle-map"];
const SERVER: [&str; 3] = ["battle-map-app", "battle-map-ledger", "battle-map-server"];

fn lints() -> [Suite; 3] {
    let strict = ["--", "--deny", "warnings"];
    let server = ["clippy", "--workspace", "--all-targets"];
    let browser = ["clippy", "--package", "battle-map-app", "--features", "hydrate"];
    [
        ("Checking the format", vec!["fmt", "--all", "--check"]),
        ("Linting the server's half", [&server[..], &strict].concat()),
        ("Linting the browser's half", [&browser[..], &strict].concat()),
    ]
}

/// Unit and integration tests of some packages, of all where none is named.
fn tests(packages: &[&'static str]) -> Suite {
    let mut words = if say::ask("cargo", &["nextest", "--version"]).is_some() {
        vec!["nextest", "run", "--no-fail-fast"]
    } else {
        vec!["test", "--lib", "--bins", "--tests", "--no-fail-fast"]
    };
    if packages.is_empty() {
        words.push("--workspace");
    }
    words.extend(packages.iter().flat_map(|package| ["--package", package]));
    ("Running unit and integration tests", words)
}

/// The examples in the documentation, which only the domain has. With the server named beside it, cargo
/// takes the crates that the other tests were compiled with.
fn examples(packages: &[&'static str]) -> Suite {
    let named = packages.iter().flat_map(|package| ["--package", package]);
    (
        "Running the examples in the documentation",
        ["test", "--doc"].into_iter().chain(named).collect(),
    )
}

/// The tests of this tool, which is a workspace of its own.
fn tools() -> [Suite; 3] {
    const MANIFEST: [&str; 2] = ["--manifest-path", "server/xtask/Cargo.toml"];
    let with =
        |before: &[&'static str], after: &[&'static str]| [before, &MANIFEST[..], after].concat();
    [
        ("Checking the format of the tools", with(&["fmt"], &["--check"])),
        ("Linting the tools", with(&["clippy"], &["--all-targets", "--", "--deny", "warnings"])),
        ("Testing the tools", with(&["test"], &[])),
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
    site::build(Profile::Quick)?;
    program::build()?;
    let setup = browser::install()?;
    step("Running the browser tests");
    let _load = repeat.load()?;
    say::watch(&mut setup.playwright("debug", &repeat.options()))
}

#[derive(Default)]
struct Results {
    tally: TestCounts,
    failures: Vec<String>,
}

impl Results {
    fn add_all(&mut self, suites: &[Suite]) {
        for (name, words) in suites {
            step(name);
            self.add(name, say::watch(&mut cargo_with(words)));
        }
    }

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
        say::times();
        for failure in &self.failures {
            note(failure);
        }
        println!("{} passed, {} failed", self.tally.passed, self.tally.failed);
        if self.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
