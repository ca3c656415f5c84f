//! `cargo xtask`: builds, serves, tests and measures the battle map on a machine that has nothing
//! but rustup and Node; what else is needed it brings or names.

mod asset;
mod bench;
mod browser;
mod bundle;
mod compact;
mod compiler;
mod compress;
mod debian;
mod failure;
mod groups;
mod join;
mod papers;
mod paths;
mod program;
mod repeat;
mod rows;
mod say;
mod site;
mod soak;
mod style;
mod suites;
mod test_counts;
mod toolchain;
mod unused;
mod weight;

use std::{env, process::ExitCode};

use failure::Failure;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  run      build everything and serve the demo city on http://127.0.0.1:3000
  test     everything that has to pass: format, lints, unit, integration, browser;
           `test domain`, `test server` or `test browser [--repeat N] [--load N] [SPEC…]` runs one
           part, each browser test N times and beside N busy processes if so asked
  build    the release: target/release/battle-map, its site inside, weighed in a browser
  bench    the benchmarks, as a table and as target/bench.json;
           `bench server [PART…]` or `bench browser [SPEC…]` runs a part
  soak     what takes hours: [--commands N] and [--files N] by chance to a server, [--changes N] on a
           wall, [--inputs N] of every reader of files

  site     only the browser's half: target/site; with --release as it ships
  browser  only install what the browser tests need
";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let (command, rest) =
        words.split_first().map_or(("", &words[..]), |(first, rest)| (first.as_str(), rest));
    match dispatch(command, rest) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, rest: &[String]) -> Result<ExitCode, Failure> {
    match command {
        "run" => program::run(rest)?,
        "test" => return suites::run(rest),
        "build" => {
            program::release()?;
            let light = weight::judge();
            say::times();
            light?;
        }
        "bench" => bench::run(rest)?,
        "soak" => soak::run(rest)?,
        "site" => site::build(profile(rest)?)?,
        "browser" => drop(browser::install()?),
        repeat::BUSY => return Ok(repeat::keep_busy()),
        "" | "help" | "--help" | "-h" => print!("{USAGE}"),
        other => {
            eprint!("{USAGE}");
            return Err(Failure::new(format!("there is no command `{other}`")));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// How much work goes into the browser's half: `--release` asks for the small one.
fn profile(words: &[String]) -> Result<asset::Profile, Failure> {
    match words.first().map(String::as_str) {
        None => Ok(asset::Profile::Quick),
        Some("--release") => Ok(asset::Profile::Release),
        Some(other) => Err(Failure::new(format!("`site` knows no `{other}`"))),
    }
}
