//! What the form makes of the proposal: the ticked exceptions, classes and plans, and the commands that
//! put them on the list.

use std::collections::{BTreeMap, BTreeSet};

use battle_map::{
    event::Subject,
    model::{
        list::{ListAction, ListClass, ListEntry},
        plan::{PlanAction, PlanVersion},
    },
    value::{Day, Money, MoneyUnit, Name, ProjectId},
    view::next_year::{CarryLine, CarryOver, Target},
};

use crate::{
    execute::CommandJson,
    form::{Reading, Typed},
};

/// The field of the projects for which the office decides otherwise than proposed.
pub const EXCEPT: &str = "except";

/// What the form begins with: the name of a new list, and the class proposed for each project.
pub fn begin(carry: &CarryOver) -> Typed {
    let typed = match &carry.into {
        Target::New(list) => Typed::default().with("name", &list.name),
        Target::Known(_) => Typed::default(),
    };
    carry.lines.iter().filter(|line| !line.listed).fold(typed, |typed, line| {
        let class = line.entry.class.map(ListClass::code).unwrap_or_default();
        typed.with_at(line.project.0, "class", class)
    })
}

/// The projects for which the office decides otherwise than proposed.
pub struct Exceptions(BTreeSet<ProjectId>);

impl Exceptions {
    /// Those that are ticked.
    pub fn of(typed: &Typed) -> Self {
        Self(typed.all(EXCEPT).iter().filter_map(|id| id.parse().ok()).collect())
    }

    /// Whether a project goes onto the list.
    pub fn let_go(&self, line: &CarryLine) -> bool {
        !line.listed && line.is_carried() != self.0.contains(&line.project)
    }
}

/// Whether a project goes onto the list, by what is ticked.
pub fn goes(line: &CarryLine, typed: &Typed) -> bool {
    Exceptions::of(typed).let_go(line)
}

/// The first of those that go onto the list and are not shown whose plan cannot be read.
pub fn unreadable_elsewhere<'a>(carry: &'a CarryOver, typed: &Typed) -> Option<&'a CarryLine> {
    let shown = carry.carried.lines.iter().chain(&carry.left.lines);
    let shown: BTreeSet<_> = shown.map(|shown| shown.line.project).collect();
    let exceptions = Exceptions::of(typed);
    carry.lines.iter().find(|line| {
        !shown.contains(&line.project)
            && exceptions.let_go(line)
            && !line.planned
            && amount(typed.at(line.project.0, "amount")).is_none()
    })
}

/// What would go onto the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums {
    /// Projects that go onto it.
    pub goes: usize,
    /// Those among them by class; those without one under none.
    pub classes: BTreeMap<&'static str, usize>,
    /// Projects that stay behind.
    pub left: usize,
    /// Plans that are typed, and their sum.
    pub plans: (usize, Money),
}

/// Counts what would go onto the list.
pub fn sums(carry: &CarryOver, typed: &Typed) -> Sums {
    let (mut sums, exceptions) = (Sums::default(), Exceptions::of(typed));
    for line in carry.lines.iter().filter(|line| !line.listed) {
        if !exceptions.let_go(line) {
            sums.left += 1;
            continue;
        }
        sums.goes += 1;
        let id = line.project.0;
        let class = ListClass::from_code(typed.at(id, "class")).map_or("none", ListClass::code);
        *sums.classes.entry(class).or_default() += 1;
        if let Ok(Some(amount)) = Money::typed(typed.at(id, "amount"), MoneyUnit::Wan) {
            sums.plans = (sums.plans.0 + 1, sums.plans.1 + amount);
        }
    }
    sums
}

/// The commands that make the list; `None` where a field cannot be read or nothing would go onto it.
pub fn commands(
    carry: &CarryOver,
    typed: &Typed,
    reading: &mut Reading<'_>,
    today: Day,
) -> Option<CommandJson> {
    let name = match &carry.into {
        Target::New(_) => reading.name("name").map(Some),
        Target::Known(_) => Some(None),
    };
    let document = reading.optional_name("document");
    let exceptions = Exceptions::of(typed);
    let lines = || carry.lines.iter().filter(|line| exceptions.let_go(line));
    let read = lines().map(|line| reading.in_row(line.project.0, |row| entry_and_plan(line, row)));
    let read: Vec<_> = read.collect();
    if read.is_empty() {
        reading.refuse("", "next-year.nothing");
        return None;
    }
    let (name, document) = (name?, document?);
    let mut orders = Vec::new();
    if let Some(name) = name {
        let create = ListAction::Create { name, year: carry.year, curve: carry.curve };
        orders.push(CommandJson::of(Subject::City, create));
    }
    let list = Subject::List(carry.into.list().id);
    for (line, read) in lines().zip(read) {
        let (entry, amount) = read?;
        let project = line.project;
        orders.push(CommandJson::of(list, ListAction::SetEntry { project, entry }));
        if let Some(amount) = amount {
            let plan = plan(amount, today, document.clone());
            orders.push(CommandJson::of(Subject::Plan(project, carry.year), plan));
        }
    }
    Some(CommandJson::together(&orders))
}

const fn plan(amount: Money, since: Day, document: Option<Name>) -> PlanAction {
    PlanAction::Set { plan: PlanVersion { amount, monthly: None, since, document, reason: None } }
}

/// The entry with the class that was chosen, and the plan that was typed.
fn entry_and_plan(line: &CarryLine, row: &mut Reading<'_>) -> Option<(ListEntry, Option<Money>)> {
    let entry = ListEntry { class: ListClass::from_code(row.raw("class")), ..line.entry.clone() };
    if line.planned {
        return Some((entry, None));
    }
    let amount = row.read("amount", "next-year.amount-wrong", amount)?;
    Some((entry, amount))
}

/// A plan as it is typed, none where nothing is; `None` where it cannot be read.
fn amount(text: &str) -> Option<Option<Money>> {
    let amount = Money::typed(text, MoneyUnit::Wan).ok()?;
    amount.is_none_or(|amount| !amount.is_negative()).then_some(amount)
}
