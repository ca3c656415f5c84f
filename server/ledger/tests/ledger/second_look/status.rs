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

#[test]
fn words_of_acceptance_trial_and_statistics_say_what_they_mean() {
    let words = [
        ("完工待验收", "completed"),
        ("试运行", "completed"),
        ("停工中", "started/suspended"),
        ("已开工未纳统", "started/building"),
        ("在建，已入库", "started/building"),
        ("未纳统", "unknown"),
        ("基本建成", "started/building"),
        ("主体完工", "started/building"),
        ("桩基施工", "started/building"),
        ("建成未投产", "completed"),
        ("并网发电", "operating/completed"),
        ("通车", "operating/completed"),
        ("已签约未开工", "not-started"),
        ("具备开工条件", "not-started"),
        ("初步设计阶段", "not-started"),
        ("停工整改", "started/suspended"),
        ("推迟实施", "unknown/suspended"),
    ];
    let read = ledger("建设状态", &words.map(|(word, _)| word));
    assert_eq!((codes(&read.rejected), warned(&read)), (vec![], vec![]));
    let lines = told(&mut Board::default(), read.ledger.as_ref().unwrap());
    let stages: Vec<&str> = lines.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(stages, words.map(|(_, stage)| stage));
    let enrolled: Vec<_> = rows(&read)[3..6].iter().map(|row| row.enrolled).collect();
    assert_eq!(enrolled, [Some(false), Some(true), Some(false)]);
}

#[test]
fn what_is_built_is_not_planned_for_the_year_whatever_the_column() {
    let read = ledger("建设性质", &["续建中", "完工待验收", "试生产", "已竣工", "竣工"]);
    let lines = told(&mut Board::default(), read.ledger.as_ref().unwrap());
    let stages: Vec<&str> = lines.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(stages, ["started/building", "completed", "completed", "completed", "unknown"]);
}

#[test]
fn words_that_may_mean_this_or_that_are_asked_about() {
    let words = ["半停工", "冬季停工", "推进中", "未完工", "取消", "部分停工", "未纳统待定"];
    let read = ledger("建设状态", &words);
    let asked: Vec<_> = (3..10).map(|row| (row, "建设状态", "unknown-status")).collect();
    assert_eq!((codes(&read.rejected), warned(&read)), (vec![], asked));
}

#[test]
fn enrolment_in_a_status_gives_way_to_its_own_column_and_is_told() {
    let read =
        ledger("建设状态,是否纳统", &["已开工未纳统,是", "已开工未纳统,", "已开工已纳统,是"]);
    let enrolled: Vec<_> = rows(&read).iter().map(|row| row.enrolled).collect();
    assert_eq!(enrolled, [Some(true), Some(false), Some(true)]);
    assert_eq!(warned(&read), [(3, "是否纳统", "status-contradicts")]);
}

#[test]
fn a_tick_below_a_status_says_it() {
    let told_of = |header: &str, cells: &[&str]| {
        let read = ledger(header, cells);
        assert_eq!(codes(&read.rejected), [], "{header}");
        let lines = told(&mut Board::default(), read.ledger.as_ref().unwrap());
        let stage = |line: &String| line.split(' ').next().unwrap().to_owned();
        (lines.iter().map(stage).collect::<Vec<_>>(), warned(&read).len())
    };
    let stages = |expected: [&str; 4]| expected.map(ToOwned::to_owned).to_vec();
    let cells = ["√,,", ",✓,", ",,是", ",,"];
    let expected = stages(["not-started", "started/building", "completed", "unknown"]);
    assert_eq!(told_of("前期,在建,竣工", &cells), (expected.clone(), 0));
    assert_eq!(told_of("前期（打√）,在建（打√）,竣工（打√）", &cells), (expected, 0));
    let cells = ["1,0,0", "0,1,0", "0,0,1", "否,否,否"];
    let expected = stages(["started/building", "unknown", "unknown", "unknown"]);
    assert_eq!(told_of("续建,新开工,竣工", &cells).0, expected);
    let both = ["是,", "是,是", ",是", ","];
    let expected = stages(["started/building", "completed", "completed", "unknown"]);
    assert_eq!(told_of("开工,竣工", &both), (expected, 0));
}

#[test]
fn ticks_that_exclude_each_other_are_named_and_other_cells_are_no_ticks() {
    let read = ledger("前期,在建,竣工", &["√,√,", ",√,"]);
    assert_eq!(warned(&read), [(3, "在建", "status-contradicts")]);
    assert_eq!(rows(&read)[0].statuses, []);
    let read = ledger("前期,在建,竣工", &["2000,,", ",√,"]);
    assert!(rows(&read).iter().all(|row| row.statuses.is_empty()));
    assert_eq!(warned(&read).iter().filter(|(.., code)| *code == "unknown-column").count(), 2);
}

#[test]
fn ticks_are_read_below_a_header_of_two_rows_and_sums_are_none() {
    let read = read_csv(&format!(
        "{TITLE}\n项目名称,县区,建设状态,,,总投资(万元)\n,,前期,在建,竣工,\n\
         甲,岳池县,√,,,500\n乙,岳池县,,√,,500\n丙,岳池县,,,√,500\n合计,,12,31,7,1500"
    ));
    assert_eq!(codes(&read.rejected), []);
    let words: Vec<_> = rows(&read).iter().map(|row| row.statuses[0].status.code()).collect();
    assert_eq!(words, ["early", "building", "completed"]);
}

#[test]
fn a_quarter_a_half_and_a_short_year_are_due_by_their_end_and_told() {
    let read = ledger(
        "计划开工,计划竣工,实际开工",
        &[
            "26年3月,2027年第四季度,",
            "2026年上半年,预计明年底前建成,",
            "年内,下半年,26年3月",
            ",,上半年",
        ],
    );
    let days: Vec<_> = rows(&read)
        .iter()
        .map(|row| (day(row.planned_start), day(row.planned_completion), day(row.start)))
        .collect();
    let expected = [
        ("2026-03", "2027-12", "-"),
        ("2026-06", "2027-12", "-"),
        ("2026-12", "2026-12", "2026-03"),
    ];
    assert_eq!(days, expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
    assert_eq!(codes(&read.rejected), [(6, "实际开工", "unreadable-date")]);
    let told = warned(&read);
    assert_eq!(told.iter().filter(|(.., code)| *code == "date-derived").count(), 7, "{told:?}");
    let values: Vec<&str> = read.warnings.iter().map(|issue| issue.value.as_str()).collect();
    assert!(values.contains(&"2027年第四季度 → 2027-12"), "{values:?}");
}
