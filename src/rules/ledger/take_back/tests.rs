//! Imports taken back, and what keeps them from it.

use proptest::prelude::*;
use strum::VariantArray;

use super::*;
use crate::{
    board::{Board, imports::Imports, recent::Recent},
    command::Command,
    fixture::{
        Fixture, date,
        ledger::{ledger, ledger_row},
        month, name, point, text,
    },
    model::{
        edition::EditionAction,
        ledger::{
            ImportSummary, Ledger, LedgerAction, LedgerRow, ProjectStatus, StatedClass,
            StatedStatus,
        },
        list::{ListAction, ListEntry},
        milestone::{MilestoneAction, MilestoneKind},
        period::PeriodAction,
        project::{FactChange, LedgerFacts, ProjectAction},
        report::{Figures, ReportAction},
    },
    refusal::Refusal,
    value::{Money, ProjectId, RegionId},
};

fn row(number: u32, project: &str) -> LedgerRow {
    let row = ledger_row(number, project);
    LedgerRow {
        facts: LedgerFacts { responsible_unit: Some(name("岳池县住建局")), ..row.facts },
        planned_completion: Some(date("2027-06")),
        enrolled: Some(true),
        point: Some(point(106.05, 30.05)),
        serial: Some(name("1")),
        ..row
    }
}

fn classed(status: ProjectStatus) -> Option<StatedClass> {
    let StatedStatus { column, word, status } = stated(status);
    Some(StatedClass { column, word, class: status.class(true)? })
}

fn stated(status: ProjectStatus) -> StatedStatus {
    StatedStatus { column: "建设状态".to_owned(), word: name("x"), status }
}

/// A list's ledger that changes one known project and adds another.
fn both() -> Ledger {
    let rows = vec![row(5, "岳池人民医院迁建"), row(6, "岳池金穗食品加工园")];
    Ledger { list: Some(name("市重点")), ..ledger(rows) }
}

fn import(fixture: &mut Fixture, ledger: &Ledger) -> ImportSummary {
    let import = LedgerAction::Import(Box::new(ledger.clone()));
    fixture.accept(Command::new(Subject::Ledger, import)).tally.unwrap()
}

fn last(fixture: &Fixture) -> Seq {
    fixture.board.imports.newest().next().unwrap().seq
}

fn take_back(fixture: &mut Fixture, import: Seq) -> Result<(), Refusal> {
    let command = Command::new(Subject::Ledger, LedgerAction::TakeBack { import });
    fixture.give(&crate::fixture::office(), Vec::new(), command).map(|_| ())
}

/// What the board says, with neither versions nor what was handed out or told meanwhile.
fn said(board: &Board) -> String {
    let mut said = board.clone();
    said.imports = Imports::default();
    said.recent = Recent::default();
    let mut json = serde_json::to_value(&said).unwrap();
    strip(&mut json);
    json.to_string()
}

