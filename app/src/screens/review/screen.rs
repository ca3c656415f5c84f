//! The review as a whole.

use battle_map::view::review::{ReviewQuery, ReviewView};
use leptos::prelude::*;

use super::{
    batch::BatchBar,
    filter::ReviewFilter,
    line::ReviewLine,
    order::{Arranged, Line, arranged},
    selection::Selection,
    send::ReviewBatch,
};
use crate::{
    erased::Show,
    live::{Followed, Lines, latest},
    map::links::address,
    parts::{frame::NavPage, pages::Pages, view_page::ViewPage},
    texts::{Texts, use_texts},
};

/// The page, as far as its view is there.
#[component]
pub fn ReviewScreen(
    /// The filter in the page's address.
    query: Memo<ReviewQuery>,
    /// The view of the reports, followed as it changes.
    view: Followed<ReviewView>,
) -> impl IntoView {
    let texts = use_texts();
    let review = latest(view);
    let selection = Selection::begin();
    let lines = lines(review, selection);
    let batch = ReviewBatch::begin(lines, selection);
    let acts = Memo::new(move |_| {
        lines.with(|lines| lines.iter().any(|line| line.row.may_accept || line.row.may_return))
    });
    let several = Memo::new(move |_| review.with(|r| r.as_ref().is_some_and(|r| r.open.len() > 1)));
    let shown = Memo::new(move |_| {
        review.with(|r| r.as_ref().map(|r| (r.rows.page, r.rows.last()))).unwrap_or_default()
    });
    let pages = move || {
        let ((here, last), query) = (shown.get(), query.get());
        let turned = move |page| ReviewQuery { page, ..query.clone() };
        let href = move |page| address("/review", &turned(page).parameters());
        view! { <Pages class="card-pages" here last href /> }
    };
    view! {
        <ViewPage view latest=review frame=|view| &view.frame here=NavPage::Review title="review.title" class="review-page">
            <header class="my-head">
                <h1>
                    {texts.get("review.title")} " "
                    <span>{move || review.with(|r| r.as_ref().and_then(|r| r.whose.clone()))}</span>
                </h1>
                {move || review.with(|review| review.as_ref().map(|review| stand(texts, review)))}
            </header>
            <ReviewFilter query review />
            <ul class="review-list">
                <Lines lines key=Line::key let:line>
                    <ReviewLine line selection several />
                </Lines>
            </ul>
            {pages}
            <Show when=move || review.with(Option::is_some) && lines.with(Vec::is_empty)>
                <p class="hint">{texts.get("review.none")}</p>
            </Show>
            <BatchBar batch acts />
        </ViewPage>
    }
}

/// The lines in their order, which only another filter changes.
fn lines(review: Memo<Option<ReviewView>>, selection: Selection) -> Memo<Vec<Line>> {
    let held = Memo::new(move |_| selection.held());
    let stands = Memo::new(move |before: Option<&Arranged>| {
        let arrange = |view: &ReviewView| {
            held.with(|held| arranged(before, &view.query, &view.rows.lines, held))
        };
        let now = review.with(|review| review.as_ref().map(arrange));
        now.or_else(|| before.cloned()).unwrap_or_default()
    });
    Memo::new(move |_| stands.with(|stands| stands.lines.clone()))
}

/// How many reports stand where, whatever the filter lets through.
fn stand(texts: Texts, review: &ReviewView) -> impl IntoView + use<> {
    let counts = [
        ("waiting", review.counts.waiting),
        ("returned", review.counts.returned),
        ("filed", review.counts.filed),
    ];
    let counts = counts.map(|(key, count)| {
        let words = texts.fill(&format!("review.count.{key}"), &[("count", &count.to_string())]);
        view! { <li>{words}</li> }
    });
    let closed = review.open.is_empty();
    view! {
        <ul class="my-counts">{counts.into_iter().collect_view()}</ul>
        {closed.then(|| view! { <p class="hint">{texts.get("review.no-period")}</p> })}
    }
}
