//! 建设性质 of a row as the class of its project on the ledger's list.

use super::*;
use crate::model::{ledger::StatedClass, list::ListClass};

const NAME: &str = "岳池金穗食品加工园";

fn stating(class: Option<ListClass>) -> Ledger {
    let class = class.map(|class| {
        let word = name(class.word());
        StatedClass { column: "建设性质".to_owned(), word, class }
    });
    ledger(vec![LedgerRow { class, ..row(5, NAME) }])
}

/// The class of the project on the ledger's list.
fn class(fixture: &Fixture) -> Option<ListClass> {
    let project = fixture.board.projects.values().next_back().unwrap().id;
    let list = fixture.board.list_called("省市重点", month("2026-01").year()).unwrap();
    list.entries[&project].class
}

fn warnings(fixture: &Fixture, ledger: &Ledger) -> Vec<(u32, String, String)> {
    let plan = plan(&fixture.board, ledger, fixture.now);
    let of_class = plan.warnings.into_iter().filter(|it| it.code == IssueCode::ListClassDiffers);
    of_class.map(|issue| (issue.row, issue.column, issue.value)).collect()
}

#[test]
fn a_list_has_the_class_that_its_ledger_states_and_keeps_it_where_one_is_silent() {
    let mut fixture = project_fixture();
    let stated = stating(Some(ListClass::Preparatory));
    for expected in [1, 0] {
        assert_eq!(warnings(&fixture, &stated), []);
        let tally = import(&mut fixture, &stated);
        assert_eq!(
            (tally.new, tally.changed, class(&fixture)),
            (expected, 0, Some(ListClass::Preparatory))
        );
    }
    let silent = import(&mut fixture, &stating(None));
    assert_eq!((silent.unchanged, class(&fixture)), (1, Some(ListClass::Preparatory)));
}

#[test]
fn another_class_than_the_one_that_stands_is_named_and_counts() {
    let mut fixture = project_fixture();
    import(&mut fixture, &stating(Some(ListClass::Preparatory)));
    let started = stating(Some(ListClass::NewStart));
    let told = (5, "建设性质".to_owned(), "新开工 ≠ 前期".to_owned());
    assert_eq!(warnings(&fixture, &started), [told]);
    assert_eq!(import(&mut fixture, &started).changed, 1);
    assert_eq!(
        (class(&fixture), warnings(&fixture, &started)),
        (Some(ListClass::NewStart), vec![])
    );
}

#[test]
fn a_class_goes_with_the_import_that_brought_it() {
    let mut fixture = project_fixture();
    import(&mut fixture, &stating(Some(ListClass::Preparatory)));
    import(&mut fixture, &stating(Some(ListClass::NewStart)));
    let import = fixture.board.imports.newest().next().unwrap().seq;
    fixture.accept(Command::new(Subject::Ledger, LedgerAction::TakeBack { import }));
    assert_eq!(class(&fixture), Some(ListClass::Preparatory));
}

#[test]
fn a_table_of_no_list_states_no_class_of_one() {
    let mut fixture = project_fixture();
    let table = Ledger { list: None, ..stating(Some(ListClass::NewStart)) };
    let before = fixture.board.lists.clone();
    import(&mut fixture, &table);
    assert_eq!(fixture.board.lists, before);
}
