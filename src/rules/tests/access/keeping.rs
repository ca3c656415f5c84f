//! Commands of those who keep the ledger: what projects, lists, regions and units there are.

use super::*;
use crate::{
    fixture::square,
    model::{
        fact::Occurrence,
        list::ListEntry,
        person::PersonAction,
        plan::{PlanAction, PlanVersion},
        project::{MergeChoice, ProjectFacts, Site},
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
    let into = ProjectId(2);
    let projects = [
        ProjectAction::Revise { changes: Vec::new() },
        ProjectAction::Place { site: Site::Unplaced },
        ProjectAction::SetStage { stage: Stage::Started },
        ProjectAction::Suspend { reason, since: day, note, paper: Some(document()) },
        ProjectAction::Cancel { reason: text("x") },
        ProjectAction::Enrol { answer: Occurrence::No },
        ProjectAction::Count { answer: Occurrence::No },
        ProjectAction::Merge { into, choice: MergeChoice::default(), reason: text("x") },
        ProjectAction::Separate { reason: text("x") },
    ];
    let new = [Subject::City, Subject::Project(project)].map(|container| {
        let facts = ProjectFacts::named(&name("x"));
        Command::new(container, ProjectAction::Register { facts })
    });
    let boundary = std::sync::Arc::new(square(106.0, 30.0));
    let register =
        RegionAction::Register { name: name("x"), kind: RegionKind::District, boundary: None };
    let regions = [
        RegionAction::SetBoundary { boundary },
        RegionAction::RemoveBoundary {},
        RegionAction::AddAlias { alias: name("x") },
    ];
    let create =
        ListAction::Create { name: name("x"), year: day.month().year(), curve: Curve::default() };
    let lists = [
        ListAction::SetEntry { project, entry },
        ListAction::ChooseCurve { curve: Curve::default() },
        ListAction::SetPlansUntil { month: None },
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
        Command::new(Subject::Plan(project, year), PlanAction::Set { plan }),
        Command::new(Subject::Period(month), PeriodAction::Open { cut_off: day, deadline: day }),
        Command::new(Subject::Unit(unit), UnitAction::AddAlias { alias: name("x") }),
    ];
    let projects = projects.map(|action| Command::new(Subject::Project(project), action));
    let office = projects
        .into_iter()
        .chain(new)
        .chain([Command::new(Subject::City, register)])
        .chain(regions.map(|action| Command::new(Subject::Region(region), action)));
    let office = office
        .chain([Command::new(Subject::City, create)])
        .chain(lists.map(|action| Command::new(Subject::List(list), action)))
        .chain(others);
    let register = PersonAction::Register { name: name("x"), role: Role::Viewer };
    let people = [
        Command::new(Subject::City, register),
        Command::new(Subject::Person(PersonId(1)), PersonAction::Activate {}),
    ];
    let people = people.map(|command| (Who::Admins, command));
    office.map(|command| (Who::Office, command)).chain(people).collect()
}
