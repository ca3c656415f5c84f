//! Flags on bottom lines: who raises them, what they hold up, and who learns why.

use super::*;
use crate::{
    command::Command,
    fixture::{Fixture, actor, date, name, text},
    model::milestone::MilestoneAction,
    value::{BottomLineId, MilestoneId, UnitId},
    view::seen::narrowed,
};

fn raise(line: BottomLineKind) -> BottomLineAction {
    BottomLineAction::Raise { line, reason: text("脚手架坍塌") }
}

fn give(
    fixture: &mut Fixture,
    actor: &Actor,
    subject: Subject,
    action: BottomLineAction,
) -> Result<(), &'static str> {
    let given = fixture.give(actor, Vec::new(), Command::new(subject, action));
    given.map(drop).map_err(|refusal| refusal.code())
}

fn named(role: Role, who: &str) -> Actor {
    Actor { name: name(who), ..actor(role) }
}

/// A project with its start planned, and the subject of the first flag on it.
fn planned() -> (Fixture, Subject, Subject) {
    let (mut fixture, project) = Fixture::with_a_project("2026-04-10");
    fixture.plan_start(project, "2026-03-01");
    (fixture, Subject::Project(project), Subject::BottomLine(project, BottomLineId(1)))
}

fn recognise(fixture: &mut Fixture) -> Result<(), &'static str> {
    let start = Subject::Milestone(ProjectId(1), MilestoneId(1));
    let action = MilestoneAction::Recognise { date: date("2026-03-05") };
    let given = fixture.give(&actor(Role::Office), Vec::new(), Command::new(start, action));
    given.map(drop).map_err(|refusal| refusal.code())
}

#[test]
fn while_a_flag_stands_nothing_is_recognised_and_afterwards_it_is() {
    let (mut fixture, project, flag) = planned();
    let office = actor(Role::Office);
    give(&mut fixture, &office, project, raise(BottomLineKind::Safety)).unwrap();
    assert_eq!(recognise(&mut fixture), Err("recognition-withheld"));
    let back = BottomLineAction::TakeBack { reason: text("整改验收合格") };
    give(&mut fixture, &office, flag, back.clone()).unwrap();
    assert_eq!(give(&mut fixture, &office, flag, back), Err("bottom-line-already-taken-back"));
    assert_eq!(recognise(&mut fixture), Ok(()));
}

#[test]
fn office_and_leaders_raise_flags_and_nobody_else() {
    let (mut fixture, project, _) = planned();
    for role in [Role::Viewer, Role::Display, Role::Unit(UnitId(1))] {
        let given = give(&mut fixture, &actor(role), project, raise(BottomLineKind::Quality));
        assert_eq!(given, Err("not-allowed"), "{role:?}");
    }
    for (role, line) in
        [(Role::Office, BottomLineKind::Quality), (Role::Leader, BottomLineKind::Safety)]
    {
        give(&mut fixture, &actor(role), project, raise(line)).unwrap();
    }
    let again = give(&mut fixture, &actor(Role::Admin), project, raise(BottomLineKind::Safety));
    assert_eq!(again, Err("bottom-line-already-stands"));
}

#[test]
fn why_an_integrity_flag_stands_only_its_author_and_leaders_learn() {
    let (mut fixture, project, flag) = planned();
    let (author, colleague) = (named(Role::Office, "甲"), named(Role::Office, "乙"));
    give(&mut fixture, &author, project, raise(BottomLineKind::Integrity)).unwrap();
    let cause = |fixture: &Fixture, actor: &Actor| {
        narrowed(&fixture.board, actor).bottom_lines[&BottomLineId(1)].cause.clone()
    };
    for knows in [&author, &actor(Role::Leader)] {
        assert!(matches!(cause(&fixture, knows), BottomLineCause::Said { .. }), "{knows:?}");
    }
    for told in [&colleague, &actor(Role::Unit(UnitId(1))), &actor(Role::Viewer)] {
        assert_eq!(cause(&fixture, told), BottomLineCause::Withheld, "{told:?}");
    }
    let back = BottomLineAction::TakeBack { reason: text("查无实据") };
    assert_eq!(give(&mut fixture, &colleague, flag, back.clone()), Err("not-allowed"));
    // That one stands is not told by refusing another.
    give(&mut fixture, &colleague, project, raise(BottomLineKind::Integrity)).unwrap();
    give(&mut fixture, &actor(Role::Leader), flag, back).unwrap();
    assert_eq!(recognise(&mut fixture), Err("recognition-withheld"), "the colleague's stands");
}
