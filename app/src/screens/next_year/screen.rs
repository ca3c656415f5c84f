//! The page as a whole: which list is carried over, into which one, and what that would make.

use battle_map::{
    value::ListId,
    view::next_year::{ListChoice, NextYear, NextYearView, Target},
};
use leptos::prelude::*;

use super::sheet::CarryOverForm;
use crate::{
    erased::{Each, Show},
    live::{Followed, latest, part},
    parts::{frame::NavPage, view_page::ViewPage},
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn NextYearScreen(
    /// What the page's address asks for.
    query: Memo<NextYear>,
    /// What the page says.
    view: Followed<NextYearView>,
) -> impl IntoView {
    let texts = use_texts();
    let page = latest(view);
    let lists = part(page, |view| view.lists.clone());
    let sheet = part(page, |view| view.proposal.clone());
    // The form of a pair of lists is built once; what is ticked and typed stays while the city moves on.
    let pair = Memo::new(move |_| {
        sheet.with(|sheet| sheet.as_ref().map(|sheet| (sheet.from.id, sheet.into.list().id)))
    });
    let others = part(page, |view| {
        view.proposal.as_ref().map(|sheet| sheet.others.clone()).unwrap_or_default()
    });
    let known = part(page, |view| {
        view.proposal.as_ref().and_then(|sheet| match &sheet.into {
            Target::Known(list) => Some(list.id),
            Target::New(_) => None,
        })
    });
    let from = Memo::new(move |_| pair.get().map(|(from, _)| from));
    let none = move || page.with(Option::is_some) && pair.get().is_none();
    view! {
        <ViewPage view latest=page frame=|view| &view.frame here=NavPage::Office title="next-year.title" class="import-page next-page">
            <Show when=move || page.with(Option::is_some)>
                <header class="my-head">
                    <h1>{texts.get("next-year.title")}</h1>
                    <a href="/office">{texts.get("office.title")}</a>
                </header>
                <p class="hint">{texts.get("next-year.what")}</p>
            </Show>
            <Show when=none><p class="hint">{texts.get("next-year.none")}</p></Show>
            <Lists label="next-year.from" lists chosen=from address=Callback::new(|list| format!("/office/next-year?list={list}")) />
            <Show when=move || others.with(|others| !others.is_empty())>
                <Lists label="next-year.into" lists=others chosen=known address=Callback::new(move |into| {
                    let from = from.get().map(|from| from.to_string()).unwrap_or_default();
                    format!("/office/next-year?list={from}&into={into}")
                }) />
            </Show>
            <Each each=move || pair.get() key=|pair| *pair let:pair>
                <CarryOverForm pair query sheet />
            </Each>
        </ViewPage>
    }
}

/// Lists to choose from, as links.
#[component]
fn Lists(
    /// The key of what they are chosen for.
    label: &'static str,
    lists: Memo<Vec<ListChoice>>,
    chosen: Memo<Option<ListId>>,
    /// The address at which a list is chosen.
    address: Callback<ListId, String>,
) -> impl IntoView {
    let texts = use_texts();
    let line = move |list: ListChoice| {
        let current = move || (chosen.get() == Some(list.id)).then_some("true");
        let year = list.year.to_string();
        let name = if list.name.contains(&year) {
            list.name
        } else {
            texts.fill("next-year.list", &[("year", &year), ("name", &list.name)])
        };
        view! { <a class="button" aria-current=current href=move || address.run(list.id)>{name}</a> }
    };
    let lines = move || lists.get().into_iter().map(line).collect_view();
    view! {
        <nav class="next-lists" aria-label=texts.get(label)>
            <b>{texts.get(label)}</b>
            {lines}
        </nav>
    }
}
