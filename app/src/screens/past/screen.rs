//! The page on which registers come in, each as a whole.

use battle_map::view::past::PastView;
use leptos::prelude::*;

use super::{cards::CardLedger, notices::NoticeRegister};
use crate::{
    erased::Show,
    live::{Followed, latest},
    parts::{frame::NavPage, view_page::ViewPage},
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn PastScreen(
    /// What the page says before a file was chosen.
    view: Followed<PastView>,
) -> impl IntoView {
    let texts = use_texts();
    let page = latest(view);
    let series = Memo::new(move |_| {
        let series = page.with(|p| p.as_ref().map(|p| p.series.clone())).unwrap_or_default();
        let series: Vec<_> = series.iter().map(ToString::to_string).collect();
        series.join(&texts.get("list.joint"))
    });
    view! {
        <ViewPage view latest=page frame=|view| &view.frame here=NavPage::Office title="past.title" class="import-page past-page">
            <Show when=move || page.with(Option::is_some)>
                <header class="my-head">
                    <h1>{texts.get("past.title")}</h1>
                    <a href="/office">{texts.get("office.title")}</a>
                </header>
                <NoticeRegister series />
                <CardLedger />
            </Show>
        </ViewPage>
    }
}
