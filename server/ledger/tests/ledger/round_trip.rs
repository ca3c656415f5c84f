//! What is exported and imported again changes nothing, in either format.

use std::sync::LazyLock;

use battle_map::{
    board::Board,
    geometry::{Line, Point, Shape},
    model::{
        ledger::{Ledger, LedgerRow},
        project::{FactField, Project, Site},
    },
    value::{ListId, Money, Name, ProjectId, Text},
    view::{export::ExportTable, facts::FactWords},
};
use battle_map_ledger::{export::ExportFormat, read};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::{NOW, import, inputs, options};

const SAMPLE: &[u8] = include_bytes!("../../../tests/data/guangan-ledger.xlsx");

static LEDGER: LazyLock<Ledger> =
    LazyLock::new(|| read(SAMPLE, &options("台账.xlsx")).unwrap().ledger.unwrap());

fn sample_board() -> Board {
    board(&LEDGER)
}

fn board(ledger: &Ledger) -> Board {
    let mut board = Board::default();
    let plan = import(&mut board, ledger);
    assert_eq!((plan.tally.new as usize, plan.rejected.len()), (ledger.rows.len(), 0));
    board
}

/// A board of one project.
fn small_board(row: LedgerRow) -> Board {
    board(&Ledger { rows: vec![row], ..LEDGER.clone() })
}

fn table(board: &Board) -> ExportTable {
    ExportTable::of(board, None, NOW.day())
}

fn changes_nothing(board: &Board) {
    for format in [ExportFormat::Csv, ExportFormat::Xlsx] {
        let file = format.write(&table(board)).unwrap();
        let back = read(&file, &options("导出.csv")).unwrap();
        assert_eq!((back.rejected, back.warnings), (vec![], vec![]), "{format:?}");
        let plan = import(&mut board.clone(), &back.ledger.unwrap());
        let changed: Vec<_> = plan.rows.iter().filter(|row| !row.fields.is_empty()).collect();
        assert!(changed.is_empty() && plan.events.is_empty(), "{format:?}: {changed:?}");
        assert_eq!(plan.tally.unchanged as usize, board.projects.len(), "{format:?}");
    }
}

#[test]
fn the_same_ledger_twice_changes_nothing() {
    let again = import(&mut sample_board(), &LEDGER);
    assert_eq!((again.tally.unchanged, again.events.len()), (100, 0));
}

#[test]
fn a_citys_ledger_comes_back_unchanged_from_csv_and_workbook() {
    changes_nothing(&sample_board());
}

#[test]
fn the_header_names_year_and_period() {
    let file = ExportFormat::Csv.write(&table(&sample_board())).unwrap();
    let text = String::from_utf8(file).unwrap();
    assert_eq!(
        text.lines().next().unwrap().trim_start_matches('\u{feff}'),
        "项目编号,项目代码,项目名称,县区,建设地点,行业,责任单位,业主单位,牵头单位,联系领导,总投资(万元),\
         2022年度计划(万元),2022年1-4月累计完成(万元),计划开工时间,计划竣工时间,是否开工,形象进度,经度,纬度,存在问题"
    );
    assert!(text.contains(",2022-06,2024-07,是,"), "months print as months");
}

#[test]
fn an_empty_board_exports_the_header_and_reads_back_as_nothing() {
    let board = Board::default();
    let file = ExportFormat::Csv.write(&table(&board)).unwrap();
    assert_eq!(String::from_utf8(file).unwrap().lines().count(), 1);
    changes_nothing(&board);
}

#[test]
fn a_list_is_exported_in_its_own_order() {
    let board = sample_board();
    let table = ExportTable::of(&board, Some(ListId(1)), NOW.day());
    assert_eq!(table.rows.len(), 100);
    let name = table.rows[0].fact(FactField::Name).and_then(FactWords::text);
    assert_eq!(name.as_deref(), Some("华蓥金穗锂电池材料项目"));
}

#[test]
fn a_line_keeps_its_course_and_does_not_come_back_as_a_point() {
    let mut board = sample_board();
    let points = [(106.6, 30.4), (106.7, 30.5)].map(|(lon, lat)| Point::new(lon, lat).unwrap());
    let shape = Shape::Line(Line::new(points.to_vec()).unwrap());
    edit(&mut board, |project| project.site = Site::Placed { shape: shape.clone(), written: None });
    changes_nothing(&board);
    let file = ExportFormat::Geojson.write(&table(&board)).unwrap();
    let collection: Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(collection["features"][0]["geometry"], shape.to_geojson());
    let unplaced = |feature: &&Value| feature["geometry"].is_null();
    assert_eq!(collection["features"].as_array().unwrap().iter().filter(unplaced).count(), 6);
}

#[test]
fn text_that_looks_like_a_formula_or_a_heading_stays_what_it_is() {
    for name in
        ["=1+1", "'=1+1", "合计", "一、产业项目(40个)", "备注", "-", "无", "2022.4", "a,b\"c"]
    {
        let mut row = LEDGER.rows[0].clone();
        row.facts.name = Name::new(name).unwrap();
        row.facts.owner = Some(row.facts.name.clone());
        changes_nothing(&small_board(row));
    }
}

/// Changes the first project as no ledger could.
fn edit(board: &mut Board, change: impl FnOnce(&mut Project)) {
    assert!(board.projects.contains_key(&ProjectId(1)));
    board.projects.change(ProjectId(1), change);
}

proptest! {
    #![proptest_config(inputs(24))]

    #[test]
    fn any_words_and_amounts_come_back(
        words in "[=+@'\"，,、/无a-c\n\u{3000} -]{0,8}x",
        wan in 0_i64..900_000_000,
        fen in 0_i64..1_000_000,
        lon in 980_000_000_i32..1_200_000_000,
    ) {
        let mut row = LEDGER.rows[0].clone();
        let amount = Money::from_fen(wan * 1_000_000 + fen);
        row.facts.total = Some(amount);
        row.plan = Some(amount);
        row.figures.year_to_date = Some(amount);
        row.figures.progress = Text::new(&words).ok();
        row.figures.problem = Text::new(&words).ok();
        row.point = Point::new(f64::from(lon) / 1e7, 30.400_000_1).ok();
        changes_nothing(&small_board(row));
    }
}
