//! The HTML document around the app; rendered by the server only.

use leptos::{hydration::HydrationScripts, prelude::*};
use leptos_meta::MetaTags;

use crate::{
    app::App,
    page_fault::WatchFaults,
    texts::{Language, Texts},
};

/// The whole document of a page.
#[component]
pub fn Shell(
    /// Where the bundle stands.
    options: LeptosOptions,
    /// The language the page is written in.
    language: Language,
    /// The columns that the reader hides, for the styles.
    hidden: String,
    /// What the page's live link begins with, as JSON.
    live: String,
    /// Who looks, as JSON.
    me: String,
) -> impl IntoView {
    let styles = format!("/{}/{}.css", options.site_pkg_dir, options.output_name);
    view! {
        <!DOCTYPE html>
        <html
            lang=language.tag()
            data-live=live
            data-hidden=hidden
            data-me=me
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=styles />
                <WatchFaults texts=Texts(language) />
                <HydrationScripts options=options />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}
