//! The words of both months beside each other, folded away below a line.

use battle_map::{
    model::report::Figures,
    value::{MoneyUnit, Text},
    view::review::ReviewRow,
};
use leptos::{prelude::*, web_sys::Element};

use super::selection::Selection;
use crate::texts::{Texts, use_texts};

/// What both months say.
#[component]
pub fn BothMonths(
    /// The report that is shown.
    row: Memo<ReviewRow>,
    /// Where it is noted that the words are shown.
    selection: Selection,
) -> impl IntoView {
    let texts = use_texts();
    let key = row.with_untracked(|row| (row.project, row.month));
    let toggle = move |event| {
        selection.open(key, event_target::<Element>(&event).has_attribute("open"));
    };
    let last = move || row.with(|row| month(texts, "review.last-month", row.last.as_ref()));
    let now = move || row.with(|row| month(texts, "review.this-month", Some(&row.figures)));
    view! {
        <details class="review-words" on:toggle=toggle>
            <summary>{texts.get("review.words")}</summary>
            <div>{last} {now}</div>
        </details>
    }
}

/// What one month says.
fn month(texts: Texts, title: &str, figures: Option<&Figures>) -> impl IntoView + use<> {
    let words = |of: fn(&Figures) -> Option<&Text>| figures.and_then(of).map(ToString::to_string);
    let planned = figures.and_then(|figures| figures.next_month);
    let said = [
        ("desk.column.progress", words(|figures| figures.progress.as_ref())),
        ("desk.column.problem", words(Figures::stated_problem)),
        ("desk.column.next-month", planned.map(|money| money.exact(MoneyUnit::Wan))),
        ("desk.column.reason", words(|figures| figures.reason.as_ref())),
        ("desk.column.answer", words(|figures| figures.answer.as_ref())),
    ];
    let said = said
        .map(|(key, words)| words.map(|words| view! { <dt>{texts.get(key)}</dt><dd>{words}</dd> }));
    let silent = said.iter().all(Option::is_none);
    view! {
        <section>
            <h3>{texts.get(title)}</h3>
            <dl>{said.into_iter().collect_view()}</dl>
            {silent.then(|| view! { <p class="hint">{texts.get("review.silent")}</p> })}
        </section>
    }
}