fn strip(json: &mut serde_json::Value) {
    match json {
        serde_json::Value::Object(fields) => {
            for field in ["version", "seq", "at", "last", "last_concealed", "last_milestone"] {
                fields.remove(field);
            }
            fields.values_mut().for_each(strip);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

fn found(fixture: &Fixture) -> Vec<String> {
    let record = fixture.board.imports.newest().next().unwrap();
    built_on(&fixture.board, record).iter().map(ToString::to_string).collect()
}

#[test]
fn an_import_taken_back_leaves_the_board_as_before_and_comes_in_again() {
    let (mut fixture, known) = Fixture::with_a_project("2026-05-08");
    fixture.plan_start(known, "2026-03");
    let before = said(&fixture.board);
    let first = import(&mut fixture, &both());
    assert_eq!((first.new, first.changed), (1, 1));
    let with = fixture.board.projects[&known].facts.clone();
    let seq = last(&fixture);
    take_back(&mut fixture, seq).unwrap();
    assert_eq!(said(&fixture.board), before);
    assert_eq!(fixture.board.unit_called("岳池县住建局"), None);
    assert_eq!(fixture.board.closed_month(), None);
    assert_eq!(take_back(&mut fixture, seq).unwrap_err().code(), "import-taken-back");
    assert_eq!(import(&mut fixture, &both()), first);
    assert_eq!(fixture.board.projects[&known].facts.total, with.total);
    assert_eq!(fixture.board.closed_month(), Some(month("2026-04")));
}

#[test]
fn what_was_built_on_an_import_keeps_it() {
    type Later = fn(&mut Fixture, ProjectId);
    let laters: [(Later, &str); 6] = [
        (
            |fixture, project| {
                let suspend = ProjectAction::Cancel { reason: text("撤项") };
                fixture.accept(Command::new(Subject::Project(project), suspend));
            },
            "project/2",
        ),
        (
            |fixture, project| {
                let board = &fixture.board;
                let end = board.projects[&project].milestone(MilestoneKind::Completion).unwrap().id;
                let forecast = MilestoneAction::Forecast { date: date("2027-09") };
                fixture.accept(Command::new(Subject::Milestone(project, end), forecast));
            },
            "project/2/milestone/4",
        ),
        (
            |fixture, project| {
                let period = Subject::Period(month("2026-04"));
                let reason = text("补报");
                fixture.accept(Command::new(period, PeriodAction::Reopen { reason }));
                let figures =
                    Figures { year_to_date: Some(Money::from_wan(4_100)), ..Figures::default() };
                let record = ReportAction::Record { figures, confirmed: true };
                let report = Subject::Report(project, month("2026-04"));
                fixture.accept(Command::new(report, record));
            },
            "period/2026-04 project/2/report/2026-04",
        ),
        (
            |fixture, _| {
                let publish = EditionAction::Publish {};
                fixture.accept(Command::new(Subject::Period(month("2026-04")), publish));
            },
            "edition/2",
        ),
        (
            |fixture, project| {
                let set = ListAction::SetEntry { project, entry: ListEntry::default() };
                fixture.accept(Command::new(Subject::List(ListId(1)), set));
            },
            "list/1",
        ),
        (
            |fixture, _| {
                let other = fixture.register("岳池大桥", RegionId(1));
                let unit = fixture.board.unit_called("岳池县住建局");
                let changes = vec![FactChange::Owner(unit)];
                let revise = ProjectAction::Revise { changes };
                fixture.accept(Command::new(Subject::Project(other), revise));
            },
            "project/3",
        ),
    ];
    for (later, names) in laters {
        let (mut fixture, _) = Fixture::with_a_project("2026-05-08");
        import(&mut fixture, &both());
        assert_eq!(found(&fixture), [""; 0]);
        later(&mut fixture, ProjectId(2));
        assert_eq!(found(&fixture).join(" "), names);
        let seq = last(&fixture);
        assert_eq!(take_back(&mut fixture, seq).unwrap_err().code(), "import-built-on");
    }
}

#[test]
fn a_later_import_is_taken_back_before_the_one_that_it_stands_on() {
    let (mut fixture, _) = Fixture::with_a_project("2026-05-08");
    let before = said(&fixture.board);
    import(&mut fixture, &both());
    let first = last(&fixture);
    let mut rows = both();
    rows.rows[1].facts.total = Some(Money::from_wan(40_000));
    rows.rows[1].plan = None;
    rows.rows[1].figures.year_to_date = Some(Money::from_wan(4_500));
    import(&mut fixture, &rows);
    assert_eq!(take_back(&mut fixture, first).unwrap_err().code(), "import-built-on");
    let second = last(&fixture);
    take_back(&mut fixture, second).unwrap();
    take_back(&mut fixture, first).unwrap();
    assert_eq!(said(&fixture.board), before);
}

#[test]
fn only_what_the_board_remembers_is_taken_back() {
    let (mut fixture, _) = Fixture::with_a_project("2026-05-08");
    assert_eq!(take_back(&mut fixture, Seq(3)).unwrap_err().code(), "unknown-import");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_came_in_goes_out_as_one_step_and_comes_in_the_same(
        rows in proptest::collection::vec((0..5_usize, 0..9_i64, any::<(bool, bool, bool)>(), 0..20_usize), 1..8),
        listed in any::<bool>(),
        money in any::<bool>(),
    ) {
        let names = ["岳池人民医院迁建", "岳池大桥", "金穗食品加工园", "白庙水库", "九龙安置房"];
        let (mut fixture, known) = Fixture::with_a_project("2026-05-08");
        fixture.plan_start(known, "2026-03");
        let rows = rows.into_iter().enumerate().map(|(at, (project, total, drawn, status))| {
            let (placed, enrolled, planned) = drawn;
            let mut row = row(u32::try_from(at).unwrap() + 5, names[project]);
            row.facts.total = Some(Money::from_wan(10_000 + total));
            row.point = row.point.filter(|_| placed);
            row.enrolled = row.enrolled.filter(|_| enrolled);
            row.plan = row.plan.filter(|_| planned);
            let status = ProjectStatus::VARIANTS.get(status).copied();
            row.class = status.and_then(classed);
            row.statuses = status.into_iter().map(stated).collect();
            row.started = row.started.filter(|_| status.is_none());
            row
        });
        let ledger = Ledger {
            list: listed.then(|| name("市重点")),
            period: money.then(|| month("2026-04")),
            partial: true,
            ..ledger(rows.collect())
        };
        let before = said(&fixture.board);
        let first = import(&mut fixture, &ledger);
        if first.new + first.changed > 0 {
            let seq = last(&fixture);
            take_back(&mut fixture, seq).unwrap();
            prop_assert_eq!(said(&fixture.board), before);
            prop_assert_eq!(import(&mut fixture, &ledger), first);
        }
    }
}
