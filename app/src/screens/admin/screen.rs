//! The administrator's page as a whole.

use battle_map::view::{
    admin::{AdminQuery, AdminView, Search},
    audit::AuditLine,
    displays::DisplaysView,
    paged::Paged,
};
use leptos::prelude::*;

use super::{audit::AuditTrail, open::OpenAccount, people::People, store::Store, tokens::Tokens};
use crate::{
    ask::AskError,
    audit::Audit,
    erased::Show,
    live::{Followed, latest},
    parts::{frame::NavPage, view_page::ViewPage},
    screens::{
        accounts::{AccountSheet, Missing, NewAccounts, Unused},
        admin::things::Things,
        displays::Tours,
    },
    secrets::TokenLine,
    store_health::StoreHealth,
    texts::use_texts,
};

/// The parts of the page, each with the name it is linked by.
const PARTS: [(&str, &str); 11] = [
    ("people", "admin.people"),
    ("months", "admin.months"),
    ("checklists", "admin.checklists"),
    ("regions", "admin.regions"),
    ("units", "admin.units"),
    ("lists", "admin.lists"),
    ("layers", "admin.layers"),
    ("displays", "admin.displays"),
    ("tours", "display.title"),
    ("store", "admin.store"),
    ("audit", "audit.title"),
];

/// The page, as far as its views are there.
#[component]
pub fn AdminScreen(
    /// What the address asks of accounts and units.
    query: Memo<AdminQuery>,
    /// People, rules, regions, units, lists, layers.
    view: Followed<AdminView>,
    /// What the address asks of the tokens.
    wanted: Memo<Search>,
    /// Tokens, and how to ask for them again.
    tokens: Resource<Result<Paged<TokenLine>, AskError>>,
    /// The displays with their tours.
    displays: Followed<DisplaysView>,
    /// The state of the database and of the clock.
    store: Followed<StoreHealth>,
    /// What the address asks of the audit.
    asked: Memo<Audit>,
    /// The entries of the audit.
    audit: Resource<Result<Vec<AuditLine>, AskError>>,
) -> impl IntoView {
    let texts = use_texts();
    let admin = latest(view);
    let people = Memo::new(move |_| {
        admin.with(|a| a.as_ref().map(|a| a.people.clone())).unwrap_or_default()
    });
    // Rows come and go; the form above them keeps what is typed.
    let regions = Memo::new(move |_| {
        admin.with(|a| a.as_ref().map(|a| a.regions.clone())).unwrap_or_default()
    });
    let search = Memo::new(move |_| query.with(|query| query.people.clone()));
    let lines = Memo::new(move |_| {
        admin.with(|a| a.as_ref().map(|a| a.accountless.clone())).unwrap_or_default()
    });
    let sums =
        Memo::new(move |_| admin.with(|a| a.as_ref().map(|a| a.account_sums)).unwrap_or_default());
    let accounts = NewAccounts::begin();
    let link = move |(part, key)| view! { <a href=format!("#{part}")>{texts.get(key)}</a> };
    let links = move || PARTS.map(link).into_iter().collect_view();
    view! {
        <ViewPage view latest=admin frame=|view| &view.frame here=NavPage::Admin title="admin.title" class="admin-page">
            <Show when=move || admin.with(Option::is_some)>
                <h1>{texts.get("admin.title")}</h1>
                <AccountSheet accounts />
                <nav class="admin-parts" aria-label=texts.get("admin.title")>{links()}</nav>
                <section id="people">
                    <h2>{texts.get("admin.people")}</h2>
                    <OpenAccount regions />
                    <People search people regions />
                    <Missing lines sums accounts />
                    <Unused accounts />
                </section>
                <Things query admin regions />
                <Tokens search=wanted tokens />
                <Tours displays />
                <Store store />
                <AuditTrail asked lines=audit />
            </Show>
        </ViewPage>
    }
}
