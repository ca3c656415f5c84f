//! The page of outlines and layers as a whole.

use battle_map::view::boundaries::BoundariesView;
use leptos::prelude::*;

use super::{BoundariesFile, LoadFile, Outlined, Removables};
use crate::{
    erased::Show,
    live::{Followed, latest},
    parts::{frame::NavPage, view_page::ViewPage},
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn BoundariesScreen(
    /// Regions and layers as they stand.
    view: Followed<BoundariesView>,
) -> impl IntoView {
    let texts = use_texts();
    let page = latest(view);
    let regions = Memo::new(move |_| {
        page.with(|p| p.as_ref().map(|p| p.regions.clone())).unwrap_or_default()
    });
    let layers =
        Memo::new(move |_| page.with(|p| p.as_ref().map(|p| p.layers.clone())).unwrap_or_default());
    view! {
        <ViewPage view latest=page frame=|view| &view.frame here=NavPage::Office title="boundaries.title" class="import-page boundaries-page">
            <Show when=move || page.with(Option::is_some)>
                <header class="my-head">
                    <h1>{texts.get("boundaries.title")}</h1>
                    <a href="/office">{texts.get("office.title")}</a>
                </header>
                <section>
                    <h2>{texts.get("boundaries.outlines")}</h2>
                    <LoadFile kind=BoundariesFile::Outlines />
                    <Outlined regions />
                </section>
                <section>
                    <h2>{texts.get("admin.layers")}</h2>
                    <LoadFile kind=BoundariesFile::Layer />
                    <Removables lines=layers />
                </section>
            </Show>
        </ViewPage>
    }
}
