//! Commands of those who keep the ledger: what projects, lists, regions and units there are.

use super::*;
use crate::{
    fixture::square,
    model::{
        fact::Answer,
        list::ListEntry,
        person::PersonAction,
        plan::{PlanAction, PlanVersion},
        project::{ProjectFacts, Site},
        region::RegionKind,
        schedule::Curve,
        stage::{Stage, SuspensionReason},
    },
    value::Money,
};

pub fn of_the_ledger(project: ProjectId) -> Vec<(Who, Command)> {
    let (region, unit, list) = (RegionId(1), UnitId(1), ListId(1));
    let day = month("2026-03").first_day();
    let entry = ListEntry { order: 1, serial: None, group: None, class: None, extra: Vec::new() };
    let (reason, note) = (SuspensionReason::Land, None);
    let projects = [
        ProjectAction::Register { parent: None, facts: ProjectFacts::named(name("x")) },
        ProjectAction::Revise { project, changes: Vec::new() },
        ProjectAction::Place { project, site: Site::Unplaced },
        ProjectAction::SetStage { project, stage: Stage::Started },
        ProjectAction::Suspend { project, reason, since: day, note },
        ProjectAction::Cancel { project, reason: text("x") },
        ProjectAction::Enrol { project, answer: Answer::No },
        ProjectAction::Count { project, answer: Answer::No },
    ];
    let boundary = std::sync::Arc::new(square(106.0, 30.0));
    let register =
        RegionAction::Register { name: name("x"), kind: RegionKind::District, boundary: None };
    let regions =
        [RegionAction::SetBoundary { boundary }, RegionAction::AddAlias { alias: name("x") }];
    let lists = [
        ListAction::Create { name: name("x"), year: day.month().year(), curve: Curve::default() },
        ListAction::SetEntry { list, project, entry },
        ListAction::ChooseCurve { list, curve: Curve::default() },
    ];
    let plan = PlanVersion {
        amount: Money::from_wan(1),
        monthly: None,
        since: day,
        document: None,
        reason: None,
    };
    let (month, year) = (day.month(), day.month().year());
    let others = [
        Command::from(PlanAction::Set { project, year, plan }),
        Command::new(Subject::Period(month), PeriodAction::Open { cut_off: day, deadline: day }),
        Command::from(UnitAction::AddAlias { unit, alias: name("x") }),
    ];
    let office = projects.into_iter().map(Command::from);
    let office = office
        .chain([Command::new(Subject::City, register)])
        .chain(regions.map(|action| Command::new(Subject::Region(region), action)));
    let office = office.chain(lists.into_iter().map(Command::from)).chain(others);
    let people = [
        PersonAction::Register { name: name("x"), role: Role::Viewer },
        PersonAction::Activate { person: PersonId(1) },
    ];
    let people = people.map(|command| (Who::Admins, Command::from(command)));
    office.map(|command| (Who::Office, command)).chain(people).collect()
}
