//! Browser tests many times over, beside busy processes: a test that fails once in twenty runs is a
//! fault of the test or of the page, and shows itself sooner on a machine that has other work.

use std::{
    env, hint,
    io::{self, Read},
    process::{Child, Command, ExitCode, Stdio},
    thread,
};

use crate::{
    failure::{Context, Failure},
    say::note,
};

/// The command of this program that keeps a core busy, see [`keep_busy`].
pub const BUSY: &str = "busy";

/// How often each test runs, beside how much other work, and what else Playwright is told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repeat {
    times: Option<u32>,
    load: u32,
    options: Vec<String>,
}

impl Repeat {
    /// Takes `--repeat N` and `--load N` out of `words`; the others are Playwright's.
    pub fn read(words: &[String]) -> Result<Self, Failure> {
        let mut read = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let (name, value) = match word.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (word.as_str(), None),
            };
            let mut number = || count(name, value.or_else(|| words.next().map(String::as_str)));
            match name {
                "--repeat" => read.times = Some(number()?),
                "--load" => read.load = number()?,
                _ => read.options.push(word.clone()),
            }
        }
        Ok(read)
    }

    /// What Playwright is told.
    pub fn options(&self) -> Vec<String> {
        let each = self.times.map(|times| format!("--repeat-each={times}"));
        each.into_iter().chain(self.options.iter().cloned()).collect()
    }

    /// Starts the other work; it ends when what is returned is dropped, or with this process.
    pub fn load(&self) -> Result<Load, Failure> {
        if self.load > 0 {
            note(&format!("beside {} busy processes", self.load));
        }
        let program = env::current_exe().context("finding this program")?;
        let mut load = Load(Vec::new());
        for _ in 0..self.load {
            let busy = Command::new(&program).arg(BUSY).stdin(Stdio::piped()).spawn();
            load.0.push(busy.context("starting a busy process")?);
        }
        Ok(load)
    }
}

fn count(name: &str, value: Option<&str>) -> Result<u32, Failure> {
    let number = value.and_then(|value| value.parse().ok()).filter(|number| *number > 0);
    number.ok_or_else(|| Failure::new(format!("`{name}` needs a number from 1 on")))
}

/// Processes that do nothing but keep cores busy.
#[must_use]
pub struct Load(Vec<Child>);

impl Drop for Load {
    fn drop(&mut self) {
        for busy in &mut self.0 {
            // One that has ended by itself is as good as one that was ended.
            let _ = busy.kill();
            let _ = busy.wait();
        }
    }
}

/// Keeps one core busy until standard input ends: that is when whoever started this process has
/// ended, however that came about.
pub fn keep_busy() -> ExitCode {
    thread::spawn(|| {
        let mut turns = 0_u64;
        loop {
            turns = hint::black_box(turns.wrapping_add(1));
        }
    });
    // An unreadable input has ended, too.
    let _ = io::stdin().read_to_end(&mut Vec::new());
    ExitCode::SUCCESS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Repeat, Failure> {
        Repeat::read(&words.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn repeating_and_load_are_taken_out_and_the_rest_goes_to_playwright() {
        let repeat = read(&["--repeat", "20", "cards.spec.ts", "--load=2", "-g=month"]).unwrap();
        assert_eq!(repeat.load, 2);
        assert_eq!(repeat.options(), ["--repeat-each=20", "cards.spec.ts", "-g=month"]);
        assert_eq!(read(&["wall.spec.ts"]).unwrap().options(), ["wall.spec.ts"]);
    }

    #[test]
    fn a_missing_or_senseless_number_is_refused() {
        for words in [&["--repeat"][..], &["--repeat", "cards.spec.ts"], &["--load", "0"]] {
            assert!(read(words).is_err(), "{words:?}");
        }
    }

    #[test]
    fn a_busy_process_ends_with_the_load() {
        let sleeper = Command::new("sleep").arg("60").spawn().unwrap();
        let id = sleeper.id();
        drop(Load(vec![sleeper]));
        let mut still_there = Command::new("kill");
        still_there.args(["-0", &id.to_string()]).stderr(Stdio::null());
        assert!(!still_there.status().unwrap().success());
    }
}
