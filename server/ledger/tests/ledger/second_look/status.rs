//! 建设状态, 建设性质: what a word says of start, completion, stage and suspension.

use battle_map::{
    board::Board,
    model::{ledger::Ledger, stage::Condition},
};
use battle_map_ledger::ReadLedger;

use super::{day, rows, warned};
use crate::support::{codes, import, read_csv};

const TITLE: &str = "某市2026年重点项目台账";

fn ledger(header: &str, words: &[&str]) -> ReadLedger {
    let lines: Vec<String> =
        words.iter().enumerate().map(|(at, word)| format!("项目{at},岳池县,{word}")).collect();
    read_csv(&format!("{TITLE}\n项目名称,县区,{header}\n{}", lines.join("\n")))
}

/// Stage group, start and completion with their plans, and the warnings of each row.
fn told(board: &mut Board, ledger: &Ledger) -> Vec<String> {
    let plan = import(board, ledger);
    assert_eq!(plan.rejected, []);
    let again = import(&mut board.clone(), ledger);
    let changed: Vec<_> = again.rows.iter().map(|row| &row.fields).collect();
    assert!(again.events.is_empty(), "the same twice: {changed:?}");
    let rows = board.projects.values().zip(&ledger.rows);
    let told = rows.map(|(project, row)| {
        let stage = (project.stage().code(), project.stage_group().code());
        let stage = if stage.0 == stage.1 {
            stage.0.to_owned()
        } else {
            stage.0.to_owned() + "/" + stage.1
        };
        let planned = (project.planned_start(), project.planned_completion());
        let dates = [project.started().date(), project.completed().date(), planned.0, planned.1];
        let dates =
            dates.map(|date| date.map_or("-".to_owned(), |date| date.to_string())).join(" ");
        let warnings = plan.warnings.iter().filter(|issue| issue.row == row.row);
        let codes = [String::new()].into_iter();
        let codes = codes.chain(warnings.map(|issue| issue.code.code().to_owned()));
        let codes = codes.collect::<Vec<_>>().join(" ");
        format!("{stage} {dates}{codes}")
    });
    told.collect()
}

#[test]
fn a_status_says_where_a_project_stands_without_inventing_a_day() {
    let words = [
        "在建",
        "未开工",
        "已竣工",
        "已投产",
        "前期工作",
        "已开工",
        "在建（主体施工）",
        "新建",
        "/",
        "",
    ];
    for header in ["建设状态", "项目阶段", "目前状态"] {
        let read = ledger(header, &words);
        assert_eq!((codes(&read.rejected), warned(&read)), (vec![], vec![]));
        assert_eq!(
            told(&mut Board::default(), read.ledger.as_ref().unwrap())[..],
            [
                "started/building - - - - region-created",
                "not-started - - - -",
                "completed - - - -",
                "operating/completed - - - -",
                "not-started - - - -",
                "started/building - - - -",
                "started/building - - - -",
                "unknown - - - -",
                "unknown - - - -",
                "unknown - - - -",
            ]
        );
    }
}

#[test]
fn words_of_the_nature_speak_of_the_lists_year() {
    for (header, words) in [
        ("建设性质", ["续建", "新开工", "竣工", "前期", "计划投产"]),
        ("项目状态", ["续建", "计划新开工", "竣工", "储备", "拟竣工"]),
        ("项目类别", ["续建项目", "新开工项目", "竣工项目", "前期项目", "拟竣工项目"]),
    ] {
        let read = ledger(header, &words);
        assert_eq!((codes(&read.rejected), warned(&read)), (vec![], vec![]), "{header}");
        assert_eq!(
            told(&mut Board::default(), read.ledger.as_ref().unwrap()),
            [
                "started/building - - - - region-created",
                "unknown - - 2026-12 - date-derived",
                "unknown - - - 2026-12 date-derived",
                "not-started - - - -",
                "unknown - - - 2026-12 date-derived",
            ],
            "{header}"
        );
    }
}

#[test]
fn headings_of_a_nature_hold_for_what_stands_below() {
    let read = read_csv(&format!(
        "{TITLE}\n项目名称,县区,总投资(万元)\n一、续建项目（1个）,,\n甲,岳池县,500\n\
         二、新开工项目,,\n乙,岳池县,500\n三、产业项目,,\n丙,岳池县,500"
    ));
    let lines = told(&mut Board::default(), read.ledger.as_ref().unwrap());
    assert_eq!(
        lines[..2],
        ["started/building - - - - region-created", "unknown - - 2026-12 - date-derived",]
    );
    let sectors: Vec<_> =
        rows(&read).iter().map(|row| row.facts.sector.as_ref().map(ToString::to_string)).collect();
    assert_eq!(sectors, [None, None, Some("产业项目".to_owned())]);
}

#[test]
fn what_is_stopped_or_postponed_is_suspended_and_its_reason_asked_for() {
    let read = ledger("建设状态", &["停工", "缓建", "在建"]);
    let mut board = Board::default();
    assert_eq!(
        told(&mut board, read.ledger.as_ref().unwrap()),
        [
            "started/suspended - - - - suspension-without-reason region-created",
            "unknown/suspended - - - - suspension-without-reason",
            "started/building - - - -",
        ]
    );
    let notes: Vec<_> = board
        .projects
        .values()
        .filter_map(|project| match &project.condition {
            Condition::Suspended { note, paper: None, .. } => {
                note.as_ref().map(ToString::to_string)
            }
            _ => None,
        })
        .collect();
    assert_eq!(notes, ["停工", "缓建"]);
    let later = ledger("建设状态", &["在建", "缓建", "停工"]);
    let plan = import(&mut board, later.ledger.as_ref().unwrap());
    let warnings: Vec<_> =
        plan.warnings.iter().map(|issue| (issue.row, issue.code.code(), &*issue.value)).collect();
    assert_eq!(
        warnings,
        [
            (3, "status-contradicts", "在建 ≠ 停缓建"),
            (4, "suspension-without-reason", "缓建"),
            (5, "suspension-without-reason", "停工"),
        ]
    );
}

#[test]
fn a_word_nobody_knows_is_named_by_its_cell_and_kept() {
    let read = ledger("建设状态", &["在建", "卡壳中", "在建/卡壳中"]);
    let unknown = [4, 5].map(|row| (row, "建设状态", "unknown-status"));
    assert_eq!((codes(&read.rejected), warned(&read)), (vec![], unknown.to_vec()));
    let kept: Vec<_> = rows(&read).iter().map(|row| row.extra[0].1.as_str()).collect();
    assert_eq!(kept, ["在建", "卡壳中", "在建/卡壳中"]);
}

#[test]
fn columns_of_their_own_count_before_the_status_and_contradictions_are_shown() {
    let read = read_csv(&format!(
        "{TITLE}\n项目名称,县区,建设状态,是否开工,实际开工,计划开工\n甲,岳池县,在建,否,,\n\
         乙,岳池县,未开工,,2025.3,\n丙,岳池县,在建,是,2025.4,\n丁,岳池县,新开工,,,2025.4\n\
         戊,岳池县,续建,,2026.3,\n己,岳池县,新开工,,2026.3,"
    ));
    let lines = told(&mut Board::default(), read.ledger.as_ref().unwrap());
    assert_eq!(
        lines,
        [
            "not-started - - - - status-contradicts region-created",
            "started/building 2025-03 - - - status-contradicts",
            "started/building 2025-04 - - -",
            "unknown - - 2025-04 - status-contradicts",
            "started/building 2026-03 - - - status-contradicts",
            "started/building 2026-03 - - -",
        ]
    );
    assert_eq!(day(rows(&read)[2].start), "2025-04");
}
