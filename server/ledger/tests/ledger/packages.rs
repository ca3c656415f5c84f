//! 打包 entries with sub-projects, in every way ledgers show them: read, imported, exported and read
//! again without a change, and money counted once.

use battle_map::{
    board::Board,
    value::{Day, Money, ProjectId},
    view::{assessment::Assessment, export::ExportTable},
};
use battle_map_ledger::{export::ExportFormat, read};

use crate::support::{codes, import, options, read_csv};

const BY_SERIAL: &str = "某市2022年清单\n\
    序号,项目名称,县区,总投资（万元）,年度计划（万元）\n\
    1,岳池供水打包项目,岳池县,900,90\n\
    1.1,九龙镇管网,岳池县,400,40\n\
    1.2,石垭镇管网,岳池县,500,50\n\
    2,武胜大桥,武胜县,100,10\n\
    ,合计,,1000,100\n";

const BY_INDENT: &str = "某市2022年清单\n\
    序号,项目名称,县区,总投资（万元）,年度计划（万元）\n\
    1,岳池供水打包项目,岳池县,,\n\
    ,\u{3000}九龙镇管网,,400,40\n\
    ,\u{3000}石垭镇管网,,500,50\n\
    2,武胜大桥,武胜县,100,10\n\
    ,合计,,1000,100\n";

const BY_COLUMN: &str = "某市2022年清单\n\
    序号,项目名称,县区,所属项目,总投资（万元）,年度计划（万元）\n\
    1,岳池供水打包项目,岳池县,/,900,90\n\
    2,武胜大桥,武胜县,,100,10\n\
    3,九龙镇管网,岳池县,岳池供水打包项目,400,40\n\
    4,石垭镇管网,岳池县,岳池供水打包项目,500,50\n";

const BESIDE: &str = "某市2022年清单\n\
    序号,项目名称,子项目名称,县区,总投资（万元）,年度计划（万元）\n\
    1,岳池供水打包项目,九龙镇管网,岳池县,400,40\n\
    ,,石垭镇管网,岳池县,500,50\n\
    2,武胜大桥,,武胜县,100,10\n\
    ,合计,,,1000,100\n";

fn today() -> Day {
    "2026-11-22".parse().unwrap()
}

fn board(text: &str) -> Board {
    let mut board = Board::default();
    let back = read_csv(text);
    assert_eq!(codes(&back.rejected), []);
    let stated = codes(&back.warnings).iter().any(|(.., code)| *code == "total-differs");
    assert!(!stated, "{:?}", back.warnings);
    let plan = import(&mut board, &back.ledger.unwrap());
    assert_eq!((plan.tally.new, plan.tally.subprojects, plan.rejected), (4, 2, vec![]));
    board
}

#[test]
fn every_way_of_showing_them_gives_one_entry_with_two_sub_projects() {
    for text in [BY_SERIAL, BY_INDENT, BY_COLUMN, BESIDE] {
        let board = board(text);
        let called = |name: &str| {
            let mut found = board.projects.values().filter(|p| p.facts.name.as_str() == name);
            found.next().unwrap().clone()
        };
        let entry = called("岳池供水打包项目");
        assert_eq!((entry.parent, entry.facts.total), (None, Some(Money::from_wan(900))), "{text}");
        for part in ["九龙镇管网", "石垭镇管网"] {
            assert_eq!(called(part).parent, Some(entry.id), "{text}");
        }
        let standing = Assessment::of(&board);
        assert_eq!(standing.entries().len(), 2);
        assert_eq!(standing.subprojects(standing.entries()), 2);
        let total: Money = standing.entries().filter_map(|e| e.project.facts.total).sum();
        assert_eq!(total, Money::from_wan(1_000), "money is counted once");
    }
}

#[test]
fn an_entry_without_a_row_has_the_units_of_its_first_part() {
    let text = "某市2022年清单\n\
        序号,项目名称,子项目名称,县区,牵头单位,配合单位,总投资（万元）\n\
        1,岳池供水打包项目,九龙镇管网,岳池县,市水务局,市财政局、市住建局,400\n\
        ,,石垭镇管网,岳池县,,,500\n";
    let rows = read_csv(text).ledger.unwrap().rows;
    let (entry, first) = (&rows[0], &rows[1]);
    assert_eq!(entry.facts.name.as_str(), "岳池供水打包项目");
    assert_eq!(entry.facts.lead_unit, first.facts.lead_unit);
    assert_eq!(
        (entry.facts.assisting_units.len(), &entry.facts.assisting_units),
        (2, &first.facts.assisting_units)
    );
}

#[test]
fn the_same_ledger_twice_changes_nothing() {
    for text in [BY_SERIAL, BY_INDENT, BY_COLUMN, BESIDE] {
        let again = import(&mut board(text), &read_csv(text).ledger.unwrap());
        assert_eq!((again.tally.unchanged, again.tally.absent), (4, 0), "{text}");
        assert_eq!(again.events, [], "{text}");
    }
}

#[test]
fn an_entry_without_amounts_has_the_sum_of_its_parts_and_says_so() {
    let warnings = read_csv(BY_INDENT).warnings;
    let summed = (3, "总投资（万元）", "summed-from-sub-projects");
    assert_eq!(codes(&warnings)[0], summed);
}

#[test]
fn the_standard_export_keeps_them_below_their_entry_and_comes_back_unchanged() {
    for text in [BY_SERIAL, BY_COLUMN] {
        let board = board(text);
        let table = ExportTable::of(&board, None, today());
        assert_eq!((table.rows.len(), table.subprojects()), (4, 2));
        let parents: Vec<_> = table.rows.iter().map(|row| row.parent).collect();
        assert_eq!(parents[1], Some(ProjectId(1)), "below their entry: {parents:?}");
        for format in [ExportFormat::Csv, ExportFormat::Xlsx] {
            let file = format.write(&table).unwrap();
            let back = read(&file, &options("导出.csv")).unwrap();
            assert_eq!((back.rejected, back.warnings), (vec![], vec![]));
            let plan = import(&mut board.clone(), &back.ledger.unwrap());
            assert_eq!((plan.tally.unchanged, plan.events), (4, vec![]), "{format:?}");
        }
    }
}

#[test]
fn without_sub_projects_the_standard_shape_has_no_column_for_them() {
    let table = ExportTable::of(&Board::default(), None, today());
    let file = ExportFormat::Csv.write(&table).unwrap();
    assert!(!String::from_utf8(file).unwrap().contains("所属项目"));
}
