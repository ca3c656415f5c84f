//! The paper by which an imported ledger's plans hold, as options of the command line.

use battle_map::{
    model::ledger::PlanPaper,
    value::{Day, Name, Text},
};
use clap::Args;

use super::common::name;

/// Options of `import` about its plans; without any of them the file itself stands for the paper.
#[derive(Debug, Args)]
pub struct PlanPaperOptions {
    /// The document by which the plans of the ledger hold
    #[arg(long, value_name = "NAME", env = "BATTLE_MAP_DOCUMENT", value_parser = name)]
    pub document: Option<Name>,
    /// Why they replace the plans before them
    #[arg(long, value_name = "TEXT", env = "BATTLE_MAP_REASON", value_parser = words)]
    pub reason: Option<Text>,
    /// The day from which they hold; else today
    #[arg(long, value_name = "YYYY-MM-DD", env = "BATTLE_MAP_SINCE")]
    pub since: Option<Day>,
}

impl PlanPaperOptions {
    /// The paper; none where nothing is said of it.
    #[must_use]
    pub fn paper(&self, today: Day) -> Option<PlanPaper> {
        let Self { document, reason, since } = self;
        let said = document.is_some() || reason.is_some() || since.is_some();
        let (document, reason) = (document.clone(), reason.clone());
        said.then(|| PlanPaper { document, reason, since: since.unwrap_or(today) })
    }
}

fn words(text: &str) -> Result<Text, String> {
    Text::new(text).map_err(|error| error.to_string())
}
