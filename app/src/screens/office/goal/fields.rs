//! The fields of a target as they are typed, and the target they make.

use battle_map::{
    command::Read,
    model::series::{Aim, AimKind, Goal, SizeClass, TargetScope},
    value::{Money, MoneyUnit, Month, Name, Year},
    view::office::OfficeView,
};
use leptos::prelude::*;

/// What a target may be set for: value and words of each choice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// Regions as scopes.
    pub regions: Vec<(String, String)>,
    /// Units as scopes.
    pub units: Vec<(String, String)>,
    /// Sectors.
    pub sectors: Vec<(String, String)>,
}

impl Choices {
    /// Those of the office's desk.
    pub fn of(office: &OfficeView) -> Self {
        let region = |id: u32, name: &str| (format!("region/{id}"), name.to_owned());
        let unit = |id: u32, name: &str| (format!("unit/{id}"), name.to_owned());
        Self {
            regions: office.regions.iter().map(|one| region(one.id.0, &one.name)).collect(),
            units: office.units.iter().map(|one| unit(one.value.0, &one.name)).collect(),
            sectors: office
                .sectors
                .iter()
                .map(|one| (one.value.clone(), one.name.clone()))
                .collect(),
        }
    }
}

/// The fields of the form, as they are typed.
#[derive(Debug, Clone, Copy)]
pub struct GoalFields {
    /// Of which year.
    pub year: RwSignal<String>,
    /// `city`, `region/3` or `unit/5`.
    pub scope: RwSignal<String>,
    /// A sector's name; empty for all.
    pub sector: RwSignal<String>,
    /// A size's code; empty for all.
    pub size: RwSignal<String>,
    /// The code of what is aimed at.
    pub kind: RwSignal<String>,
    /// The number of the due month.
    pub due: RwSignal<String>,
    /// A count, or money in 亿元.
    pub value: RwSignal<String>,
    /// The target that is being changed, as it was read.
    pub read: RwSignal<Option<Read>>,
}

impl GoalFields {
    /// Empty fields: the whole city's starts by the end of `year`.
    pub fn of(year: Year) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self {
            year: text(&year.to_string()),
            scope: text("city"),
            sector: text(""),
            size: text(""),
            kind: text(AimKind::Starts.code()),
            due: text("12"),
            value: text(""),
            read: RwSignal::new(None),
        }
    }

    /// Puts a target that stands into the fields, to be changed.
    pub fn change(self, goal: &Goal, read: Read) {
        self.year.set(goal.year.to_string());
        self.scope.set(match goal.scope {
            TargetScope::City => "city".to_owned(),
            TargetScope::Region(region) => format!("region/{region}"),
            TargetScope::Unit(unit) => format!("unit/{unit}"),
        });
        self.sector.set(goal.sector.as_ref().map(ToString::to_string).unwrap_or_default());
        self.size.set(goal.size.map(SizeClass::code).unwrap_or_default().to_owned());
        self.kind.set(goal.aim.kind().code().to_owned());
        self.due.set(goal.due.number().to_string());
        self.value.set(match goal.aim {
            Aim::Starts(count) | Aim::Completions(count) => count.to_string(),
            Aim::Investment(money) => money.exact(MoneyUnit::Yi),
        });
        self.read.set(Some(read));
    }

    /// What the fields say, or the key of what is wrong.
    pub fn goal(self) -> Result<Goal, &'static str> {
        let month = self.due.get_untracked().parse().ok();
        let year = self.year.get_untracked().parse().ok();
        let due = year.zip(month).and_then(|(year, month)| Month::new(year, month).ok());
        let due = due.ok_or("targets.due-missing")?;
        let text = self.value.get_untracked();
        let aim = match AimKind::from_code(&self.kind.get_untracked()) {
            Some(AimKind::Investment) => {
                Money::parse(text.trim(), MoneyUnit::Yi).ok().map(Aim::Investment)
            }
            Some(AimKind::Completions) => text.trim().parse().ok().map(Aim::Completions),
            _ => text.trim().parse().ok().map(Aim::Starts),
        };
        Ok(Goal {
            year: due.year(),
            scope: scope(&self.scope.get_untracked()).ok_or("targets.scope-missing")?,
            sector: Name::new(&self.sector.get_untracked()).ok(),
            size: SizeClass::from_code(&self.size.get_untracked()),
            due,
            aim: aim.ok_or("targets.count-missing")?,
        })
    }

    /// The key of the value's label: what it counts.
    pub fn value_label(self) -> String {
        format!("targets.value.{}", self.kind.get())
    }
}

fn scope(code: &str) -> Option<TargetScope> {
    match code.split_once('/') {
        None => Some(TargetScope::City),
        Some(("region", id)) => id.parse().ok().map(TargetScope::Region),
        Some((_, id)) => id.parse().ok().map(TargetScope::Unit),
    }
}
