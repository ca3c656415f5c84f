//! The HTML document around the app; rendered by the server only.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use crate::{
    app::App,
    page_fault::WatchFaults,
    paper::PAPER_WORDS,
    texts::{Language, Texts},
};

/// The whole document of a page.
#[component]
pub fn Shell(
    /// The paths of the bundle.
    options: LeptosOptions,
    /// The language the page is written in.
    language: Language,
    /// The columns that the reader hides, for the styles.
    hidden: String,
    /// The initial data of the page's live link, as JSON.
    live: String,
    /// The reader of the page, as JSON.
    me: String,
    /// The addresses of the files that the browser fetches when it has nothing else to do.
    ahead: Vec<String>,
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
                <Takeover options language ahead />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// How long a page stands before files are fetched ahead, in milliseconds: who leaves at once wants none.
const STANDS: u32 = 3_000;

/// The end of the script: one file after the other once the page stands, up to the first that does not
/// come; then it says so on `<body data-ahead>`. Links with `rel=prefetch` will not do: Chromium 109 holds them against
/// `default-src`, which refuses them, and their files come all at once.
fn fetch_ahead(files: &[String]) -> String {
    let done = "document.body.dataset.ahead = '';\n";
    if files.is_empty() {
        return done.to_owned();
    }
    let files: Vec<String> = files.iter().map(|file| format!("'{file}'")).collect();
    format!(
        "await new Promise((go) => setTimeout(go, {STANDS}));\n\
         const later = {{ priority: 'low', headers: {{ purpose: 'prefetch' }} }};\n\
         const fetched = async (file) => (await (await fetch(file, later)).arrayBuffer()).byteLength > 0;\n\
         for (const file of [{}]) if (!(await fetched(file).catch(() => false))) break;\n{done}",
        files.join(",")
    )
}

/// The tags that load the browser's half and hydrate the page: script, module and catalogue are
/// preloaded in parallel.
#[component]
fn Takeover(
    /// The paths of the bundle.
    options: LeptosOptions,
    /// The language the page is written in.
    language: Language,
    /// The addresses of the files that are fetched ahead.
    ahead: Vec<String>,
) -> impl IntoView {
    let folder = format!("/{}", options.site_pkg_dir);
    let script = format!("{folder}/{}.js", options.output_name);
    let module = format!("{folder}/{}_bg.wasm", options.output_name);
    let mut languages = vec![language];
    if language != PAPER_WORDS.0 {
        languages.push(PAPER_WORDS.0);
    }
    let catalogue = |language: Language| format!("{folder}/texts.{}.json", language.tag());
    // Addresses and tags of our own making: no quotation mark is in them.
    let texts = languages
        .iter()
        .map(|&language| format!("load('{}', fetch('{}'))", language.tag(), catalogue(language)));
    let texts = texts.collect::<Vec<_>>().join(", ");
    let takeover = format!(
        "import start, {{ load_texts, hydrate }} from '{script}';\n\
         const load = async (tag, file) => [tag, await (await file).text()];\n\
         const texts = Promise.all([{texts}]);\n\
         await start({{ module_or_path: '{module}' }});\n\
         for (const [tag, words] of await texts) load_texts(tag, words);\n\
         await hydrate();\n\
         {}",
        fetch_ahead(&ahead)
    );
    let preloads = languages.iter().map(|&language| {
        view! { <link rel="preload" href=catalogue(language) r#as="fetch" crossorigin="anonymous" /> }
    });
    view! {
        <link rel="modulepreload" href=script />
        <link rel="preload" href=module r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
        {preloads.collect_view()}
        <script type="module" nonce=use_nonce()>{takeover}</script>
    }
}
