//! What every part says: one JSON object a line, and the figures it is made of.

use std::{fs, time::Instant};

use crate::Failure;

/// Prints a row; `goal` in words, empty where there is none.
pub fn report(name: &str, value: f64, unit: &str, goal: &str) {
    let row = serde_json::json!({ "name": name, "value": value, "unit": unit, "goal": goal });
    println!("{row}");
}

/// Milliseconds since a moment.
pub fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// What so many hundredths of the values do not exceed; sorts them.
pub fn percentile(values: &mut [f64], hundredths: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() * hundredths / 100).or(values.last()).copied().unwrap_or(f64::NAN)
}

/// What the kernel counts as a process's own in megabytes; only Linux tells it this way.
/// `process` is its number, or `self`.
pub fn resident_megabytes(process: &str) -> Result<f64, Failure> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    Ok(kilobytes.ok_or("no VmRSS")?.trim().parse::<f64>()? / 1024.0)
}
