//! The city ledger in `data/` gives exactly the projects that stand beside it as JSON.

use std::collections::HashMap;

use battle_map::{
    model::ledger::LedgerRow,
    value::{LedgerDate, Money, MoneyUnit, Name},
};
use battle_map_ledger::{ReadLedger, read};
use serde_json::Value;

use crate::support::options;

const LEDGER: &[u8] = include_bytes!("../../../tests/data/guangan-ledger.xlsx");
const EXPECTED: &str = include_str!("../../../tests/data/guangan-ledger.expected.json");

fn sample() -> ReadLedger {
    read(LEDGER, &options("guangan-ledger.xlsx")).unwrap()
}

fn rows() -> Vec<LedgerRow> {
    sample().ledger.unwrap().rows
}

fn expected() -> Vec<Value> {
    serde_json::from_str(EXPECTED).unwrap()
}

fn text(name: Option<&Name>) -> &str {
    name.map_or("", Name::as_str)
}

#[test]
fn nothing_is_rejected_and_nothing_is_doubtful() {
    let sample = sample();
    assert_eq!((sample.rejected, sample.warnings), (vec![], vec![]));
}

#[test]
fn list_year_and_period_are_those_the_sheet_names() {
    let ledger = sample().ledger.unwrap();
    assert_eq!(text(ledger.list.as_ref()), "广安市2022年省市重点项目“挂图作战”推进情况台账");
    assert_eq!(ledger.year.number(), 2022);
    assert_eq!(ledger.period.map(|month| month.to_string()), Some("2022-04".into()));
}

#[test]
fn the_hundred_projects_stand_in_their_order_with_their_words() {
    let (rows, expected) = (rows(), expected());
    assert_eq!((rows.len(), expected.len()), (100, 100));
    for (row, expected) in rows.iter().zip(&expected) {
        assert_eq!(row.facts.name.as_str(), expected["name"]);
        assert_eq!(text(row.facts.sector.as_ref()), expected["sector"], "{}", row.facts.name);
        assert_eq!(
            text(row.facts.responsible_unit.as_ref()),
            expected["unit"],
            "{}",
            row.facts.name
        );
        assert_eq!(text(row.facts.owner.as_ref()), expected["owner"], "{}", row.facts.name);
        assert_eq!(text(row.facts.sponsors.first()), expected["sponsor"], "{}", row.facts.name);
        let region = expected["region"].as_str().unwrap();
        assert!(text(row.facts.place.as_ref()).starts_with(region), "{}", row.facts.name);
        let words = |text: &Option<battle_map::value::Text>| {
            text.as_ref().map_or("", |text| text.as_str()).to_owned()
        };
        assert_eq!(words(&row.figures.progress), expected["progress"], "{}", row.facts.name);
        assert_eq!(words(&row.figures.problem), expected["problem"], "{}", row.facts.name);
    }
}

#[test]
fn money_is_exact_to_the_cent() {
    let money = |value: &Value, unit| Money::parse(&value.to_string(), unit).ok();
    for (row, expected) in rows().iter().zip(&expected()) {
        assert_eq!(
            row.facts.total,
            money(&expected["total_yi"], MoneyUnit::Yi),
            "{}",
            row.facts.name
        );
        assert_eq!(row.plan, money(&expected["year_wan"], MoneyUnit::Wan), "{}", row.facts.name);
        assert_eq!(
            row.figures.year_to_date,
            money(&expected["done_wan"], MoneyUnit::Wan),
            "{}",
            row.facts.name
        );
    }
}

#[test]
fn dates_keep_their_precision_and_an_empty_answer_is_unknown() {
    for (row, expected) in rows().iter().zip(&expected()) {
        let date = |field: &str| Some(expected[field].as_str().unwrap().to_owned());
        assert_eq!(row.planned_start.map(|d| d.to_string()), date("start"), "{}", row.facts.name);
        assert_eq!(
            row.planned_completion.map(|d| d.to_string()),
            date("end"),
            "{}",
            row.facts.name
        );
        let is_day = matches!(row.planned_start, Some(LedgerDate::Day(_)));
        assert_eq!(is_day, expected["date_precision"] == "day", "{}", row.facts.name);
        assert_eq!(row.started, expected["started"].as_bool(), "{}", row.facts.name);
    }
}

#[test]
fn coordinates_are_those_of_the_cells_and_only_where_given() {
    for (row, expected) in rows().iter().zip(&expected()) {
        let given = expected["lon"].as_f64().zip(expected["lat"].as_f64());
        assert_eq!(row.point.map(|point| (point.lon(), point.lat())), given, "{}", row.facts.name);
        assert_eq!(row.written, None);
    }
}

#[test]
fn rows_carry_the_numbers_of_the_spreadsheet_and_their_group() {
    let rows = rows();
    let by_row: HashMap<u32, &LedgerRow> = rows.iter().map(|row| (row.row, row)).collect();
    assert_eq!(by_row[&6].facts.name.as_str(), "华蓥金穗锂电池材料项目");
    assert_eq!(text(by_row[&6].serial.as_ref()), "1");
    assert_eq!(text(by_row[&6].group.as_ref()), "一、产业项目(40个)");
    assert_eq!(by_row[&113].group.as_ref().map(Name::as_str), Some("五、能源水利(10个)"));
}
