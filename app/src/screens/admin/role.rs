//! A role and what it is bound to, as a form's two fields.

use battle_map::{
    model::actor::Role,
    view::admin::{RegionLine, UnitLine},
};
use leptos::prelude::*;

use crate::{me::role_code, texts::use_texts};

/// Roles an account may have.
const ROLES: [&str; 6] = ["region-office", "unit", "office", "leader", "viewer", "admin"];

/// Units and regions that a role may be bound to.
pub type Choices = (Vec<UnitLine>, Vec<RegionLine>);

/// A role as it is chosen.
#[derive(Clone, Copy)]
pub struct ChosenRole {
    word: RwSignal<String>,
    bound: RwSignal<String>,
}

impl ChosenRole {
    /// The one most accounts have.
    pub fn new() -> Self {
        let word = RwSignal::new(ROLES[0].to_owned());
        Self { word, bound: RwSignal::new(String::new()) }
    }

    /// That role.
    pub fn of(role: Role) -> Self {
        let bound = match role {
            Role::Unit(unit) => unit.to_string(),
            Role::RegionOffice(region) => region.to_string(),
            _ => String::new(),
        };
        Self { word: RwSignal::new(role_code(role).to_owned()), bound: RwSignal::new(bound) }
    }

    /// The role; none while it is not bound to anything it needs.
    pub fn role(self) -> Option<Role> {
        let (word, bound) = (self.word.get_untracked(), self.bound.get_untracked());
        let plain = [Role::Office, Role::Leader, Role::Viewer, Role::Admin];
        match word.as_str() {
            "unit" => bound.parse().ok().map(Role::Unit),
            "region-office" => bound.parse().ok().map(Role::RegionOffice),
            _ => plain.into_iter().find(|known| role_code(*known) == word),
        }
    }
}

/// The two fields.
#[component]
pub fn RoleFields(
    /// What is chosen.
    chosen: ChosenRole,
    /// Units and regions to bind to.
    choices: Memo<Choices>,
) -> impl IntoView {
    let texts = use_texts();
    let choose = move |event| {
        chosen.word.set(event_target_value(&event));
        chosen.bound.set(String::new());
    };
    let first = chosen.word.get_untracked();
    let roles = ROLES.map(|role| {
        let words = texts.get(&format!("role.{role}"));
        view! { <option value=role selected=role == first>{words}</option> }
    });
    view! {
        <select aria-label=texts.get("admin.role") on:change=choose>{roles.into_iter().collect_view()}</select>
        {move || view! { <Binding role=chosen.word.get() choices bound=chosen.bound /> }}
    }
}

/// What a role is bound to.
#[component]
fn Binding(role: String, choices: Memo<Choices>, bound: RwSignal<String>) -> impl IntoView {
    let texts = use_texts();
    let options: Vec<(u32, String)> =
        choices.with_untracked(|(units, regions)| match role.as_str() {
            "unit" => units.iter().map(|unit| (unit.id.0, unit.name.clone())).collect(),
            "region-office" => regions.iter().map(|r| (r.id.0, r.name.clone())).collect(),
            _ => Vec::new(),
        });
    let key = format!("admin.bound.{role}");
    (!options.is_empty()).then(|| {
        let known = bound.get_untracked();
        let options = options.into_iter().map(|(id, name)| {
            let selected = id.to_string() == known;
            view! { <option value=id selected=selected>{name}</option> }
        });
        view! {
            <select aria-label=texts.get(&key) on:change=move |e| bound.set(event_target_value(&e))>
                <option value="">{texts.get(&key)}</option>
                {options.collect_view()}
            </select>
        }
    })
}
