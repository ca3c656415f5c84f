//! Finding in the long lists of the page and turning their pages: forms and links of the page's address,
//! which work without JavaScript.

use battle_map::view::{
    admin::{self, Search},
    paged::Paged,
};
use leptos::{ev::SubmitEvent, html, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{map::links::address, parts::pages::Pages, texts::use_texts};

/// A long list of the page.
#[derive(Debug, Clone, Copy)]
pub struct Listing {
    /// The part of the page in which it stands.
    part: &'static str,
    /// The parameters of its words and its page.
    parameters: [&'static str; 2],
    /// The key of what its field is called.
    label: &'static str,
}

/// The accounts.
pub const PEOPLE: Listing =
    Listing { part: "people", parameters: admin::PEOPLE, label: "admin.find-person" };
/// The units.
pub const UNITS: Listing = Listing { part: "units", parameters: admin::UNITS, label: "admin.find" };
/// The tokens.
pub const TOKENS: Listing =
    Listing { part: "displays", parameters: admin::TOKENS, label: "admin.find-token" };

impl Listing {
    /// What the page's address asks of it.
    pub fn asked(self, get: impl Fn(&str) -> Option<String>) -> Search {
        Search::read(get, self.parameters)
    }

    /// The address of the list as it is searched and turned; the other lists of the page begin anew.
    fn href(self, search: &Search) -> String {
        format!("{}#{}", address("/admin", &search.parameters(self.parameters)), self.part)
    }
}

/// The field by which a list is searched.
#[component]
pub fn Find(
    /// The list.
    list: Listing,
    /// What it is searched by.
    search: Memo<Search>,
) -> impl IntoView {
    let texts = use_texts();
    let navigate = use_navigate();
    let field = NodeRef::<html::Input>::new();
    let find = move |event: SubmitEvent| {
        let Some(field) = field.get_untracked() else { return };
        event.prevent_default();
        let search = Search { words: field.value(), page: 0 };
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&list.href(&search), options);
    };
    let words = move || search.with(|search| search.words.clone());
    view! {
        <search class="filter asks">
            <form method="get" action=format!("/admin#{}", list.part) on:submit=find>
                <input
                    node_ref=field
                    type="search"
                    name=list.parameters[0]
                    value=words
                    prop:value=words
                    maxlength="100"
                    placeholder=texts.get(list.label)
                    aria-label=texts.get(list.label)
                />
                <button type="submit">{texts.get("audit.find")}</button>
            </form>
        </search>
    }
}

/// The links between the pages of a list, and the word that nothing was found.
#[component]
pub fn Turn<T: Send + Sync + 'static>(
    /// The list.
    list: Listing,
    /// What it is searched by.
    search: Memo<Search>,
    /// The page of it that is shown.
    shown: Memo<Paged<T>>,
) -> impl IntoView {
    let place = move || shown.with(|shown| (shown.page, shown.last(), shown.count));
    turn(list, search, Memo::new(move |_| place()))
}

fn turn(list: Listing, search: Memo<Search>, place: Memo<(u32, u32, u32)>) -> impl IntoView {
    let texts = use_texts();
    move || {
        let ((here, last, count), search) = (place.get(), search.get());
        let nothing = count == 0 && !search.words.is_empty();
        let href = move |page| list.href(&search.turned(page));
        view! {
            {nothing.then(|| view! { <p class="hint">{texts.get("admin.none-found")}</p> })}
            <Pages class="card-pages" here last href />
        }
    }
}
