//! What the ledger tests share: options, and short ways to read a table written in the test.

use std::{
    collections::HashMap,
    io::{Cursor, Read as _, Write as _},
};

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
use battle_map_ledger::{ReadLedger, ReadOptions, read, words};
use proptest::test_runner::Config;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// 22 November 2026, noon.
pub const NOW: Timestamp = Timestamp(1_795_320_000_000);

/// As many inputs as `PROPTEST_CASES` says, else `usual`: a soak tries more.
pub fn inputs(usual: u32) -> Config {
    match std::env::var("PROPTEST_CASES") {
        Ok(_) => Config::default(),
        Err(_) => Config::with_cases(usual),
    }
}

/// Words of a city of its own, which every ledger read here may use.
const OWN_WORDS: &str = "\
name: 事项全称
region: 片区归属
total: 总盘子
plan: 年度盘子
year-to-date: 已干盘子
since-start: 开干以来盘子
planned-completion: 交卷日期
responsible-unit: 扛旗单位
problem: 卡点堵点
status: 干到哪步
nature: 干法
code: 赋码串
status-building: 甩开膀子干
status-stopped: 歇火
";

/// Options of somebody who says nothing, in a city with words of its own.
pub fn options(file: &str) -> ReadOptions {
    words::add(OWN_WORDS).unwrap();
    ReadOptions {
        program: env!("CARGO_BIN_EXE_read-workbook").into(),
        file: Name::new(file).unwrap(),
        sheets: Vec::new(),
        list: None,
        year: None,
        period: None,
        datum: None,
        partial: false,
        corrections: Vec::new(),
        headers: Vec::new(),
        mended: Vec::new(),
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

/// The same workbook with its days counted from 1904.
pub fn counted_from_1904(workbook: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name == "xl/workbook.xml" {
            let text = String::from_utf8(bytes).unwrap();
            bytes = text.replace("<workbookPr", "<workbookPr date1904=\"1\"").into_bytes();
        }
        written.start_file(name, SimpleFileOptions::default()).unwrap();
        written.write_all(&bytes).unwrap();
    }
    written.finish().unwrap().into_inner()
}
