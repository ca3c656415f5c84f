//! Units: found by a word of their name, added, renamed, spelled.

use battle_map::{event::Subject, model::unit::UnitAction, value::UnitId, view::admin::UnitLine};
use leptos::prelude::*;

use super::spelling::{Spelled, Spellings, Thing};
use crate::{
    erased::Each,
    execute::CommandJson,
    form::{LineField, ShortForm, Typed, use_form},
    texts::use_texts,
};

/// How many units are shown at most; a search by name finds the others.
const SHOWN: usize = 30;

/// The units, their search, and the form that adds one.
#[component]
pub fn Units(
    /// All units of the city, by name.
    units: Memo<Vec<UnitLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let word = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let word = word.get();
        let fits = |unit: &&UnitLine| {
            unit.name.contains(word.trim()) || unit.aliases.iter().any(|a| a.contains(word.trim()))
        };
        units.with(|units| units.iter().filter(fits).map(|unit| unit.id).collect::<Vec<_>>())
    });
    let rest = move || found.with(Vec::len).saturating_sub(SHOWN);
    let rest = move || {
        let count = rest();
        (count > 0).then(|| texts.fill("admin.units-more", &[("count", &count.to_string())]))
    };
    view! {
        <AddUnit />
        <div class="admin-form">
            <div class="form-field"><label>
                <span class="form-label">{texts.get("admin.find")}</span>
                <input type="search" prop:value=move || word.get() on:input=move |e| word.set(event_target_value(&e)) />
            </label></div>
        </div>
        <Each each=move || found.with(|found| found.iter().take(SHOWN).copied().collect::<Vec<_>>()) key=|id| id.0 let:id>
            <Unit id units />
        </Each>
        <p class="hint">{rest}</p>
    }
}

#[component]
fn Unit(id: UnitId, units: Memo<Vec<UnitLine>>) -> impl IntoView {
    let texts = use_texts();
    let line = Memo::new(move |_| units.with(|units| units.iter().find(|u| u.id == id).cloned()));
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
