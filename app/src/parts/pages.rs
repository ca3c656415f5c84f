//! The links between the pages of a long list.

use battle_map::view::paged::parameter;
use leptos::prelude::*;

use crate::{map::links::address, texts::use_texts};

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

/// The same for one of several lists of a page, whose parameter has the name of its part of the page; the
/// other lists begin anew.
#[component]
pub fn ListPages(
    /// The path of the page.
    #[prop(into)]
    path: Signal<String>,
    /// The parameter of the list's page, and the part of the page in which it stands.
    list: &'static str,
    /// The number of the page that is shown and of the last one, counted from 0.
    #[prop(into)]
    place: Signal<(u32, u32)>,
) -> impl IntoView {
    move || {
        let ((here, last), path) = (place.get(), path.get());
        let href = move |page| {
            let parameters: Vec<_> = parameter(page).map(|page| (list, page)).into_iter().collect();
            format!("{}#{list}", address(&path, &parameters))
        };
        view! { <Pages class="card-pages" here last href /> }
    }
}
