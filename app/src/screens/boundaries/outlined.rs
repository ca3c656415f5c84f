//! The regions that have an outline, listed and taken off the map.

use battle_map::{
    command::ReadVersion, event::Subject, model::region::RegionAction, value::RegionId,
    view::admin::RegionLine,
};
use leptos::prelude::*;

use super::removable::{Removable, Removables, RemovalWords};
use crate::{execute::CommandJson, texts::Texts};

/// The regions with an outline.
#[component]
pub fn Outlined(
    /// All regions of the city.
    regions: Memo<Vec<RegionLine>>,
) -> impl IntoView {
    let lines = Memo::new(move |_| {
        let all = regions.get();
        all.into_iter().filter(|region| region.outlined).collect::<Vec<_>>()
    });
    view! { <Removables lines /> }
}

impl Removable for RegionLine {
    type Id = RegionId;
    const FORM: &'static str = "remove-outline";
    const WORDS: RemovalWords = RemovalWords {
        none: "boundaries.none",
        remove: "boundaries.remove",
        confirm: "boundaries.remove-now",
        sure: "boundaries.remove-sure",
    };

    fn id(&self) -> RegionId {
        self.id
    }

    fn name(&self, _texts: Texts) -> String {
        self.name.clone()
    }

    fn fact(&self, texts: Texts) -> String {
        texts.fill("admin.entries", &[("count", &self.entries.to_string())])
    }

    fn removal(&self) -> Option<(CommandJson, ReadVersion)> {
        let subject = Subject::Region(self.id);
        let order = CommandJson::of(subject, RegionAction::RemoveBoundary {});
        Some((order, ReadVersion { subject, version: self.version }))
    }
}
