//! The banner for a page that may be out of date or on which nothing can be done at the moment, and the
//! attribute that greys it out.

use leptos::prelude::*;

use super::{Link, Trouble, use_live};
use crate::texts::{Texts, use_texts};

/// Shows how long the server has been silent, or that it cannot write; empty while all is well.
#[component]
pub fn LiveBanner() -> impl IntoView {
    let live = use_live();
    let texts = use_texts();
    mark_root(live.link);

    // The element is always there, so that a screen reader announces what appears in it.
    view! {
        <div class="live-banner" role="status">
            {move || words(texts, live.link.get(), live.silence.get(), live.trouble.get())}
        </div>
    }
}

fn words(texts: Texts, link: Link, silence: u64, trouble: Option<Trouble>) -> Option<String> {
    match link {
        Link::Fresh => trouble.map(|trouble| texts.get(&format!("trouble.{}", trouble.code()))),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Language;

    #[test]
    fn a_page_says_that_nothing_can_be_written_while_it_hears_the_server() {
        for language in [Language::Chinese, Language::English] {
            let texts = Texts(language);
            for trouble in [Trouble::CannotWrite, Trouble::DatabaseGone] {
                let said = words(texts, Link::Fresh, 0, Some(trouble)).unwrap();
                assert!(!said.contains(trouble.code()), "{said}");
                let silent = words(texts, Link::Stale, 31, Some(trouble)).unwrap();
                assert!(silent.contains("31"), "{silent}");
            }
            assert_eq!(words(texts, Link::Fresh, 0, None), None);
        }
    }
}
