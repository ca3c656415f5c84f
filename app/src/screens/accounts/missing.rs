//! Who has no account yet, those first for whom most is waiting; the administrator opens all of them
//! with one press.

use battle_map::{
    access::may_keep_accounts,
    view::accountless::{AccountSums, Accountless, Bearer},
};
use leptos::prelude::*;

use super::state::{NewAccounts, asked};
use crate::{
    erased::Show,
    form::{FormFault, Submit},
    me::use_me,
    texts::use_texts,
};

/// How many are listed before the rest is unfolded.
const SHOWN: usize = 12;

/// Those without an account, and the button that opens one for every unit and county office.
#[component]
pub fn Missing(
    /// Those without an account, those first for whom most is waiting.
    lines: Memo<Vec<Accountless>>,
    /// How many have one.
    sums: Memo<AccountSums>,
    /// Where new accounts are shown.
    accounts: NewAccounts,
) -> impl IntoView {
    let texts = use_texts();
    let keeps = use_me().actor.as_ref().is_some_and(may_keep_accounts);
    let together = Memo::new(move |_| lines.with(|lines| asked(lines)));
    let count = Memo::new(move |_| together.with(|all| all.units.len() + all.regions.len()));
    let words = Signal::derive(move || {
        texts.fill("accounts.open-all", &[("count", &count.get().to_string())])
    });
    let open = move |()| accounts.open(together.get_untracked());
    view! {
        <section class="accounts-missing">
            <h3>{texts.get("accounts.missing")}</h3>
            <Sums sums />
            <Show when=move || keeps && count.get() != 0>
                <Submit form=accounts.form label="accounts.open-all" words send=open primary=true />
            </Show>
            <FormFault form=accounts.form />
            <p class="hint">{texts.get(if keeps { "accounts.silence" } else { "accounts.by-admin" })}</p>
            <List lines accounts keeps />
        </section>
    }
}

/// Units, county offices and leaders without an account, of how many.
#[component]
fn Sums(sums: Memo<AccountSums>) -> impl IntoView {
    let texts = use_texts();
    let sum = move |key: &'static str, of: fn(&AccountSums) -> (u32, u32)| {
        let missing = move || sums.with(|sums| of(sums).1 - of(sums).0);
        let all = move || sums.with(|sums| of(sums).1);
        view! {
            <div>
                <dd><b>{missing}</b> " / " {all}</dd>
                <dt>{texts.get(key)}</dt>
            </div>
        }
    };
    view! {
        <dl class="accounts-sums">
            {sum("accounts.units", |sums| sums.units)}
            {sum("accounts.counties", |sums| sums.counties)}
            {sum("accounts.leaders", |sums| sums.leaders)}
        </dl>
    }
}

#[component]
fn List(lines: Memo<Vec<Accountless>>, accounts: NewAccounts, keeps: bool) -> impl IntoView {
    let texts = use_texts();
    let items = move |from: usize, most: usize| {
        let lines = lines.get().into_iter().skip(from).take(most);
        lines.map(|line| view! { <Line line accounts keeps /> }).collect_view()
    };
    let rest = Memo::new(move |_| lines.with(Vec::len).saturating_sub(SHOWN));
    let more = move || texts.fill("accounts.more", &[("count", &rest.get().to_string())]);
    view! {
        <ul class="accounts-list">{move || items(0, SHOWN)}</ul>
        <Show when=move || rest.get() != 0>
            <details>
                <summary>{more}</summary>
                <ul class="accounts-list">{move || items(SHOWN, usize::MAX)}</ul>
            </details>
        </Show>
    }
}

#[component]
fn Line(line: Accountless, accounts: NewAccounts, keeps: bool) -> impl IntoView {
    let texts = use_texts();
    let kind = match line.bearer {
        Bearer::Unit(_) => None,
        Bearer::County(_) => Some("accounts.county-office"),
        Bearer::Leader(_) => Some("accounts.leader"),
    };
    let figure = |count: u32, class: &'static str, key: &str| {
        let words = texts.fill(key, &[("count", &count.to_string())]);
        (count > 0).then(|| view! { <span class=class>{words}</span> })
    };
    let alone = asked([&line]);
    let open = if !keeps {
        ().into_any()
    } else if matches!(line.bearer, Bearer::Leader(_)) {
        view! { <a class="button" href="/admin#people">{texts.get("accounts.open")}</a> }.into_any()
    } else {
        let send = move |()| accounts.open(alone.clone());
        view! { <Submit form=accounts.form label="accounts.open" send /> }.into_any()
    };
    let projects = texts.fill("admin.entries", &[("count", &line.projects.to_string())]);
    view! {
        <li>
            <b>{line.name}</b>
            {kind.map(|key| view! { <span>{texts.get(key)}</span> })}
            <span class="accounts-projects">{projects}</span>
            {figure(line.red, "waits-red", "accounts.red")}
            {figure(line.yellow, "waits-yellow", "accounts.yellow")}
            {open}
        </li>
    }
}
