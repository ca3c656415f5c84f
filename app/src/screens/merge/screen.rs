//! The page as a whole: what was merged, or the two side by side, or who is probably doubled.

use battle_map::{
    value::ProjectId,
    view::{merging::MergingView, project_file::Named},
};
use leptos::prelude::*;

use super::{doubles::Doubles, sheet::MergeSheetForm};
use crate::{
    erased::{Each, Show},
    live::{Followed, latest, part},
    parts::{frame::NavPage, view_page::ViewPage},
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn MergeScreen(
    /// What the page says.
    view: Followed<MergingView>,
) -> impl IntoView {
    let texts = use_texts();
    let page = latest(view);
    let sheet = part(page, |view| view.sheet.clone());
    // The two are built once; what is chosen of them stays while the city moves on.
    let pair = Memo::new(move |_| {
        sheet.with(|sheet| sheet.as_ref().map(|sheet| (sheet.stays.id, sheet.retires.id)))
    });
    let doubles = part(page, |view| view.doubles.clone());
    let stays = part(page, |view| view.stays.clone());
    let merged = part(page, |view| view.merged.clone().zip(view.stays.clone()));
    let chooses = move || page.with(Option::is_some) && pair.get().is_none();
    view! {
        <ViewPage view latest=page frame=|view| &view.frame here=NavPage::Office title="merge.title" class="import-page merge-page">
            <Show when=move || page.with(Option::is_some)>
                <header class="my-head">
                    <h1>{texts.get("merge.title")}</h1>
                    <a href="/office">{texts.get("office.title")}</a>
                </header>
            </Show>
            {move || merged.get().map(|(retired, stays)| view! { <Done retired stays /> })}
            <Each each=move || pair.get() key=|pair| *pair let:pair>
                <MergeSheetForm pair sheet />
            </Each>
            <Show when=chooses><Doubles doubles stays /></Show>
        </ViewPage>
    }
}

/// That the two are one now.
#[component]
fn Done(retired: Named<ProjectId>, stays: Named<ProjectId>) -> impl IntoView {
    let texts = use_texts();
    let (number, into) = (retired.id.to_string(), stays.id.to_string());
    let values = [("number", number.as_str()), ("name", &retired.name), ("into", &into)];
    let words = texts.fill("merge.done", &values);
    view! {
        <p class="merge-done" role="status">
            {words} " " <a href=format!("/projects/{into}")>{stays.name}</a>
        </p>
    }
}
