//! `cargo xtask soak`: what takes longer than a benchmark may. Commands and files by chance, damaged
//! contents in every reader, and a wall that shows change after change while its memory is watched.

use crate::{
    bench, browser,
    failure::Failure,
    program, rows,
    say::{self, note, step},
    toolchain::cargo,
};

/// Parts of the names of tests that read arbitrary input, which must never make them crash, or drawn
/// ledgers, of which none may be wrong in silence.
const READERS: [&str; 6] = [
    "end_well",
    "ends_well",
    "never_fails",
    "come_back",
    "comes_back_as_it_was",
    "is_wrong_in_silence",
];
/// The variable that tells the property tests how many inputs they try.
const INPUTS: &str = "PROPTEST_CASES";
/// The test that gives commands by chance, with the rows of a log, and that which sends files.
const FUZZ: [&str; 3] = ["fuzz::commands", "fuzz::events", "fuzz::files"];
/// The variables that tell them how many commands and files they take.
const FUZZED: [&str; 2] = ["BATTLE_MAP_FUZZED_COMMANDS", "BATTLE_MAP_FUZZED_FILES"];
/// The variable that tells them from where chance begins.
const SEED: &str = "BATTLE_MAP_FUZZ_SEED";
/// The variable that tells the wall's spec how many changes it makes.
const CHANGES: &str = "BATTLE_MAP_CHANGES";

/// How much of everything; nothing of what is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counts {
    /// Commands by chance to a server.
    commands: u32,
    /// Files by chance to a server.
    files: u32,
    /// Changes that the wall shows.
    changes: u32,
    /// Inputs of each test that reads files.
    inputs: u32,
}

impl Counts {
    fn of(words: &[String]) -> Result<Self, Failure> {
        let mut counts =
            Self { commands: 100_000, files: 10_000, changes: 10_000, inputs: 100_000 };
        let mut words = words.iter();
        while let Some(option) = words.next() {
            let place = match option.as_str() {
                "--commands" => &mut counts.commands,
                "--files" => &mut counts.files,
                "--changes" => &mut counts.changes,
                "--inputs" => &mut counts.inputs,
                other => {
                    return Err(Failure::new(format!(
                        "`soak` knows no `{other}`; there are --commands N, --files N, --changes N and \
                         --inputs N"
                    )));
                }
            };
            let number = words.next().and_then(|word| word.parse().ok());
            *place = number.ok_or_else(|| Failure::new(format!("`{option}` needs a number")))?;
        }
        Ok(counts)
    }
}

/// Soaks server, readers and wall.
pub fn run(words: &[String]) -> Result<(), Failure> {
    let counts = Counts::of(words)?;
    if counts.commands > 0 || counts.files > 0 {
        fuzz(counts)?;
    }
    if counts.inputs > 0 {
        inputs(counts.inputs)?;
    }
    if counts.changes > 0 {
        changes(counts.changes)?;
    }
    Ok(())
}

fn fuzz(counts: Counts) -> Result<(), Failure> {
    let Counts { commands, files, .. } = counts;
    // Other inputs each time; a fault names the seed from which they come again.
    let seed = u64::from(std::process::id()) * 1_000_000;
    step(&format!("Giving {commands} commands and sending {files} files by chance, from {seed}"));
    let mut command = cargo();
    command.args([
        "test",
        "--package",
        "battle-map-server",
        "--test",
        "web",
        "--no-fail-fast",
        "--",
    ]);
    command.args(FUZZ).arg("--nocapture").env(SEED, seed.to_string());
    for (variable, count) in FUZZED.into_iter().zip([commands, files]) {
        command.env(variable, count.to_string());
    }
    passed(&say::watch(&mut command)?, "what was given or sent was not answered")
}

/// The result of tests of which at least one ran.
fn passed(ended: &say::Watched, what: &str) -> Result<(), Failure> {
    note(&format!("{} tests passed, {} failed", ended.tally.passed, ended.tally.failed));
    if ended.success && ended.tally.passed > 0 {
        Ok(())
    } else {
        Err(Failure::new(format!("{what}, see above")))
    }
}

fn inputs(count: u32) -> Result<(), Failure> {
    step(&format!("Reading {count} inputs in every test that reads any"));
    let mut command = cargo();
    command.args(["test", "--workspace", "--lib", "--tests", "--no-fail-fast", "--"]);
    let ended = say::watch(command.args(READERS).env(INPUTS, count.to_string()))?;
    passed(&ended, "an input did not end well")
}

fn changes(count: u32) -> Result<(), Failure> {
    program::release()?;
    step(&format!("Showing {count} changes on a wall"));
    let setup = browser::install()?;
    let mut command = bench::measuring(&setup, &["soak.spec.ts".to_owned()]);
    command.env(CHANGES, count.to_string());
    rows::publish(&rows::collect(command)?, "soak.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_options() {
        let of = |words: &[&str]| {
            Counts::of(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
        };
        let usual = Counts { commands: 100_000, files: 10_000, changes: 10_000, inputs: 100_000 };
        assert_eq!(of(&[]).unwrap(), usual);
        let fewer = of(&["--inputs", "7", "--changes", "0", "--commands", "5", "--files", "3"]);
        assert_eq!(fewer.unwrap(), Counts { commands: 5, files: 3, changes: 0, inputs: 7 });
        assert!(of(&["--changes"]).is_err());
        assert!(of(&["--hours", "3"]).is_err());
    }
}
