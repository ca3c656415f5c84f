//! The regions that have an outline, each with a button that takes it off the map.

use battle_map::{
    command::ReadVersion, event::Subject, model::region::RegionAction, view::admin::RegionLine,
};
use leptos::prelude::*;

use super::removable::{Removable, RemovalWords};
use crate::{
    erased::Show,
    execute::CommandJson,
    form::{Typed, use_form},
    live::Lines,
    texts::use_texts,
};

const WORDS: RemovalWords = RemovalWords {
    remove: "boundaries.remove",
    confirm: "boundaries.remove-now",
    sure: "boundaries.remove-sure",
};

/// The regions with an outline; a line in their place while none has one.
#[component]
pub fn Outlined(
    /// All regions of the city.
    regions: Memo<Vec<RegionLine>>,
) -> impl IntoView {
    let texts = use_texts();
    let outlined = Memo::new(move |_| {
        let all = regions.get();
        all.into_iter().filter(|region| region.outlined).collect::<Vec<_>>()
    });
    let none = move || outlined.with(Vec::is_empty);
    view! {
        <ul class="admin-layers">
            <Lines lines=outlined key=|region| region.id let:region>
                <Region region />
            </Lines>
        </ul>
        <Show when=none><p class="hint">{texts.get("boundaries.none")}</p></Show>
    }
}

#[component]
fn Region(region: Memo<RegionLine>) -> impl IntoView {
    let texts = use_texts();
    let id = region.with_untracked(|region| region.id);
    let form = use_form("remove-outline", id, Typed::default());
    let name = Signal::derive(move || region.with(|region| region.name.clone()));
    let entries = Signal::derive(move || {
        let entries = region.with(|region| region.entries.to_string());
        texts.fill("admin.entries", &[("count", &entries)])
    });
    let remove = move |()| {
        let (subject, version) = (Subject::Region(id), region.with_untracked(|r| r.version));
        let order = CommandJson::of(subject, RegionAction::RemoveBoundary {});
        form.send(order, vec![ReadVersion { subject, version }]);
    };
    view! { <Removable form words=WORDS name fact=entries remove /> }
}
