//! The register as a whole.

use battle_map::view::notices::{NoticeQuery, NoticesView};
use leptos::prelude::*;

use super::{filter::NoticeFilter, record::Records, register::Register};
use crate::{
    live::{Followed, latest},
    map::links::address,
    parts::{frame::NavPage, pages::Pages, view_page::ViewPage},
    texts::use_texts,
};

/// The page, as far as its view is there.
#[component]
pub fn NoticesScreen(
    /// The filter in the page's address.
    query: Memo<NoticeQuery>,
    /// The register's view, followed as it changes.
    view: Followed<NoticesView>,
) -> impl IntoView {
    let texts = use_texts();
    let register = latest(view);
    let choices = Memo::new(move |_| {
        register.with(|r| r.as_ref().map(|r| r.choices.clone())).unwrap_or_default()
    });
    let rows = Memo::new(move |_| {
        register.with(|r| r.as_ref().map(|r| r.rows.lines.clone())).unwrap_or_default()
    });
    let shown = Memo::new(move |_| {
        register.with(|r| r.as_ref().map(|r| (r.rows.page, r.rows.last()))).unwrap_or_default()
    });
    let records = Memo::new(move |_| register.with(|r| r.as_ref()?.records.clone()));
    let counts = move || {
        let counts =
            register.with(|r| r.as_ref().map(|r| (r.open.to_string(), r.overdue.to_string())));
        counts.map(|(open, overdue)| {
            texts.fill("notices.counts", &[("open", &open), ("overdue", &overdue)])
        })
    };
    let whole = move || NoticeQuery { page: 0, records: 0, ..query.get() };
    let file = move || address("/feed/notices.xlsx", &whole().parameters());
    let pages = move || {
        let ((here, last), query) = (shown.get(), query.get());
        let turned = move |page| NoticeQuery { page, ..query.clone() };
        let href = move |page| address("/notices", &turned(page).parameters());
        view! { <Pages class="card-pages" here last href /> }
    };
    view! {
        <ViewPage view latest=register frame=|view| &view.frame here=NavPage::Notices title="notices.title" class="notices-page">
            <header class="my-head">
                <h1>{texts.get("notices.title")}</h1>
                <p>{counts}</p>
                <div class="notices-more">
                    <a class="button" href=file rel="external" download="">{texts.get("notices.xlsx")}</a>
                    {move || records.with(Option::is_some).then(|| view! {
                        <a class="button" href="/notices/types">{texts.get("documents.title")}</a>
                    })}
                </div>
            </header>
            <NoticeFilter query choices />
            <Register rows />
            {pages}
            {move || records.get().map(|records| view! { <Records query=query.get() records /> })}
        </ViewPage>
    }
}
