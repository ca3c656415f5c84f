//! What a task says: a line for every step, and at its end where the time went.

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Command, Stdio},
    sync::{LazyLock, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use crate::{failure::Failure, test_counts::TestCounts};

static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
/// The steps begun so far, and when.
static STEPS: Mutex<Vec<(String, Duration)>> = Mutex::new(Vec::new());

/// Begins a step and says so, with the time since the task began.
pub fn step(what: &str) {
    let now = BEGIN.elapsed();
    println!("\n[{}] {what}", clock(now));
    STEPS.lock().unwrap_or_else(PoisonError::into_inner).push((what.to_owned(), now));
}

/// Says how long each step took.
pub fn times() {
    let steps = STEPS.lock().unwrap_or_else(PoisonError::into_inner);
    print!("\n{}", times_table(&steps, BEGIN.elapsed()));
}

/// A line for each step, and one for all of them; steps under a second are left out.
fn times_table(steps: &[(String, Duration)], end: Duration) -> String {
    let ends = steps.iter().skip(1).map(|(_, begin)| *begin).chain([end]);
    let took = |begin: Duration, end: Duration| end.saturating_sub(begin);
    let line = |time: Duration, what: &str| format!("  {}  {what}\n", clock(time));
    let lines = steps.iter().zip(ends).map(|((what, begin), end)| (took(*begin, end), what));
    let lines = lines.filter(|(time, _)| *time >= Duration::from_secs(1));
    let lines: String = lines.map(|(time, what)| line(time, what)).collect();
    let begin = steps.first().map_or(end, |(_, begin)| *begin);
    format!("Where the time went\n{lines}{}", line(took(begin, end), "in all"))
}

/// A remark within a step.
pub fn note(what: &str) {
    println!("        {what}");
}

fn clock(time: Duration) -> String {
    format!("{:>2}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

/// Runs a program whose output the person sees; anything but success is a failure.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .map_err(|error| Failure::new(format!("cannot start `{name}`: {error}")))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("`{}` failed ({status})", line(command))))
    }
}

/// Runs a program for what it prints; `None` when it cannot be started or fails.
pub fn ask(program: &str, words: &[&str]) -> Option<String> {
    let output = Command::new(program).args(words).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// How a watched program ended.
pub struct Watched {
    /// The tests it counted.
    pub tally: TestCounts,
    /// Whether it says that all is well.
    pub success: bool,
}

/// Runs a program whose output the person sees, and counts the tests in it.
pub fn watch(command: &mut Command) -> Result<Watched, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let cannot = |error| Failure::new(format!("cannot run `{name}`: {error}"));
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(cannot)?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let tally = thread::scope(|scope| {
        let errors =
            scope.spawn(|| err.map(|err| relay(err, std::io::stderr())).unwrap_or_default());
        let mut tally = out.map(|out| relay(out, std::io::stdout())).unwrap_or_default();
        tally += errors.join().unwrap_or_default();
        tally
    });
    let status = child.wait().map_err(cannot)?;
    Ok(Watched { tally, success: status.success() })
}

/// Passes lines on and counts.
fn relay(from: impl Read, mut to: impl Write) -> TestCounts {
    let mut tally = TestCounts::default();
    for line in BufReader::new(from).lines().map_while(Result::ok) {
        tally += TestCounts::of(&line);
        // Nobody left to read it is no reason to stop counting.
        let _ = writeln!(to, "{line}");
    }
    tally
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_add_up() {
        let at = Duration::from_secs;
        let steps = [("a".to_owned(), at(2)), ("b".to_owned(), at(63)), ("c".to_owned(), at(63))];
        let table = times_table(&steps, at(200));
        assert_eq!(table, "Where the time went\n   1:01  a\n   2:17  c\n   3:18  in all\n");
    }
}
