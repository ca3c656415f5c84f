//! Project codes that a number cell has cut short, and what they must not do.

use battle_map::{board::Board, value::Name};

use super::{Put, read_file, rows, warned, workbook};
use crate::support::{codes, import, read_csv};

const HEAD: [&str; 4] = ["序号", "项目名称", "项目代码", "所在县区"];

fn ledger(projects: &[(&str, Put<'_>, &str)]) -> Vec<u8> {
    let mut lines = vec![HEAD.map(Put::Words).into_iter().collect::<Vec<_>>()];
    for (place, (name, code, county)) in (1_u32..).zip(projects) {
        let code = match code {
            Put::Words(text) => Put::Words(text),
            Put::Number(number) => Put::Number(*number),
            Put::As(number, format) => Put::As(*number, format),
        };
        lines.push(vec![Put::Number(place.into()), Put::Words(name), code, Put::Words(county)]);
    }
    workbook(&lines)
}

fn six() -> Vec<(&'static str, Put<'static>, &'static str)> {
    vec![
        ("渠江智造产业园一期", Put::Words("2204-511600-04-01-123456"), "广安区"),
        ("新型建材循环利用基地", Put::Words("2204-511600-04-01-123457"), "前锋区"),
        ("输变电配套产业园", Put::Number(2.204_511_600_040_11e19), "岳池县"),
        ("沿江多式联运物流枢纽", Put::As(2.204_511_600_040_11e19, "0"), "武胜县"),
        ("高滩川渝协同创新中心", Put::Number(511_602_202_604_010_000.0), "邻水县"),
        ("光电显示模组项目", Put::Number(511_602_202_604_010.0), "华蓥市"),
    ]
}

#[test]
fn a_number_of_more_than_fifteen_digits_is_no_code_and_that_is_said() {
    let read = read_file(&ledger(&six()));
    assert_eq!(codes(&read.rejected), []);
    let code = |row: &battle_map::model::ledger::LedgerRow| {
        row.facts.code.as_ref().map_or("-", Name::as_str).to_owned()
    };
    assert_eq!(
        rows(&read).iter().map(code).collect::<Vec<_>>(),
        ["2204-511600-04-01-123456", "2204-511600-04-01-123457", "-", "-", "-", "511602202604010"]
    );
    let damaged = [4, 5, 6].map(|row| (row, "项目代码", "damaged-code"));
    assert_eq!(warned(&read), damaged);
}

#[test]
fn a_table_of_text_may_hold_what_a_spreadsheet_made_of_a_code() {
    let read = read_csv(
        "项目名称,项目代码,县区\n甲,2.20451E+19,岳池县\n乙,5.1160220260401e17,岳池县\n\
         丙,2204-511600-04-01-123456,岳池县\n丁,22045116000401123456,岳池县",
    );
    let damaged = [2, 3].map(|row| (row, "项目代码", "damaged-code"));
    assert_eq!(warned(&read), damaged);
    assert_eq!(rows(&read)[2].facts.code.as_ref().unwrap().as_str(), "2204-511600-04-01-123456");
    assert_eq!(rows(&read)[3].facts.code.as_ref().unwrap().as_str(), "22045116000401123456");
}

#[test]
fn damaged_codes_merge_no_projects_and_the_same_file_twice_changes_nothing() {
    let mut board = Board::default();
    let first = read_file(&ledger(&six())).ledger.unwrap();
    assert_eq!(import(&mut board, &first).tally.new, 6);
    let again = import(&mut board, &first);
    assert_eq!((again.rejected.len(), again.tally.unchanged), (0, 6));
    let mut renamed = six();
    renamed[2].0 = "变电设备制造园";
    renamed.remove(3);
    let plan = import(&mut board, &read_file(&ledger(&renamed)).ledger.unwrap());
    let kept = board.projects.values().any(|it| it.facts.name.as_str() == "沿江多式联运物流枢纽");
    assert!(kept && plan.tally.new + u32::try_from(plan.questions.len()).unwrap() == 1);
}
