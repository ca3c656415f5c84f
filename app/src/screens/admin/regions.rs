//! Regions: added, renamed, spelled.

use battle_map::{
    event::Subject,
    model::region::{RegionAction, RegionKind},
    value::RegionId,
    view::admin::RegionLine,
};
use leptos::prelude::*;

use super::spelling::{Spelled, Spellings, Thing};
use crate::{
    erased::Each,
    execute::CommandJson,
    form::{ChoiceField, LineField, ShortForm, Typed, coded, use_form},
    texts::use_texts,
};

/// Sorts of regions and their words.
const KINDS: [(RegionKind, &str); 3] = [
    (RegionKind::District, "district"),
    (RegionKind::CityLevel, "city-level"),
    (RegionKind::CrossCounty, "cross-county"),
];

/// The regions, and the form that adds one.
#[component]
pub fn Regions(
    /// All regions of the city.
    regions: Memo<Vec<RegionLine>>,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        regions.with(|regions| regions.iter().map(|region| region.id).collect::<Vec<_>>())
    });
    view! {
        <AddRegion />
        <Each each=move || ids.get() key=|id| id.0 let:id>
            <Region id regions />
        </Each>
    }
}

#[component]
fn Region(id: RegionId, regions: Memo<Vec<RegionLine>>) -> impl IntoView {
    let texts = use_texts();
    let line = Memo::new(move |_| regions.with(|all| all.iter().find(|r| r.id == id).cloned()));
    let spelled = Memo::new(move |_| line.get().map(Spelled::from).unwrap_or_default());
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
    let form = use_form("add-region", "", Typed::default().with("kind", KINDS[0].1));
    let kinds = coded(use_texts(), "admin.region-kind", KINDS.map(|(_, word)| word));
    let kinds = Signal::stored(kinds);
    let add = move |()| {
        form.submit(Vec::new(), |typed| {
            let word = typed.raw("kind");
            let known = KINDS.iter().find(|(_, known)| *known == word);
            let kind = known.map_or(KINDS[0].0, |(kind, _)| *kind);
            let name = typed.name("name")?;
            let register = RegionAction::Register { name, kind, boundary: None };
            Some(CommandJson::of(Subject::City, register))
        });
    };
    view! {
        <ShortForm form class="admin-form" label="admin.add" send=add>
            <LineField form name="name" label="admin.region-new" codes=&["region-name-taken"] />
            <ChoiceField form name="kind" label="admin.region-kind" choices=kinds />
        </ShortForm>
    }
}
