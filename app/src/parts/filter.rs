//! The filter of a page: a form that works as a plain GET, and chips that are plain links. With
//! JavaScript a change takes effect at once.

mod chips;
mod pick;
mod picks;
mod search;
mod told;

use battle_map::view::{filter::Filter, options::Options};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

pub use pick::Pick;
pub use search::SearchField;
pub use told::told;

use chips::FilterChips;
use picks::Picks;

use crate::{map::links::address, texts::use_texts};

/// The parameter that holds a map's window.
const WINDOW: &str = "at";

/// The page that is filtered, with what is needed for the address of every other filter.
#[derive(Debug, Clone, Copy)]
pub struct Filtered {
    /// The path of the page that is filtered.
    pub path: &'static str,
    /// The filter as the page's address states it.
    pub filter: Signal<Filter>,
    /// The page's other parameters, kept by every change of the filter.
    pub others: Signal<Vec<(&'static str, String)>>,
}

impl Filtered {
    /// The address of the page with another filter; a change of region drops the map's window.
    pub fn href(&self, filter: &Filter) -> String {
        let elsewhere = self.filter.with(|now| now.region != filter.region);
        let mut parameters = filter.parameters();
        let others = self.others.get().into_iter();
        parameters.extend(others.filter(|(key, _)| !(elsewhere && *key == WINDOW)));
        address(self.path, &parameters)
    }

    /// The current filter with one parameter changed.
    fn with(&self, key: &str, value: &str) -> Filter {
        let parameters = self.filter.get_untracked().parameters();
        let old = |name: &str| parameters.iter().find(|(k, _)| *k == name).map(|(_, v)| v.clone());
        Filter::read(|name| if name == key { Some(value.to_owned()) } else { old(name) })
    }
}

/// Search, choices and chips.
#[component]
pub fn FilterBar(
    /// The page that is filtered.
    filtered: Filtered,
    /// What the filters can be set to.
    #[prop(into)]
    options: Signal<Options>,
) -> impl IntoView {
    let texts = use_texts();
    let navigate = use_navigate();
    let set = Callback::new(move |(key, value): (&'static str, String)| {
        let href = untrack(|| filtered.href(&filtered.with(key, &value)));
        navigate(&href, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    let text = Signal::derive(move || filtered.filter.with(|filter| filter.text.clone()));
    view! {
        <search class="filter">
            // A change was taken in before the form is sent.
            <form method="get" action=filtered.path on:submit=|event| event.prevent_default()>
                <SearchField text label="filter.search" search=move |text| set.run(("q", text)) />
                <Picks filtered options set />
                <Kept filtered />
                <button type="submit">{texts.get("filter.apply")}</button>
            </form>
            <FilterChips filtered options />
        </search>
    }
}

/// Hidden inputs for parameters that the form has no field for, so that sending it keeps them.
#[component]
fn Kept(filtered: Filtered) -> impl IntoView {
    let kept = move || {
        let chips = filtered.filter.get().parameters().into_iter();
        let chips =
            chips.filter(|(key, _)| matches!(*key, "stage" | "lamp" | "unplaced" | "within"));
        chips
            .chain(filtered.others.get().into_iter().filter(|(key, _)| *key != WINDOW))
            .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
            .collect_view()
    };
    view! { {kept} }
}
