//! What a row says once: name, units, money, place. An empty cell erases nothing.

use super::{
    place,
    register::ImportRegistry,
    row::{RowChanges, RowTarget, issue},
};
use crate::{
    board::Board,
    event::{Event, Subject},
    geometry::Shape,
    model::{
        fact::{Fact, Occurrence, Source},
        ledger::{Issue, IssueCode, LedgerRow},
        project::{FactChange, FactField, Project, ProjectChange, ProjectFacts, RegionShare, Site},
        report::{self, ReportRefusal},
    },
    value::{Name, ProjectId, text::normalised},
};

/// Checks a row by itself.
///
/// # Errors
/// `completion-before-start` and `negative-amount`.
pub fn check(row: &LedgerRow) -> Result<(), Issue> {
    let pairs = [
        (row.planned_start, row.planned_completion, "计划竣工"),
        (row.start, row.completion, "实际竣工"),
    ];
    for (start, end, column) in pairs {
        if let (Some(start), Some(end)) = (start, end)
            && end.due() < start.first_day()
        {
            let value = format!("{end} < {start}");
            return Err(issue(row, column, IssueCode::CompletionBeforeStart, &value));
        }
    }
    let column = |field: FactField| field.header().unwrap_or_else(|| field.code());
    let facts = FactField::ALL.map(|field| (row.facts.amount(field), column(field)));
    let amounts = facts.into_iter().chain([(row.plan, "年度计划")]);
    let mut amounts = amounts.filter_map(|(amount, column)| Some((amount?, column)));
    if let Some((amount, column)) = amounts.find(|(amount, _)| amount.is_negative()) {
        let value = amount.exact(crate::value::MoneyUnit::Wan);
        return Err(issue(row, column, IssueCode::NegativeAmount, &value));
    }
    match report::check(&row.figures) {
        Err(ReportRefusal::Negative) => Err(issue(row, "累计完成", IssueCode::NegativeAmount, "")),
        _ => Ok(()),
    }
}

/// Compares a row's facts with the project it names, or drafts a new project.
///
/// # Errors
/// `sub-project-of-a-sub-project` when it would come to stand below another.
pub fn compare(
    register: &mut ImportRegistry<'_>,
    row: &LedgerRow,
    named: RowTarget<'_>,
    changes: &mut RowChanges,
) -> Result<ProjectId, Issue> {
    let RowTarget { region, known, parent } = named;
    let (regions, assumed) = place::shares(register, row, region);
    let kept = known.is_some_and(|known| same_regions(&known.facts.regions, &regions));
    if assumed && !kept {
        let written = row.facts.regions.as_ref().or(row.facts.place.as_ref());
        let value = written.map_or("", Name::as_str);
        changes.warnings.push(issue(row, "县区", IssueCode::SharesAssumed, value));
    }
    let said = row.facts.brought(&regions, register);
    let project = if let Some(known) = known {
        adopt(register.board(), row, known, parent, changes)?;
        let said = without_former(register.board(), known, said);
        revise(known, &said, changes);
        known.id
    } else {
        let project = register.project();
        let facts = draft(row, &said);
        let registered = ProjectChange::Registered { parent, facts };
        changes.push("project", Event::new(Subject::Project(project), registered));
        project
    };
    locate(row, project, known, changes);
    if let Some(enrolled) = row.enrolled {
        enrol(row, project, enrolled, known, changes);
    }
    Ok(project)
}

/// What a row says without name and code of a project that was merged into the one it means: they stay
/// those of the one that stayed.
fn without_former(board: &Board, known: &Project, said: Vec<FactChange>) -> Vec<FactChange> {
    let merged = board.merged_into(known.id);
    let former: Vec<_> = merged.iter().filter_map(|id| board.merged.get(id)).collect();
    let is_former = |change: &FactChange| {
        let same =
            |one: &Name, other: &Name| normalised(one.as_str()) == normalised(other.as_str());
        former.iter().any(|merged| match change {
            FactChange::Name(name) => same(name, &merged.facts.name),
            FactChange::Code(Some(code)) => {
                merged.facts.code.as_ref().is_some_and(|known| same(code, known))
            }
            _ => false,
        })
    };
    said.into_iter().filter(|change| !is_former(change)).collect()
}

