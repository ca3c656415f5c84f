//! Rows that may be projects under a new name: asked about, decided, never guessed.

use proptest::prelude::*;

use super::*;

const OLD: &str = "岳池金穗食品加工园";
const NEW: &str = "岳池县金穗食品产业园";

/// A board on which the old name stands.
fn known() -> Fixture {
    let mut fixture = project_fixture();
    import(&mut fixture, &ledger(vec![row(5, OLD)]));
    fixture
}

fn asked(fixture: &Fixture, rows: Vec<LedgerRow>) -> Vec<(u32, &'static str)> {
    codes(&plan(&fixture.board, &ledger(rows), fixture.now).rejected)
}

fn renaming(rows: Vec<LedgerRow>, old: &str, new: &str) -> Ledger {
    Ledger { renames: vec![(name(old), name(new))], ..ledger(rows) }
}

#[test]
fn a_probable_rename_is_asked_about_and_names_both() {
    let fixture = known();
    let plan = plan(&fixture.board, &ledger(vec![row(5, NEW)]), fixture.now);
    assert_eq!(codes(&plan.rejected), [(5, "probable-rename")]);
    assert_eq!(plan.rejected[0].value, format!("{OLD}={NEW}"));
    let [question] = plan.questions.as_slice() else { panic!("one question") };
    assert_eq!((question.row, question.old.as_str(), question.new.as_str()), (5, OLD, NEW));
    assert!(plan.events.is_empty());
}

#[test]
fn a_project_that_the_file_names_is_nobodys_old_name() {
    assert_eq!(asked(&known(), vec![row(5, OLD), row(6, NEW)]), []);
}

#[test]
fn another_unit_and_owner_in_the_county_make_another_project() {
    let mut other = row(5, NEW);
    other.facts.responsible_unit = Some(name("岳池县住房城乡建设局"));
    other.serial = None;
    assert_eq!(asked(&known(), vec![other.clone()]), []);
    other.serial = Some(name("1"));
    assert_eq!(asked(&known(), vec![other]), [(5, "probable-rename")], "same place on the list");
}

#[test]
fn a_decided_rename_changes_the_name_and_is_done_only_once() {
    let mut fixture = known();
    let ledger = renaming(vec![row(5, NEW)], OLD, NEW);
    let tally = import(&mut fixture, &ledger);
    assert_eq!((tally.new, tally.changed), (0, 1));
    let project = fixture.board.projects.values().next_back().unwrap();
    assert_eq!(project.facts.name.as_str(), NEW);
    let seq = fixture.board.seq;
    assert_eq!(import(&mut fixture, &ledger).unchanged, 1);
    assert_eq!(fixture.board.seq, seq);
}

#[test]
fn what_is_decided_to_be_new_is_created() {
    let mut fixture = known();
    let ledger = Ledger { added: vec![name(NEW)], ..ledger(vec![row(5, NEW)]) };
    assert_eq!(import(&mut fixture, &ledger).new, 1);
    assert_eq!(import(&mut fixture, &ledger).unchanged, 1);
}

#[test]
fn decisions_that_fit_nothing_are_refused_whole_even_when_partial() {
    let fixture = known();
    for (decisions, code) in [
        (renaming(vec![row(5, NEW)], OLD, "没有这一行"), "rename-without-row"),
        (renaming(vec![row(5, "武胜水库")], "没有这个项目", "武胜水库"), "rename-without-project"),
        (renaming(vec![row(5, OLD), row(6, NEW)], OLD, NEW), "rename-taken"),
        (Ledger { added: vec![name("没有")], ..ledger(vec![row(5, OLD)]) }, "rename-without-row"),
    ] {
        let decisions = Ledger { partial: true, ..decisions };
        let plan = plan(&fixture.board, &decisions, fixture.now);
        assert_eq!((plan.rejected[0].row, plan.rejected[0].code.code()), (0, code));
        let refusal = decide(&fixture.board, &decisions, fixture.now).unwrap_err();
        assert_eq!(refusal.code(), "rows-rejected");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn matching_does_not_depend_on_the_order_of_rows(order in Just((0..8_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let mut fixture = known();
        import(&mut fixture, &ledger(vec![row(5, "武胜沿口小学"), row(6, "岳池光伏一期")]));
        let mut numbered = row(7, "什么都不像");
        numbered.number = Some(ProjectId(1));
        let mut part = row(8, "一标段");
        part.parent = Some(Parent::Name(name("岳池光伏一期")));
        let names = [OLD, "岳池光伏一期", "岳池光伏二期", "武胜县沿口小学新建", "武胜水库", "武胜大桥"];
        let mut rows: Vec<_> = (10..).zip(names).map(|(number, name)| row(number, name)).collect();
        rows.extend([numbered, part]);
        let outcome = |rows: Vec<LedgerRow>| {
            let plan = plan(&fixture.board, &ledger(rows), fixture.now);
            let known = |row: &RowPlan| fixture.board.projects.contains_key(&row.project);
            let meant = plan.rows.iter().map(|r| (r.row, r.outcome, known(r).then_some(r.project)));
            let mut meant: Vec<_> = meant.map(|(row, o, p)| (row, format!("{o:?}"), p)).collect();
            meant.sort_unstable();
            (meant.into_iter().map(|(row, _, p)| (row, p)).collect::<Vec<_>>(), codes(&plan.rejected))
        };
        let straight = outcome(rows.clone());
        prop_assert_eq!(straight.1.len(), 1);
        let shuffled = order.into_iter().map(|at| rows[at].clone()).collect();
        prop_assert_eq!(outcome(shuffled), straight);
    }
}
