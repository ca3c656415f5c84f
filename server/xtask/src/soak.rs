//! `cargo xtask soak`: what takes longer than a benchmark may. Files with damaged contents by the
//! hundred thousand, and a wall that shows change after change while its memory is watched.

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
/// The variable that tells the wall's spec how many changes it makes.
const CHANGES: &str = "BATTLE_MAP_CHANGES";

/// How much of everything; nothing of what is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counts {
    /// Changes that the wall shows.
    changes: u32,
    /// Inputs of each test that reads files.
    inputs: u32,
}

impl Counts {
    fn of(words: &[String]) -> Result<Self, Failure> {
        let mut counts = Self { changes: 10_000, inputs: 100_000 };
        let mut words = words.iter();
        while let Some(option) = words.next() {
            let place = match option.as_str() {
                "--changes" => &mut counts.changes,
                "--inputs" => &mut counts.inputs,
                other => {
                    return Err(Failure::new(format!(
                        "`soak` knows no `{other}`; there are --changes N and --inputs N"
                    )));
                }
            };
            let number = words.next().and_then(|word| word.parse().ok());
            *place = number.ok_or_else(|| Failure::new(format!("`{option}` needs a number")))?;
        }
        Ok(counts)
    }
}

/// Soaks readers and wall.
pub fn run(words: &[String]) -> Result<(), Failure> {
    let counts = Counts::of(words)?;
    if counts.inputs > 0 {
        inputs(counts.inputs)?;
    }
    if counts.changes > 0 {
        changes(counts.changes)?;
    }
    Ok(())
}

fn inputs(count: u32) -> Result<(), Failure> {
    step(&format!("Reading {count} inputs in every test that reads any"));
    let mut command = cargo();
    command.args(["test", "--workspace", "--lib", "--tests", "--no-fail-fast", "--"]);
    let ended = say::watch(command.args(READERS).env(INPUTS, count.to_string()))?;
    note(&format!("{} tests passed, {} failed", ended.tally.passed, ended.tally.failed));
    if ended.success && ended.tally.passed > 0 {
        Ok(())
    } else {
        Err(Failure::new("an input did not end well, see above"))
    }
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
        assert_eq!(of(&[]).unwrap(), Counts { changes: 10_000, inputs: 100_000 });
        let fewer = of(&["--inputs", "7", "--changes", "0"]).unwrap();
        assert_eq!(fewer, Counts { changes: 0, inputs: 7 });
        assert!(of(&["--changes"]).is_err());
        assert!(of(&["--hours", "3"]).is_err());
    }
}
