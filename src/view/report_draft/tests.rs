use super::*;
use crate::{
    fixture::{Fixture, actor, month, text},
    model::{
        actor::Role,
        report::{PendingState, Returner},
    },
    value::UnitId,
    view::{
        assessment::Assessment,
        desk::{DeskRow, ReportState, desk},
    },
};
use ReportColumn::{Month, NextMonth, Progress, Reason, Total};

/// A row of March, with 100 万 in February and a plan of 1,000.
fn row() -> DeskRow {
    let (mut fixture, project) = Fixture::with_a_project("2026-03-20");
    fixture.invest(project, 1_000, "2026-02", 100);
    fixture.open(month("2026-03"), "2026-03-25".parse().unwrap());
    let unit = actor(Role::Unit(UnitId(1)));
    desk(&Assessment::of(&fixture.board), &unit, fixture.now).unwrap().rows.remove(0)
}

fn typed(row: &DeskRow, cells: &[(ReportColumn, &str)]) -> ReportDraft {
    let mut draft = ReportDraft::of(row);
    for (column, text) in cells {
        draft.type_in(row, *column, text);
    }
    draft
}

fn codes(draft: &ReportDraft, row: &DeskRow) -> Vec<(ReportColumn, &'static str)> {
    draft.faults(row).into_iter().map(|fault| (fault.column, fault.code)).collect()
}

#[test]
fn the_month_and_the_total_follow_one_another() {
    let row = row();
    assert_eq!((row.before, row.unopened), (Some(Money::from_wan(100)), false));
    let draft = typed(&row, &[(Month, "1,250.5")]);
    assert_eq!(draft.shown(Total, &row), "1350.5");
    assert_eq!(draft.figures().unwrap().year_to_date, None);
    let draft = typed(&row, &[(Month, "7"), (Total, "142")]);
    assert_eq!((draft.shown(Month, &row), draft.shown(Total, &row)), ("42".into(), "142".into()));
    assert_eq!(draft.figures().unwrap().year_to_date, Some(Money::from_wan(142)));
    let emptied = typed(&row, &[(Total, "142"), (Total, "")]);
    assert!(!emptied.differs(&row));
}

#[test]
fn a_total_of_a_year_that_said_nothing_yet_tells_of_the_months_before() {
    let row = DeskRow { unopened: true, before: Some(Money::ZERO), ..row() };
    let draft = typed(&row, &[(Month, "7"), (Total, "142")]);
    assert_eq!((draft.get(Month), draft.get(Total)), ("7", "142"));
    assert_eq!(codes(&draft, &row), []);
}

#[test]
fn a_block_that_says_month_and_total_has_to_add_up() {
    let row = row();
    let mut draft = ReportDraft::of(&row);
    draft.paste_in(&row, Month, "40", false);
    draft.paste_in(&row, Total, "140.0", true);
    assert_eq!((draft.get(Total), codes(&draft, &row)), ("", vec![]));
    draft.paste_in(&row, Total, "141", true);
    assert_eq!(codes(&draft, &row), [(Total, "total-does-not-add-up")]);
}

#[test]
fn faults_are_named_at_their_cells_all_at_once() {
    let row = row();
    let draft = typed(&row, &[(Month, "一百"), (NextMonth, "x"), (Progress, "主体施工")]);
    assert_eq!(
        codes(&draft, &row),
        [(Month, "unreadable-number"), (NextMonth, "unreadable-number")]
    );
    let draft = typed(&row, &[(Month, "-20")]);
    assert_eq!(codes(&draft, &row), [(Month, "correction-reason-missing")]);
    assert_eq!(codes(&typed(&row, &[(Month, "-20"), (Reason, "重复计算")]), &row), []);
    assert_eq!(
        codes(&typed(&row, &[(Month, "-120"), (Reason, "x")]), &row),
        [(Total, "negative-amount")]
    );
}

#[test]
fn an_amount_in_doubt_is_confirmed_until_it_is_typed_anew() {
    let row = row();
    let mut draft = typed(&row, &[(Month, "20000")]);
    assert_eq!(codes(&draft, &row), [(Month, "ten-times-the-plan")]);
    assert!(draft.faults(&row)[0].is_doubt());
    draft.confirmed = true;
    assert_eq!(codes(&draft, &row), []);
    draft.type_in(&row, Month, "30000");
    assert_eq!(codes(&draft, &row), [(Month, "ten-times-the-plan")]);
}

#[test]
fn a_reason_goes_along_only_with_a_negative_month() {
    let row = row();
    let draft = typed(&row, &[(Reason, "核减"), (Month, "5")]);
    assert_eq!(draft.figures().unwrap().reason, None);
}

#[test]
fn a_return_begins_with_no_answer_to_it() {
    let figures = Figures { answer: Some(text("上次的答复")), ..Figures::default() };
    let state = PendingState::Returned { by: Returner::County, reason: text("偏低") };
    let back = DeskRow { figures, state: ReportState::Pending(state), ..row() };
    assert_eq!(ReportDraft::of(&back).get(ReportColumn::Answer), "");
    let standing = DeskRow { state: ReportState::Filed, ..back };
    assert_eq!(ReportDraft::of(&standing).get(ReportColumn::Answer), "上次的答复");
}
