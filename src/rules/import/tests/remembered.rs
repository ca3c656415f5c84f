//! What an import leaves behind for the next one: how its sheets are read, and what was decided about
//! rows that resemble projects.

use super::*;
use crate::{model::ledger::Corrections, value::Seq};

const OLD: &str = "岳池金穗食品加工园";
const NEW: &str = "岳池县金穗食品产业园";

fn known() -> Fixture {
    let mut fixture = project_fixture();
    import(&mut fixture, &ledger(vec![row(5, OLD)]));
    fixture
}

fn renamed() -> Ledger {
    Ledger { renames: vec![(name(OLD), name(NEW))], ..ledger(vec![row(5, NEW)]) }
}

fn added() -> Ledger {
    Ledger { added: vec![name(NEW)], ..ledger(vec![row(5, NEW)]) }
}

fn take_back(fixture: &mut Fixture) {
    let import: Seq = fixture.board.imports.newest().next().unwrap().seq;
    fixture.accept(Command::new(Subject::Ledger, LedgerAction::TakeBack { import }));
}

fn planned(fixture: &Fixture, ledger: &Ledger) -> ImportPlan {
    plan(&fixture.board, ledger, fixture.now)
}

/// A sheet of which something was said.
fn said(header: &str, word: Option<&str>) -> Corrections {
    let mut said = Corrections::of(&["项目名称", "县区", "建设状态", "总投资", header].map(name));
    if let Some(word) = word {
        said.say_word(name(word), None);
    }
    said
}

fn saying(said: Corrections) -> Ledger {
    Ledger { corrections: vec![said], ..ledger(vec![row(5, OLD)]) }
}

#[test]
fn a_rename_is_decided_once_even_when_its_import_is_taken_back() {
    let mut fixture = known();
    import(&mut fixture, &renamed());
    take_back(&mut fixture);
    let again = planned(&fixture, &ledger(vec![row(5, NEW)]));
    assert_eq!((again.rejected.len(), again.tally.changed), (0, 1));
    let [answered] = again.answered.as_slice() else { panic!("one answer: {again:?}") };
    assert!(answered.renamed);
    assert_eq!((answered.question.old.as_str(), answered.question.row), (OLD, 5));
    import(&mut fixture, &ledger(vec![row(5, NEW)]));
    assert_eq!(fixture.board.projects.values().next_back().unwrap().facts.name.as_str(), NEW);
}

#[test]
fn what_was_decided_to_be_new_stays_new() {
    let mut fixture = known();
    import(&mut fixture, &added());
    take_back(&mut fixture);
    let again = planned(&fixture, &ledger(vec![row(5, NEW)]));
    assert_eq!((again.rejected.len(), again.tally.new), (0, 1));
    assert!(!again.answered[0].renamed);
}

#[test]
fn what_is_decided_now_counts_before_what_is_remembered_and_is_remembered_instead() {
    let mut fixture = known();
    import(&mut fixture, &renamed());
    take_back(&mut fixture);
    let other = planned(&fixture, &added());
    assert_eq!((other.tally.new, other.tally.changed, other.answered.len()), (1, 0, 0));
    import(&mut fixture, &added());
    take_back(&mut fixture);
    assert!(!planned(&fixture, &ledger(vec![row(5, NEW)])).answered[0].renamed);
    import(&mut fixture, &renamed());
    take_back(&mut fixture);
    assert!(planned(&fixture, &ledger(vec![row(5, NEW)])).answered[0].renamed);
    assert_eq!(fixture.board.rename_answers.len(), 1);
}

#[test]
fn an_answer_holds_at_home_and_not_in_another_county() {
    let mut fixture = known();
    import(&mut fixture, &renamed());
    take_back(&mut fixture);
    let mut elsewhere = row(5, NEW);
    elsewhere.facts.regions = Some(name("武胜县"));
    elsewhere.point = None;
    elsewhere.serial = None;
    let plan = planned(&fixture, &ledger(vec![elsewhere]));
    assert!(plan.answered.is_empty());
    assert_eq!(plan.tally.changed, 0);
}

#[test]
fn what_was_said_of_a_layout_outlives_the_import_that_is_taken_back() {
    let mut fixture = project_fixture();
    import(&mut fixture, &saying(said("备注", Some("卡壳"))));
    take_back(&mut fixture);
    assert_eq!(fixture.board.corrections.len(), 1);
    assert_eq!(fixture.board.corrections[0].words.len(), 1);
}

#[test]
fn what_is_let_go_does_not_come_back_by_a_layout_close_to_it() {
    let mut fixture = project_fixture();
    import(&mut fixture, &saying(said("备注", Some("卡壳"))));
    let mut wider = said("备注", Some("卡壳"));
    wider.layout.push(name("联系人"));
    import(&mut fixture, &saying(wider));
    assert_eq!(fixture.board.corrections.len(), 2);
    import(&mut fixture, &saying(said("备注", None)));
    assert!(fixture.board.corrections.is_empty());
    let seq = fixture.board.seq;
    import(&mut fixture, &saying(said("备注", None)));
    assert_eq!(fixture.board.seq, seq, "nothing is let go twice");
}
