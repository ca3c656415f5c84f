//! Regions: added, renamed, spelled; their outlines come from a file.

use battle_map::{
    event::Subject,
    model::region::{RegionAction, RegionKind},
    value::RegionId,
    view::admin::RegionLine,
};
use leptos::prelude::*;

use super::{
    field::{Field, named},
    spelling::{Spelled, Spellings, Thing},
};
use crate::{
    deed::{OtherFault, use_deed},
    execute::Order,
    texts::use_texts,
};

/// Sorts of regions and their words.
const KINDS: [(RegionKind, &str); 3] = [
    (RegionKind::District, "district"),
    (RegionKind::CityLevel, "city-level"),
    (RegionKind::CrossCounty, "cross-county"),
];

const FAULTS: [&str; 4] =
    ["admin.name-missing", "admin.name-too-long", "admin.name-unreadable", "region-name-taken"];

/// The regions.
#[component]
pub fn Regions(
    /// All of them.
    regions: Memo<Vec<RegionLine>>,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        regions.with(|regions| regions.iter().map(|region| region.id).collect::<Vec<_>>())
    });
    view! {
        <AddRegion />
        <For each=move || ids.get() key=|id| id.0 let:id>
            <Region id regions />
        </For>
    }
}

#[component]
fn Region(id: RegionId, regions: Memo<Vec<RegionLine>>) -> impl IntoView {
    let texts = use_texts();
    let line = Memo::new(move |_| regions.with(|all| all.iter().find(|r| r.id == id).cloned()));
    let spelled = Memo::new(move |_| {
        line.get().map_or_else(Spelled::default, |line| Spelled {
            name: line.name,
            aliases: line.aliases,
            version: line.version,
        })
    });
    let facts = Signal::derive(move || {
        let Some(line) = line.get() else { return String::new() };
        let mut facts = vec![texts.fill("admin.entries", &[("count", &line.entries.to_string())])];
        if line.kind != RegionKind::District {
            let word = KINDS.iter().find(|(kind, _)| *kind == line.kind).map(|(_, word)| *word);
            facts.extend(word.map(|word| texts.get(&format!("admin.region-kind.{word}"))));
        } else if !line.outlined {
            facts.push(texts.get("admin.no-outline"));
        }
        facts.join(" · ")
    });
    view! { <Spellings thing=Thing::Region(id) spelled facts /> }
}

#[component]
fn AddRegion() -> impl IntoView {
    let texts = use_texts();
    let deed = use_deed();
    let (name, word) = (RwSignal::new(String::new()), RwSignal::new(KINDS[0].1.to_owned()));
    Effect::new(move |_| {
        if deed.done() > 0 {
            name.set(String::new());
        }
    });
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let word = word.get_untracked();
        let kind =
            KINDS.iter().find(|(_, known)| *known == word).map_or(KINDS[0].0, |(kind, _)| *kind);
        match named(&name.get_untracked()) {
            Err(key) => deed.refuse(key),
            Ok(name) => {
                let command = RegionAction::Register { name, kind, boundary: None };
                deed.give(Order::of(Subject::City, command), Vec::new());
            }
        }
    };
    let kinds = KINDS.map(|(_, word)| {
        view! { <option value=word>{texts.get(&format!("admin.region-kind.{word}"))}</option> }
    });
    view! {
        <form class="admin-form" on:submit=add>
            <Field label="admin.region-new" value=name deed codes=&FAULTS />
            <div class="admin-field"><label>
                <span>{texts.get("admin.region-kind")}</span>
                <select on:change=move |e| word.set(event_target_value(&e))>{kinds.into_iter().collect_view()}</select>
            </label></div>
            <button class="button" type="submit" disabled=move || deed.is_busy()>{texts.get("admin.add")}</button>
            <OtherFault deed codes=&FAULTS />
        </form>
    }
}
