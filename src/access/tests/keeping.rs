//! Commands of those who keep the ledger: what projects, lists, regions and units there are.

use super::*;
use crate::{
    decide::stand::square,
    model::{
        fact::Answer,
        list::ListEntry,
        person::PersonCommand,
        plan::{PlanCommand, PlanVersion},
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
        ProjectCommand::Register { parent: None, facts: ProjectFacts::named(name("x")) },
        ProjectCommand::Revise { project, changes: Vec::new() },
        ProjectCommand::Place { project, site: Site::Unplaced },
        ProjectCommand::SetStage { project, stage: Stage::Started },
        ProjectCommand::Suspend { project, reason, since: day, note },
        ProjectCommand::Cancel { project, reason: text("x") },
        ProjectCommand::Enrol { project, answer: Answer::No },
        ProjectCommand::Count { project, answer: Answer::No },
    ];
    let boundary = std::sync::Arc::new(square(106.0, 30.0));
    let regions = [
        RegionCommand::Register { name: name("x"), kind: RegionKind::District, boundary: None },
        RegionCommand::SetBoundary { region, boundary },
        RegionCommand::AddAlias { region, alias: name("x") },
    ];
    let lists = [
        ListCommand::Create { name: name("x"), year: day.month().year(), curve: Curve::default() },
        ListCommand::SetEntry { list, project, entry },
        ListCommand::ChooseCurve { list, curve: Curve::default() },
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
        Command::Plan(PlanCommand::Set { project, year, plan }),
        Command::Period(PeriodCommand::Open { month, cut_off: day, deadline: day }),
        Command::Unit(UnitCommand::AddAlias { unit, alias: name("x") }),
    ];
    let office = projects.into_iter().map(Command::Project);
    let office = office.chain(regions.into_iter().map(Command::Region));
    let office = office.chain(lists.into_iter().map(Command::List)).chain(others);
    let people = [
        PersonCommand::Register { name: name("x"), role: Role::Viewer },
        PersonCommand::Activate { person: PersonId(1) },
    ];
    let people = people.map(|command| (Who::Admins, Command::Person(command)));
    office.map(|command| (Who::Office, command)).chain(people).collect()
}
