//! Another sheet for those who never signed in, as when the first one was lost.

use leptos::prelude::*;

use super::state::NewAccounts;
use crate::{
    form::{Confirm, FormFault, Typed, use_form},
    secrets::AccountsAsked,
    texts::use_texts,
};

/// The button that gives every unit and county office that never changed its initial password
/// another one.
#[component]
pub fn Unused(
    /// Where the new passwords are shown.
    accounts: NewAccounts,
) -> impl IntoView {
    let texts = use_texts();
    let form = use_form("renew-unused", "", Typed::default());
    let open = RwSignal::new(false);
    let renew = move |()| {
        open.set(false);
        accounts.open(AccountsAsked { unused: true, ..AccountsAsked::default() });
    };
    let what = move || view! { <p>{texts.get("accounts.renew-means")}</p> };
    view! {
        <div class="accounts-renew">
            <Confirm
                form
                label="accounts.renew"
                confirm="accounts.renew-now"
                ready=|()| true
                what
                send=renew
                open
                primary=false
            />
            <FormFault form />
        </div>
    }
}