/// An entry that the ledger shows below another becomes its sub-project. A ledger that shows a
/// sub-project by itself says nothing about its entry.
fn adopt(
    board: &Board,
    row: &LedgerRow,
    known: &Project,
    parent: Option<ProjectId>,
    changes: &mut RowChanges,
) -> Result<(), Issue> {
    let Some(parent) = parent.filter(|parent| known.parent != Some(*parent)) else {
        return Ok(());
    };
    let has_parts = || board.projects.values().any(|part| part.parent == Some(known.id));
    if parent == known.id || has_parts() {
        return Err(issue(row, "所属项目", IssueCode::NestedTooDeep, row.facts.name.as_str()));
    }
    let moved = Event::new(Subject::Project(known.id), ProjectChange::Moved { parent });
    changes.push("parent", moved);
    Ok(())
}

fn draft(row: &LedgerRow, said: &[FactChange]) -> ProjectFacts {
    let mut facts = ProjectFacts::named(&row.facts.name);
    for change in said {
        change.apply(&mut facts);
    }
    facts
}

/// Whether a project's regions are those that a row names, whatever their shares; a row that names
/// one means the main one, and says nothing of others.
fn same_regions(known: &[RegionShare], said: &[RegionShare]) -> bool {
    let holds = |share: &RegionShare| known.iter().any(|own| own.region == share.region);
    match said {
        [only] => known.first().is_some_and(|main| main.region == only.region),
        several => several.len() == known.len() && several.iter().all(holds),
    }
}

fn revise(known: &Project, said: &[FactChange], changes: &mut RowChanges) {
    let mut differing = Vec::new();
    for change in said {
        let shared = matches!(change, FactChange::Regions(shares)
            if same_regions(&known.facts.regions, shares));
        let mut facts = known.facts.as_ref().clone();
        change.apply(&mut facts);
        if !shared && facts != *known.facts {
            changes.fields.push(change.field().code());
            differing.push(change.clone());
        }
    }
    if !differing.is_empty() {
        let revised = ProjectChange::Revised { changes: differing };
        changes.events.push(Event::new(Subject::Project(known.id), revised));
    }
}

/// A line or area drawn for the project is not replaced by a ledger's point.
fn locate(row: &LedgerRow, project: ProjectId, known: Option<&Project>, changes: &mut RowChanges) {
    let Some(at) = row.point else { return };
    let stands = known.and_then(Project::shape).is_some_and(|shape| match shape {
        Shape::Point(standing) => *standing == at,
        Shape::Line(_) | Shape::Area(_) => true,
    });
    if !stands {
        let site = Site::Placed { shape: Shape::Point(at), written: row.written.clone() };
        let placed = Event::new(Subject::Project(project), ProjectChange::Placed { site });
        changes.push("site", placed);
    }
}

/// What the office knows of enrolment stays; a ledger that denies it is told so.
fn enrol(
    row: &LedgerRow,
    project: ProjectId,
    enrolled: bool,
    known: Option<&Project>,
    changes: &mut RowChanges,
) {
    let answer = if enrolled {
        Occurrence::Yes(Fact { date: None, source: Source::Ledger })
    } else {
        Occurrence::No
    };
    let standing = known.map(|known| known.enrolled).unwrap_or_default();
    if standing.known() == answer.known() {
        return;
    }
    if standing.fact().is_some_and(|fact| fact.source > Source::Ledger) {
        let code = IssueCode::RecognisedFactKept;
        changes.warnings.push(issue(row, "是否入库", code, "是 ≠ 否"));
    } else {
        let enrolled = ProjectChange::Enrolled { answer };
        changes.push("enrolled", Event::new(Subject::Project(project), enrolled));
    }
}
