//! Every kind of command × every role × own and other.

use super::*;
use crate::{
    decide::stand::{Stand, actor, date, month},
    model::{
        city::CityCommand, ledger::Ledger, milestone::MilestoneKind, period::PeriodCommand,
        person::PersonCommand, project::ProjectCommand, report::Figures,
    },
    value::{MilestoneId, PersonId, RegionId, UnitId},
};

fn report(project: ProjectId) -> Command {
    let month = month("2026-03");
    let figures = Figures::default();
    Command::Report(ReportCommand::Record { project, month, figures, confirmed: false })
}

fn commands(project: ProjectId) -> Vec<(&'static str, Command)> {
    let name = crate::decide::stand::name("x");
    let milestone = MilestoneId(1);
    let (date, month) = (date("2026-03"), month("2026-03"));
    let ledger = Ledger {
        file: name.clone(),
        list: None,
        year: month.year(),
        period: None,
        rows: Vec::new(),
        columns: Vec::new(),
        shape: None,
        partial: false,
        renames: Vec::new(),
        added: Vec::new(),
    };
    let kind = MilestoneKind::Start;
    let reason = crate::decide::stand::text("x");
    let back = ReportCommand::Return { project, month, reason };
    let add = MilestoneCommand::Add { project, kind, name: None, plan: None };
    let claim = MilestoneCommand::Claim { project, milestone, date, evidence: Vec::new() };
    let recognise = MilestoneCommand::Recognise { project, milestone, date };
    vec![
        ("configure the city", Command::City(CityCommand::Configure { name, demo: false })),
        ("end an account", Command::Person(PersonCommand::Deactivate { person: PersonId(1) })),
        ("import", Command::Import(Box::new(ledger))),
        ("close a period", Command::Period(PeriodCommand::Close { month })),
        ("resume", Command::Project(ProjectCommand::Resume { project })),
        ("add a milestone", Command::Milestone(add)),
        ("recognise", Command::Milestone(recognise)),
        ("claim", Command::Milestone(claim)),
        ("report", report(project)),
        ("return a report", Command::Report(back)),
    ]
}

/// What each role may do with a project that is theirs, in the order of [`commands`].
const TABLE: [(Role, [bool; 10]); 9] = [
    (Role::Viewer, [false; 10]),
    (Role::Display, [false; 10]),
    (Role::Leader, [false; 10]),
    (Role::Admin, [true; 10]),
    (Role::Office, [false, false, true, true, true, true, true, true, true, true]),
    (Role::Unit(UnitId(1)), [false, false, false, false, false, false, false, true, true, false]),
    (Role::Unit(UnitId(2)), [false; 10]),
    (
        Role::RegionOffice(RegionId(1)),
        [false, false, false, false, false, false, false, true, true, true],
    ),
    (Role::RegionOffice(RegionId(2)), [false; 10]),
];

#[test]
fn every_role_may_exactly_what_the_table_says() {
    let (stand, project) = Stand::with_a_project("2026-04-10");
    for (role, allowed) in TABLE {
        for ((label, command), allowed) in commands(project).into_iter().zip(allowed) {
            let may = may(&stand.board, &actor(role), &command);
            assert_eq!(may, allowed, "{role:?}: {label}");
        }
    }
}

#[test]
fn what_happens_together_is_allowed_only_when_every_part_is() {
    let (stand, project) = Stand::with_a_project("2026-04-10");
    let unit = actor(Role::Unit(UnitId(1)));
    let stranger = report(ProjectId(99));
    let together = Command::Together(vec![report(project), stranger]);
    assert!(!may(&stand.board, &unit, &together));
    assert!(may(&stand.board, &unit, &Command::Together(vec![report(project)])));
}
