//! The banner for a page that may be out of date, and the attribute that greys it out.

use leptos::prelude::*;

use super::{Link, use_live};
use crate::texts::{Texts, use_texts};

/// Shows how long the server has been silent; empty while the link is fresh.
#[component]
pub fn LiveBanner() -> impl IntoView {
    let live = use_live();
    let texts = use_texts();
    mark_root(live.link);

    // The element is always there, so that a screen reader announces what appears in it.
    view! {
        <div class="live-banner" role="status">
            {move || words(texts, live.link.get(), live.silence.get())}
        </div>
    }
}

fn words(texts: Texts, link: Link, silence: u64) -> Option<String> {
    match link {
        Link::Fresh => None,
        Link::Stale => Some(texts.fill("live.stale", &[("seconds", &silence.to_string())])),
        Link::Lost => Some(texts.fill("live.lost", &[("minutes", &(silence / 60).to_string())])),
    }
}

/// Keeps `<html data-link>` up to date, for the style sheet.
fn mark_root(link: Signal<Link>) {
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            // Fails only for an invalid attribute name.
            let _ = root.set_attribute("data-link", link.get().name());
        }
    });
}
