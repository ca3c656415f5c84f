//! Project codes: damaged, doubled or copied, they merge no projects.

use super::*;

const CODE: &str = "2204-511600-04-01-123456";

fn coded(number: u32, project: &str, code: &str) -> LedgerRow {
    let row = row(number, project);
    let facts = LedgerFacts { code: Some(name(code)), ..row.facts };
    LedgerRow { facts, serial: None, ..row }
}

fn elsewhere(row: LedgerRow) -> LedgerRow {
    let point = Some(point(106.15, 30.05));
    let facts = LedgerFacts {
        regions: Some(name("武胜县")),
        place: None,
        responsible_unit: None,
        ..row.facts
    };
    LedgerRow { facts, point, ..row }
}

fn names(fixture: &Fixture) -> Vec<String> {
    fixture.board.projects.values().map(|project| project.facts.name.to_string()).collect()
}

#[test]
fn rows_of_one_code_are_matched_by_their_names() {
    let mut fixture = project_fixture();
    let rows = vec![coded(5, "岳池光伏", CODE), coded(6, "岳池大桥", CODE)];
    assert_eq!(import(&mut fixture, &ledger(rows.clone())).new, 2);
    let again = plan(&fixture.board, &ledger(rows), fixture.now);
    assert_eq!((again.tally.unchanged, codes(&again.rejected)), (2, vec![]));
    assert_eq!(codes(&again.warnings), [(5, "doubled-code")]);
}

#[test]
fn a_code_of_two_projects_renames_neither() {
    let mut fixture = project_fixture();
    let rows = vec![coded(5, "岳池光伏", CODE), coded(6, "岳池大桥", CODE)];
    import(&mut fixture, &ledger(rows));
    let renamed = ledger(vec![coded(5, "武胜冷链物流园", CODE)]);
    assert_eq!(import(&mut fixture, &Ledger { partial: true, ..renamed }).changed, 0);
    let names = names(&fixture);
    assert!(names.contains(&"岳池光伏".to_owned()) && names.contains(&"岳池大桥".to_owned()));
}

#[test]
fn a_code_alone_with_a_region_that_agrees_is_the_project_under_a_new_name() {
    let mut fixture = project_fixture();
    import(&mut fixture, &ledger(vec![coded(5, "岳池光伏", CODE)]));
    let tally = import(&mut fixture, &ledger(vec![coded(5, "新能源基地", CODE)]));
    assert_eq!((tally.new, tally.changed), (0, 1));
    let moved = elsewhere(coded(5, "新能源基地", CODE));
    let plan = plan(&fixture.board, &ledger(vec![moved]), fixture.now);
    assert_eq!((plan.tally.new, codes(&plan.rejected)), (0, vec![]), "the name agrees");
}

#[test]
fn a_code_with_another_name_in_another_region_is_asked_about() {
    let mut fixture = project_fixture();
    import(&mut fixture, &ledger(vec![coded(5, "岳池光伏", CODE)]));
    let other = elsewhere(coded(5, "冷链物流园", CODE));
    let asked = plan(&fixture.board, &ledger(vec![other.clone()]), fixture.now);
    assert_eq!(codes(&asked.rejected), [(5, "probable-rename")]);
    assert_eq!(asked.questions[0].old.as_str(), "岳池光伏");
    let mut named = coded(4, "岳池光伏", CODE);
    named.facts.code = None;
    let both = ledger(vec![named, other.clone()]);
    let apart = plan(&fixture.board, &both, fixture.now);
    assert_eq!((apart.tally.new, codes(&apart.rejected)), (1, vec![]), "the other is named");
    let renames = vec![(name("岳池光伏"), name("冷链物流园"))];
    let renamed = Ledger { renames, ..ledger(vec![other.clone()]) };
    assert_eq!(plan(&fixture.board, &renamed, fixture.now).tally.changed, 1);
    let added = Ledger { added: vec![name("冷链物流园")], ..ledger(vec![other]) };
    assert_eq!(import(&mut fixture, &added).new, 1);
    assert!(names(&fixture).contains(&"岳池光伏".to_owned()));
}
