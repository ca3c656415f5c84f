//! Every field of a project's facts comes from a ledger to the board, and on to its page.

use battle_map::{
    board::Board,
    model::project::{FactField, FactKind},
    view::facts,
};
use battle_map_ledger::read;

use crate::support::{import, options};

/// The first of the headers that the table of words has for a field.
fn header(field: FactField) -> String {
    let table = include_str!("../../src/synonyms.txt");
    let line = table.lines().find_map(|line| line.strip_prefix(field.code())?.strip_prefix(": "));
    let word = line.unwrap().split(' ').next().unwrap();
    if field.kind() == FactKind::Money { format!("{word}(万元)") } else { word.to_owned() }
}

fn cell(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Text => "岳池新建",
        FactKind::Date => "2026-05",
        FactKind::Unit => "岳池县水务局",
        FactKind::Units => "岳池县水务局、岳池县发展改革局",
        FactKind::People => "王××、李××",
        FactKind::Regions => "岳池县",
        FactKind::Money => "5000",
    }
}

#[test]
fn every_field_comes_from_its_column_to_the_board() {
    let headers = FactField::ALL.map(header).join(",");
    let cells = FactField::ALL.map(|field| cell(field.kind())).join(",");
    let file = format!("{headers}\n{cells}");
    let read = read(file.as_bytes(), &options("台账.csv")).unwrap();
    assert_eq!(read.rejected, vec![]);
    let mut board = Board::default();
    import(&mut board, &read.ledger.unwrap());
    let project = board.projects.values().next().unwrap();
    let said = facts::all(&project.facts, &board);
    let fields: Vec<_> = said.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, FactField::ALL);
    for (field, words) in said {
        let expected =
            if field.kind() == FactKind::Money { None } else { Some(cell(field.kind())) };
        assert_eq!(words.text().as_deref(), expected, "{field:?}");
    }
}
