//! A role and what it is bound to, as a form's two fields.

use battle_map::{
    model::actor::Role,
    value::UnitId,
    view::{
        admin::{RegionLine, UnitNames},
        named::Named,
    },
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    ask::ask,
    form::{self, ChoiceField, Form, Reading, Typed, coded},
    me::role_code,
    texts::use_texts,
};

/// Roles an account may have.
const ROLES: [&str; 6] = ["region-office", "unit", "office", "leader", "viewer", "admin"];

/// The role that most accounts have.
pub fn usual() -> Typed {
    Typed::default().with("role", ROLES[0])
}

/// A role as it would be typed.
pub fn typed(role: Role) -> Typed {
    let bound = match role {
        Role::Unit(unit) => unit.to_string(),
        Role::RegionOffice(region) => region.to_string(),
        _ => String::new(),
    };
    Typed::default().with("role", role_code(role)).with("bound", bound)
}

/// The role that was typed; none while it is not bound to what it needs.
pub fn read(typed: &mut Reading<'_>) -> Option<Role> {
    let plain = [Role::Office, Role::Leader, Role::Viewer, Role::Admin];
    match typed.raw("role") {
        "unit" => typed.value("bound").map(Role::Unit),
        "region-office" => typed.value("bound").map(Role::RegionOffice),
        word => plain.into_iter().find(|known| role_code(*known) == word),
    }
}

/// The fields for the role and for the unit or region it is bound to.
#[component]
pub fn RoleFields(
    /// The form that the fields belong to.
    form: Form,
    /// The regions to bind to.
    regions: Memo<Vec<RegionLine>>,
) -> impl IntoView {
    let roles = Signal::stored(coded(use_texts(), "role", ROLES));
    // What one role is bound to another one cannot be.
    let unbind = move |_| form.set("bound", String::new());
    let role = Memo::new(move |_| form.text("role"));
    let units = unit_choices(form, role);
    let regions = Signal::derive(move || {
        let choice = |region: &RegionLine| (region.id.to_string(), region.name.clone());
        regions.with(|regions| regions.iter().map(choice).collect::<form::Choices>())
    });
    let bound = move || {
        let (label, choices, codes): (_, _, &[_]) = match role.get().as_str() {
            "unit" => ("admin.bound.unit", units, &["unknown-unit"]),
            "region-office" => ("admin.bound.region-office", regions, &["unknown-region"]),
            _ => return None,
        };
        Some(view! { <ChoiceField form name="bound" label choices optional=true codes /> })
    };
    view! {
        <ChoiceField form name="role" label="admin.role" choices=roles chosen=unbind codes=&["last-admin"] />
        {bound}
    }
}

/// The units to bind to: there may be thousands, so they are asked for when the role needs one.
fn unit_choices(form: Form, role: Memo<String>) -> Signal<form::Choices> {
    let texts = use_texts();
    let units = RwSignal::new(form::Choices::new());
    Effect::new(move |_| {
        if role.with(|role| role != "unit") {
            return;
        }
        spawn_local(async move {
            match ask(UnitNames {}).await {
                Ok(named) => {
                    let choice = |unit: Named<UnitId>| (unit.id.to_string(), unit.name);
                    units.try_set(named.into_iter().map(choice).collect());
                }
                Err(error) => form.refuse("", texts.get(&format!("error.{}", error.code()))),
            }
        });
    });
    units.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_that_needs_a_unit_is_none_without_it() {
        let unit = Role::Unit("3".parse().unwrap());
        assert_eq!(read(&mut Reading::of(&typed(unit))), Some(unit));
        assert_eq!(read(&mut Reading::of(&typed(Role::Leader))), Some(Role::Leader));
        let unbound = usual();
        let mut reading = Reading::of(&unbound);
        assert_eq!(read(&mut reading), None);
        assert_eq!(reading.wrong()[0].field, "bound");
    }
}
