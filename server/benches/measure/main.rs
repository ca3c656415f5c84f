//! The benchmarks of the server, in one program: `cargo bench --bench measure -- [PART…]`.
//!
//! Each part prints one JSON object a line: `{"name": …, "value": …, "unit": …, "goal": …}`, and runs
//! in a process of its own, so that memory is measured from nothing. The large city (10,000
//! projects, 1,000,000 events) is written to the build's directory and kept there: writing it takes
//! longer than everything measured with it.

mod city;
mod crowd;
mod doubles;
mod gathering;
mod http;
mod import;
mod large;
mod live;
mod pages;
mod report;
mod rules;
mod served;
mod start;
mod writer;

use std::{env, error::Error, process::Command};

type Failure = Box<dyn Error + Send + Sync>;

/// All parts, in the order in which they run.
const PARTS: [&str; 6] = ["gathering", "import", "writer", "start", "pages", "served"];
/// Those that need the large city.
const LARGE: [&str; 3] = ["start", "pages", "served"];
/// The first word of a process that runs one part.
const ALONE: &str = "alone";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    // Cargo itself adds `--bench`.
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    match words.split_first() {
        Some((first, rest)) if first == ALONE => {
            part(rest.first().map_or("", String::as_str)).await
        }
        _ => all(&words).await,
    }
}

/// Runs the parts that are named, or every one.
async fn all(named: &[String]) -> Result<(), Failure> {
    if let Some(unknown) = named.iter().find(|word| !PARTS.contains(&word.as_str())) {
        return Err(format!("there is no part `{unknown}`; there are {}", PARTS.join(", ")).into());
    }
    let wanted = |part: &&str| named.is_empty() || named.iter().any(|word| word == part);
    if LARGE.iter().any(wanted) {
        large::prepare().await?;
    }
    for part in PARTS.iter().filter(|part| wanted(part)) {
        // The first start folds all events and leaves a snapshot, from which the second begins.
        let times = if *part == "start" { 2 } else { 1 };
        for _ in 0..times {
            let status = Command::new(env::current_exe()?).args([ALONE, part]).status()?;
            if !status.success() {
                return Err(format!("the part `{part}` failed").into());
            }
        }
    }
    Ok(())
}

async fn part(name: &str) -> Result<(), Failure> {
    match name {
        "gathering" => gathering::measure(),
        "import" => import::measure()?,
        "writer" => writer::measure().await?,
        "start" => start::measure(&large::file()).await?,
        "pages" => pages::measure(&large::file()).await?,
        "served" => served::measure(&large::file()).await?,
        other => return Err(format!("there is no part `{other}`").into()),
    }
    Ok(())
}
