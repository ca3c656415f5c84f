//! Whether the release weighs no more than a route may: what a browser loads of each over plain http
//! is counted in the browser, against the release itself with a demo city.

use crate::{
    browser,
    failure::Failure,
    say::{note, run, step},
};

/// Tells the spec whose budgets count.
const BUDGETS: &str = "BATTLE_MAP_BUDGETS";

/// Weighs the release, which has been built.
pub fn judge() -> Result<(), Failure> {
    step("Weighing what browsers load of the release");
    let setup = match browser::install() {
        Ok(setup) => setup,
        Err(failure) => {
            note(&format!("not weighed, for want of a browser: {failure}"));
            return Ok(());
        }
    };
    let options = ["--project=hydrated", "weight.spec.ts"].map(str::to_owned);
    run(setup.playwright("release", &options).env(BUDGETS, "release"))
        .map_err(|_| Failure::new("a route weighs more than it may, see above"))
}
