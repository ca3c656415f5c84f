use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{
        Fixture, actor, date,
        ledger::{ledger, ledger_row},
        name, office, text,
    },
    model::{
        actor::Role,
        ledger::{LedgerAction, LedgerRow},
    },
    rules::import::plan,
    value::{RegionId, UnitId},
};

const KNOWN: &str = "岳池人民医院迁建";

fn import(ledger: &Ledger) -> Command {
    Command::new(Subject::Ledger, LedgerAction::Import(Box::new(ledger.clone())))
}

fn row(number: u32, project: &str) -> LedgerRow {
    let mut row = ledger_row(number, project);
    row.facts.responsible_unit = Some(name("岳池县水务局"));
    row
}

fn preview(fixture: &Fixture, ledger: &Ledger) -> ImportPreview {
    let plan = plan(&fixture.board, ledger, fixture.now);
    let (rejected, warnings) = (plan.rejected.clone(), plan.warnings.clone());
    import_preview(&fixture.board, ledger, &plan, rejected, warnings)
}

fn change<'a>(row: &'a PreviewRow, field: &str) -> &'a PreviewChange {
    row.changes.iter().find(|change| change.field == field).unwrap()
}

#[test]
fn a_new_project_shows_what_its_row_says_and_units_that_it_brings_by_name() {
    let (fixture, _) = Fixture::with_a_project("2026-05-08");
    let shown = preview(&fixture, &ledger(vec![row(5, "岳池水库")]));
    let [new] = shown.rows.as_slice() else { panic!("one row") };
    assert_eq!((new.row, new.project, new.region.as_str()), (5, None, "岳池县"));
    assert_eq!(
        change(new, "responsible-unit").new,
        Some(FieldValue::Text("岳池县水务局".to_owned()))
    );
    assert_eq!(change(new, "planned-start").new, Some(FieldValue::Date(date("2026-02"))));
    assert_eq!(shown.absent.len(), 1);
}

#[test]
fn a_changed_row_shows_old_beside_new_and_a_plan_that_it_replaces() {
    let (mut fixture, project) = Fixture::with_a_project("2026-05-08");
    fixture.invest(project, 8_000, "2026-04", 3_000);
    let shown = preview(&fixture, &ledger(vec![row(5, KNOWN)]));
    let [changed] = shown.rows.as_slice() else { panic!("one row") };
    assert_eq!(changed.project, Some(project));
    let plan = change(changed, "plan");
    assert_eq!(plan.old, Some(FieldValue::Money(Money::from_wan(8_000))));
    assert_eq!(plan.new, Some(FieldValue::Money(Money::from_wan(10_000))));
    let done = change(changed, "year-to-date");
    assert_eq!(done.old, Some(FieldValue::Money(Money::from_wan(3_000))));
    assert!(done.reported, "what stands was not a ledger's");
    assert_eq!(shown.replanned, 1);
}

#[test]
fn a_paper_gives_the_new_version_its_document_reason_and_day() {
    let (mut fixture, project) = Fixture::with_a_project("2026-05-08");
    fixture.invest(project, 8_000, "2026-04", 3_000);
    let paper = crate::model::ledger::PlanPaper {
        document: Some(name("市重推〔2026〕7号")),
        reason: Some(text("年中调整")),
        since: "2026-05-01".parse().unwrap(),
    };
    let ledger = Ledger { paper: Some(paper.clone()), ..ledger(vec![row(5, KNOWN)]) };
    fixture.accept(import(&ledger));
    let plan = &fixture.board.projects[&project].plans[&ledger.year];
    assert_eq!(plan.original.amount, Money::from_wan(8_000));
    let now = plan.current();
    assert_eq!(
        (&now.document, &now.reason, now.since),
        (&paper.document, &paper.reason, paper.since)
    );
}

#[test]
fn a_paper_of_tomorrow_is_refused() {
    let (mut fixture, _) = Fixture::with_a_project("2026-05-08");
    let since = "2026-05-09".parse().unwrap();
    let paper = crate::model::ledger::PlanPaper { document: None, reason: None, since };
    let ledger = Ledger { paper: Some(paper), ..ledger(vec![row(5, KNOWN)]) };
    let refusal = fixture.give(&office(), Vec::new(), import(&ledger)).unwrap_err();
    assert_eq!(refusal.code(), "plan-paper-in-the-future");
}

#[test]
fn what_was_confirmed_changes_the_preview_and_so_does_what_somebody_else_did() {
    let (mut fixture, project) = Fixture::with_a_project("2026-05-08");
    let ledger = ledger(vec![row(5, KNOWN)]);
    let before = preview(&fixture, &ledger);
    assert_eq!(before, preview(&fixture, &ledger));
    fixture.invest(project, 8_000, "2026-04", 3_000);
    assert_ne!(before, preview(&fixture, &ledger));
    fixture.accept(import(&ledger));
    assert!(!preview(&fixture, &ledger).does_something());
}

#[test]
fn only_office_and_administrator_come_to_import() {
    let (fixture, _) = Fixture::with_a_project("2026-05-08");
    let assessment = Assessment::of(&fixture.board);
    for (role, comes) in [
        (Role::Viewer, false),
        (Role::Display, false),
        (Role::Leader, false),
        (Role::Unit(UnitId(1)), false),
        (Role::RegionOffice(RegionId(1)), false),
        (Role::Office, true),
        (Role::Admin, true),
    ] {
        let page = import_desk(&assessment, &actor(role), fixture.now);
        assert_eq!(page.is_some(), comes, "{role:?}");
    }
}
