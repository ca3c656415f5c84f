//! What a task says: a line for every step, and the time it took.

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Command, Stdio},
    sync::LazyLock,
    thread,
    time::{Duration, Instant},
};

use crate::{failure::Failure, tally::Tally};

static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Begins a step and says so, with the time since the task began.
pub fn step(what: &str) {
    println!("\n[{}] {what}", clock(BEGIN.elapsed()));
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
    pub tally: Tally,
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
fn relay(from: impl Read, mut to: impl Write) -> Tally {
    let mut tally = Tally::default();
    for line in BufReader::new(from).lines().map_while(Result::ok) {
        tally += Tally::of(&line);
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
