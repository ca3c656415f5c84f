//! The form values of a target, and the target they make.

use battle_map::{
    model::series::{Aim, AimKind, Goal, SizeClass, TargetScope},
    value::{Money, MoneyUnit, Month, Name, Year},
    view::{office::OfficeView, targets::TargetLine},
};

use crate::form::{Reading, Typed};

/// The value of the scope that is the whole city.
pub const CITY: &str = "city";

/// The field that holds the identifier of the target being changed.
pub const CHANGED: &str = "target";

/// The choices of the form's fields, each as its value and its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoalChoices {
    /// The regions that can be a scope.
    pub regions: Vec<(String, String)>,
    /// The units that can be a scope.
    pub units: Vec<(String, String)>,
    /// The sectors that a target can be limited to.
    pub sectors: Vec<(String, String)>,
}

impl GoalChoices {
    /// The choices that the office's view offers.
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

/// An empty form: how many of the city's projects start by the end of `year`.
pub fn empty(year: Year) -> Typed {
    let typed = Typed::default().with("year", year).with("scope", CITY);
    typed.with("kind", AimKind::Starts.code()).with("due", 12)
}

/// The form values of a target that is to be changed.
pub fn to_change(line: &TargetLine) -> Typed {
    let goal = &line.goal;
    let scope = match goal.scope {
        TargetScope::City => CITY.to_owned(),
        TargetScope::Region(region) => format!("region/{region}"),
        TargetScope::Unit(unit) => format!("unit/{unit}"),
    };
    let value = match goal.aim {
        Aim::Starts(count) | Aim::Completions(count) => count.to_string(),
        Aim::Investment(money) => money.exact(MoneyUnit::Yi),
    };
    Typed::default()
        .with("year", goal.year)
        .with("scope", scope)
        .with("sector", goal.sector.as_ref().map(ToString::to_string).unwrap_or_default())
        .with("size", goal.size.map(SizeClass::code).unwrap_or_default())
        .with("kind", goal.aim.kind().code())
        .with("due", goal.due.number())
        .with("value", value)
        .with(CHANGED, line.id)
        .based_on(line.version)
}

/// The target that the fields make; `None` where one cannot be read.
pub fn goal(typed: &mut Reading<'_>) -> Option<Goal> {
    let year = typed.raw("year").parse().ok();
    let due =
        typed.read("due", "form.missing", |month| Month::new(year?, month.parse().ok()?).ok());
    let scope = typed.read("scope", "form.missing", scope);
    let kind = AimKind::from_code(typed.raw("kind")).unwrap_or(AimKind::Starts);
    let aim = typed.read("value", "targets.count-missing", |text| match kind {
        AimKind::Investment => Money::parse(text, MoneyUnit::Yi).ok().map(Aim::Investment),
        AimKind::Completions => text.parse().ok().map(Aim::Completions),
        AimKind::Starts => text.parse().ok().map(Aim::Starts),
    });
    let due = due?;
    Some(Goal {
        year: due.year(),
        scope: scope?,
        sector: Name::new(typed.raw("sector")).ok(),
        size: SizeClass::from_code(typed.raw("size")),
        due,
        aim: aim?,
    })
}

fn scope(code: &str) -> Option<TargetScope> {
    match code.split_once('/') {
        None => Some(TargetScope::City),
        Some(("region", id)) => id.parse().ok().map(TargetScope::Region),
        Some((_, id)) => id.parse().ok().map(TargetScope::Unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_typed_is_the_target_read() {
        let typed = empty("2026".parse().unwrap()).with("scope", "region/3").with("value", "7");
        let read = goal(&mut Reading::of(&typed)).unwrap();
        assert_eq!(read.aim, Aim::Starts(7));
        assert_eq!(read.due, "2026-12".parse().unwrap());
        let money = typed.with("kind", AimKind::Investment.code()).with("value", "12.5");
        let read = goal(&mut Reading::of(&money)).unwrap();
        assert_eq!(read.aim, Aim::Investment(Money::parse("12.5", MoneyUnit::Yi).unwrap()));
    }
}
