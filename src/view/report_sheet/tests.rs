use super::*;
use crate::{
    command::Command,
    event::Subject,
    fixture::{Fixture, actor, month},
    model::{actor::Role, period::PeriodAction, report::ReportAction},
    value::{Money, UnitId},
    view::{assessment::Assessment, desk::desk},
};

const UNIT: Role = Role::Unit(UnitId(1));

/// February closed with 100, March open.
fn city() -> (Fixture, ProjectId) {
    let (mut fixture, project) = Fixture::with_a_project("2026-03-20");
    fixture.invest(project, 1_000, "2026-02", 100);
    let deadline = "2026-03-25".parse().unwrap();
    fixture.open(month("2026-03"), deadline);
    (fixture, project)
}

fn view(fixture: &Fixture) -> DeskView {
    desk(&Assessment::of(&fixture.board), &actor(UNIT), fixture.now).unwrap()
}

/// The sheet as it goes out, with other texts in some cells of its only row.
fn sheet(desk: &DeskView, typed: &[(SheetColumn, &str)]) -> SheetText {
    let row = &desk.rows[0];
    let cells = SheetColumn::ALL.map(|column| (column, stands(row, column)));
    let mut cells: HashMap<_, _> = cells.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    cells.extend(typed.iter().map(|(column, text)| (*column, (*text).to_owned())));
    let line = SheetLine { row: 3, cells, uncomputed: Vec::new() };
    let columns = SheetColumn::ALL.to_vec();
    SheetText { month: desk.period.map(|period| period.month), columns, lines: vec![line] }
}

fn faults(typed: &[(SheetColumn, &str)]) -> Vec<(&'static str, String)> {
    let desk = view(&city().0);
    let reading = read_back(&desk, &sheet(&desk, typed)).unwrap();
    let faults = reading.rows.into_iter().flat_map(|row| row.faults);
    faults.map(|fault| (fault.column.code(), fault.code)).collect()
}

fn left_out(typed: &[(SheetColumn, &str)]) -> Vec<String> {
    let desk = view(&city().0);
    let reading = read_back(&desk, &sheet(&desk, typed)).unwrap();
    reading.left_out.into_iter().map(|row| row.code).collect()
}

#[test]
fn a_sheet_that_comes_back_as_it_went_out_says_nothing_new() {
    let desk = view(&city().0);
    let reading = read_back(&desk, &sheet(&desk, &[])).unwrap();
    assert_eq!((reading.rows.len(), reading.unchanged, reading.absent), (0, 1, 0));
    assert!(!reading.reordered && reading.left_out.is_empty());
}

#[test]
fn what_was_filled_in_stands_beside_what_stood() {
    let desk = view(&city().0);
    let typed = [(SheetColumn::Month, "￥１２０.00 万元"), (SheetColumn::Progress, "主体施工")];
    let reading = read_back(&desk, &sheet(&desk, &typed[1..])).unwrap();
    let change = &reading.rows[0].changes[0];
    assert_eq!((change.column, change.new.as_str()), (SheetColumn::Progress, "主体施工"));
    assert_eq!(reading.rows[0].base, desk.rows[0].version);
    assert_eq!(faults(&typed[..1]), [], "how an amount is written is no fault");
}

#[test]
fn faults_are_named_at_their_cell() {
    let code = |column, code: &str| vec![(column, code.to_owned())];
    assert_eq!(faults(&[(SheetColumn::Month, "一百")]), code("month", "unreadable-number"));
    assert_eq!(faults(&[(SheetColumn::Month, "-5")]), code("reason", "correction-reason-missing"));
    assert_eq!(faults(&[(SheetColumn::Month, "-5"), (SheetColumn::Reason, "核减")]), []);
    assert_eq!(
        faults(&[(SheetColumn::Month, "-500"), (SheetColumn::Reason, "核减")]),
        code("month", "negative-amount")
    );
    assert_eq!(faults(&[(SheetColumn::NextMonth, "-1")]), code("next-month", "negative-amount"));
    let long = "长".repeat(5_000);
    assert_eq!(faults(&[(SheetColumn::Progress, &long)]), code("progress", "text-too-long"));
}

#[test]
fn ten_times_the_last_month_is_asked_about() {
    let (mut fixture, project) = city();
    let march = month("2026-03");
    let record = ReportAction::Record {
        figures: crate::model::report::Figures {
            month: Some(Money::from_wan(50)),
            ..Default::default()
        },
        confirmed: true,
    };
    fixture.accept(Command::new(Subject::Report(project, march), record));
    let april = month("2026-04");
    fixture.accept(Command::new(Subject::Period(march), PeriodAction::Close {}));
    fixture.now = crate::value::Timestamp::start_of("2026-04-20".parse().unwrap());
    fixture.open(april, april.last_day());
    let desk = view(&fixture);
    let reading = read_back(&desk, &sheet(&desk, &[(SheetColumn::Month, "500")])).unwrap();
    assert_eq!(reading.rows[0].faults[0].code, "ten-times-last-month");
}

#[test]
fn rows_of_others_without_number_twice_or_under_another_name_are_left_out() {
    assert_eq!(left_out(&[(SheetColumn::Number, "99")]), ["sheet-row-not-yours"]);
    assert_eq!(left_out(&[(SheetColumn::Number, "甲")]), ["sheet-row-without-number"]);
    assert_eq!(left_out(&[(SheetColumn::Name, "别的项目")]), ["sheet-row-name-differs"]);
    let desk = view(&city().0);
    let mut text = sheet(&desk, &[]);
    text.lines.push(text.lines[0].clone());
    let reading = read_back(&desk, &text).unwrap();
    assert_eq!(reading.left_out[0].code, "sheet-row-twice");
}

#[test]
fn another_months_sheet_one_without_month_and_one_without_columns_are_refused() {
    let desk = view(&city().0);
    let text = sheet(&desk, &[]);
    let other = SheetText { month: Some(month("2026-02")), ..text.clone() };
    assert_eq!(read_back(&desk, &other), Err(SheetRefusal::WrongMonth(month("2026-02"))));
    let none = SheetText { month: None, ..text.clone() };
    assert_eq!(read_back(&desk, &none), Err(SheetRefusal::NoMonth));
    let few = SheetText { columns: vec![SheetColumn::Name], ..text.clone() };
    let missing = vec![SheetColumn::Number, SheetColumn::Month];
    assert_eq!(read_back(&desk, &few), Err(SheetRefusal::ColumnsMissing(missing)));
    let closed = DeskView { period: None, ..desk };
    assert_eq!(read_back(&closed, &text), Err(SheetRefusal::PeriodNotOpen));
}

#[test]
fn reordered_columns_are_read_by_their_headers_and_named() {
    let desk = view(&city().0);
    let mut text = sheet(&desk, &[(SheetColumn::Month, "20")]);
    text.columns.reverse();
    let reading = read_back(&desk, &text).unwrap();
    assert!(reading.reordered);
    assert_eq!(reading.rows[0].changes[0].new, "20");
}

#[test]
fn a_row_that_somebody_else_changed_since_is_overtaken() {
    let (mut fixture, project) = city();
    let text = sheet(&view(&fixture), &[(SheetColumn::Month, "20")]);
    let figures =
        crate::model::report::Figures { month: Some(Money::from_wan(7)), ..Default::default() };
    let record = ReportAction::Record { figures, confirmed: false };
    fixture.accept(Command::new(Subject::Report(project, month("2026-03")), record));
    let reading = read_back(&view(&fixture), &text).unwrap();
    assert!(reading.rows[0].overtaken);
    assert_eq!(reading.rows[0].base, None, "there was no report then");
}
