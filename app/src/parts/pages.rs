//! The links between the pages of a long list.

use leptos::prelude::*;

use crate::texts::use_texts;

/// Links to the page before and after; nothing while there is only one.
#[component]
pub fn Pages(
    /// The CSS class for the layout.
    class: &'static str,
    /// The number of the page that is shown, counted from 0.
    here: u32,
    /// The number of the last page, counted from 0.
    last: u32,
    /// The address of a page.
    #[prop(into)]
    href: Callback<u32, String>,
) -> impl IntoView {
    let texts = use_texts();
    let here = here.min(last);
    let before = here.checked_sub(1).map(|page| href.run(page));
    let after = (here < last).then(|| href.run(here + 1));
    let words = texts.fill(
        "ledger.page",
        &[("page", &(here + 1).to_string()), ("pages", &(last + 1).to_string())],
    );
    (last > 0).then(|| {
        view! {
            <nav class=class aria-label=texts.get("ledger.pages")>
                {before.map(|href| view! { <a rel="prev" href=href>{texts.get("ledger.page.before")}</a> })}
                <span aria-current="page">{words}</span>
                {after.map(|href| view! { <a rel="next" href=href>{texts.get("ledger.page.after")}</a> })}
            </nav>
        }
    })
}
