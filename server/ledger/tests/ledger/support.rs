//! What the ledger tests share: options, and short ways to read a table written in the test.

use std::collections::HashMap;

use battle_map::{
    board::Board,
    event::Recorded,
    model::{
        actor::{Actor, Role},
        ledger::{Issue, Ledger},
    },
    rules::import::{ImportPlan, plan},
    value::{CommandId, Name, Seq, Timestamp},
    view::catalogue::Catalogue,
};
use battle_map_ledger::{ReadLedger, ReadOptions, read};
use proptest::test_runner::Config;

/// 22 November 2026, noon.
pub const NOW: Timestamp = Timestamp(1_795_320_000_000);

/// As many inputs as `PROPTEST_CASES` says, else `usual`: a soak tries more.
pub fn inputs(usual: u32) -> Config {
    match std::env::var("PROPTEST_CASES") {
        Ok(_) => Config::default(),
        Err(_) => Config::with_cases(usual),
    }
}

/// Options of somebody who says nothing.
pub fn options(file: &str) -> ReadOptions {
    ReadOptions {
        program: env!("CARGO_BIN_EXE_read-workbook").into(),
        file: Name::new(file).unwrap(),
        sheets: Vec::new(),
        list: None,
        year: None,
        period: None,
        datum: None,
        partial: false,
        today: NOW.day(),
    }
}

/// Reads a table written as CSV.
pub fn read_csv(text: &str) -> ReadLedger {
    read(text.as_bytes(), &options("清单.csv")).unwrap()
}

/// Issues as row, column and code.
pub fn codes(issues: &[Issue]) -> Vec<(u32, &str, &str)> {
    issues.iter().map(|issue| (issue.row, issue.column.as_str(), issue.code.code())).collect()
}

/// Imports a ledger into a board, which then stands as the ledger says.
pub fn import(board: &mut Board, ledger: &Ledger) -> ImportPlan {
    let planned = plan(board, ledger, NOW);
    let actor = Actor { name: Name::new("office").unwrap(), role: Role::Office, post: None };
    let command = CommandId::try_from("import-0001".to_owned()).unwrap();
    for event in planned.events.clone() {
        let seq = Seq(board.seq.0 + 1);
        board.apply(&Recorded {
            seq,
            at: NOW,
            actor: actor.clone(),
            command: command.clone(),
            event,
        });
    }
    planned
}

/// The words of one language, straight from the file of the screens.
pub struct Words(HashMap<String, String>);

impl Words {
    pub fn chinese() -> Self {
        Self(serde_json::from_str(include_str!("../../../../app/locales/zh-CN.json")).unwrap())
    }

    pub fn english() -> Self {
        Self(serde_json::from_str(include_str!("../../../../app/locales/en.json")).unwrap())
    }
}

impl Catalogue for Words {
    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.0.get(key).map_or(key, String::as_str).to_owned();
        let filled = |text: String, (name, value): &(&str, &str)| {
            text.replace(&format!("{{{name}}}"), value)
        };
        values.iter().fold(text, filled)
    }
}
