//! An event of an import as fields that change: what stands beside what the ledger says.

use super::{FieldValue, PreviewChange, names::PreviewNames};
use crate::{
    board::Board,
    event::{Change, Event, Subject},
    model::{
        fact::{Occurrence, Source},
        ledger::Ledger,
        list::{ListChange, ListEntry},
        milestone::{MilestoneChange, MilestoneKind},
        plan::PlanChange,
        project::{FactChange, FactField, Project, ProjectChange, ProjectFacts, Site},
        report::{Figures, ReportChange},
        stage::Condition,
    },
    value::{Money, Name, Text},
    view::facts::{self, FactWords},
};

/// What an event among its row's `own` changes about the project; nothing for events that show no
/// field.
pub fn of(
    known: Option<&Project>,
    own: &[Event],
    event: &Event,
    ledger: &Ledger,
    board: &Board,
    names: &PreviewNames<'_>,
) -> Vec<PreviewChange> {
    let subject = event.subject;
    match &event.change {
        Change::Project(event) => of_project(known, event, names),
        Change::Milestone(change) => of_milestone(known, own, event.subject, change),
        Change::Plan(PlanChange::Set { plan }) => {
            let Subject::Plan(_, year) = event.subject else { return Vec::new() };
            let stands = known.and_then(|known| known.plans.get(&year));
            let old = stands.map(|plan| FieldValue::Money(plan.current().amount));
            one("plan", old, Some(FieldValue::Money(plan.amount)))
        }
        Change::Report(ReportChange::Recorded { figures, .. }) => {
            let Subject::Report(_, month) = event.subject else { return Vec::new() };
            let stands = known.and_then(|known| known.reports.get(&month));
            let reported = stands.is_some_and(|report| report.source > Source::Ledger);
            of_report(stands.map(|report| &report.figures), figures, reported)
        }
        Change::List(ListChange::EntrySet { project, entry }) => {
            let Subject::List(list) = subject else { return Vec::new() };
            let entries = board.lists.get(&list).map(|list| &list.entries);
            of_entry(entries.and_then(|entries| entries.get(project)), entry, ledger)
        }
        _ => Vec::new(),
    }
}

fn one(field: &str, old: Option<FieldValue>, new: Option<FieldValue>) -> Vec<PreviewChange> {
    vec![PreviewChange { field: field.to_owned(), old, new, reported: false }]
}

/// A field's change, where there is one.
fn differing(
    field: &str,
    old: Option<FieldValue>,
    new: Option<FieldValue>,
) -> Option<PreviewChange> {
    (old != new).then(|| PreviewChange { field: field.to_owned(), old, new, reported: false })
}

fn of_project(
    known: Option<&Project>,
    event: &ProjectChange,
    names: &PreviewNames<'_>,
) -> Vec<PreviewChange> {
    match event {
        ProjectChange::Registered { facts, .. } => new_project(facts, names),
        ProjectChange::Revised { changes } => {
            let change = |change: &FactChange| {
                let mut facts = known.map(|known| known.facts.as_ref().clone())?;
                let old = fact(change.field(), &facts, names);
                change.apply(&mut facts);
                differing(change.field().code(), old, fact(change.field(), &facts, names))
            };
            changes.iter().filter_map(change).collect()
        }
        ProjectChange::Moved { parent } => {
            let old =
                known.and_then(|known| known.parent).map(|id| FieldValue::Text(names.project(id)));
            one("parent", old, Some(FieldValue::Text(names.project(*parent))))
        }
        ProjectChange::Placed { site } => {
            let old = known.and_then(|known| place(&known.site));
            one("point", old, place(site))
        }
        ProjectChange::Enrolled { answer } => {
            one("enrolled", known.and_then(|known| answered(known.enrolled)), answered(*answer))
        }
        ProjectChange::ConditionSet { condition: Condition::Suspended { note, .. } } => {
            let note = note.as_ref().map(|note| FieldValue::Text(note.to_string()));
            one("condition", None, note)
        }
        ProjectChange::StageSet { .. } => one("stage", None, Some(FieldValue::Answer(true, None))),
        _ => Vec::new(),
    }
}

/// The fields of which a new project's row says something, its name and region aside.
fn new_project(facts: &ProjectFacts, names: &PreviewNames<'_>) -> Vec<PreviewChange> {
    let fields = FactField::ALL.into_iter();
    fields
        .filter(|field| !matches!(field, FactField::Name | FactField::Regions))
        .filter_map(|field| differing(field.code(), None, fact(field, facts, names)))
        .collect()
}

/// What the facts say in a field.
fn fact(field: FactField, facts: &ProjectFacts, names: &PreviewNames<'_>) -> Option<FieldValue> {
    match facts::words(facts, field, names)? {
        FactWords::Money(money) => Some(FieldValue::Money(money)),
        words => words.text().map(FieldValue::Text),
    }
}

