//! Registers against a small board.

use super::*;
use crate::{
    fixture::{Fixture, actor},
    model::{actor::Role, notice::Mover, register::RegisterLine},
};
use RegisterColumn::{
    AnswerBy, Demand, IssuedOn, Number, Project, Reply, SignedOn, State, Subject, Unit,
};

fn line(row: u32, more: &[(RegisterColumn, &str)]) -> RegisterLine {
    let usual = [
        (Number, "挂战点球〔2026〕17号"),
        (Project, "岳池人民医院迁建"),
        (Unit, "岳池县发展改革局"),
        (Subject, "限期恢复施工"),
        (Demand, "11月30日前恢复施工"),
        (IssuedOn, "2026-11-02"),
        (AnswerBy, "2026-11-30"),
    ];
    let cells = usual.iter().chain(more).map(|(column, text)| (*column, (*text).to_owned()));
    RegisterLine { sheet: String::new(), row, cells: cells.collect() }
}

fn register(lines: Vec<RegisterLine>) -> Register {
    Register { columns: RegisterColumn::ALL.to_vec(), lines }
}

fn preview(fixture: &Fixture, register: &Register) -> (PastPreview, Vec<Command>) {
    past_preview(&fixture.board, &actor(Role::Office), register, fixture.now)
}

fn codes(preview: &PastPreview) -> Vec<(u32, Option<RegisterColumn>, &str)> {
    let rejected = preview.rejected.iter();
    rejected.map(|fault| (fault.row, fault.column, fault.code.as_str())).collect()
}

#[test]
fn a_register_goes_on_from_its_highest_number() {
    let (mut fixture, _) = Fixture::with_a_project("2026-11-20");
    let signed = line(3, &[(SignedOn, "2026-11-03")]);
    let answered = [(Number, "挂战点球[2026]9"), (State, "已反馈"), (Reply, "已复工")];
    let county = [(Number, "挂战点球〔2026〕12号"), (Unit, "岳池县人民政府"), (State, "已发")];
    let register = register(vec![signed, line(4, &answered), line(5, &county)]);
    let (shown, commands) = preview(&fixture, &register);
    assert_eq!(codes(&shown), []);
    assert_eq!(shown.next, ["挂战点球〔2026〕18号"]);
    let addressees: Vec<_> = shown.notices.iter().map(|line| line.addressee.as_str()).collect();
    assert_eq!(addressees, ["岳池县发展改革局", "岳池县发展改革局", "岳池县人民政府"]);
    for command in commands {
        fixture.accept(command);
    }
    let movers: Vec<_> = fixture.board.notices.values().map(|notice| notice.turn().mover).collect();
    assert_eq!(movers, [Mover::Answer, Mover::Review, Mover::Sign]);
}

#[test]
fn one_bad_row_keeps_all_out_and_every_fault_is_named() {
    let (fixture, _) = Fixture::with_a_project("2026-11-20");
    let register = register(vec![
        line(3, &[]),
        line(4, &[]),
        line(5, &[(Number, "十八号"), (Project, "没有这个项目"), (IssuedOn, "去年")]),
        line(6, &[(Number, "挂战点球〔2026〕3号"), (Unit, "没有这个单位"), (State, "不知道")]),
        line(7, &[(Number, "督办〔2026〕3号"), (Demand, " ")]),
        line(8, &[(Number, "督办〔2026〕3号")]),
    ]);
    let (shown, commands) = preview(&fixture, &register);
    assert_eq!(
        codes(&shown),
        [
            (4, None, "notice-number-taken"),
            (5, Some(Number), "unreadable-number"),
            (5, Some(Project), "unknown-project"),
            (5, Some(IssuedOn), "unreadable-date"),
            (6, Some(Unit), "unknown-unit"),
            (7, Some(Demand), "missing-cell"),
            (8, None, "notice-unknown-series"),
        ]
    );
    assert!(commands.is_empty() && !shown.may_be_taken());
}

#[test]
fn a_file_without_the_columns_says_which_are_missing() {
    let (fixture, _) = Fixture::with_a_project("2026-11-20");
    let register = Register { columns: vec![Number, Project], lines: Vec::new() };
    let (shown, _) = preview(&fixture, &register);
    let missing: Vec<_> = shown.rejected.iter().filter_map(|fault| fault.column).collect();
    assert_eq!(missing, [Subject, Demand, IssuedOn, AnswerBy]);
}
