//! Units: found by a word of their name, added, renamed, spelled.

use battle_map::{
    event::Subject,
    model::unit::UnitAction,
    value::UnitId,
    view::{
        admin::{Search, UnitLine},
        paged::Paged,
    },
};
use leptos::prelude::*;

use super::{
    listing::{Find, Turn, UNITS},
    spelling::{Spelled, Spellings, Thing},
};
use crate::{
    erased::Each,
    execute::CommandJson,
    form::{LineField, ShortForm, Typed, use_form},
    texts::use_texts,
};

/// The units, their search, and the form that adds one.
#[component]
pub fn Units(
    /// What they are searched by.
    search: Memo<Search>,
    /// The units that are found, by name.
    units: Memo<Paged<UnitLine>>,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        units.with(|units| units.lines.iter().map(|unit| unit.id).collect::<Vec<_>>())
    });
    view! {
        <AddUnit />
        <Find list=UNITS search />
        <Each each=move || ids.get() key=|id| id.0 let:id>
            <Unit id units />
        </Each>
        <Turn list=UNITS search shown=units />
    }
}

#[component]
fn Unit(id: UnitId, units: Memo<Paged<UnitLine>>) -> impl IntoView {
    let texts = use_texts();
    let line =
        Memo::new(move |_| units.with(|units| units.lines.iter().find(|u| u.id == id).cloned()));
    let spelled = Memo::new(move |_| line.get().map(Spelled::from).unwrap_or_default());
    let facts = Signal::derive(move || {
        let projects = line.with(|line| line.as_ref().map_or(0, |line| line.projects));
        texts.fill("admin.entries", &[("count", &projects.to_string())])
    });
    view! { <Spellings thing=Thing::Unit(id) spelled facts /> }
}

#[component]
fn AddUnit() -> impl IntoView {
    let form = use_form("add-unit", "", Typed::default());
    let add = move |()| {
        form.submit(Vec::new(), |typed| {
            let name = typed.name("name")?;
            Some(CommandJson::of(Subject::City, UnitAction::Register { name }))
        });
    };
    view! {
        <ShortForm form class="admin-form" label="admin.add" send=add>
            <LineField form name="name" label="admin.unit-new" codes=&["unit-name-taken"] />
        </ShortForm>
    }
}