fn joined(words: impl Iterator<Item = String>) -> Option<String> {
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join("、"))
}

fn place(site: &Site) -> Option<FieldValue> {
    match site {
        Site::Unplaced => None,
        Site::Placed { shape, .. } => Some(FieldValue::Text(shape.label_point().to_string())),
    }
}

fn answered(answer: Occurrence) -> Option<FieldValue> {
    answer.known().map(|yes| FieldValue::Answer(yes, answer.date()))
}

fn of_milestone(
    known: Option<&Project>,
    own: &[Event],
    subject: Subject,
    change: &MilestoneChange,
) -> Vec<PreviewChange> {
    let Subject::Milestone(_, id) = subject else { return Vec::new() };
    let stands = known.and_then(|known| known.milestone_by_id(id));
    let kind = stands.map(|milestone| milestone.kind).or_else(|| added(own, subject));
    let kind = kind.unwrap_or(MilestoneKind::Start);
    match change {
        MilestoneChange::Added { kind, plan: Some(plan), .. } => {
            one(plan_field(*kind), None, Some(FieldValue::Date(*plan)))
        }
        MilestoneChange::Planned { plan, .. } => {
            let old = stands.and_then(|milestone| milestone.schedule);
            one(
                plan_field(kind),
                old.map(|old| FieldValue::Date(old.plan)),
                Some(FieldValue::Date(*plan)),
            )
        }
        MilestoneChange::Recognised { answer } => {
            let old = stands.and_then(|milestone| answered(milestone.recognised));
            one(fact_field(kind), old, answered(*answer))
        }
        _ => Vec::new(),
    }
}

const fn plan_field(kind: MilestoneKind) -> &'static str {
    match kind {
        MilestoneKind::Start => "planned-start",
        MilestoneKind::Step | MilestoneKind::Completion => "planned-completion",
    }
}

const fn fact_field(kind: MilestoneKind) -> &'static str {
    match kind {
        MilestoneKind::Start => "started",
        MilestoneKind::Step | MilestoneKind::Completion => "completed",
    }
}

/// The kind of a milestone that the row itself adds.
fn added(own: &[Event], milestone: Subject) -> Option<MilestoneKind> {
    own.iter().find_map(|event| match &event.change {
        Change::Milestone(MilestoneChange::Added { kind, .. }) if event.subject == milestone => {
            Some(*kind)
        }
        _ => None,
    })
}

fn of_report(stands: Option<&Figures>, says: &Figures, reported: bool) -> Vec<PreviewChange> {
    let nothing = Figures::default();
    let stands = stands.unwrap_or(&nothing);
    let money = |amount: Option<Money>| amount.map(FieldValue::Money);
    let words = |text: &Option<Text>| text.as_ref().map(|text| FieldValue::Text(text.to_string()));
    let changes = [
        differing("month", money(stands.month), money(says.month)),
        differing("year-to-date", money(stands.year_to_date), money(says.year_to_date)),
        differing("since-start", money(stands.since_start), money(says.since_start)),
        differing("next-month", money(stands.next_month), money(says.next_month)),
        differing("statistical", money(stands.statistical), money(says.statistical)),
        differing("progress", words(&stands.progress), words(&says.progress)),
        differing("problem", words(&stands.problem), words(&says.problem)),
        differing("reason", words(&stands.reason), words(&says.reason)),
    ];
    changes.into_iter().flatten().map(|change| PreviewChange { reported, ..change }).collect()
}

fn of_entry(stands: Option<&ListEntry>, says: &ListEntry, ledger: &Ledger) -> Vec<PreviewChange> {
    let Some(stands) = stands else {
        let list = ledger.list.as_ref().map(|name| FieldValue::Text(name.to_string()));
        return one("list", None, list);
    };
    let text = |name: &Option<Name>| name.as_ref().map(|name| FieldValue::Text(name.to_string()));
    let extra = |entry: &ListEntry| {
        let cells = entry.extra.iter().map(|(header, cell)| format!("{header}：{cell}"));
        joined(cells).map(FieldValue::Text)
    };
    let class = |entry: &ListEntry| entry.class.map(FieldValue::Class);
    let order = |entry: &ListEntry| Some(FieldValue::Text(entry.order.to_string()));
    let changes = [
        differing("order", order(stands), order(says)),
        differing("serial", text(&stands.serial), text(&says.serial)),
        differing("group", text(&stands.group), text(&says.group)),
        differing("class", class(stands), class(says)),
        differing("extra", extra(stands), extra(says)),
    ];
    changes.into_iter().flatten().collect()
}
