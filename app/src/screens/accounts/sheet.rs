//! The sheet of new accounts: a slip each, to print and cut, or a workbook. It is shown once.

use leptos::prelude::*;

use super::state::{NewAccounts, address};
use crate::{
    erased::Show,
    form::{Confirm, FormFault},
    me::role_code,
    secrets::NewAccount,
    texts::{Texts, use_texts},
};

/// The accounts that were opened on this page; nothing before any was.
#[component]
pub fn AccountSheet(
    /// The accounts with their passwords.
    accounts: NewAccounts,
) -> impl IntoView {
    let any = Memo::new(move |_| !accounts.opened().is_empty());
    view! {
        <Show when=move || any.get()>
            <Sheet accounts />
        </Show>
    }
}

#[component]
fn Sheet(accounts: NewAccounts) -> impl IntoView {
    let texts = use_texts();
    let title = move || {
        let count = accounts.opened().len().to_string();
        texts.fill("accounts.sheet", &[("count", &count)])
    };
    let slips = move || accounts.opened().into_iter().map(|one| slip(texts, one)).collect_view();
    let what = move || view! { <p>{texts.get("accounts.put-away-means")}</p> };
    let print = move |_| {
        // Fails only where a browser forbids it; nothing else depends on it.
        let _ = window().print();
    };
    view! {
        <section class="account-sheet" aria-label=texts.get("accounts.file")>
            <header>
                <h2>{title}</h2>
                <p role="status">{texts.get("accounts.once")}</p>
                <p class="import-send">
                    <button class="primary" type="button" on:click=print>{texts.get("accounts.print")}</button>
                    <button class="button" type="button" on:click=move |_| accounts.download()>
                        {texts.get("accounts.xlsx")}
                    </button>
                </p>
                <Confirm
                    form=accounts.form
                    label="accounts.put-away"
                    confirm="accounts.put-away-now"
                    ready=|()| true
                    what
                    send=move |()| accounts.put_away()
                    primary=false
                />
                <FormFault form=accounts.form />
            </header>
            <ul class="account-slips">{slips}</ul>
        </section>
    }
}

fn slip(texts: Texts, account: NewAccount) -> impl IntoView {
    let role = texts.get(&format!("role.{}", role_code(account.role)));
    view! {
        <li>
            <p><b>{account.of}</b> " " <span>{role}</span></p>
            <dl>
                <dt>{texts.get("accounts.address")}</dt>
                <dd>{address()}</dd>
                <dt>{texts.get("login.name")}</dt>
                <dd>{account.name}</dd>
                <dt>{texts.get("accounts.password")}</dt>
                <dd><code>{account.password}</code></dd>
            </dl>
            <small>{texts.get("accounts.change-first")}</small>
        </li>
    }
}
