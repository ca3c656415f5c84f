//! Which reports are shown: a search and drop-downs in a form that works as a plain GET.

use battle_map::view::{
    options::FilterOption,
    review::{DifferenceFilter, ReviewQuery, ReviewScope, ReviewView},
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    erased::Show,
    map::links::address,
    parts::filter::{Pick, SearchField},
    texts::use_texts,
};

/// The form that filters the reports.
#[component]
pub fn ReviewFilter(
    /// The filter in the page's address.
    query: Memo<ReviewQuery>,
    /// The view, with the counties and units to choose from.
    review: Memo<Option<ReviewView>>,
) -> impl IntoView {
    let texts = use_texts();
    let regions = Memo::new(move |_| {
        review.with(|r| r.as_ref().map(|r| named(&r.regions))).unwrap_or_default()
    });
    let units = Memo::new(move |_| {
        review.with(|r| r.as_ref().map(|r| named(&r.units))).unwrap_or_default()
    });
    let coded =
        |code: &'static str, of: &str| (code.to_owned(), texts.get(&format!("review.{of}.{code}")));
    let shown: Vec<_> = ReviewScope::ALL.map(|scope| coded(scope.code(), "shown")).into();
    let differences: Vec<_> =
        DifferenceFilter::all().map(|choice| coded(choice.code(), "difference")).collect();
    let parameters = Signal::derive(move || query.with(ReviewQuery::parameters));
    let text = Signal::derive(move || query.with(|query| query.text.clone()));
    let navigate = use_navigate();
    let search = move |text: String| {
        let text = text.trim().to_owned();
        let query = ReviewQuery { text, page: 0, ..query.get_untracked() };
        navigate(&address("/review", &query.parameters()), NavigateOptions::default());
    };
    view! {
        <search class="filter">
            <form method="get" action="/review" on:submit=|event| event.prevent_default()>
                <SearchField text label="review.search" search />
                <Pick list="review" name="shown" parameters choices=Signal::stored(shown) any=false />
                <Pick list="review" name="difference" parameters choices=Signal::stored(differences) />
                <Show when=move || regions.with(|regions| regions.len() > 1)>
                    <Pick list="review" name="region" parameters choices=regions />
                </Show>
                <Pick list="review" name="unit" parameters choices=units />
                <button type="submit">{texts.get("filter.apply")}</button>
            </form>
        </search>
    }
}

/// Choices with the number of reports behind each.
fn named<T: ToString>(options: &[FilterOption<T>]) -> Vec<(String, String)> {
    let choice = |option: &FilterOption<T>| {
        (option.value.to_string(), format!("{} {}", option.name, option.count))
    };
    options.iter().map(choice).collect()
}
